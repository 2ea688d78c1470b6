using Matching.Engine.Domain;
using Matching.Service.Openings;
using Matching.Service.Storage;

namespace Matching.Service.Imports;

/// <summary>
/// Whether an imported opening is seen by anybody. Unpaid work is a draft until a person of the municipality checked it, and
/// again when what she checked has changed; everything else is published at once. What was closed or paused stays so.
/// </summary>
internal static class Publication
{
    public static OpeningEntry Of(OpeningEntry entry, OpeningRow? stored)
    {
        var now = OpeningRecord.ToRow(entry.Opening, entry.Texts);
        var checkHolds = stored?.CheckedAt is not null && Checked(now) == Checked(stored);
        return entry with
        {
            Opening = entry.Opening with { Status = Status(now, stored, checkHolds) },
            Texts = checkHolds ? entry.Texts : entry.Texts with { CheckedBy = null, CheckedAt = null },
        };
    }

    private static OpeningStatus Status(OpeningRow now, OpeningRow? stored, bool checkHolds)
    {
        var was = stored is null ? (OpeningStatus?)null : Code.Parse<OpeningStatus>(stored.Status);
        if (was == OpeningStatus.Closed)
            return OpeningStatus.Closed;
        if (was == OpeningStatus.Paused && (checkHolds || !now.Unpaid))
            return OpeningStatus.Paused;
        if (now.Unpaid)
            return checkHolds ? was ?? OpeningStatus.Draft : OpeningStatus.Draft;
        // A draft that was one for another reason than unpaid work is somebody's decision.
        return was == OpeningStatus.Draft && !stored!.Unpaid ? OpeningStatus.Draft : OpeningStatus.Published;
    }

    // The same facts as the trigger forget_stale_check looks at.
    private static (string, bool, string?, string?, DateOnly?, bool) Checked(OpeningRow row) =>
        (row.Kind, row.Unpaid, row.LearningGoal, row.Supervisor, row.Ends, row.NoDisplacement);
}
