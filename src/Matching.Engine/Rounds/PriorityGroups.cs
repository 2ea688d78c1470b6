using Matching.Engine.Domain;

namespace Matching.Engine.Rounds;

/// <summary>Who belongs to a group that a policy may put first.</summary>
public static class PriorityGroups
{
    /// <summary>One of so many on the waiting list belongs to those who wait longest.</summary>
    private const int LongestShare = 4;

    /// <summary>Per person, by position in the snapshot's list.</summary>
    public static bool[] Members(RoundSnapshot snapshot, PriorityGroup group) => group switch
    {
        PriorityGroup.CannotReadYet => [.. snapshot.Newcomers.Select(n => n.Integration.Literacy == Literacy.A)],
        PriorityGroup.NoWorkExperience => [.. snapshot.Newcomers.Select(n => n.Background.ExperienceYears == 0)],
        PriorityGroup.LongestWithoutProposal => Longest(snapshot),
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, "No such group."),
    };

    /// <summary>The list is sorted by date, then by newcomer, so the quarter is the same ones every time.</summary>
    private static bool[] Longest(RoundSnapshot snapshot)
    {
        var here = snapshot.Newcomers.Select(n => n.Id).ToHashSet();
        var waiting = snapshot.WithoutProposalSince.Where(w => here.Contains(w.Newcomer)).ToList();
        var longest = waiting.Take((waiting.Count + LongestShare - 1) / LongestShare).Select(w => w.Newcomer).ToHashSet();
        return [.. snapshot.Newcomers.Select(n => longest.Contains(n.Id))];
    }
}
