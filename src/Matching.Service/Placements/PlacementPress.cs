using System.Globalization;
using Matching.Service.Pipeline;
using Matching.Service.Storage;

namespace Matching.Service.Placements;

/// <summary>What was pressed in the form of one placement: "step:id:version", with the day that stood in the form.</summary>
public static class PlacementPress
{
    /// <summary>The value of a button.</summary>
    public static string Of(PlacementStep step, PlacementId placement, int version) => $"{Code.Of(step)}:{placement.Value}:{version}";

    /// <summary>The value of a button that ends a placement.</summary>
    public static string Of(StopReason reason, PlacementId placement, int version) => $"{Code.Of(reason)}:{placement.Value}:{version}";

    /// <summary>The command behind a button, with its placement; null when it is none of ours.</summary>
    public static (ICommand<PlacementOutcome> Command, PlacementId Placement)? Read(string? pressed, string? day, DateOnly today, string key)
    {
        if (pressed?.Split(':') is not [var code, var id, var stamp]
            || !long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || !int.TryParse(stamp, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            return null;
        var placement = new PlacementId(number);
        // What is no day becomes one that cannot be, and is refused as such.
        var on = string.IsNullOrWhiteSpace(day) ? today
            : DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var given) ? given : default;
        if (Enum.GetValues<StopReason>().Where(r => Code.Of(r) == code).Cast<StopReason?>().FirstOrDefault() is { } reason)
            return (new StopPlacement(placement, version, reason, key), placement);
        ICommand<PlacementOutcome>? command = Enum.GetValues<PlacementStep>().Where(s => Code.Of(s) == code).Cast<PlacementStep?>().FirstOrDefault() switch
        {
            PlacementStep.Introduction => new RecordIntroduction(placement, version, on, key),
            PlacementStep.Start => new RecordStart(placement, version, on, key),
            PlacementStep.Undone => new UndoStep(placement, version, key),
            { } step when step.IsCheckIn() => new RecordCheckIn(placement, version, step, key),
            _ => null,
        };
        return command is null ? null : (command, placement);
    }
}
