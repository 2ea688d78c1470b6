using Matching.Engine.Domain;

namespace Matching.Simulation.People;

/// <summary>What someone learnt and did before, and what she cannot do.</summary>
internal static class Past
{
    public static Background Draw(SeededRandom random, int age, Sex sex, Literacy literacy)
    {
        var drawn = random.Pick(Assumptions.Education);
        var education = literacy == Literacy.A && drawn > EducationLevel.Primary ? EducationLevel.None : drawn;
        var none = random.Chance(sex == Sex.Female ? Assumptions.NoExperienceWomen : Assumptions.NoExperienceMen);
        var years = none ? 0 : random.Whole(1, Math.Max(1, age - 17));
        var occupations = none ? [] : random.Some(OccupationPool.For(education), random.Chance(0.25) ? 2 : 1);
        return new()
        {
            Education = education,
            DiplomaRecognised = random.Chance(Assumptions.DiplomaNotAsked) ? null : random.Chance(Assumptions.DiplomaRecognised),
            Occupations = [.. occupations.Select(o => o.Group)],
            Skills = [.. occupations.SelectMany(o => o.SkillGroups.Take(3)).Select(code => Occupations.Esco.SkillGroups[code])],
            ExperienceYears = years,
        };
    }

    public static Demands Limits(SeededRandom random)
    {
        Demands[] codes = [Demands.Standing, Demands.Lifting, Demands.Stairs, Demands.Noise, Demands.Heights, Demands.Nights];
        return random.Some(codes, random.Whole(1, 2)).Aggregate(Demands.None, (all, one) => all | one);
    }
}
