using Matching.Engine.Domain;

namespace Matching.Service.Rounds;

/// <summary>Which dagdelen a place takes of someone's week.</summary>
internal static class TimeTaken
{
    /// <summary>
    /// All of the opening's dagdelen when it needs them all. Where it leaves a choice nobody has chosen yet: the first that she
    /// has free, in the order of the week, and where those do not suffice the opening's first.
    /// </summary>
    public static DayParts By(Schedule schedule, Availability availability)
    {
        if (schedule.DayParts is not { } possible || possible.Size <= schedule.DayPartsNeeded)
            return schedule.DayParts ?? DayParts.None;
        var free = availability.Free is { } known ? possible.Overlap(known) : possible;
        var taken = First(free, schedule.DayPartsNeeded);
        return taken.With(First(possible.Without(taken), schedule.DayPartsNeeded - taken.Size));
    }

    private static DayParts First(DayParts from, int count)
    {
        var bits = 0;
        for (var bit = 0; bit < DayParts.Count && count > 0; bit++)
            if ((from.Bits & (1 << bit)) != 0)
            {
                bits |= 1 << bit;
                count--;
            }
        return new DayParts(bits);
    }
}
