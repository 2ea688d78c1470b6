namespace Matching.Service.Proposals;

/// <summary>How the desk works here; configuration section <c>Desk</c>.</summary>
public sealed record DeskOptions
{
    /// <summary>How long a place is held for an answer, 1 to 60 days.</summary>
    public int HoldDays
    {
        get;
        init => field = value is >= 1 and <= 60 ? value : throw new ArgumentOutOfRangeException(nameof(value), "Desk:HoldDays is 1 tot en met 60.");
    } = 7;

    public static DeskOptions From(IConfiguration configuration) =>
        new() { HoldDays = configuration.GetValue("Desk:HoldDays", new DeskOptions().HoldDays) };
}
