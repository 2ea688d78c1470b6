using Matching.Engine.Domain;
using Matching.Service.Conversations;
using Matching.Service.Proposals;
using static Matching.Engine.Domain.OpeningKind;

namespace Matching.Service.Tests.Conversations;

public class OptionChoiceTests
{
    [Fact]
    public void There_is_something_to_choose_between_different_kinds_before_the_second_of_one() =>
        Assert.Equal([1, 3, 2], Of((1, Maatje, ProposalStatus.Open, 90), (2, Maatje, ProposalStatus.Open, 80), (3, SportsClub, ProposalStatus.Open, 10)));

    [Fact]
    public void What_was_put_before_her_lies_on_top_even_two_of_one_kind() =>
        Assert.Equal([4, 5, 1], Of((1, SportsClub, ProposalStatus.Open, 90), (2, VolunteerRole, ProposalStatus.Open, 80), (4, Maatje, ProposalStatus.PutForward, 20), (5, Maatje, ProposalStatus.PutForward, 10)));

    [Fact]
    public void More_than_three_is_no_choice_any_more() =>
        Assert.Equal([1, 2, 3], Of((1, Maatje, ProposalStatus.Open, 9), (2, SportsClub, ProposalStatus.Open, 8), (3, Taalstage, ProposalStatus.Open, 7), (4, VolunteerRole, ProposalStatus.Open, 6)));

    [Fact]
    public void What_was_set_apart_for_later_waits_for_its_day() => Assert.Empty(Of((1, Maatje, ProposalStatus.Postponed, 9)));

    [Fact]
    public void Equal_strength_goes_to_the_lower_number() => Assert.Equal([1, 2], Of((2, SportsClub, ProposalStatus.Open, 5), (1, Maatje, ProposalStatus.Open, 5)));

    private static long[] Of(params (long Id, OpeningKind Kind, ProposalStatus Status, long Points)[] candidates) =>
        [.. OptionChoice.Of(candidates.Select(c => new OptionChoice.Candidate(new(c.Id), c.Kind, c.Status, c.Points))).Select(p => p.Value)];
}
