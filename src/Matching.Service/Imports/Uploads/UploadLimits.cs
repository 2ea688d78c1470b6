namespace Matching.Service.Imports.Uploads;

/// <summary>How large a list on a page may be: it is judged again each time that somebody looks. Larger ones are for the command line.</summary>
public static class UploadLimits
{
    public const int Megabytes = 5;
    public const int LargestFile = Megabytes * 1024 * 1024;
    public const int MostRows = 5_000;

    /// <summary>How long a list waits for the person who sent it in.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(1);
}
