using Matching.Engine.Domain;

namespace Matching.Engine.Rules;

/// <summary>Regulated work asks a diploma that is recognised in the Netherlands; other work never does.</summary>
public sealed class RecognisedDiplomaRule : IRule
{
    public RuleCode Code => RuleCode.RecognisedDiploma;

    public RuleOutcome Evaluate(Newcomer newcomer, Opening opening, RuleContext context) =>
        opening.Asks.RecognisedDiploma
            ? RuleOutcome.Of(newcomer.Background.DiplomaRecognised, QuestionCode.DiplomaRecognised)
            : RuleOutcome.Pass;
}
