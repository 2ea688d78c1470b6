using Matching.Engine.Domain;

namespace Matching.Engine.Rules;

/// <summary>
/// Enough of the opening's dagdelen are free after lessons, care, work and whatever else runs. Care is no obstacle where the opening
/// looks after the children, or keeps to school hours.
/// </summary>
public sealed class FreeDayPartsRule : IRule
{
    /// <summary>Mornings and afternoons from Monday to Friday.</summary>
    private static readonly DayParts SchoolHours = new(0b011_011_011_011_011);

    public RuleCode Code => RuleCode.FreeDayParts;

    public RuleOutcome Evaluate(Newcomer newcomer, Opening opening, RuleContext context)
    {
        if (opening.Schedule.DayParts is not { IsEmpty: false } offered)
            return RuleOutcome.Pass;
        if (Free(newcomer.Availability, opening.Offers.Childcare) is not { } free)
            return RuleOutcome.Unknown(QuestionCode.FreeDayParts);

        var has = free.Without(context.TakenBesides(newcomer.Id, opening.Id).DayParts).Overlap(offered).Size;
        var needed = Needed(opening.Schedule);
        var compared = new Shortfall(Measure.DayParts, Asked: needed, Has: has);
        return has >= needed ? RuleOutcome.PassWith(compared) : RuleOutcome.Fail(compared);
    }

    /// <summary>Dagdelen that are free when the opening looks after the children like this; null is not known.</summary>
    internal static DayParts? Free(Availability availability, Childcare? childcare) =>
        availability.Free is { } free ? free.With(CareTakenOver(availability, childcare)) : null;

    /// <summary>How many of the dagdelen on offer someone must be free; none where the host leaves it open.</summary>
    internal static int Needed(Schedule schedule) =>
        schedule.DayParts is { IsEmpty: false } offered ? Math.Min(schedule.DayPartsNeeded, offered.Size) : 0;

    private static DayParts CareTakenOver(Availability availability, Childcare? childcare) => childcare switch
    {
        Childcare.OnSite => availability.Care.Without(availability.Lessons),
        Childcare.SchoolHours => availability.Care.Without(availability.Lessons).Overlap(SchoolHours),
        _ => DayParts.None,
    };
}
