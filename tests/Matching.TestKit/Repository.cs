namespace Matching.TestKit;

/// <summary>The clone that the tests run in, for what they read or write beside the code.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Matching.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
