using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Storage;

namespace Matching.Service.Openings;

/// <summary>What an opening is called on screen.</summary>
public sealed record OpeningName(OpeningId Opening, string Title, OpeningKind Kind, string Organisation);

/// <summary>Reads what openings of the area are called.</summary>
internal static class OpeningNames
{
    public static async Task<IReadOnlyDictionary<OpeningId, OpeningName>> ReadAsync(DbSession db, IEnumerable<OpeningId> openings, CancellationToken ct)
    {
        var rows = await db.Connection.QueryAsync<(long Id, string Title, string Kind, string Organisation)>(new CommandDefinition("""
            select o.id, o.title, o.kind, g.name
            from openings o
            join organisations g on g.id = o.organisation_id
            where o.id = any(@ids)
            """, new { ids = openings.Select(o => o.Value).Distinct().ToArray() }, cancellationToken: ct));
        return rows.ToDictionary(r => new OpeningId(r.Id), r => new OpeningName(new(r.Id), r.Title, Code.Parse<OpeningKind>(r.Kind), r.Organisation));
    }
}
