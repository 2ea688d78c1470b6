using System.Globalization;
using Matching.Engine.Domain;
using Matching.Engine.Explanation.Voices;
using Matching.Service.Pages.Shared;

namespace Matching.Service.Pages.Texts.Voices;

/// <summary>
/// What the newcomer reads or is read, at A1–A2: at most eight words a sentence, one thought each, no 'omdat' or 'waardoor'.
/// The whole of it is this one table, in the language of who asks: {n} is a number, {dag} a dagdeel, {woord} an interest or skill.
/// </summary>
public static class NewcomerVoice
{
    private const string Word = "{woord}";

    public static IReadOnlyDictionary<NewcomerTemplate, string> Table => new Dictionary<NewcomerTemplate, string>
    {
        [NewcomerTemplate.ThisIsWork] = Language.Say.It("Dit is een plek om te werken."),
        [NewcomerTemplate.ThisIsATaalstage] = Language.Say.It("Hier werk je en leer je Nederlands."),
        [NewcomerTemplate.ThisIsAMaatje] = Language.Say.It("Dit is een maatje voor jou."),
        [NewcomerTemplate.ThisIsASportsClub] = Language.Say.It("Dit is een sportclub."),
        [NewcomerTemplate.ThisIsAVolunteerRole] = Language.Say.It("Dit is vrijwilligerswerk."),
        [NewcomerTemplate.YouLike] = Language.Say.It("Dit vind je leuk: {woord}."),
        [NewcomerTemplate.YouCanAlready] = Language.Say.It("Dit kun je al: {woord}."),
        [NewcomerTemplate.YouDidThisWorkBefore] = Language.Say.It("Je deed dit werk al eerder."),
        [NewcomerTemplate.OnFoot] = Language.Say.It("Lopen duurt {n} minuten."),
        [NewcomerTemplate.ByBicycle] = Language.Say.It("Fietsen duurt {n} minuten."),
        [NewcomerTemplate.ByEBike] = Language.Say.It("Met de e-bike duurt het {n} minuten."),
        [NewcomerTemplate.ByPublicTransport] = Language.Say.It("Met de bus duurt het ongeveer {n} minuten."),
        [NewcomerTemplate.ByCar] = Language.Say.It("Met de auto duurt het {n} minuten."),
        [NewcomerTemplate.RidingAlong] = Language.Say.It("Meerijden duurt {n} minuten."),
        [NewcomerTemplate.ItCanBeOn] = Language.Say.It("Je kunt op {dag}."),
        [NewcomerTemplate.SoManyDayParts] = Language.Say.It("Het is {n} keer per week."),
        [NewcomerTemplate.SoManyHours] = Language.Say.It("Het is {n} uur per week."),
        [NewcomerTemplate.YouSpeakEnoughDutch] = Language.Say.It("Je spreekt genoeg Nederlands voor deze plek."),
        [NewcomerTemplate.YouSpeakALittleDutchThere] = Language.Say.It("Je spreekt daar een beetje Nederlands."),
        [NewcomerTemplate.YouSpeakMuchDutchThere] = Language.Say.It("Je spreekt daar veel Nederlands."),
        [NewcomerTemplate.YouNeedNotRead] = Language.Say.It("Je hoeft daar niet te lezen of schrijven."),
        [NewcomerTemplate.SomeoneHelpsYou] = Language.Say.It("Iemand helpt je daar."),
        [NewcomerTemplate.TheHoursCount] = Language.Say.It("De uren tellen voor je inburgering."),
        [NewcomerTemplate.MoreCanFollow] = Language.Say.It("Daarna kun je misschien verder."),
        [NewcomerTemplate.ThereIsChildcare] = Language.Say.It("Er is opvang voor kinderen."),
        [NewcomerTemplate.ItIsDuringSchool] = Language.Say.It("Het is onder schooltijd."),
        [NewcomerTemplate.WeStillAskYou] = Language.Say.It("We vragen je eerst nog iets."),
        [NewcomerTemplate.AComputerHelped] = Language.Say.It("Een computer hielp met zoeken."),
        [NewcomerTemplate.YouChoose] = Language.Say.It("Jij kiest."),
        [NewcomerTemplate.NoIsFine] = Language.Say.It("Nee zeggen mag altijd."),
    };

    public static string Say(NewcomerSentence sentence)
    {
        var (before, word, after) = Parts(sentence);
        return $"{before}{word}{after}";
    }

    /// <summary>The sentence around the word that she and the host wrote themselves; no word and nothing after it when it has none.</summary>
    public static (string Before, string? OwnWord, string After) Parts(NewcomerSentence sentence)
    {
        var text = Table[sentence.Template];
        if (sentence.Number is { } number)
            text = text.Replace("{n}", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        if (sentence.DayPart is { } dayPart)
            text = text.Replace("{dag}", DayOf(dayPart), StringComparison.Ordinal);
        if (sentence.Number == 1)
            text = text.Replace(" 1 minuten", " 1 minuut", StringComparison.Ordinal).Replace(" 1 minutes", " 1 minute", StringComparison.Ordinal)
                .Replace(" 1 hours", " 1 hour", StringComparison.Ordinal).Replace(" 1 times", " 1 time", StringComparison.Ordinal);
        var gap = text.IndexOf(Word, StringComparison.Ordinal);
        return gap >= 0 && sentence.Word is { } word ? (text[..gap], word, text[(gap + Word.Length)..]) : (text, null, "");
    }

    /// <summary>The picture beside the sentence.</summary>
    public static string Icon(NewcomerTemplate template) => template switch
    {
        NewcomerTemplate.ThisIsWork => Icons.Werkplek,
        NewcomerTemplate.ThisIsATaalstage => Icons.Taalstage,
        NewcomerTemplate.ThisIsAMaatje => Icons.Maatje,
        NewcomerTemplate.ThisIsASportsClub => Icons.Sportclub,
        NewcomerTemplate.ThisIsAVolunteerRole => Icons.Vrijwilligersrol,
        NewcomerTemplate.ByBicycle or NewcomerTemplate.ByEBike => Icons.Bike,
        NewcomerTemplate.ByCar or NewcomerTemplate.RidingAlong => Icons.Car,
        NewcomerTemplate.ByPublicTransport => Icons.Bus,
        NewcomerTemplate.OnFoot => Icons.Walk,
        NewcomerTemplate.SoManyHours or NewcomerTemplate.TheHoursCount => Icons.Clock,
        NewcomerTemplate.ItCanBeOn or NewcomerTemplate.SoManyDayParts or NewcomerTemplate.ItIsDuringSchool => Icons.Calendar,
        NewcomerTemplate.YouSpeakALittleDutchThere or NewcomerTemplate.YouSpeakMuchDutchThere or NewcomerTemplate.YouSpeakEnoughDutch => Icons.Talk,
        NewcomerTemplate.SomeoneHelpsYou or NewcomerTemplate.ThereIsChildcare => Icons.People,
        NewcomerTemplate.MoreCanFollow => Icons.Next,
        NewcomerTemplate.WeStillAskYou => Icons.Question,
        NewcomerTemplate.AComputerHelped => Icons.Search,
        _ => Icons.Met,
    };

    /// <summary>"dinsdagmiddag".</summary>
    private static string DayOf(DayParts dayPart)
    {
        var bit = int.TrailingZeroCount(dayPart.Bits);
        var day = Written.DayName(bit / DayParts.PerDay);
        return (bit % DayParts.PerDay) switch
        {
            0 => Language.Say.It($"{day}ochtend"),
            1 => Language.Say.It($"{day}middag"),
            _ => Language.Say.It($"{day}avond"),
        };
    }
}
