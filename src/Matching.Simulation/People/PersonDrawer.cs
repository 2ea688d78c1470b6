using System.Globalization;
using Matching.Engine.Domain;

namespace Matching.Simulation.People;

/// <summary>Draws one newcomer: first who she is, then what of that is written down.</summary>
internal static class PersonDrawer
{
    public static TownPerson Draw(TownOptions options, Region region, int number)
    {
        var random = SeededRandom.Stream(options.Seed, "person", number);
        var (sex, from, to) = random.Pick(Assumptions.SexAndAge);
        var age = random.Whole(from, to);
        var name = Names.OfNewcomer(random, sex);
        var status = random.Pick(Assumptions.Status);
        var start = Programme.Draw(random, options.Anchor, age);
        var background = Past.Draw(random, age, sex, start.Literacy);
        var life = Life.Draw(random, options.Anchor, sex, start);
        var limits = random.Chance(Assumptions.HasLimit) ? Past.Limits(random) : Demands.None;

        var person = new Newcomer
        {
            Id = new(number),
            Municipality = options.Municipality,
            Caseworker = new(1 + (number - 1) / Assumptions.Caseload),
            Postcode = region.HomeOf(random),
            Status = status,
            SettledOn = status == NewcomerStatus.InReceptionCentre ? null : start.SettledOn,
            MayWork = random.Chance(Assumptions.MayWorkNotKnown) ? null : random.Chance(Assumptions.MayWork),
            Integration = start.Integration,
            Dutch = Speech.Draw(random, options.Anchor, start),
            BirthYear = options.Anchor.Year - age,
            Sex = sex,
            Background = background,
            Wishes = Wanting.Draw(random, sex),
            Mobility = life.Mobility,
            Availability = life.Availability,
            Limits = limits,
            GuidanceNeeded = random.Pick(Assumptions.Guidance),
            ContactLanguages = Speech.Languages(random),
            Shielded = random.Chance(Assumptions.Shielded),
            Consents = Wanting.Consents(random, options.Anchor),
        };

        var knowledge = FileKnowledge.Draw(random);
        var known = FileKnowledge.Keep(random, person, knowledge);
        return new()
        {
            Newcomer = known,
            ExternId = string.Create(CultureInfo.InvariantCulture, $"WV-{number:0000}"),
            GivenName = name.Given,
            FamilyName = name.Family,
            Knowledge = knowledge,
            LimitsStatedOn = known.Limits is null ? null : options.Anchor.AddDays(-random.Whole(10, 300)),
        };
    }
}
