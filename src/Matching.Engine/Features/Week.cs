using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Features;

/// <summary>How well the opening fits into someone's week.</summary>
internal static class Week
{
    public const int TooLittle = -1;
    public const int MostSpare = 3;
    public const int OldestMonths = 12;

    private static readonly FreeDayPartsRule Rule = new();

    /// <summary>Free dagdelen beyond those it needs, as the rule counted them. A week not known yet has none to spare.</summary>
    public static int DayPartsToSpare(Newcomer newcomer, Opening opening, RuleContext context)
    {
        if (newcomer.Availability.Free is not { } free)
            return TooLittle;
        var compared = Rule.Evaluate(newcomer, opening, context).Shortfall;
        var spare = compared.Measure == Measure.DayParts
            ? compared.Has - compared.Asked
            : free.Without(context.TakenBesides(newcomer.Id, opening.Id).DayParts).Size - opening.Schedule.DayPartsNeeded;
        return Math.Clamp(spare, TooLittle, MostSpare);
    }

    /// <summary>Months since her week was written down: an old week is often no longer true.</summary>
    public static int ScheduleAge(Newcomer newcomer, Opening opening, RuleContext context)
    {
        if (newcomer.Availability.ScheduleOn is not { } on)
            return OldestMonths;
        var today = context.BusinessDate;
        var months = (today.Year - on.Year) * 12 + today.Month - on.Month - (today.Day < on.Day ? 1 : 0);
        return Math.Clamp(months, 0, OldestMonths);
    }

    /// <summary>Childcare, for someone who cares for children on some dagdelen: 1 within school hours, 2 on site.</summary>
    public static int ChildcareFit(Newcomer newcomer, Opening opening, RuleContext context) =>
        newcomer.Availability.Care.IsEmpty ? 0 : opening.Offers.Childcare switch
        {
            Childcare.OnSite => 2,
            Childcare.SchoolHours => 1,
            _ => 0,
        };
}
