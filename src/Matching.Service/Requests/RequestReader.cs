using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Storage;

namespace Matching.Service.Requests;

/// <summary>Reads requests for both sides, newest first, within what the caller's side may see.</summary>
internal static class RequestReader
{
    private const int MostShown = 100;

    /// <summary>Of one organisation, of one opening, or of the whole municipality; open ones first.</summary>
    public static async Task<IReadOnlyList<RequestRow>> ReadAsync(
        DbSession db, CancellationToken ct, long? organisation = null, long? opening = null) =>
        [
            .. (await db.Connection.QueryAsync<Line>(new CommandDefinition($"""
                select r.id, r.kind, r.body, r.asked_at, a.display_name as asked_by, o.id as opening_id, o.title, o.kind as opening_kind,
                  g.name as organisation, r.answer, b.display_name as answered_by, r.answered_at, r.withdrawn_at
                from host_requests r
                join openings o on o.id = r.opening_id
                join organisations g on g.id = r.organisation_id
                join accounts a on a.id = r.account_id
                left join accounts b on b.id = r.answered_by
                where r.municipality_code = @Municipality and (@organisation::bigint is null or r.organisation_id = @organisation)
                  and (@opening::bigint is null or r.opening_id = @opening)
                order by coalesce(r.answered_at, r.withdrawn_at) is not null, r.asked_at desc, r.id desc
                limit {MostShown}
                """, new { db.Municipality, organisation, opening }, cancellationToken: ct))).Select(RowOf),
        ];

    private static RequestRow RowOf(Line line) => new()
    {
        Request = new(line.Id),
        Kind = Code.Parse<RequestKind>(line.Kind),
        Body = line.Body,
        AskedAt = line.AskedAt,
        AskedBy = line.AskedBy,
        Opening = new(line.OpeningId),
        OpeningTitle = line.Title,
        OpeningKind = Code.Parse<OpeningKind>(line.OpeningKind),
        Organisation = line.Organisation,
        Answer = line.Answer,
        AnsweredBy = line.AnsweredBy,
        AnsweredAt = line.AnsweredAt,
        WithdrawnAt = line.WithdrawnAt,
    };

    private sealed record Line
    {
        public required long Id { get; init; }
        public required string Kind { get; init; }
        public string? Body { get; init; }
        public required DateTimeOffset AskedAt { get; init; }
        public required string AskedBy { get; init; }
        public required long OpeningId { get; init; }
        public required string Title { get; init; }
        public required string OpeningKind { get; init; }
        public required string Organisation { get; init; }
        public string? Answer { get; init; }
        public string? AnsweredBy { get; init; }
        public DateTimeOffset? AnsweredAt { get; init; }
        public DateTimeOffset? WithdrawnAt { get; init; }
    }
}
