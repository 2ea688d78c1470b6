namespace Matching.Service.Demo;

/// <summary>Who numbered the town's rows: the same words as an import without <c>--source</c>, so that files can change the town.</summary>
internal static class Sources
{
    public const string Municipality = "municipality";
    public const string Organisation = "organisation";
}
