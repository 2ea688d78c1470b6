using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;

namespace Matching.Engine.Tests.Rules;

public class FreeDayPartsRuleTests
{
    [Theory]
    [InlineData("ma-o wo-o", Verdict.Pass, 2)]
    [InlineData("ma-o ma-m wo-o za-o", Verdict.Pass, 3)]
    [InlineData("ma-o di-o do-a", Verdict.Fail, 1)]
    [InlineData("", Verdict.Fail, 0)]
    public void Enough_of_its_dagdelen_are_free(string free, Verdict expected, int has)
    {
        var outcome = Ask<FreeDayPartsRule>.About(With(new() { Free = Set(free) }), Opening());

        Assert.Equal(expected, outcome.Verdict);
        Assert.Equal(new Shortfall(Measure.DayParts, Asked: 2, has), outcome.Shortfall);
    }

    [Fact]
    public void Not_knowing_when_she_is_free_is_a_question_only_where_it_matters()
    {
        Assert.Equal(RuleOutcome.Unknown(QuestionCode.FreeDayParts), Ask<FreeDayPartsRule>.About(With(new()), Opening()));
        Assert.Equal(RuleOutcome.Pass, Ask<FreeDayPartsRule>.About(With(new()), Opening(dayParts: null)));
        Assert.Equal(RuleOutcome.Pass, Ask<FreeDayPartsRule>.About(With(new()), Opening(dayParts: "")));
    }

    [Fact]
    public void An_opening_cannot_ask_more_dagdelen_than_it_has() =>
        Assert.Equal(Verdict.Pass, Ask<FreeDayPartsRule>.About(With(new() { Free = Set("ma-o") }), Opening(dayParts: "ma-o")).Verdict);

    [Fact]
    public void What_already_runs_takes_its_dagdelen()
    {
        var newcomer = With(new() { Free = Set("ma-o wo-o") });
        var context = A.Context(commitments: [A.Commitment(newcomer) with { DayParts = Set("wo-o") }]);

        Assert.Equal(RuleOutcome.Fail(new(Measure.DayParts, Asked: 2, Has: 1)), Ask<FreeDayPartsRule>.About(newcomer, Opening(), context));
    }

    [Theory]
    [InlineData(CommitmentSource.Hold)]
    [InlineData(CommitmentSource.Agreement)]
    [InlineData(CommitmentSource.Placement)]
    public void What_she_has_takes_its_dagdelen_from_other_openings_but_not_from_itself(CommitmentSource source)
    {
        var newcomer = With(new() { Free = Set("ma-o wo-o") });
        var (held, other) = (Opening(1), Opening(2));
        var context = A.Context(
            commitments: [A.Hold(newcomer, held) with { Source = source }], pins: [A.Pin(newcomer, held)]);

        Assert.Equal(Verdict.Pass, Ask<FreeDayPartsRule>.About(newcomer, held, context).Verdict);
        Assert.Equal(Verdict.Fail, Ask<FreeDayPartsRule>.About(newcomer, other, context).Verdict);
    }

    [Fact]
    public void Two_options_that_lie_before_her_side_by_side_do_not_break_each_other_but_an_agreement_does()
    {
        var newcomer = With(new() { Free = Set("ma-o wo-o") });
        var (one, two) = (Opening(1), Opening(2));
        Pin[] pins = [A.Pin(newcomer, one), A.Pin(newcomer, two)];
        var bothHeld = A.Context(commitments: [A.Hold(newcomer, one), A.Hold(newcomer, two)], pins: pins);
        var oneAgreed = A.Context(
            commitments: [A.Hold(newcomer, one) with { Source = CommitmentSource.Agreement }, A.Hold(newcomer, two)], pins: pins);

        Assert.Equal(Verdict.Pass, Ask<FreeDayPartsRule>.About(newcomer, one, bothHeld).Verdict);
        Assert.Equal(Verdict.Pass, Ask<FreeDayPartsRule>.About(newcomer, two, bothHeld).Verdict);
        Assert.Equal(Verdict.Fail, Ask<FreeDayPartsRule>.About(newcomer, two, oneAgreed).Verdict);
    }

    [Theory]
    [InlineData(Childcare.None, Verdict.Fail)]
    [InlineData(null, Verdict.Fail)]
    [InlineData(Childcare.OnSite, Verdict.Pass)]
    [InlineData(Childcare.SchoolHours, Verdict.Pass)]
    public void Care_is_no_obstacle_where_the_opening_looks_after_the_children(Childcare? childcare, Verdict expected)
    {
        var newcomer = With(new() { Free = Set("ma-o"), Care = Set("wo-o") });

        Assert.Equal(expected, Ask<FreeDayPartsRule>.About(newcomer, Opening(childcare: childcare)).Verdict);
    }

    [Theory]
    [InlineData("ma-a", Verdict.Fail)]
    [InlineData("za-o", Verdict.Fail)]
    [InlineData("ma-o", Verdict.Pass)]
    [InlineData("vr-m", Verdict.Pass)]
    public void School_hours_are_mornings_and_afternoons_of_weekdays(string care, Verdict expected)
    {
        var newcomer = With(new() { Free = Set(""), Care = Set(care) });

        Assert.Equal(expected, Ask<FreeDayPartsRule>.About(newcomer, Opening(dayParts: care, childcare: Childcare.SchoolHours)).Verdict);
    }

    [Fact]
    public void Childcare_does_not_free_her_from_a_lesson_or_from_what_already_runs()
    {
        var busy = With(new() { Free = Set("ma-o"), Care = Set("wo-o"), Lessons = Set("wo-o") });
        var committed = With(new() { Free = Set("ma-o"), Care = Set("wo-o") });
        var context = A.Context(commitments: [A.Commitment(committed) with { DayParts = Set("wo-o") }]);

        Assert.Equal(Verdict.Fail, Ask<FreeDayPartsRule>.About(busy, Opening(childcare: Childcare.OnSite)).Verdict);
        Assert.Equal(Verdict.Fail, Ask<FreeDayPartsRule>.About(committed, Opening(childcare: Childcare.OnSite), context).Verdict);
    }

    private static Newcomer With(Availability availability) => A.Newcomer() with { Availability = availability };

    /// <summary>Asks two of the three dagdelen ma-o, wo-o and za-o unless said otherwise.</summary>
    private static Opening Opening(long id = 1, string? dayParts = "ma-o wo-o za-o", Childcare? childcare = null)
    {
        var opening = A.Opening(id);
        return opening with
        {
            Schedule = opening.Schedule with { DayParts = dayParts is null ? null : Set(dayParts) },
            Offers = opening.Offers with { Childcare = childcare },
        };
    }

    private static DayParts Set(string codes) => A.DayParts(codes.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
