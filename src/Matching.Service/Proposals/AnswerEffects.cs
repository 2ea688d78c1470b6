using Matching.Engine.Domain;
using Matching.Engine.Rules;
using Matching.Service.Newcomers;

namespace Matching.Service.Proposals;

/// <summary>What one answer to an open question does to this proposal, worked out before anybody presses it.</summary>
public enum AnswerEffect : byte
{
    /// <summary>Every rule is met.</summary>
    AllMet,

    /// <summary>This question is settled; others stay open.</summary>
    Nearer,

    /// <summary>Nothing becomes certain by it.</summary>
    StillOpen,

    /// <summary>A rule fails: the proposal goes tonight.</summary>
    Fails,
}

/// <summary>The answers of one question, each with its effect.</summary>
public sealed record QuestionEffects(QuestionCode Question, IReadOnlyList<(string Answer, AnswerEffect Effect)> Answers);

internal static class AnswerEffects
{
    /// <summary>Only for questions of a few answers, one of which is given: what a long list does cannot be said in a sentence.</summary>
    private const int MostAnswers = 8;

    public static IReadOnlyList<QuestionEffects> Of(
        Newcomer person, Opening opening, RuleContext context, IEnumerable<QuestionCard> cards, DateOnly today) =>
    [
        .. from card in cards
           where !card.TakesSeveral && card.Answers.Count is > 0 and <= MostAnswers
           select new QuestionEffects(card.Question,
           [
               .. from answer in card.Answers
                  let changed = Questions.Apply(person, card.Question, answer.Code, today)
                  where changed is not null
                  select (answer.Text, EffectOf(changed, opening, context, card.Question)),
           ]),
    ];

    private static AnswerEffect EffectOf(Newcomer changed, Opening opening, RuleContext context, QuestionCode question)
    {
        var outcomes = HardRules.All.Select(rule => rule.Evaluate(changed, opening, context)).ToList();
        return outcomes.Any(o => o.Verdict == Verdict.Fail) ? AnswerEffect.Fails
            : outcomes.All(o => o.Verdict == Verdict.Pass) ? AnswerEffect.AllMet
            : outcomes.Any(o => o.Verdict == Verdict.Unknown && o.Question == question) ? AnswerEffect.StillOpen
            : AnswerEffect.Nearer;
    }
}
