using System.Text.Json;
using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Storage;

namespace Matching.Service.Policies;

/// <summary>Reads the policies of the session's area.</summary>
internal static class PolicyReader
{
    /// <summary>The choices in force on a day: those of the latest decision that holds by then, neutral before the first.</summary>
    public static async Task<PolicyChoices> InForceAsync(DbSession session, DateOnly on, CancellationToken ct) =>
        await session.Connection.QueryFirstOrDefaultAsync<string>(new CommandDefinition("""
            select choices::text from policies
            where area_code = current_area() and valid_from <= @on
            order by valid_from desc, id desc
            limit 1
            """, new { on }, cancellationToken: ct)) is { } choices ? Parse(choices) : PolicyChoices.Neutral;

    public static string Write(PolicyChoices choices) => JsonSerializer.Serialize(choices, DomainJson.Options);

    public static PolicyChoices Parse(string choices) => JsonSerializer.Deserialize<PolicyChoices>(choices, DomainJson.Options)!;
}
