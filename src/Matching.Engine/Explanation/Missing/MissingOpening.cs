using Matching.Engine.Domain;

namespace Matching.Engine.Explanation.Missing;

/// <summary>An opening that is not there and would serve people who now get nothing.</summary>
/// <param name="Kind">Of this kind.</param>
/// <param name="DutchAsked">Most it may ask in speaking and listening, with nothing to read or write; null is no Dutch at all.</param>
/// <param name="DayPart">On this dagdeel.</param>
/// <param name="Near">In or near this postcode.</param>
/// <param name="People">How many it would serve who are served by none of those before it in the list.</param>
public sealed record MissingOpening(OpeningKind Kind, CefrLevel? DutchAsked, DayParts DayPart, Postcode Near, int People)
{
    /// <summary>
    /// The opening that the rules were run on: an ordinary one of its kind with a place, one dagdeel a week, that begins now, asks nothing
    /// else, and is fair where it is unpaid.
    /// </summary>
    public Opening AsOpening(DateOnly businessDate) => new()
    {
        Id = default,
        Organisation = default,
        Kind = Kind,
        Postcode = Near,
        Capacity = Capacity.Unlimited,
        Schedule = new() { Period = new(businessDate, businessDate.AddMonths(1)), DayParts = DayPart },
        Asks = new() { Dutch = new() { Speaking = DutchAsked, Listening = DutchAsked } },
        FairWork = new() { HasLearningGoal = true, HasSupervisor = true, DisplacesNobody = true, Checked = true },
    };
}
