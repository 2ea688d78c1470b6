using Matching.Engine.Domain;
using Matching.Engine.Rounds;

namespace Matching.Engine.Rules;

/// <summary>Everything a rule may look at beside the two sides: the day, the policy, the map, and what already runs.</summary>
public sealed class RuleContext
{
    private readonly Dictionary<Postcode, Place> _places;
    private readonly ILookup<NewcomerId, Commitment> _commitments;
    private readonly HashSet<(NewcomerId, OpeningId)> _rejected;
    private readonly HashSet<(NewcomerId, OpeningId)> _pinned;

    public RuleContext(RoundSnapshot snapshot)
    {
        BusinessDate = snapshot.BusinessDate;
        Options = snapshot.Options;
        _places = snapshot.Places.ToDictionary(p => p.Postcode, p => new Place(p.Latitude, p.Longitude));
        _commitments = snapshot.Commitments.Where(c => c.Period.Contains(snapshot.BusinessDate)).ToLookup(c => c.Newcomer);
        _rejected = [.. snapshot.RejectedPairs.Select(p => (p.Newcomer, p.Opening))];
        _pinned = [.. snapshot.Pins.Select(p => (p.Newcomer, p.Opening))];
    }

    public DateOnly BusinessDate { get; }
    public RoundOptions Options { get; }

    /// <summary>The centre of a postcode; null when the map does not have it.</summary>
    public Place? PlaceOf(Postcode postcode) => _places.TryGetValue(postcode, out var place) ? place : null;

    /// <summary>What takes this person's time on the business date.</summary>
    public IEnumerable<Commitment> CommitmentsOf(NewcomerId newcomer) => _commitments[newcomer];

    /// <summary>The pair was rejected before with a reason that blocks it.</summary>
    public bool WasRejected(NewcomerId newcomer, OpeningId opening) => _rejected.Contains((newcomer, opening));

    /// <summary>The pair is on the desk by a person's act: a hold, an agreement, postponed, or opened by a caseworker.</summary>
    public bool IsPinned(NewcomerId newcomer, OpeningId opening) => _pinned.Contains((newcomer, opening));
}
