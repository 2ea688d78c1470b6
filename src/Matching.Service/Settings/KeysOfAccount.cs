using System.Text.Json;
using Dapper;
using Matching.Service.Pipeline;
using Matching.Service.Storage;

namespace Matching.Service.Settings;

/// <summary>The keys of who asks, for as long as one request takes; the pages print them inside their buttons.</summary>
public sealed class KeysInUse
{
    public DeskKeys Keys { get; private set; } = DeskKeys.Standard;

    /// <summary>The key of an act; null while keys are off.</summary>
    public string? this[DeskKey act] => Keys.Of(act);

    internal async Task ReadAsync(Database database, Actor actor, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(actor.Role.Audience(), actor.Municipality.Value, ct: ct);
        if (await KeysOfAccount.ReadAsync(session, actor, ct) is { } own)
            Keys = own;
    }
}

internal static class KeysOfAccount
{
    /// <summary>Null when she never chose.</summary>
    public static async Task<DeskKeys?> ReadAsync(DbSession db, Actor actor, CancellationToken ct) =>
        await db.Connection.QuerySingleOrDefaultAsync<Line>(new CommandDefinition(
            "select keys_on, keys::text as keys from account_settings where account_id = @Account", new { actor.Account }, cancellationToken: ct)) is { } line
            ? DeskKeys.With(line.KeysOn, Parse(line.Keys))
            : null;

    public static Task WriteAsync(DbSession db, Actor actor, DeskKeys keys, CancellationToken ct) =>
        db.Connection.ExecuteAsync(new CommandDefinition("""
            insert into account_settings (account_id, municipality_code, keys_on, keys) values (@Account, @Municipality, @IsOn, @keys::jsonb)
            on conflict (account_id) do update set keys_on = excluded.keys_on, keys = excluded.keys
            """, new { actor.Account, db.Municipality, keys.IsOn, keys = Text(keys) }, cancellationToken: ct));

    private static string Text(DeskKeys keys) => JsonSerializer.Serialize(keys.Keys.ToDictionary(key => Code.Of(key.Key), key => key.Value));

    private static Dictionary<DeskKey, string> Parse(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(json)!.ToDictionary(key => Code.Parse<DeskKey>(key.Key), key => key.Value);

    private sealed record Line(bool KeysOn, string Keys);
}
