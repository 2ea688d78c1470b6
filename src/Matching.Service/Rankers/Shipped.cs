using System.Text.Json;
using Matching.Service.Storage;

namespace Matching.Service.Rankers;

/// <summary><c>models/champion.json</c>: which of the shipped rankers is meant for whom. A municipality starts on the weighted sum, hence null.</summary>
internal sealed record Shipped(string? Municipality, string? Demo)
{
    public const string File = "champion.json";

    /// <summary>Beside the program.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "models");

    /// <summary>Puts the demo's ranker among the candidates of a demo; a person promotes it. Does nothing when there is none, or it is there already.</summary>
    public static async Task AddToDemoAsync(Database database, string municipality, DateTimeOffset now, CancellationToken ct)
    {
        var list = Path.Combine(Folder, File);
        if (!System.IO.File.Exists(list)
            || JsonSerializer.Deserialize<Shipped>(await System.IO.File.ReadAllTextAsync(list, ct), RankerManifest.Json)?.Demo is not { } id
            || await RankerFolder.ReadAsync(Folder, id, ct) is not { } package)
            return;
        await using var session = await database.BeginAsync(DbAudience.Jobs, municipality, ct: ct);
        if (await RankerTraining.AddAsync(session, package, RankerAct.Shipped, "command:demo", now, ct))
            await session.CommitAsync(ct);
    }
}
