using System.Diagnostics;
using Matching.Engine.Rounds;

namespace Matching.Service.Rounds;

/// <summary>
/// Places where a test may end the process as a power cut would (signal 9, nothing is cleaned up), to show that a round is
/// published whole or not at all. Does nothing unless MATCHING_FAILPOINT names the place.
/// </summary>
internal static class Failpoint
{
    private static readonly string? Armed = Environment.GetEnvironmentVariable("MATCHING_FAILPOINT");

    public const string Taken = "taken";
    public const string ReadBegun = "read-begun";
    public const string ReadDone = "read-done";
    public const string InputCompared = "input-compared";
    public const string Computed = "computed";
    public const string Packed = "packed";
    public const string PublishBegun = "publish-begun";
    public const string Fenced = "fenced";
    public const string TablesMade = "tables-made";
    public const string PlanCopied = "plan-copied";
    public const string StandingsCopied = "standings-copied";
    public const string Withdrawn = "withdrawn";
    public const string Updated = "updated";
    public const string Inserted = "inserted";
    public const string StandingsMerged = "standings-merged";
    public const string RoundWritten = "round-written";
    public const string Audited = "audited";
    public const string Committed = "committed";

    /// <summary>All places, in the order in which a round passes them. At <see cref="Committed"/> the round is out; before it, nothing is.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Taken, ReadBegun, ReadDone, InputCompared,
        Of(RoundStage.Rules), Of(RoundStage.Scores), Of(RoundStage.Allocation), Of(RoundStage.Explanation),
        Computed, Packed, PublishBegun, Fenced, TablesMade, PlanCopied, StandingsCopied,
        Withdrawn, Updated, Inserted, StandingsMerged, RoundWritten, Audited, Committed,
    ];

    public static string Of(RoundStage stage) => "engine-" + stage.ToString().ToLowerInvariant();

    public static void Hit(string place)
    {
        if (Armed is null || Armed != place)
            return;
        Process.GetCurrentProcess().Kill();
        Thread.Sleep(Timeout.Infinite);
    }
}
