using Matching.Engine.Rules;
using Matching.Service.Language;
using Matching.Service.Proposals;

namespace Matching.Service.Pages.Texts;

/// <summary>What each answer to an open question does to a proposal, said before it is pressed.</summary>
public static class EffectText
{
    /// <summary>"Ja: alle eisen kloppen dan. Nee: deze plek vervalt; er blijven 3 andere voorstellen." Null when it cannot be said.</summary>
    public static string? Sentence(ProposalView view, QuestionCode question)
    {
        if (view.Effects.FirstOrDefault(e => e.Question == question) is not { Answers.Count: > 0 } effects)
            return null;
        var parts = effects.Answers.GroupBy(a => a.Effect).Select(group => $"{string.Join(" / ", group.Select(a => a.Answer))}: {Of(group.Key, view.OtherProposals)}");
        return $"{string.Join(". ", parts)}.";
    }

    private static string Of(AnswerEffect effect, int others) => effect switch
    {
        AnswerEffect.AllMet => Say.It("dan kloppen alle eisen"),
        AnswerEffect.Nearer => Say.It("deze eis klopt dan, er blijven andere vragen"),
        AnswerEffect.StillOpen => Say.It("de vraag blijft dan open"),
        _ when others > 0 => Say.It($"deze plek vervalt vannacht, {Written.Count(others, "ander voorstel blijft", "andere voorstellen blijven")}"),
        _ => Say.It("deze plek vervalt vannacht"),
    };
}
