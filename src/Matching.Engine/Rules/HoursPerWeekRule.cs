using Matching.Engine.Domain;

namespace Matching.Engine.Rules;

/// <summary>The hours a week that the opening asks fit in what she can give beside what already runs.</summary>
public sealed class HoursPerWeekRule : IRule
{
    /// <summary>So few hours a week are covered by the answer about dagdelen: no question of their own.</summary>
    public const int FewHours = 4;

    public RuleCode Code => RuleCode.HoursPerWeek;

    public RuleOutcome Evaluate(Newcomer newcomer, Opening opening, RuleContext context)
    {
        if (opening.Schedule.HoursMin is not { } asked)
            return RuleOutcome.Pass;
        if (newcomer.Availability.MaxHours is not { } most)
            return asked > FewHours ? RuleOutcome.Unknown(QuestionCode.HoursPerWeek) : RuleOutcome.Pass;

        var has = Math.Max(0, most - context.TakenBesides(newcomer.Id, opening.Id).Hours);
        var compared = new Shortfall(Measure.HoursPerWeek, asked, has);
        return has >= asked ? RuleOutcome.PassWith(compared) : RuleOutcome.Fail(compared);
    }
}
