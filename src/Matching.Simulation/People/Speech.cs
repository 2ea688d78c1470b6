using Matching.Engine.Domain;

namespace Matching.Simulation.People;

/// <summary>Dutch per skill, and the languages someone can be spoken to in.</summary>
internal static class Speech
{
    public static DutchLevels Draw(SeededRandom random, DateOnly anchor, Programme programme)
    {
        var (low, high) = Assumptions.Speaking(programme.Route, programme.Months);
        var speaking = random.Chance(0.5) ? low : high;
        var listening = Up(speaking, random.Chance(Assumptions.ListeningHigher) ? 1 : 0);
        var writing = Up(speaking, random.Chance(Assumptions.WritingDiffers) ? -1 : 0);
        var reading = Up(writing, random.Chance(Assumptions.ListeningHigher) ? 1 : 0);
        var cannotRead = programme.Literacy == Literacy.A;
        return new()
        {
            Speaking = speaking,
            Listening = listening,
            Reading = cannotRead ? CefrLevel.A0 : reading,
            Writing = cannotRead ? CefrLevel.A0 : writing,
            Source = random.Pick(Assumptions.LevelSources),
            StatedOn = anchor.AddDays(-(random.Chance(Assumptions.LevelRecent) ? random.Whole(5, 170) : random.Whole(190, 500))),
        };
    }

    public static IReadOnlyList<string> Languages(SeededRandom random)
    {
        var first = random.Pick(Assumptions.Languages);
        return random.Chance(Assumptions.SpeaksEnglish) ? [first, "en"] : [first];
    }

    private static CefrLevel Up(CefrLevel level, int steps) =>
        (CefrLevel)Math.Clamp((int)level + steps, (int)CefrLevel.A0, (int)CefrLevel.C1);
}
