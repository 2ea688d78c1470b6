using System.Text.Json.Serialization;
using Matching.Engine.Rounds;
using Matching.Service.Rankers;

namespace Matching.Service.Rounds;

/// <summary>What one reading of an area gave: the snapshot with its canonical bytes and hash, and what could not be read.</summary>
internal sealed record RoundInput
{
    public required RoundSnapshot Snapshot { get; init; }
    public required byte[] Bytes { get; init; }
    public required byte[] Hash { get; init; }

    /// <summary>The database's clock at the start of the reading: what people did after it, the plan does not know.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>What ranks.</summary>
    public required RankerInUse Ranker { get; init; }

    /// <summary>Municipality of every newcomer in the snapshot and of those set aside.</summary>
    public required IReadOnlyList<SetAside> SetAsideNewcomers { get; init; }
    public required IReadOnlyList<SetAside> SetAsideOpenings { get; init; }

    /// <summary>For the page of the night: codes and ids, never a value.</summary>
    public IReadOnlyList<RoundWarning> Warnings() =>
    [
        .. Ranker.Warning is { } code ? [new RoundWarning(code, 0)] : Array.Empty<RoundWarning>(),
        .. SetAsideNewcomers.Select(s => new RoundWarning("dossier_unreadable", s.Id)),
        .. SetAsideOpenings.Select(s => new RoundWarning("opening_unreadable", s.Id)),
    ];
}

/// <summary>A row that could not be read.</summary>
internal readonly record struct SetAside(long Id, string Municipality);

/// <summary>Something a person should look at. Code, and the id of the newcomer or opening.</summary>
public sealed record RoundWarning(string Code, long Id)
{
    /// <summary>Why the champion did not rank this night; null for any other warning.</summary>
    [JsonIgnore]
    public RankerTrouble? Trouble => Enum.GetValues<RankerTrouble>().Cast<RankerTrouble?>().FirstOrDefault(t => RankerInUse.WarningOf(t!.Value) == Code);
}
