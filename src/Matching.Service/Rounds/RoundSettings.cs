using Matching.Engine.Rounds;

namespace Matching.Service.Rounds;

/// <summary>How rounds are run here; configuration section <c>Rounds</c>.</summary>
public sealed record RoundSettings
{
    /// <summary>Days a snapshot is kept for replay, 1 to 730. It holds every dossier of the area, without names.</summary>
    public int SnapshotDays
    {
        get;
        init => field = value is >= 1 and <= 730 ? value : throw new ArgumentOutOfRangeException(nameof(value), "Rounds:SnapshotDays is 1 tot en met 730.");
    } = 90;

    /// <summary>How long to wait for a round that runs elsewhere before it is taken for frozen.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The policy; part of the input.</summary>
    public RoundOptions Policy { get; init; } = RoundOptions.Default;

    public static RoundSettings From(IConfiguration configuration)
    {
        var standard = new RoundSettings();
        return standard with { SnapshotDays = configuration.GetValue("Rounds:SnapshotDays", standard.SnapshotDays) };
    }
}
