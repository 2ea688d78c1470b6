using Matching.Engine.Domain;
using Matching.Engine.Explanation.Unlocking;
using Matching.Service.Newcomers;
using Matching.Service.Openings;
using Matching.Service.Pages.Shared;

namespace Matching.Service.Pages.Texts;

/// <summary>Changes that open more, as what could be done about them.</summary>
public static class HelpText
{
    /// <summary>"Leren fietsen", "Spreken van A1 naar A2", "Opvang op woensdag middag".</summary>
    public static string Title(UnlockChange change, Newcomer? person = null) => change switch
    {
        Cycle when person is { Mobility.Cycling: Cycling.Can or Cycling.NoBicycle } => "Een fiets",
        Cycle when person is { Mobility.Cycling: Cycling.Learning } => "Fietsles afmaken",
        Cycle => "Leren fietsen",
        EBike => "Een e-bike",
        RideAlong => "Meerijden met een collega",
        DrivingLicence => "Een rijbewijs dat hier geldt",
        DutchStep { To: > CefrLevel.A0 } step => $"{Skill(step.Skill)} van {step.To - 1} naar {step.To}",
        DutchStep step => $"{Skill(step.Skill)} naar {step.To}",
        ChildcareOn care => $"Opvang op {DayPart(care.DayPart)}",
        ValuedDiploma => "Diploma laten waarderen",
        _ => throw new ArgumentOutOfRangeException(nameof(change), change.Code, "A change without words."),
    };

    /// <summary>What a town would organise: "Fietsles of een fiets".</summary>
    public static string Measure(UnlockChange change) => change switch
    {
        Cycle => "Fietsles en een fiets",
        RideAlong => "Meerijden met een collega",
        DutchStep step => $"Taalgroep {Skill(step.Skill).ToLowerInvariant()}, {step.To - 1} naar {step.To}",
        DrivingLicence => "Rijles",
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
        DutchStep step => Skill(step.Skill).ToLowerInvariant(),
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
            parts.Add("De organisatie heeft een zitplaats.");
        if (help.Months is { } months)
            parts.Add(months == 0 ? "Kan meteen." : $"Duurt meestal {Months(months)}.");
        return parts.Count > 0 ? string.Join(' ', parts) : "Hoe lang dit duurt, weten we niet.";
    }

    /// <summary>"Fietsles bij Sportservice, begint 6 jan 2027, € 95."</summary>
    public static string Offer(SupportChoice offer, DateOnly today)
    {
        var parts = new List<string> { $"{Support(offer.Facts.Kind)} bij {offer.Organisation}" };
        if (offer.Facts.Begin is { } begin)
            parts.Add(begin > today ? $"begint {Written.Day(begin)}" : "loopt al");
        if (offer.Facts.Cost is { } cost)
            parts.Add(cost == 0 ? "gratis" : $"{Written.Euros(cost)} per persoon");
        return $"{string.Join(", ", parts)}.";
    }

    public static string Support(SupportKind kind) => kind switch
    {
        SupportKind.CyclingLesson => "Fietsles",
        SupportKind.LanguageGroup => "Taalgroep",
        SupportKind.Childcare => "Opvang",
        SupportKind.DrivingLesson => "Rijles",
        _ => "Geldles",
    };

    /// <summary>"3 maanden", "1,5 jaar".</summary>
    public static string Months(int months) => months switch
    {
        1 => "1 maand",
        < 12 => $"{months} maanden",
        _ => $"{Written.Number(months / 12.0, 1)} jaar",
    };

    /// <summary>"woensdag middag".</summary>
    public static string DayPart(DayParts dayPart)
    {
        var bit = int.TrailingZeroCount(dayPart.Bits);
        return DayPartWords.Box(bit / DayParts.PerDay, bit % DayParts.PerDay);
    }

    private static string Skill(LanguageSkill skill) => skill switch
    {
        LanguageSkill.Speaking => "Spreken",
        LanguageSkill.Listening => "Luisteren",
        LanguageSkill.Reading => "Lezen",
        _ => "Schrijven",
    };
}
