using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Explanation.Unlocking;

/// <summary>Formats: <c>fietsles taalgroep opvang rijles geldles</c>.</summary>
public enum SupportKind : byte { CyclingLesson, LanguageGroup, Childcare, DrivingLesson, MoneyLesson }

/// <summary>A course or offer that an unlock can point at.</summary>
public sealed record SupportOffer
{
    public required long Id { get; init; }
    public required SupportKind Kind { get; init; }
    public required Postcode Postcode { get; init; }
    public DateOnly? Begin { get; init; }

    /// <summary>Null is without limit.</summary>
    public int? FreePlaces { get; init; }

    /// <summary>Euros per person; null is not known.</summary>
    public int? Cost { get; init; }
}

/// <summary>Finds the offer to point at.</summary>
internal static class NearestSupport
{
    /// <summary>
    /// An offer of the kind with a place, where she can get to as she travels now; a course of lessons that has begun is over for newcomers,
    /// a group or childcare is joined at any time. The shortest way first, then the earliest, then the lower number. Null when there is none.
    /// </summary>
    public static SupportOffer? For(Newcomer newcomer, SupportKind kind, IReadOnlyList<SupportOffer> support, RuleContext context) =>
    (
        from offer in support
        where offer.Kind == kind && offer.FreePlaces is null or > 0 && CanStillJoin(offer, context.BusinessDate)
        let journey = Travel.Best(newcomer, At(offer.Postcode), context)
        where journey is { Reach: not Verdict.Fail }
        orderby journey.Value.Minutes, offer.Begin, offer.Id
        select offer
    ).FirstOrDefault();

    private static bool CanStillJoin(SupportOffer offer, DateOnly businessDate) =>
        offer.Kind is SupportKind.LanguageGroup or SupportKind.Childcare || !(offer.Begin < businessDate);

    /// <summary>Travel looks at where an opening is and at nothing else of it.</summary>
    private static Opening At(Postcode postcode) =>
        new() { Id = default, Organisation = default, Kind = OpeningKind.VolunteerRole, Postcode = postcode };
}
