using Matching.Engine.Domain;

namespace Matching.Simulation.People;

/// <summary>Takes away what nobody wrote down. Unknown is not the same as no: it is null, or an empty list where a list was not asked.</summary>
internal static class FileKnowledge
{
    public static Knowledge Draw(SeededRandom random) => random.Share() switch
    {
        < Assumptions.OnlyBare => Knowledge.Bare,
        < Assumptions.OnlyBare + Assumptions.OnlyFile => Knowledge.File,
        _ => Knowledge.Conversation,
    };

    public static Newcomer Keep(SeededRandom random, Newcomer person, Knowledge knowledge) => knowledge switch
    {
        Knowledge.Bare => Identity(person) with { Status = NewcomerStatus.Active },
        Knowledge.File => Identity(person) with
        {
            BirthYear = person.BirthYear,
            Sex = person.Sex,
            Integration = new()
            {
                Route = person.Integration.Route,
                Literacy = person.Integration.Literacy,
                Term = person.Integration.Term,
                PlanOn = person.Integration.PlanOn,
            },
        },
        _ => WithGaps(random, person),
    };

    private static Newcomer Identity(Newcomer person) => new()
    {
        Id = person.Id,
        Municipality = person.Municipality,
        Caseworker = person.Caseworker,
        Postcode = person.Postcode,
        Status = person.Status,
    };

    private static Newcomer WithGaps(SeededRandom random, Newcomer person)
    {
        bool Missing() => random.Chance(Assumptions.AnswerMissing);
        return person with
        {
            Dutch = Missing() ? new() : person.Dutch,
            GuidanceNeeded = Missing() ? null : person.GuidanceNeeded,
            Limits = Missing() ? null : person.Limits,
            Mobility = Missing() ? new() : person.Mobility,
            Availability = person.Availability with
            {
                Free = Missing() ? null : person.Availability.Free,
                MaxHours = Missing() ? null : person.Availability.MaxHours,
            },
            Background = person.Background with { Education = Missing() ? null : person.Background.Education },
            Wishes = person.Wishes with { Buddy = Missing() ? null : person.Wishes.Buddy },
            Integration = person.Integration with { Goals = Missing() ? null : person.Integration.Goals },
        };
    }
}
