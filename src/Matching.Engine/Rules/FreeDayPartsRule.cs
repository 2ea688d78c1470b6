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
        if (newcomer.Availability.Free is null)
            return RuleOutcome.Unknown(QuestionCode.FreeDayParts);

        var has = FreeWith(newcomer.Availability, opening.Offers.Childcare)
            .Without(context.TakenBesides(newcomer.Id, opening.Id).DayParts)
            .Overlap(offered)
            .Size;
        var needed = Math.Min(opening.Schedule.DayPartsNeeded, offered.Size);
        var compared = new Shortfall(Measure.DayParts, Asked: needed, Has: has);
        return has >= needed ? RuleOutcome.PassWith(compared) : RuleOutcome.Fail(compared);
    }

    /// <summary>Her week where such childcare is offered, before what already runs.</summary>
    internal static DayParts FreeWith(Availability availability, Childcare? childcare) => (availability.Free ?? DayParts.None).With(childcare switch
    {
        Childcare.OnSite => availability.Care.Without(availability.Lessons),
        Childcare.SchoolHours => availability.Care.Without(availability.Lessons).Overlap(SchoolHours),
        _ => DayParts.None,
    });
}
