using Matching.Service.Pipeline;

namespace Matching.Service.Placements;

/// <summary>
/// How a placement ended. A no is nobody's fault and has no reason behind it: not the newcomer's, and not the host's.
/// </summary>
public enum StopReason : byte { Finished, ToPaidWork, ToEducation, NewcomerNo, HostNo, PlaceGone }

public static class StopReasons
{
    /// <summary>What somebody of this role may say of a placement that is this far. A host does not know where she went.</summary>
    public static IReadOnlyList<StopReason> For(Role role, PlacementState state) => (role, state) switch
    {
        (Role.Coordinator, PlacementState.Started) => [StopReason.Finished, StopReason.NewcomerNo, StopReason.HostNo, StopReason.PlaceGone],
        (_, PlacementState.Started) => Enum.GetValues<StopReason>(),
        _ => [StopReason.NewcomerNo, StopReason.HostNo, StopReason.PlaceGone],
    };

    /// <summary>It came to its end, instead of being broken off.</summary>
    public static bool Completes(this StopReason reason) => reason is StopReason.Finished or StopReason.ToPaidWork or StopReason.ToEducation;
}
