using Dapper;
using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Newcomers;

/// <summary>The people of the own caseload and of those for whom she is deputy, with where they stand after the last night.</summary>
[For(Role.Caseworker)]
public sealed record People : IQuery<IReadOnlyList<PersonRow>>;

/// <summary>As the round says it, and set aside: the dossier could not be read.</summary>
public enum PersonStanding : byte { Proposed, Questions, Blocked, NoPlace, SetAside }

public sealed record PersonRow
{
    public required NewcomerId Newcomer { get; init; }
    public required string Name { get; init; }
    public string? InPlaceOf { get; init; }

    /// <summary>Null: no night has looked yet.</summary>
    public PersonStanding? Standing { get; init; }
    public RuleCode? BlockedBy { get; init; }
    public LeastChange? LeastChange { get; init; }
    public required IReadOnlyList<OpenQuestion> Questions { get; init; }
    public required int OpenProposals { get; init; }
    public required int RunningHolds { get; init; }
    public required int RunningPlacements { get; init; }

    /// <summary>A break or a later wave: nothing is proposed before this day. Null: no such day ahead.</summary>
    public DateOnly? NotBefore { get; init; }

    /// <summary>It is a break, not a wave.</summary>
    public bool IsPause { get; init; }
}

internal sealed class PeopleHandler(DbSession db, Actor actor, TimeProvider clock) : IRequestHandler<People, Answer<IReadOnlyList<PersonRow>>>
{
    public async Task<Answer<IReadOnlyList<PersonRow>>> Handle(People request, CancellationToken cancellationToken)
    {
        var lines = (await db.Connection.QueryAsync<Line>(new CommandDefinition("""
            select n.id, n.caseworker_id, c.display_name as caseworker, nn.given_name, nn.family_name,
              s.standing, s.blocked_by, s.questions::text as questions, s.least_change::text as least_change,
              (n.dossier ->> 'pausedUntil')::date as paused_until, (n.dossier ->> 'waveFrom')::date as wave_from,
              (select count(*)::int from proposals p where p.newcomer_id = n.id and p.status in ('open', 'postponed')) as open_proposals,
              (select count(*)::int from holds h where h.newcomer_id = n.id and h.state = 'held') as running_holds,
              (select count(*)::int from placements l
                where l.newcomer_id = n.id and l.state in ('agreed', 'introduced', 'started')) as running_placements
            from newcomers n
            join accounts c on c.id = n.caseworker_id
            left join newcomer_names nn on nn.newcomer_id = n.id
            left join standings s on s.newcomer_id = n.id
            where n.caseworker_id = any(array(select @Account union all select d.caseworker_id from deputies d where d.deputy_id = @Account))
            order by n.caseworker_id <> @Account, c.display_name, nn.given_name, nn.family_name, n.id
            """, new { actor.Account }, cancellationToken: cancellationToken))).AsList();
        var questions = await StillOpen.ReadAsync(db, lines.Select(line => (line.Id, line.Questions)), clock.BusinessDate(), cancellationToken);
        return lines.Select(line => RowOf(line, [.. questions[line.Id]])).ToList();
    }

    private PersonRow RowOf(Line line, IReadOnlyList<OpenQuestion> questions)
    {
        var isOwn = line.CaseworkerId == actor.Account;
        var today = clock.BusinessDate();
        var (pause, wave) = (line.PausedUntil > today ? line.PausedUntil : null, line.WaveFrom > today ? line.WaveFrom : null);
        return new PersonRow
        {
            Newcomer = new(line.Id),
            Name = isOwn ? PersonName.Full(line.Id, line.GivenName, line.FamilyName) : PersonName.Initials(line.Id, line.GivenName, line.FamilyName),
            InPlaceOf = isOwn ? null : line.Caseworker,
            Standing = line.Standing is { } standing ? Code.Parse<PersonStanding>(standing) : null,
            BlockedBy = line.BlockedBy is { } rule ? Code.Parse<RuleCode>(rule) : null,
            LeastChange = Standings.LeastChangeOf(line.LeastChange),
            Questions = questions,
            OpenProposals = line.OpenProposals,
            RunningHolds = line.RunningHolds,
            RunningPlacements = line.RunningPlacements,
            NotBefore = pause > wave || wave is null ? pause : wave,
            IsPause = pause > wave || wave is null,
        };
    }

    private sealed record Line
    {
        public required long Id { get; init; }
        public required long CaseworkerId { get; init; }
        public required string Caseworker { get; init; }
        public string? GivenName { get; init; }
        public string? FamilyName { get; init; }
        public string? Standing { get; init; }
        public string? BlockedBy { get; init; }
        public string? Questions { get; init; }
        public string? LeastChange { get; init; }
        public required int OpenProposals { get; init; }
        public required int RunningHolds { get; init; }
        public required int RunningPlacements { get; init; }
        public DateOnly? PausedUntil { get; init; }
        public DateOnly? WaveFrom { get; init; }
    }
}
