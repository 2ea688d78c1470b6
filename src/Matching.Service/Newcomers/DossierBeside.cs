using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Storage;

namespace Matching.Service.Newcomers;

/// <summary>On what functional limits rest. What came by file or was invented keeps saying so.</summary>
public enum LimitBasis : byte { Conversation, Advice, Import, Simulated }

/// <summary>What stands beside a dossier in tables of its own: the names, and on what the functional limits rest.</summary>
internal sealed record DossierBeside(string? GivenName, string? FamilyName, LimitBasis? LimitBasis, DateOnly? LimitsOn)
{
    public static async Task<DossierBeside> ReadAsync(DbSession db, NewcomerId newcomer, CancellationToken ct)
    {
        var line = await db.Connection.QuerySingleAsync<Line>(new CommandDefinition("""
            select nn.given_name, nn.family_name, l.basis, coalesce(l.stated_on, k.stated_on) as limits_on
            from newcomers n
            left join newcomer_names nn on nn.newcomer_id = n.id
            left join newcomer_limits_known k on k.newcomer_id = n.id
            left join lateral (
              select basis, stated_on from newcomer_limits where newcomer_id = n.id order by stated_on desc, code limit 1) l on true
            where n.id = @Value
            """, new { newcomer.Value }, cancellationToken: ct));
        return new(
            line.GivenName, line.FamilyName,
            line.Basis is { } basis && Enum.GetValues<LimitBasis>().Any(b => Code.Of(b) == basis) ? Code.Parse<LimitBasis>(basis) : null, line.LimitsOn);
    }

    /// <summary>The parts in which a form differs, as codes for the audit trail. An empty name stays as it is.</summary>
    public IEnumerable<string> PartsChanged(DossierInput input)
    {
        if ((input.GivenName ?? GivenName, input.FamilyName ?? FamilyName) != (GivenName, FamilyName))
            yield return "names";
        if ((input.LimitBasis ?? LimitBasis, input.LimitsOn ?? LimitsOn) != (LimitBasis, LimitsOn))
            yield return "limits_basis";
    }

    /// <summary>Says of all limits that are stored on what they rest.</summary>
    public static async Task RestLimitsOnAsync(DbSession db, NewcomerId newcomer, LimitBasis? basis, DateOnly? on, CancellationToken ct) =>
        await db.Connection.ExecuteAsync(new CommandDefinition("""
            with known as (
              update newcomer_limits_known set stated_on = coalesce(@on, stated_on) where newcomer_id = @Value)
            update newcomer_limits set basis = coalesce(@basis, basis), stated_on = coalesce(@on, stated_on) where newcomer_id = @Value
            """, new { newcomer.Value, basis = Code.Of(basis), on }, cancellationToken: ct));

    private sealed record Line(string? GivenName, string? FamilyName, string? Basis, DateOnly? LimitsOn);
}
