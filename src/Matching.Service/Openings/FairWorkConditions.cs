using Matching.Engine.Rounds;

namespace Matching.Service.Openings;

/// <summary>What unpaid work needs before anybody may be asked to do it; the same list for posting, editing and the municipal check.</summary>
internal static class FairWorkConditions
{
    /// <summary>What is not there yet, the municipal check left out. Empty for work that is paid, and for the other kinds.</summary>
    public static IReadOnlyList<FairWorkCondition> Missing(OpeningRow opening, RoundOptions policy, DateOnly today)
    {
        if (!opening.Unpaid)
            return [];
        var missing = new List<FairWorkCondition>();
        if (string.IsNullOrWhiteSpace(opening.LearningGoal))
            missing.Add(FairWorkCondition.LearningGoal);
        if (string.IsNullOrWhiteSpace(opening.Supervisor))
            missing.Add(FairWorkCondition.Supervisor);
        // Without an end, or longer than the municipality allows.
        if (!(opening.Ends <= (opening.Begins ?? today).AddMonths(policy.UnpaidMonthsMax)))
            missing.Add(FairWorkCondition.End);
        if (!opening.NoDisplacement)
            missing.Add(FairWorkCondition.DisplacesNobody);
        return missing;
    }

    /// <summary>As <see cref="Missing"/>, with the municipal check when nobody did it yet.</summary>
    public static IReadOnlyList<FairWorkCondition> MissingWithCheck(OpeningRow opening, RoundOptions policy, DateOnly today) =>
        opening.Unpaid && opening.CheckedAt is null
            ? [.. Missing(opening, policy, today), FairWorkCondition.MunicipalCheck]
            : Missing(opening, policy, today);
}
