namespace Matching.Service.Rankers;

/// <summary>
/// The columns that the training view may have, and what each is for. Nothing else reaches a ranker: a test compares this list with the
/// database, another with every feature. Never who it was: numbers instead of ids, and no fact about a person beside the features.
/// </summary>
internal static class TrainingColumns
{
    public static IReadOnlyList<(string Column, string Why)> All { get; } =
    [
        ("group_no", "what lay open together: only such pairs are held against each other"),
        ("decided_at", "later decisions measure what earlier ones taught"),
        ("caseworker_no", "a cap on what one caseworker can move"),
        ("opening_no", "the popularity of an opening, a baseline that must be beaten"),
        ("shown_rank", "what stands on top is looked at more"),
        ("decision", "the label"),
        ("reason", "reasons that are not about the pair teach nothing"),
        ("started_on", "a higher label: it began"),
        ("stopped_on", "a higher label: it lasted"),
        ("rule_version", "the version that read the features"),
        ("propensity", "how likely a proposal drawn by lot was to be drawn: rare ones weigh more"),
        ("features", "the feature values as last shown, in the order of the schema"),
    ];
}
