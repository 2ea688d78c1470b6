using Matching.Engine.Rounds;
using Matching.Service.Language;
using Matching.Service.Policies;
using Matching.Service.Rounds;

namespace Matching.Service.Pages.Texts;

/// <summary>Policy in words.</summary>
public static class PolicyText
{
    public static string Group(PriorityGroup group) => group switch
    {
        PriorityGroup.CannotReadYet => Say.It("Kan nog niet lezen of schrijven"),
        PriorityGroup.NoWorkExperience => Say.It("Heeft nog nooit gewerkt"),
        PriorityGroup.LongestWithoutProposal => Say.It("Is het langst zonder voorstel"),
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, null),
    };

    /// <summary>"Gehaald: 41 van de 50 …", or by how much it fell short and whether more was possible at all.</summary>
    public static string Outcome(FloorReport floor)
    {
        if (floor.People == 0)
            return Say.It("Er was niemand in deze groep voor wie iets past.");
        var reached = Say.It($"{Written.Number(floor.Reached)} van {Written.Count(floor.People, "mens", "mensen")} met een voorstel, zonder deze afspraak {Written.Number(floor.Before)}.");
        if (floor.Missing == 0)
            return Say.It($"Gehaald: {reached}");
        var why = floor.Possible < floor.Asked
            ? Say.It($"Meer dan {Written.Number(floor.Possible)} kan niet: er zijn te weinig plekken die passen.")
            : Say.It("De andere afspraken gaan voor dezelfde plekken.");
        return Say.It($"Niet gehaald: {reached} Er zijn er {Written.Number(floor.Missing)} te weinig. {why}");
    }

    /// <summary>What it cost the rest of the town.</summary>
    public static string Price(FloorReport floor) => floor.Cost <= 0
        ? Say.It("Het kostte het hele plan niets.")
        : Say.It($"Het hele plan haalt daardoor {Written.Number(floor.CostPercent, 2)} % minder punten.");

    /// <summary>All choices of a decision in one line.</summary>
    public static string Line(PolicyChoices choices)
    {
        var parts = choices.Floors.Select(f => Say.It($"{Group(f.Group).ToLowerInvariant()}: minstens {f.Percent} %")).ToList();
        if (choices.ExplorationPercent > 0)
            parts.Add(Say.It($"{choices.ExplorationPercent} % om van te leren"));
        if (choices.ReservePercent > 0)
            parts.Add(Say.It($"reserve {choices.ReservePercent} %"));
        parts.Add(Say.It($"{choices.DailyPortion} voorstellen per dag"));
        return Written.Capital(string.Join("; ", parts));
    }
}
