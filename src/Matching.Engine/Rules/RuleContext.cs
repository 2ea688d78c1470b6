using Matching.Engine.Domain;
using Matching.Engine.Rounds;

namespace Matching.Engine.Rules;

/// <summary>
/// Everything a rule may look at beside the two sides: the day, the policy, the map, and what already runs.
/// Prepared once per round; asking it allocates nothing and is safe from any thread.
/// </summary>
public sealed class RuleContext
{
    private readonly PostcodeMap _map;
    private readonly Dictionary<NewcomerId, Commitment[]> _commitments;
    private readonly HashSet<(NewcomerId, OpeningId)> _rejected;
    private readonly HashSet<(NewcomerId, OpeningId)> _pinned;

    public RuleContext(RoundSnapshot snapshot)
    {
        BusinessDate = snapshot.BusinessDate;
        Options = snapshot.Options;
        _map = new PostcodeMap(snapshot.Places);
        _commitments = snapshot.Commitments.Where(IsAhead).GroupBy(c => c.Newcomer).ToDictionary(g => g.Key, g => g.ToArray());
        _rejected = [.. snapshot.RejectedPairs.Select(p => (p.Newcomer, p.Opening))];
        _pinned = [.. snapshot.Pins.Select(p => (p.Newcomer, p.Opening))];
    }

    private RuleContext(RuleContext full)
    {
        (BusinessDate, Options, _map) = (full.BusinessDate, full.Options, full._map);
        _commitments = full._commitments.ToDictionary(c => c.Key, c => c.Value.Select(one => one with { Opening = null }).ToArray());
        (_rejected, _pinned) = ([], []);
    }

    /// <summary>How many days ahead of the business date something may begin and still count: an opening as open, a commitment as taking time.</summary>
    public const int DaysAhead = 8 * 7;

    public DateOnly BusinessDate { get; }
    public RoundOptions Options { get; }

    /// <summary>
    /// What a rule would see if nothing were known of any one pair: no pins, nothing rejected, and no commitment at an opening of this round.
    /// For pairs of which indeed nothing is known the answers are the same as here.
    /// </summary>
    internal RuleContext WithoutPairs() => new(this);

    /// <summary>The centre of a postcode, or of the nearest one the map has; null when it has nothing of that region (<see cref="PostcodeMap"/>).</summary>
    public Place? PlaceOf(Postcode postcode) => _map.PlaceOf(postcode);

    /// <summary>What takes this person's time now or will begin within <see cref="DaysAhead"/>.</summary>
    public ReadOnlySpan<Commitment> CommitmentsOf(NewcomerId newcomer) => _commitments.GetValueOrDefault(newcomer);

    /// <summary>
    /// Dagdelen and hours a week that are taken when this person would take up this opening. What she already has at the opening itself
    /// does not stand in its way; nor do holds in the way of a pinned pair, since options lie before her side by side until she chooses.
    /// </summary>
    public (DayParts DayParts, int Hours) TakenBesides(NewcomerId newcomer, OpeningId opening)
    {
        var (dayParts, hours) = (DayParts.None, 0);
        var isPinned = IsPinned(newcomer, opening);
        foreach (var commitment in CommitmentsOf(newcomer))
        {
            if (commitment.Opening == opening || (isPinned && commitment.Source == CommitmentSource.Hold))
                continue;
            dayParts = dayParts.With(commitment.DayParts);
            hours += commitment.HoursPerWeek ?? 0;
        }
        return (dayParts, hours);
    }

    /// <summary>The pair was rejected before with a reason that blocks it.</summary>
    public bool WasRejected(NewcomerId newcomer, OpeningId opening) => _rejected.Contains((newcomer, opening));

    /// <summary>The pair is on the desk by a person's act: a hold, an agreement, postponed, or opened by a caseworker.</summary>
    public bool IsPinned(NewcomerId newcomer, OpeningId opening) => _pinned.Contains((newcomer, opening));

    private bool IsAhead(Commitment commitment) =>
        !(commitment.Period.End < BusinessDate) && !(commitment.Period.Begin > BusinessDate.AddDays(DaysAhead));
}
