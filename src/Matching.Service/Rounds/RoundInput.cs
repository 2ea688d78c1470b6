using System.Text.Json.Serialization;
using Matching.Engine.Rounds;
using Matching.Service.Pages.Texts;
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

    public string Sentence => Code switch
    {
        "dossier_unreadable" => $"Het dossier van N-{Id} is onleesbaar en deed niet mee. Sla het opnieuw op of importeer het opnieuw.",
        "opening_unreadable" => $"Plek P-{Id} is onleesbaar en deed niet mee. Sla hem opnieuw op of importeer hem opnieuw.",
        "hold_fails_rule" => $"N-{Id} heeft een afspraak die niet meer aan een harde eis voldoet. Kijk of dat klopt.",
        _ when Trouble is { } trouble => $"{RankerText.Trouble(trouble)} Deze nacht telde daarom met vaste punten.",
        "left_unfinished" => "Deze ronde brak af en is niet afgemaakt. Start de ronde opnieuw als de voorstellen van deze dag nodig zijn.",
        "cancelled" => "Deze ronde is afgebroken.",
        _ => "Deze ronde mislukte. Start de ronde opnieuw; lukt het weer niet, kijk dan in het logboek van de server.",
    };
}
