using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Newcomers;
using Matching.Service.Pipeline;
using Matching.Service.Storage;

namespace Matching.Service.Proposals;

/// <summary>What was asked about a proposal, and what came back. The texts are people's own words.</summary>
public sealed record Consultation(ConsultationId Id, string AskedBy, string Asked, string Question, DateTimeOffset AskedAt, string? Answer, DateTimeOffset? AnsweredAt);

/// <summary>A line of the list 'In overleg'. <see cref="IsAskedOfMe"/>: she is to answer; otherwise she waits.</summary>
public sealed record ConsultationRow
{
    public required ConsultationId Id { get; init; }
    public required ProposalId Proposal { get; init; }
    public required int Version { get; init; }
    public required NewcomerId Newcomer { get; init; }
    public required string PersonName { get; init; }
    public required string OpeningTitle { get; init; }
    public required OpeningKind Kind { get; init; }
    public required string Organisation { get; init; }
    public required bool IsAskedOfMe { get; init; }

    /// <summary>The other one of the two.</summary>
    public required string With { get; init; }
    public required string Question { get; init; }
    public required DateTimeOffset AskedAt { get; init; }
}

internal static class ConsultationReader
{
    /// <summary>The last one about a proposal that was not taken back; null when nobody was asked.</summary>
    public static async Task<Consultation?> LastOfAsync(DbSession db, ProposalId proposal, CancellationToken ct) =>
        await db.Connection.QueryFirstOrDefaultAsync<Line>(new CommandDefinition("""
            select k.id, b.display_name as asked_by, a.display_name as asked, k.question, k.asked_at, k.answer, k.answered_at
            from consultations k
            join accounts b on b.id = k.asked_by
            join accounts a on a.id = k.asked
            where k.proposal_id = @Value and not exists (select from decisions u where u.undoes = k.decision_id)
            order by k.id desc
            limit 1
            """, new { proposal.Value }, cancellationToken: ct)) is { } line
            ? new Consultation(new(line.Id), line.AskedBy, line.Asked, line.Question, line.AskedAt, line.Answer, line.AnsweredAt)
            : null;

    /// <summary>Still to be answered, of both sides; those asked of her first, the oldest on top.</summary>
    public static async Task<IReadOnlyList<ConsultationRow>> OpenAsync(DbSession db, Actor actor, CancellationToken ct) =>
    [
        .. (await db.Connection.QueryAsync<RowLine>(new CommandDefinition("""
            select k.id, k.proposal_id, p.version, p.newcomer_id, nn.given_name, nn.family_name, o.title, p.kind, g.name as organisation,
              k.asked = @Account as is_asked_of_me, case when k.asked = @Account then b.display_name else a.display_name end as "with",
              k.question, k.asked_at, n.caseworker_id = @Account as is_own
            from consultations k
            join proposals p on p.id = k.proposal_id and p.status = 'postponed'
            join newcomers n on n.id = p.newcomer_id
            join openings o on o.id = p.opening_id
            join organisations g on g.id = o.organisation_id
            join accounts a on a.id = k.asked
            join accounts b on b.id = k.asked_by
            left join newcomer_names nn on nn.newcomer_id = n.id
            where k.ended_at is null and (k.asked = @Account or k.asked_by = @Account)
            order by k.asked <> @Account, k.asked_at, k.id
            """, new { actor.Account }, cancellationToken: ct))).Select(k => new ConsultationRow
        {
            Id = new(k.Id),
            Proposal = new(k.ProposalId),
            Version = k.Version,
            Newcomer = new(k.NewcomerId),
            PersonName = PersonName.InList(k.IsOwn, k.NewcomerId, k.GivenName, k.FamilyName),
            OpeningTitle = k.Title,
            Kind = Code.Parse<OpeningKind>(k.Kind),
            Organisation = k.Organisation,
            IsAskedOfMe = k.IsAskedOfMe,
            With = k.With,
            Question = k.Question,
            AskedAt = k.AskedAt,
        }),
    ];

    private sealed record Line(
        long Id, string AskedBy, string Asked, string Question, DateTimeOffset AskedAt, string? Answer, DateTimeOffset? AnsweredAt);

    private sealed record RowLine
    {
        public required long Id { get; init; }
        public required long ProposalId { get; init; }
        public required int Version { get; init; }
        public required long NewcomerId { get; init; }
        public string? GivenName { get; init; }
        public string? FamilyName { get; init; }
        public required string Title { get; init; }
        public required string Kind { get; init; }
        public required string Organisation { get; init; }
        public required bool IsAskedOfMe { get; init; }
        public required string With { get; init; }
        public required string Question { get; init; }
        public required DateTimeOffset AskedAt { get; init; }
        public required bool IsOwn { get; init; }
    }
}
