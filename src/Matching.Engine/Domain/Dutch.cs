namespace Matching.Engine.Domain;

/// <summary>Levels of the Common European Framework, with A0 for 'no Dutch yet'.</summary>
public enum CefrLevel : byte { A0, A1, A2, B1, B2, C1, C2 }

/// <summary>Dutch is known and asked per skill: someone may speak A2 and write A0.</summary>
public enum LanguageSkill : byte { Speaking, Listening, Reading, Writing }

/// <summary>Who says so. Only the first three are measurements; see <see cref="DutchLevels.IsMeasured"/>.</summary>
public enum LevelSource : byte { Test, Teacher, Exam, SelfEstimate }

/// <summary>How much Dutch is spoken at an opening.</summary>
public enum DutchUse : byte { Little, Fair, Much }

/// <summary>What a newcomer can do in Dutch now. A null level is not known yet.</summary>
public sealed record DutchLevels
{
    /// <summary>A measured level says nothing certain after this many months (design §5).</summary>
    public const int MonthsValid = 6;

    public CefrLevel? Speaking { get; init; }
    public CefrLevel? Listening { get; init; }
    public CefrLevel? Reading { get; init; }
    public CefrLevel? Writing { get; init; }
    public LevelSource? Source { get; init; }
    public DateOnly? StatedOn { get; init; }

    public CefrLevel? this[LanguageSkill skill] => skill.Of(Speaking, Listening, Reading, Writing);

    /// <summary>True when a test, teacher or exam set the level within the last six months: only then may it fail a rule.</summary>
    public bool IsMeasured(DateOnly businessDate) =>
        Source is LevelSource.Test or LevelSource.Teacher or LevelSource.Exam
        && StatedOn is { } on && on.AddMonths(MonthsValid) >= businessDate;
}

/// <summary>What an opening asks per skill. Null is an answer: this skill is not needed there.</summary>
public sealed record DutchAsked
{
    public CefrLevel? Speaking { get; init; }
    public CefrLevel? Listening { get; init; }
    public CefrLevel? Reading { get; init; }
    public CefrLevel? Writing { get; init; }

    public CefrLevel? this[LanguageSkill skill] => skill.Of(Speaking, Listening, Reading, Writing);
}

internal static class PerSkill
{
    public static CefrLevel? Of(this LanguageSkill skill, CefrLevel? speaking, CefrLevel? listening, CefrLevel? reading, CefrLevel? writing) => skill switch
    {
        LanguageSkill.Speaking => speaking,
        LanguageSkill.Listening => listening,
        LanguageSkill.Reading => reading,
        LanguageSkill.Writing => writing,
        _ => throw new ArgumentOutOfRangeException(nameof(skill)),
    };
}
