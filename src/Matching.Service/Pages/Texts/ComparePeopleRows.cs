using Matching.Engine.Domain;
using Matching.Service.Language;
using Matching.Service.Proposals;

namespace Matching.Service.Pages.Texts;

/// <summary>The facts of up to three people for one opening, row by row: what the opening asks stands in the name of the row.</summary>
public static class ComparePeopleRows
{
    public static IEnumerable<CompareRow> Of(PeopleComparison view)
    {
        var (people, opening) = (view.People, view.Opening.Facts);
        IReadOnlyList<ComparedPlace> places = [.. people.Select(p => p.Place)];
        var points = CompareRows.Standing(places, place => place.Points, most: true, Say.It("hoogste"), place =>
            place.Fails.Count == 0 ? Written.Number(CompareRows.Middle + place.Points) : Say.It($"geen ({Written.Number(CompareRows.Middle + place.Points)} als alles klopt)"));
        var journeys = CompareRows.Journeys(places);

        yield return Row(Say.It("Uitkomst nu"), people, p => CompareRows.Outcome(p.Place));
        yield return Row(Say.It("Vannacht"), people, p => new(CompareRows.AtNight(p.Place, p.Person.GivenName)));
        yield return Row(Say.It("Punten"), people, p => points(p.Place));
        yield return Row(Say.It("Reistijd"), people, p => journeys(p.Place));
        yield return Row(Say.It("Wat ieder graag doet"), people, p => p.Place.SharedInterests.Count == 0
            ? new(Say.It("Niets bekend dat past"))
            : new(Written.Capital(Written.And(p.Place.SharedInterests)), Say.It("past")));
        yield return Row(Skill(Say.It("Spreken"), opening, LanguageSkill.Speaking), people, p => Level(p, LanguageSkill.Speaking));
        yield return Row(Skill(Say.It("Luisteren"), opening, LanguageSkill.Listening), people, p => Level(p, LanguageSkill.Listening));
        yield return Row(Skill(Say.It("Lezen"), opening, LanguageSkill.Reading), people, p => Level(p, LanguageSkill.Reading));
        yield return Row(Say.It("Vrij in de week"), people, p => new(p.Person.Facts.Availability.Free is { } free
            ? Written.Capital(DayPartWords.Sentence(free)) : Written.Capital(FactText.NotKnown)));
        yield return Row(Say.It("Uren die erbij kunnen"), people, p => new(p.Person.Facts.Availability.MaxHours is { } hours
            ? Written.Hours(hours) : Written.Capital(FactText.NotKnown)));
        yield return Row(Say.It("Begeleiding die iemand nodig heeft"), people, p => new(p.Person.Facts.GuidanceNeeded switch
        {
            null => Written.Capital(FactText.NotKnown),
            0 => Say.It("Geen begeleiding"),
            1 => Say.It("Een beetje begeleiding"),
            2 => Say.It("Regelmatig begeleiding"),
            _ => Say.It("Veel begeleiding"),
        }));
    }

    private static CompareRow Row(string name, IReadOnlyList<ComparedPerson> people, Func<ComparedPerson, CompareCell> cell) => new(name, [.. people.Select(cell)]);

    /// <summary>"Spreken (A2 of hoger)".</summary>
    private static string Skill(string name, Opening opening, LanguageSkill skill) =>
        opening.Asks.Dutch[skill] is { } asked and not CefrLevel.A0 ? Say.It($"{name} ({asked} of hoger)") : Say.It($"{name} (niet nodig)");

    private static CompareCell Level(ComparedPerson person, LanguageSkill skill) =>
        new(person.Person.Facts.Dutch[skill]?.ToString() ?? Written.Capital(FactText.NotKnown));
}
