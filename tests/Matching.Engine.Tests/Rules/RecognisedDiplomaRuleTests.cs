using Matching.Engine.Rules;

namespace Matching.Engine.Tests.Rules;

public class RecognisedDiplomaRuleTests
{
    [Fact]
    public void Regulated_work_asks_a_recognised_diploma()
    {
        Assert.Equal(RuleOutcome.Pass, Having(true, required: true));
        Assert.Equal(RuleOutcome.Fail(), Having(false, required: true));
        Assert.Equal(RuleOutcome.Unknown(QuestionCode.DiplomaRecognised), Having(null, required: true));
    }

    [Fact]
    public void Other_work_does_not() => Assert.Equal(RuleOutcome.Pass, Having(false, required: false));

    private static RuleOutcome Having(bool? recognised, bool required)
    {
        var opening = A.Opening();
        return Ask<RecognisedDiplomaRule>.About(
            A.Newcomer() with { Background = new() { DiplomaRecognised = recognised } },
            opening with { Asks = opening.Asks with { RecognisedDiploma = required } });
    }
}
