namespace Matching.Learning.Labels;

/// <summary>
/// What each decision and each thing that came of it means for training: the one table. Who changes a line changes what every ranker learns.
/// Codes are those the desk stores; a reason that is not here is refused, so that a new one is thought about first.
/// </summary>
public static class Labels
{
    /// <summary>Fewest decisions about pairs, and fewest caseworkers who took them, that anything is trained on.</summary>
    public const int FewestDecisions = 300;
    public const int FewestCaseworkers = 3;

    /// <summary>Days after its start at which a placement is looked at again.</summary>
    public const int ActiveAfterDays = 91;

    public static IReadOnlyList<Label> All { get; } =
    [
        new("rejected", "too_far", 0, "about the pair"),
        new("rejected", "language", 0, "about the pair"),
        new("rejected", "times", 0, "about the pair"),
        new("rejected", "does_not_want", 0, "about the pair"),
        new("rejected", "work_does_not_fit", 0, "about the pair"),
        new("rejected", "has_something", null, "about her week, not about this place"),
        new("rejected", "wrong_facts", null, "the features were wrong, so nothing can be learned from them"),
        new("rejected", "place_gone", null, "about the place alone"),
        new("rejected", "other", null, "nobody can say what it was about"),
        new("postponed", null, null, "not decided yet"),
        new("put_forward", null, 1, "she chose to put it before the newcomer"),
        new("put_forward", "started", 2, "and it started"),
        new("put_forward", "active_at_3_months", 3, "and was still going three months later"),
        new("opened_by_caseworker", null, 1, "she added it herself: as good as put forward"),
    ];

    /// <summary>The grade, or null when it is left out. A newcomer's own no has no line here: it is hers, and no label.</summary>
    /// <param name="decision">The desk's code of the decision.</param>
    /// <param name="detail">The reject reason, or the best that came of it; null where there is none.</param>
    /// <exception cref="ArgumentException">The table has no such line.</exception>
    public static int? GradeOf(string decision, string? detail) =>
        (All.FirstOrDefault(l => l.Decision == decision && l.Detail == detail)
            ?? throw new ArgumentException($"Nothing is written down about '{decision}' with '{detail}'; add a line to the table of labels.", nameof(decision))).Grade;
}

/// <summary>One line of the table.</summary>
/// <param name="Decision">The desk's code.</param>
/// <param name="Detail">The reject reason, or what came of it; null where there is none.</param>
/// <param name="Grade">0 not wanted, 1 wanted, 2 and 3 better; null is left out of training.</param>
/// <param name="Why">In half a line.</param>
public sealed record Label(string Decision, string? Detail, int? Grade, string Why);
