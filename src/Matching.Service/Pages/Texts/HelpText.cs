using Matching.Engine.Domain;
using Matching.Engine.Explanation.Unlocking;
using Matching.Service.Language;
using Matching.Service.Newcomers;
using Matching.Service.Openings;
using Matching.Service.Pages.Shared;
using Matching.Service.Reports;

namespace Matching.Service.Pages.Texts;

/// <summary>Changes that open more, as what could be done about them.</summary>
public static class HelpText
{
    /// <summary>"12 mensen", "minder dan 10 mensen".</summary>
    public static string People(int? people) => people is { } shown ? Written.Count(shown, "mens", "mensen") : Say.It($"minder dan {SmallCells.Smallest} mensen");

    /// <summary>"Leren fietsen", "Spreken van A1 naar A2", "Opvang op woensdag middag".</summary>
    public static string Title(UnlockChange change, Newcomer? person = null) => change switch
    {
        Cycle when person is { Mobility.Cycling: Cycling.Can or Cycling.NoBicycle } => Say.It("Een fiets"),
        Cycle when person is { Mobility.Cycling: Cycling.Learning } => Say.It("Fietsles afmaken"),
        Cycle => Say.It("Leren fietsen"),
        EBike => Say.It("Een e-bike"),
        RideAlong => Say.It("Meerijden met een collega"),
        DrivingLicence => Say.It("Een rijbewijs dat hier geldt"),
        DutchStep { To: > CefrLevel.A0 } step => Say.It($"{Skill(step.Skill)} van {step.To - 1} naar {step.To}"),
        DutchStep step => Say.It($"{Skill(step.Skill)} naar {step.To}"),
        ChildcareOn care => Say.It($"Opvang op {DayPart(care.DayPart)}"),
        ValuedDiploma => Say.It("Diploma laten waarderen"),
        _ => throw new ArgumentOutOfRangeException(nameof(change), change.Code, "A change without words."),
    };

    /// <summary>What a town would organise: "Fietsles of een fiets".</summary>
    public static string Measure(UnlockChange change) => change switch
    {
        Cycle => Say.It("Fietsles en een fiets"),
        RideAlong => Say.It("Meerijden met een collega"),
        DutchStep step => Say.It($"Taalgroep {Skill(step.Skill).ToLowerInvariant()}, {step.To - 1} naar {step.To}"),
        DrivingLicence => Say.It("Rijles"),
        _ => Title(change),
    };

    public static string Icon(UnlockChange change) => change switch
    {
        Cycle or EBike => Icons.Bike,
        RideAlong or DrivingLicence => Icons.Car,
        DutchStep => Icons.Taalstage,
        ChildcareOn => Icons.Calendar,
        _ => Icons.Draft,
    };

    /// <summary>Where the dossier says it, once it is so: a column of newcomers.csv.</summary>
    public static string Field(UnlockChange change) => change switch
    {
        Cycle => "fietsen",
        EBike or RideAlong => "vervoer",
        DrivingLicence => "rijbewijs",
        DutchStep { Skill: LanguageSkill.Speaking } => "spreken",
        DutchStep { Skill: LanguageSkill.Listening } => "luisteren",
        DutchStep { Skill: LanguageSkill.Reading } => "lezen",
        DutchStep => "schrijven",
        ChildcareOn => "dagdelen_vrij",
        _ => "diploma_erkend",
    };

    /// <summary>How it could come about: the offer, and how long it usually takes.</summary>
    public static string Way(Help help, DateOnly today)
    {
        var parts = new List<string>();
        if (help.Offer is { } offer)
            parts.Add(Offer(offer, today));
        else if (help.Change is RideAlong)
            parts.Add(Say.It("De organisatie heeft een zitplaats."));
        if (help.Months is { } months)
            parts.Add(months == 0 ? Say.It("Kan meteen.") : Say.It($"Duurt meestal {Months(months)}."));
        return parts.Count > 0 ? string.Join(' ', parts) : Say.It("Hoe lang dit duurt, weten we niet.");
    }

    /// <summary>"Fietsles bij Sportservice, begint 6 jan 2027, € 95."</summary>
    public static string Offer(SupportChoice offer, DateOnly today)
    {
        var parts = new List<string> { Say.It($"{Support(offer.Facts.Kind)} bij {offer.Organisation}") };
        if (offer.Facts.Begin is { } begin)
            parts.Add(begin > today ? Say.It($"begint {Written.Day(begin)}") : Say.It("loopt al"));
        if (offer.Facts.Cost is { } cost)
            parts.Add(cost == 0 ? Say.It("gratis") : Say.It($"{Written.Euros(cost)} per persoon"));
        return $"{string.Join(", ", parts)}.";
    }

    public static string Support(SupportKind kind) => kind switch
    {
        SupportKind.CyclingLesson => Say.It("Fietsles"),
        SupportKind.LanguageGroup => Say.It("Taalgroep"),
        SupportKind.Childcare => Say.It("Opvang"),
        SupportKind.DrivingLesson => Say.It("Rijles"),
        _ => Say.It("Geldles"),
    };

    /// <summary>"3 maanden", "1,5 jaar".</summary>
    public static string Months(int months) => months switch
    {
        1 => Say.It("1 maand"),
        < 12 => Say.It($"{months} maanden"),
        _ => Say.It($"{Written.Number(months / 12.0, 1)} jaar"),
    };

    /// <summary>"woensdag middag".</summary>
    public static string DayPart(DayParts dayPart)
    {
        var bit = int.TrailingZeroCount(dayPart.Bits);
        return DayPartWords.Box(bit / DayParts.PerDay, bit % DayParts.PerDay);
    }

    private static string Skill(LanguageSkill skill) => skill switch
    {
        LanguageSkill.Speaking => Say.It("Spreken"),
        LanguageSkill.Listening => Say.It("Luisteren"),
        LanguageSkill.Reading => Say.It("Lezen"),
        _ => Say.It("Schrijven"),
    };
}
