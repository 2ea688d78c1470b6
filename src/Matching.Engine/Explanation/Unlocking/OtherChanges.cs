using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Explanation.Unlocking;

/// <summary>
/// Childcare on one dagdeel on which she now cares for children. Edits: the dagdeel goes from care to free. Only where her free dagdelen
/// are known, and no lesson takes the dagdeel too.
/// </summary>
public sealed record ChildcareOn(DayParts DayPart) : UnlockChange
{
    /// <summary>Childcare is open on working days, morning and afternoon.</summary>
    public static DayParts OpenOn { get; } = new(0b011_011_011_011_011);

    public override string Code => $"childcare-{int.TrailingZeroCount(DayPart.Bits)}";
    public override RuleSet Touches => RuleSet.Of(RuleCode.FreeDayParts);

    public override bool IsFor(Newcomer newcomer)
    {
        var week = newcomer.Availability;
        return week.Free is { } free && week.Care.Without(week.Lessons).Without(free).Overlap(DayPart) == DayPart;
    }

    public override Newcomer ApplyTo(Newcomer newcomer) => newcomer with
    {
        Availability = newcomer.Availability with
        {
            Care = newcomer.Availability.Care.Without(DayPart),
            Free = newcomer.Availability.Free?.With(DayPart),
        },
    };

    public override int? MonthsFor(Newcomer newcomer) => null;

    public override SupportKind? SupportFor(Newcomer newcomer) => SupportKind.Childcare;
}

/// <summary>
/// Her foreign diploma is valued or recognised here. Edits: the diploma counts as recognised. Only for a known level that has a diploma.
/// </summary>
public sealed record ValuedDiploma : UnlockChange
{
    public override string Code => "diploma";
    public override RuleSet Touches => RuleSet.Of(RuleCode.Education, RuleCode.RecognisedDiploma);

    public override bool IsFor(Newcomer newcomer) =>
        newcomer.Background is { Education: >= EducationLevel.Vmbo, DiplomaRecognised: not true };

    public override Newcomer ApplyTo(Newcomer newcomer) => newcomer with { Background = newcomer.Background with { DiplomaRecognised = true } };

    public override int? MonthsFor(Newcomer newcomer) => UsualMonths.DiplomaValuation;
}
