using System.Diagnostics.CodeAnalysis;
using Dapper;
using Matching.Service.Storage;
using Matching.Simulation;

namespace Matching.Service.Commands;

/// <summary>An empty database gets one municipality, so that files can be imported and people can be named.</summary>
internal static class FirstMunicipality
{
    /// <summary>Where nobody said which: the city whose guidance of newcomers Matching was drawn from.</summary>
    public const string Standard = "GM0193";

    /// <summary>Makes the municipality when there is none yet. <paramref name="code"/> null: the standard one.</summary>
    /// <exception cref="WrongUse">No Dutch municipality has this code.</exception>
    public static async Task EnsureAsync(DatabaseLocation location, string? code, Action<string> say, CancellationToken ct)
    {
        await using var database = new Database(location.ConnectionString);
        await using var connection = await database.For(DbAudience.Jobs).OpenConnectionAsync(ct);
        var present = (await connection.QueryAsync<string>(new CommandDefinition("select code from municipalities", cancellationToken: ct))).AsList();
        if (present.Count > 0 && (code is null || present.Contains(code)))
            return;
        if (present.Count > 0)
            throw new WrongUse($"Er is al een gemeente ({string.Join(", ", present)}): de eerste gemeente wordt alleen in een lege database gemaakt.");
        code ??= Standard;
        if (!TryName(code, out var name))
            throw new WrongUse($"Er is geen Nederlandse gemeente met code {code}: kies een CBS-code als {Standard}.");
        await connection.ExecuteAsync(new CommandDefinition("""
            insert into areas (code, name) values (@code, @name) on conflict do nothing;
            insert into municipalities (code, name, area_code) values (@code, @name, @code) on conflict do nothing
            """, new { code, name }, cancellationToken: ct));
        say($"Gemeente gemaakt: {name} ({code}). Een andere? Begin in een lege database met 'matching migrate --municipality CODE'.");
    }

    private static bool TryName(string code, [NotNullWhen(true)] out string? name)
    {
        name = Geography.Netherlands.Municipalities.FirstOrDefault(m => m.Key.Value == code).Value;
        return name is not null;
    }
}
