using Matching.Engine.Domain;

namespace Matching.Engine.Explanation.Unlocking;

/// <summary>
/// The list of all changes that an unlock may name, an allow-list: travel, Dutch, childcare and papers. Never who someone is.
/// Adding one is one file and one line here.
/// </summary>
public static class PermittedChanges
{
    /// <summary>In the order in which ties are broken.</summary>
    public static IReadOnlyList<UnlockChange> All { get; } =
    [
        new Cycle(),
        new EBike(),
        new RideAlong(),
        new DrivingLicence(),
        .. from skill in Enum.GetValues<LanguageSkill>()
           from level in Enum.GetValues<CefrLevel>()
           where level is > CefrLevel.A0 and <= CefrLevel.B2
           select new DutchStep(skill, level),
        .. from day in Enumerable.Range(0, 7)
           from part in Enumerable.Range(0, DayParts.PerDay)
           where ChildcareOn.OpenOn.Contains(day, part)
           select new ChildcareOn(DayParts.Of(day, part)),
        new ValuedDiploma(),
    ];

    /// <summary>The change with this <see cref="UnlockChange.Code"/>; null when there is none.</summary>
    public static UnlockChange? ByCode(string code) => All.FirstOrDefault(c => string.Equals(c.Code, code, StringComparison.Ordinal));
}
