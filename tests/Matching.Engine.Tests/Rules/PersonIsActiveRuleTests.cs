using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Tests.Rules;

public class PersonIsActiveRuleTests
{
    [Theory]
    [InlineData(NewcomerStatus.Active, Verdict.Pass)]
    [InlineData(NewcomerStatus.InReceptionCentre, Verdict.Fail)]
    [InlineData(NewcomerStatus.Paused, Verdict.Fail)]
    [InlineData(NewcomerStatus.Finished, Verdict.Fail)]
    public void Only_who_is_active_is_proposed_something(NewcomerStatus status, Verdict expected) =>
        Assert.Equal(expected, Ask<PersonIsActiveRule>.About(A.Newcomer() with { Status = status }, A.Opening()).Verdict);

    /// <summary>The day that was agreed is the first on which something may be proposed again.</summary>
    [Theory]
    [InlineData(1, Verdict.Fail)]
    [InlineData(0, Verdict.Pass)]
    [InlineData(-1, Verdict.Pass)]
    public void A_pause_and_a_wave_end_on_their_day(int days, Verdict expected)
    {
        var day = A.Today.AddDays(days);
        Assert.Equal(expected, Ask<PersonIsActiveRule>.About(A.Newcomer() with { PausedUntil = day }, A.Opening()).Verdict);
        Assert.Equal(expected, Ask<PersonIsActiveRule>.About(A.Newcomer() with { WaveFrom = day }, A.Opening()).Verdict);
    }
}
