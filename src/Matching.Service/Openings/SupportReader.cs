using Dapper;
using Matching.Engine.Domain;
using Matching.Engine.Explanation.Unlocking;
using Matching.Service.Storage;

namespace Matching.Service.Openings;

/// <summary>A course or offer of the area, with who gives it.</summary>
public sealed record SupportChoice(SupportOffer Facts, string Organisation);

/// <summary>Reads what an unlock can point at.</summary>
internal static class SupportReader
{
    /// <summary>The offers of the session's area, by number; one whose postcode cannot be read is left out.</summary>
    public static async Task<IReadOnlyList<SupportChoice>> ReadAsync(DbSession session, CancellationToken ct)
    {
        var rows = await session.Connection.QueryAsync<Row>(new CommandDefinition(
            "select id, organisation, kind, postcode, begins, places, cost from support_offers order by id", cancellationToken: ct));
        return
        [
            .. from row in rows
               where Postcode.TryParse(row.Postcode, out _)
               select new SupportChoice(
                   new SupportOffer
                   {
                       Id = row.Id,
                       Kind = Code.Parse<SupportKind>(row.Kind),
                       Postcode = Postcode.TryParse(row.Postcode, out var postcode) ? postcode : default,
                       Begin = row.Begins,
                       FreePlaces = row.Places,
                       Cost = row.Cost is { } cost ? (int)Math.Ceiling(cost) : null,
                   },
                   row.Organisation),
        ];
    }

    private sealed record Row(long Id, string Organisation, string Kind, string Postcode, DateOnly? Begins, int? Places, decimal? Cost);
}
