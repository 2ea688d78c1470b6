using Matching.Engine.Domain;
using Matching.Engine.Rules;
using static Matching.Engine.Explanation.Voices.NewcomerTemplate;

namespace Matching.Engine.Explanation.Voices;

/// <summary>
/// What a newcomer is told about one proposal: what it is, why it fits, how and when, and that the choice is hers. Only what speaks for it
/// and what she must know; nothing that weighs against her.
/// </summary>
public static class NewcomerSentences
{
    /// <summary>More dagdelen than these are not read out one by one.</summary>
    private const int MostDayParts = 3;

    /// <summary>A skill of the national skills language may be a sentence of its own; more words than these are left out.</summary>
    private const int MostWords = 3;

    /// <summary>In the order in which they are read.</summary>
    public static IReadOnlyList<NewcomerSentence> Of(Newcomer newcomer, Opening opening, RuleContext context) =>
    [
        new(WhatItIs(opening.Kind)),
        .. Why(newcomer, opening),
        .. How(newcomer, opening, context),
        .. What(newcomer, opening),
        .. When(HasQuestions(newcomer, opening, context), WeStillAskYou),
        new(AComputerHelped),
        new(YouChoose),
        new(NoIsFine),
    ];

    private static NewcomerTemplate WhatItIs(OpeningKind kind) => kind switch
    {
        OpeningKind.WorkPlacement => ThisIsWork,
        OpeningKind.Taalstage => ThisIsATaalstage,
        OpeningKind.Maatje => ThisIsAMaatje,
        OpeningKind.SportsClub => ThisIsASportsClub,
        OpeningKind.VolunteerRole => ThisIsAVolunteerRole,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static IEnumerable<NewcomerSentence> Why(Newcomer newcomer, Opening opening) =>
    [
        .. newcomer.Wishes.Interests.Intersect(opening.Offers.Interests, StringComparer.Ordinal).Where(IsSayable).Take(1).Select(w => new NewcomerSentence(YouLike, Word: w)),
        .. newcomer.Background.Skills.Intersect(opening.Offers.Skills, StringComparer.Ordinal).Where(IsSayable).Take(1).Select(w => new NewcomerSentence(YouCanAlready, Word: w)),
        .. When(opening.Offers.Occupation is { } work && newcomer.Background.Occupations.Contains(work), YouDidThisWorkBefore),
    ];

    private static bool IsSayable(string word) =>
        word.All(c => char.IsLetter(c) || c is ' ' or '-') && word.Count(c => c == ' ') < MostWords;

    private static IEnumerable<NewcomerSentence> How(Newcomer newcomer, Opening opening, RuleContext context)
    {
        if (Travel.Best(newcomer, opening, context) is { } way)
            yield return new(WayOf(way.Mode), way.Minutes);
        if (FactReader.FreeThere(newcomer, opening, context) is { Size: > 0 and <= MostDayParts } free)
            for (var bit = 0; bit < DayParts.Count; bit++)
                if (free.Overlap(new(1 << bit)) is { IsEmpty: false } one)
                    yield return new(ItCanBeOn, DayPart: one);
        if (opening.Schedule.DayParts is { IsEmpty: false } offered)
            yield return new(SoManyDayParts, Math.Min(opening.Schedule.DayPartsNeeded, offered.Size));
        if (opening.Schedule.HoursMin is > 0 and var hours)
            yield return new(SoManyHours, hours);
    }

    private static IEnumerable<NewcomerSentence> What(Newcomer newcomer, Opening opening) =>
    [
        .. When(opening.Asks.Dutch.Speaking is > CefrLevel.A0 and var asked && newcomer.Dutch.Speaking >= asked, YouSpeakEnoughDutch),
        .. When(opening.Offers.DutchUse == DutchUse.Little, YouSpeakALittleDutchThere),
        .. When(opening.Offers.DutchUse == DutchUse.Much, YouSpeakMuchDutchThere),
        .. When(opening.Asks.Dutch is { Reading: null or CefrLevel.A0, Writing: null or CefrLevel.A0 }, YouNeedNotRead),
        .. When(opening.Offers.Guidance > 0, SomeoneHelpsYou),
        .. When(Counts(newcomer, opening), TheHoursCount),
        .. When(opening.Offers.HasFollowUp, MoreCanFollow),
        .. When(opening.Offers.Childcare == Childcare.OnSite, ThereIsChildcare),
        .. When(opening.Offers.Childcare == Childcare.SchoolHours, ItIsDuringSchool),
    ];

    private static bool Counts(Newcomer newcomer, Opening opening) =>
        newcomer.Integration.HoursDueZ > 0 && opening.Offers.CountsFor.Contains(CountsFor.ZHours)
        || newcomer.Integration.HoursDueMap > 0 && opening.Offers.CountsFor.Contains(CountsFor.Map);

    private static bool HasQuestions(Newcomer newcomer, Opening opening, RuleContext context) =>
        HardRules.All.Any(r => r.Evaluate(newcomer, opening, context) is { Verdict: Verdict.Unknown, Question: not QuestionCode.BuddySex });

    private static NewcomerTemplate WayOf(TravelMode mode) => mode switch
    {
        TravelMode.Walking => OnFoot,
        TravelMode.Bicycle => ByBicycle,
        TravelMode.EBike => ByEBike,
        TravelMode.PublicTransport => ByPublicTransport,
        TravelMode.Car => ByCar,
        _ => RidingAlong,
    };

    private static IEnumerable<NewcomerSentence> When(bool isTrue, NewcomerTemplate template) => isTrue ? [new(template)] : [];
}
