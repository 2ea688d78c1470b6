namespace Matching.Engine.Rules;

/// <summary>What a hard rule says of one pair. Unknown is an answer of its own: it becomes a question, never a silent no.</summary>
public enum Verdict : byte { Pass, Fail, Unknown }

/// <summary>What a shortfall is counted in.</summary>
public enum Measure : byte
{
    None,

    /// <summary><see cref="Domain.CefrLevel"/> as a number.</summary>
    CefrLevel,

    /// <summary><see cref="Domain.EducationLevel"/> as a number.</summary>
    EducationLevel,
    Minutes,
    Kilometres,
    DayParts,
    HoursPerWeek,
    Years,
    Months,

    /// <summary><see cref="Domain.Demands"/> as bits: asked is what the work demands, has is what of it the person cannot do.</summary>
    Demands,
}

/// <summary>
/// How far a pair is from passing: what was asked and what there is, in one measure. On a Fail more is asked than there is, with two
/// exceptions: demands are sets, and beyond an upper age there is more than asked. For limits on the opening or the journey, asked is
/// what it takes (kilometres, minutes, months) and has is what is allowed.
/// </summary>
public readonly record struct Shortfall(Measure Measure, int Asked, int Has)
{
    /// <summary>A rule that has nothing to count, such as 'paused'.</summary>
    public static Shortfall Plain => default;
}

/// <summary>The outcome of one rule for one pair. A value, so that evaluating a pair allocates nothing.</summary>
public readonly record struct RuleOutcome
{
    private RuleOutcome(Verdict verdict, Shortfall shortfall, QuestionCode question)
    {
        Verdict = verdict;
        Shortfall = shortfall;
        Question = question;
    }

    public Verdict Verdict { get; }

    /// <summary>On Fail: how far off. On Pass and Unknown: what was compared, where there was something to compare.</summary>
    public Shortfall Shortfall { get; }

    /// <summary>On Unknown: what to ask. Otherwise None.</summary>
    public QuestionCode Question { get; }

    public static RuleOutcome Pass { get; }
    public static RuleOutcome PassWith(Shortfall compared) => new(Verdict.Pass, compared, QuestionCode.None);
    public static RuleOutcome Fail(Shortfall shortfall = default) => new(Verdict.Fail, shortfall, QuestionCode.None);
    public static RuleOutcome Unknown(QuestionCode question, Shortfall compared = default) => new(Verdict.Unknown, compared, question);

    /// <summary>Yes passes, no fails, not known asks.</summary>
    public static RuleOutcome Of(bool? answer, QuestionCode question) => answer switch
    {
        true => Pass,
        false => Fail(),
        null => Unknown(question),
    };
}
