using Matching.Engine.Rules;

namespace Matching.Engine.Rounds;

/// <summary>A pin that stands, by positions in the snapshot's lists.</summary>
internal readonly record struct StandingPin(int Person, int Opening, PinReason Reason);

/// <summary>Pairs that stay where a person put them: they are not proposed again, and take their share of portions and places.</summary>
internal sealed class PinBoard
{
    private PinBoard(IReadOnlyList<StandingPin> standing, IReadOnlyList<BrokenPin> broken)
    {
        Standing = standing;
        Broken = broken;
    }

    public IReadOnlyList<StandingPin> Standing { get; }

    public IReadOnlyList<BrokenPin> Broken { get; }

    /// <summary>Holds every pin against the rules. An agreement is the newcomer's own yes and stands whatever the rules say.</summary>
    public static PinBoard Judge(RoundSnapshot snapshot, RuleContext context)
    {
        var people = snapshot.Newcomers.Select((n, i) => (n.Id, i)).ToDictionary(p => p.Id, p => p.i);
        var openings = snapshot.Openings.Select((o, i) => (o.Id, i)).ToDictionary(p => p.Id, p => p.i);
        var standing = new List<StandingPin>();
        var broken = new List<BrokenPin>();
        foreach (var pin in snapshot.Pins)
        {
            if (!people.TryGetValue(pin.Newcomer, out var person))
                broken.Add(new(pin.Newcomer, pin.Opening, RuleCode.PersonIsActive));
            else if (!openings.TryGetValue(pin.Opening, out var opening))
                broken.Add(new(pin.Newcomer, pin.Opening, RuleCode.OpeningIsOpen));
            else if (pin.Reason != PinReason.Agreement
                && PairOutcome.Of(snapshot.Newcomers[person], snapshot.Openings[opening], context) is { IsCandidate: false } outcome)
                broken.Add(new(pin.Newcomer, pin.Opening, HardRules.All[outcome.FirstFail].Code));
            else
                standing.Add(new(person, opening, pin.Reason));
        }
        return new(standing, broken);
    }
}
