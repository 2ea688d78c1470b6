using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Explanation.Unlocking;

/// <summary>One requirement that a host may lower by one step. Never limits by sex or age, nor what the law asks.</summary>
public abstract record OpeningChange
{
    private protected OpeningChange()
    {
    }

    /// <summary>The rules that look at what it changes.</summary>
    public abstract RuleSet Touches { get; }

    /// <summary>The exact edit of the opening.</summary>
    public abstract Opening ApplyTo(Opening opening);

    /// <summary>Every step that this opening has, in a fixed order; a seat to ride along is tried for each of the postcodes.</summary>
    public static IReadOnlyList<OpeningChange> For(Opening opening, IEnumerable<Postcode> seats)
    {
        var (asks, schedule) = (opening.Asks, opening.Schedule);
        return
        [
            .. from skill in Enum.GetValues<LanguageSkill>()
               where asks.Dutch[skill] > CefrLevel.A0
               select new LessDutch(skill, asks.Dutch[skill] > CefrLevel.A1 ? asks.Dutch[skill] - 1 : null),
            .. When(asks.Education > EducationLevel.None, () => new LessEducation(asks.Education > EducationLevel.Primary ? asks.Education - 1 : null)),
            .. When(schedule.HoursMin > 0, () => new FewerHours(schedule.HoursMin > FewerHours.Step ? schedule.HoursMin - FewerHours.Step : null)),
            .. When(schedule.DayPartsNeeded > 1, () => new FewerDayParts(schedule.DayPartsNeeded - 1)),
            .. When(asks.DrivingLicence, () => new NoDrivingLicence()),
            .. When(asks.ContactLanguages.Count > 0, () => new AnyContactLanguage()),
            .. When(asks.Routes.Count > 0, () => new AnyRoute()),
            .. When(opening.Offers.SeatFrom is null, () => seats.Distinct().Order().Select(p => new SeatFrom(p))),
        ];
    }

    private static IEnumerable<OpeningChange> When(bool asked, Func<OpeningChange> change) => asked ? [change()] : [];

    private static IEnumerable<OpeningChange> When(bool free, Func<IEnumerable<OpeningChange>> changes) => free ? changes() : [];
}

/// <summary>One level of Dutch less in one skill; null is not needed any more.</summary>
public sealed record LessDutch(LanguageSkill Skill, CefrLevel? To) : OpeningChange
{
    public override RuleSet Touches => new DutchStep(Skill, default).Touches;

    public override Opening ApplyTo(Opening opening) => opening with
    {
        Asks = opening.Asks with
        {
            Dutch = Skill switch
            {
                LanguageSkill.Speaking => opening.Asks.Dutch with { Speaking = To },
                LanguageSkill.Listening => opening.Asks.Dutch with { Listening = To },
                LanguageSkill.Reading => opening.Asks.Dutch with { Reading = To },
                _ => opening.Asks.Dutch with { Writing = To },
            },
        },
    };
}

/// <summary>One level of education less; null is not asked any more.</summary>
public sealed record LessEducation(EducationLevel? To) : OpeningChange
{
    public override RuleSet Touches => RuleSet.Of(RuleCode.Education);
    public override Opening ApplyTo(Opening opening) => opening with { Asks = opening.Asks with { Education = To } };
}

/// <summary>A dagdeel's hours a week less; null is not asked any more.</summary>
public sealed record FewerHours(int? To) : OpeningChange
{
    /// <summary>Hours in a dagdeel.</summary>
    public const int Step = 4;

    public override RuleSet Touches => RuleSet.Of(RuleCode.HoursPerWeek);
    public override Opening ApplyTo(Opening opening) => opening with { Schedule = opening.Schedule with { HoursMin = To } };
}

/// <summary>One dagdeel a week less.</summary>
public sealed record FewerDayParts(int To) : OpeningChange
{
    public override RuleSet Touches => RuleSet.Of(RuleCode.FreeDayParts);
    public override Opening ApplyTo(Opening opening) => opening with { Schedule = opening.Schedule with { DayPartsNeeded = To } };
}

/// <summary>No driving licence needed.</summary>
public sealed record NoDrivingLicence : OpeningChange
{
    public override RuleSet Touches => RuleSet.Of(RuleCode.DrivingLicence);
    public override Opening ApplyTo(Opening opening) => opening with { Asks = opening.Asks with { DrivingLicence = false } };
}

/// <summary>No language of contact asked.</summary>
public sealed record AnyContactLanguage : OpeningChange
{
    public override RuleSet Touches => RuleSet.Of(RuleCode.ContactLanguage);
    public override Opening ApplyTo(Opening opening) => opening with { Asks = opening.Asks with { ContactLanguages = [] } };
}

/// <summary>Open to every leerroute.</summary>
public sealed record AnyRoute : OpeningChange
{
    public override RuleSet Touches => RuleSet.Of(RuleCode.LearningRoute);
    public override Opening ApplyTo(Opening opening) => opening with { Asks = opening.Asks with { Routes = [] } };
}

/// <summary>A seat to ride along from this postcode.</summary>
public sealed record SeatFrom(Postcode From) : OpeningChange
{
    public override RuleSet Touches => RuleSet.Of(RuleCode.Reachable);
    public override Opening ApplyTo(Opening opening) => opening with { Offers = opening.Offers with { SeatFrom = From } };
}
