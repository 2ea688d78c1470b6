using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Explanation.Voices;

/// <summary>One reason with the fact behind it.</summary>
public sealed record TalkingPoint(Reason Reason, PointFact Fact, FactSource Source);

/// <summary>
/// What a caseworker can say about a proposal: everything for it and everything against it, strongest first, each with its fact, source and
/// date. <see cref="Base"/> and the contributions are the whole of the score.
/// </summary>
public sealed record TalkingPoints
{
    public required IReadOnlyList<TalkingPoint> For { get; init; }
    public required IReadOnlyList<TalkingPoint> Against { get; init; }

    /// <summary>What still has to be asked, in the order of the rules.</summary>
    public required IReadOnlyList<UnknownRule> Unknowns { get; init; }

    /// <summary>Why this kind may be proposed to her; null when that is still a question.</summary>
    public required FactSource? Ground { get; init; }

    /// <summary>Hundredths of log-odds, as in <see cref="Evidence"/>.</summary>
    public required int Base { get; init; }
    public required int Score { get; init; }

    /// <summary>The evidence of a proposal put beside the facts that it was computed from.</summary>
    public static TalkingPoints Of(Newcomer newcomer, Opening opening, Evidence evidence, RuleContext context)
    {
        List<TalkingPoint> points = [.. evidence.Reasons.Select(r => new TalkingPoint(
            r, FactReader.FactOf(r, newcomer, opening, context), FactReader.SourceOf(r.Feature, newcomer)))];
        return new()
        {
            For = [.. points.Where(p => p.Reason.Contribution > 0)],
            Against = [.. points.Where(p => p.Reason.Contribution < 0)],
            Unknowns = evidence.Unknowns,
            Ground = GroundOf(newcomer, opening, context),
            Base = evidence.Base,
            Score = evidence.Score,
        };
    }

    private static FactSource? GroundOf(Newcomer newcomer, Opening opening, RuleContext context)
    {
        foreach (var consent in newcomer.Consents)
            if (consent.Kind == opening.Kind && consent.Answer == ConsentAnswer.Given)
                return new(SourceKind.Consent, consent.StatedOn);
        return new GroundRule().Evaluate(newcomer, opening, context).Verdict == Verdict.Pass ? new(SourceKind.PublicTask, newcomer.Integration.PlanOn) : null;
    }
}
