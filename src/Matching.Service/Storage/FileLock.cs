using System.Diagnostics;

namespace Matching.Service.Storage;

/// <summary>A lock between processes on a file; the system frees it when its holder ends, however it ends.</summary>
public sealed class FileLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly FileStream _stream;

    private FileLock(FileStream stream) => _stream = stream;

    /// <summary>Waits until nobody else holds the file.</summary>
    /// <exception cref="TimeoutException">Somebody held it longer than <paramref name="patience"/>.</exception>
    public static async Task<FileLock> ExclusiveAsync(string path, TimeSpan patience, CancellationToken ct = default)
    {
        var waiting = Stopwatch.StartNew();
        while (true)
        {
            if (TryExclusive(path) is { } held)
                return held;
            if (waiting.Elapsed > patience)
                throw new TimeoutException($"Another process holds {path} longer than {patience.TotalSeconds:0} seconds.");
            await Task.Delay(Pause, ct);
        }
    }

    /// <summary>Takes the file for itself, or null when somebody holds it.</summary>
    public static FileLock? TryExclusive(string path) => Try(path, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Holds the file together with others, or null when somebody holds it for himself.</summary>
    public static FileLock? TryShared(string path) => Try(path, FileAccess.Read, FileShare.Read);

    public void Dispose() => _stream.Dispose();

    private static FileLock? Try(string path, FileAccess access, FileShare share)
    {
        try
        {
            return new FileLock(new FileStream(path, FileMode.OpenOrCreate, access, share));
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }
}
