using Matching.Engine.Domain;
using Matching.Engine.Explanation;
using Matching.Engine.Rules;
using Matching.Service.Language;
using Matching.Service.Proposals;

namespace Matching.Service.Pages.Texts;

/// <summary>One fact of one column. <see cref="Difference"/> says in a word what stands out; null where nothing does.</summary>
public sealed record CompareCell(string Text, string? Difference = null, bool IsBad = false);

/// <summary>One row of the comparison. <see cref="IsOwnWords"/>: the texts are the host's.</summary>
public sealed record CompareRow(string Name, IReadOnlyList<CompareCell> Cells, bool IsOwnWords = false)
{
    /// <summary>The same in every column, of which there are several.</summary>
    public bool IsSame => Cells.Count > 1 && Cells.All(cell => cell == Cells[0]);
}

/// <summary>The facts of up to three openings for one person, row by row.</summary>
public static class CompareRows
{
    /// <summary>The points that an ordinary proposal has on screen.</summary>
    internal const int Middle = 50;

    public static IEnumerable<CompareRow> Of(Comparison view)
    {
        var (places, name) = (view.Places, view.Person.GivenName);
        yield return Row(Say.It("Uitkomst nu"), places, Outcome);
        yield return Row(Say.It("Vannacht"), places, place => new(AtNight(place, name)));
        yield return Row(Say.It("Punten"), places, Standing(places, place => place.Points, most: true, Say.It("hoogste"), place =>
            place.Fails.Count == 0 ? Written.Number(Middle + place.Points) : Say.It($"geen ({Written.Number(Middle + place.Points)} als alles klopt)")));
        yield return Row(Say.It("Reistijd"), places, Journeys(places));
        yield return Row(Say.It($"Wat {name} graag doet"), places, place => place.SharedInterests.Count == 0
            ? new(Say.It("Niets bekend dat past"))
            : new(Written.Capital(Written.And(place.SharedInterests))));
        yield return Row(Say.It("Spreken"), places, place => new(Level(place.Opening.Facts, LanguageSkill.Speaking)));
        yield return Row(Say.It("Lezen"), places, place => new(Level(place.Opening.Facts, LanguageSkill.Reading)));
        yield return Row(Say.It("Nederlands oefenen"), places, place => new(Written.Capital(FactText.DutchUse(place.Opening.Facts.Offers.DutchUse))));
        yield return Row(Say.It("Wanneer"), places, place => new(FactText.When(place.Opening.Facts.Schedule)));
        yield return Row(Say.It("Periode"), places, place => new(Written.Capital(
            FactText.Between(place.Opening.Facts.Schedule.Period.Begin, place.Opening.Facts.Schedule.Period.End))));
        yield return Row(Say.It("Uren per week"), places, Standing(places, place => place.Opening.Facts.Schedule.HoursMin ?? 0, most: true, Say.It("meeste"), place =>
            place.Opening.Facts.Schedule.HoursMin is { } hours ? Written.Hours(hours) : FactText.NotKnown));
        yield return Row(Say.It("Begeleiding"), places, place => new(place.Opening.Facts.Offers.Guidance switch
        {
            null => Written.Capital(FactText.NotKnown),
            0 => Say.It("Geen begeleiding"),
            1 => Say.It("Een beetje begeleiding"),
            2 => Say.It("Regelmatig begeleiding"),
            _ => Say.It("Veel begeleiding"),
        }));
        yield return Row(Say.It("Vervolg"), places, place => new(place.FollowUp is { Length: > 0 } next ? next : Say.It("Nog niet bekend"))) with { IsOwnWords = true };
        yield return Row(Say.It("Plekken vrij"), places, place => new(place.Opening.Facts.Capacity.Free is { } free ? Written.Number(free) : Say.It("geen grens")));
    }

    private static CompareRow Row(string name, IReadOnlyList<ComparedPlace> places, Func<ComparedPlace, CompareCell> cell) => new(name, [.. places.Select(cell)]);

    internal static CompareCell Outcome(ComparedPlace place) => place switch
    {
        { Status: ProposalStatus.Open } => new(Say.It("Wacht op jouw besluit")),
        { Status: { } status } => new(DecisionText.Status(status, null)),
        { Fails: [var first, ..] } => new(Written.Capital(WhyNotText.Brief(first.Rule)), Say.It("eis klopt niet"), IsBad: true),
        { Unknowns: > 0 and var open } => new(Say.It("Past misschien"), Written.Count(open, "vraag", "vragen")),
        _ => new(Say.It("Past")),
    };

    internal static string AtNight(ComparedPlace place, string name) => place.AtNight switch
    {
        IsProposed proposed => Say.It($"Voorgesteld, plaats {proposed.Rank} voor {name}"),
        IsPinned => Say.It("Lag al op het bureau"),
        GotRank rank => Say.It($"Plaats {rank.Rank} van {rank.Of} voor {name}"),
        TooFarDown far => Say.It($"Plaats {far.Rank} van {far.Of} voor {name}"),
        IsFull => Say.It("Geen plek vrij"),
        WorthMoreToOthers => Say.It("Past, maar geen plek: ging naar anderen"),
        KeptForLater => Say.It("Bewaard voor wie later komt"),
        DrawnByLot => Say.It("Geloot: een andere plek"),
        NeedsAnswers needs => Say.It($"Te veel open vragen: {needs.Questions.Count}"),
        FailsRule failed => Written.Capital(WhyNotText.Brief(failed.First)),
        NotInRound => Say.It("Nog niet bekeken"),
        _ => Say.It("Geen nacht om te vragen"),
    };

    // The word stands only where one column really is ahead of another.
    internal static Func<ComparedPlace, CompareCell> Standing(
        IReadOnlyList<ComparedPlace> places, Func<ComparedPlace, int> value, bool most, string word, Func<ComparedPlace, string> text)
    {
        var best = most ? places.Max(value) : places.Min(value);
        var isOne = places.Count(place => value(place) == best) == 1 && places.Count > 1;
        return place => new(text(place), isOne && value(place) == best ? word : null);
    }

    internal static Func<ComparedPlace, CompareCell> Journeys(IReadOnlyList<ComparedPlace> places)
    {
        var shortest = Standing(places, place => place.Journey?.Minutes ?? int.MaxValue, most: false, Say.It("kortst"), Journey);
        return place => place.Journey is { Reach: Verdict.Fail } far
            ? new(Journey(place), Say.It($"te lang, kan {Written.Minutes(far.MaxMinutes)}"), IsBad: true)
            : shortest(place);
    }

    private static string Journey(ComparedPlace place) =>
        place.Journey is { } journey ? $"{Written.Minutes(journey.Minutes)}, {FactText.Mode(journey.Mode)}" : Say.It("niet te berekenen");

    private static string Level(Opening opening, LanguageSkill skill) =>
        opening.Asks.Dutch[skill] is { } asked and not CefrLevel.A0 ? Say.It($"{asked} of hoger") : HardRuleTable.NotNeeded;
}
