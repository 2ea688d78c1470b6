using Matching.Engine.Domain;

namespace Matching.Simulation.People;

/// <summary>What someone wants, and to what she said yes.</summary>
internal static class Wanting
{
    private static readonly OpeningKind[] NeedConsent = [OpeningKind.Maatje, OpeningKind.SportsClub, OpeningKind.VolunteerRole];

    public static Wishes Draw(SeededRandom random, Sex sex) => new()
    {
        Interests = random.Some(Interests.All, random.Whole(1, 4)),
        Kinds = [.. OpeningKinds.All.Where(_ => random.Chance(0.6)).Select(kind => new KindWish(kind, random.Pick(Assumptions.WishWeights)))],
        Buddy = sex == Sex.Female
            ? random.Chance(Assumptions.BuddyWishWomen) ? BuddyWish.Woman : BuddyWish.NoPreference
            : random.Chance(Assumptions.BuddyWishMen) ? BuddyWish.Man : BuddyWish.NoPreference,
        Avoid = random.Chance(Assumptions.AvoidsOrganisation) ? [new(random.Whole(1, Catalogue.Partners.All.Count))] : [],
    };

    public static IReadOnlyList<Consent> Consents(SeededRandom random, DateOnly anchor)
    {
        List<Consent> consents = [];
        var refusesAll = random.Chance(Assumptions.RefusesAll);
        foreach (var kind in NeedConsent)
        {
            var share = random.Share();
            var on = anchor.AddDays(-random.Whole(5, 365));
            if (!refusesAll && share < Assumptions.ConsentGiven)
                consents.Add(new(kind, ConsentAnswer.Given, on));
            else if (refusesAll || share < Assumptions.ConsentGiven + Assumptions.ConsentRefused)
                consents.Add(new(kind, ConsentAnswer.Refused, on));
        }
        return consents;
    }
}
