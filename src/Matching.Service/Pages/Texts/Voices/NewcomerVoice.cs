using System.Globalization;
using Matching.Engine.Domain;
using Matching.Engine.Explanation.Voices;

namespace Matching.Service.Pages.Texts.Voices;

/// <summary>
/// What the newcomer reads or is read, at A1–A2: at most eight words a sentence, one thought each, no 'omdat' or 'waardoor'.
/// The whole of it is this one table, ready to be translated: {n} is a number, {dag} a dagdeel, {woord} an interest or skill.
/// </summary>
public static class NewcomerVoice
{
    public static IReadOnlyDictionary<NewcomerTemplate, string> Table { get; } = new Dictionary<NewcomerTemplate, string>
    {
        [NewcomerTemplate.ThisIsWork] = "Dit is een plek om te werken.",
        [NewcomerTemplate.ThisIsATaalstage] = "Hier werk je en leer je Nederlands.",
        [NewcomerTemplate.ThisIsAMaatje] = "Dit is een maatje voor jou.",
        [NewcomerTemplate.ThisIsASportsClub] = "Dit is een sportclub.",
        [NewcomerTemplate.ThisIsAVolunteerRole] = "Dit is vrijwilligerswerk.",
        [NewcomerTemplate.YouLike] = "Dit vind je leuk: {woord}.",
        [NewcomerTemplate.YouCanAlready] = "Dit kun je al: {woord}.",
        [NewcomerTemplate.YouDidThisWorkBefore] = "Je deed dit werk al eerder.",
        [NewcomerTemplate.OnFoot] = "Lopen duurt {n} minuten.",
        [NewcomerTemplate.ByBicycle] = "Fietsen duurt {n} minuten.",
        [NewcomerTemplate.ByEBike] = "Met de e-bike duurt het {n} minuten.",
        [NewcomerTemplate.ByPublicTransport] = "Met de bus duurt het ongeveer {n} minuten.",
        [NewcomerTemplate.ByCar] = "Met de auto duurt het {n} minuten.",
        [NewcomerTemplate.RidingAlong] = "Meerijden duurt {n} minuten.",
        [NewcomerTemplate.ItCanBeOn] = "Je kunt op {dag}.",
        [NewcomerTemplate.SoManyDayParts] = "Het is {n} keer per week.",
        [NewcomerTemplate.SoManyHours] = "Het is {n} uur per week.",
        [NewcomerTemplate.YouSpeakEnoughDutch] = "Je spreekt genoeg Nederlands voor deze plek.",
        [NewcomerTemplate.YouSpeakALittleDutchThere] = "Je spreekt daar een beetje Nederlands.",
        [NewcomerTemplate.YouSpeakMuchDutchThere] = "Je spreekt daar veel Nederlands.",
        [NewcomerTemplate.YouNeedNotRead] = "Je hoeft daar niet te lezen of schrijven.",
        [NewcomerTemplate.SomeoneHelpsYou] = "Iemand helpt je daar.",
        [NewcomerTemplate.TheHoursCount] = "De uren tellen voor je inburgering.",
        [NewcomerTemplate.MoreCanFollow] = "Daarna kun je misschien verder.",
        [NewcomerTemplate.ThereIsChildcare] = "Er is opvang voor kinderen.",
        [NewcomerTemplate.ItIsDuringSchool] = "Het is onder schooltijd.",
        [NewcomerTemplate.WeStillAskYou] = "We vragen je eerst nog iets.",
        [NewcomerTemplate.AComputerHelped] = "Een computer hielp met zoeken.",
        [NewcomerTemplate.YouChoose] = "Jij kiest.",
        [NewcomerTemplate.NoIsFine] = "Nee zeggen mag altijd.",
    };

    public static string Say(NewcomerSentence sentence)
    {
        var text = Table[sentence.Template];
        if (sentence.Number is { } number)
            text = text.Replace("{n}", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        if (sentence.DayPart is { } dayPart)
            text = text.Replace("{dag}", DayOf(dayPart), StringComparison.Ordinal);
        if (sentence.Word is { } word)
            text = text.Replace("{woord}", word, StringComparison.Ordinal);
        return text.Replace(" 1 minuten", " 1 minuut", StringComparison.Ordinal);
    }

    /// <summary>"dinsdagmiddag".</summary>
    private static string DayOf(DayParts dayPart)
    {
        var bit = int.TrailingZeroCount(dayPart.Bits);
        return $"{Written.DayName(bit / DayParts.PerDay)}{DayPartWords.Parts[bit % DayParts.PerDay]}";
    }
}
