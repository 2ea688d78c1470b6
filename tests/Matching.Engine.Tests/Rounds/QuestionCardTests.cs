using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using static Matching.Engine.Rules.QuestionCode;

namespace Matching.Engine.Tests.Rounds;

public class QuestionCardTests
{
    [Fact]
    public void The_question_that_most_openings_wait_for_comes_first() =>
        Assert.Equal([new OpenQuestion(MayWork, 2), new(Education, 1)], Card(Waiting(MayWork), Waiting(MayWork), Waiting(Education)));

    [Fact]
    public void What_opens_something_now_goes_before_what_only_brings_it_nearer() =>
        Assert.Equal(Sex, Card(Waiting(MayWork, Education, DrivingLicence), Waiting(MayWork, Education, FreeDayParts), Waiting(Sex))[0].Question);

    [Fact]
    public void The_second_question_completes_what_the_first_began() =>
        Assert.Equal(
            [MayWork, DrivingLicence, Education],
            Card(Waiting(MayWork, DrivingLicence), Waiting(MayWork, DrivingLicence), Waiting(MayWork, Education)).Select(q => q.Question));

    [Fact]
    public void A_card_holds_no_more_than_it_may() =>
        Assert.Equal(2, Card(most: 2, Waiting(MayWork, Education, Sex, BirthYear)).Count);

    [Fact]
    public void Without_Unknowns_there_is_nothing_to_ask() => Assert.Empty(Card(Waiting()));

    private static IReadOnlyList<OpenQuestion> Card(params Candidate[] candidates) => Card(most: 3, candidates);

    private static IReadOnlyList<OpenQuestion> Card(int most, params Candidate[] candidates) => QuestionCard.For(candidates, most);

    private static Candidate Waiting(params QuestionCode[] questions) =>
        new(Opening: 0, questions.Length, questions.Aggregate(default(QuestionSet), (set, q) => set.With(q)));
}
