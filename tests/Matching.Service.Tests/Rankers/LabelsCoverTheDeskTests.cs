using Matching.Learning.Labels;
using Matching.Service.Proposals;

namespace Matching.Service.Tests.Rankers;

/// <summary>Learning knows the desk's reasons by code alone; here the two lists are held against each other.</summary>
public class LabelsCoverTheDeskTests
{
    [Fact]
    public void Every_reason_to_reject_has_a_label_and_only_those_about_the_pair_teach() =>
        Assert.All(RejectReasons.All, reason => Assert.Equal(reason.IsAboutPair, Labels.GradeOf("rejected", reason.Code) is not null));

    [Fact]
    public void No_label_is_about_a_reason_the_desk_does_not_have() =>
        Assert.All(Labels.All.Where(l => l.Decision == "rejected"), label => Assert.NotNull(RejectReasons.Find(label.Detail!)));
}
