namespace Matching.Service.Storage;

/// <summary>
/// What the queries of one page read once for all of them, by name. Forgotten as soon as something is written; never shared between two
/// people or two pages.
/// </summary>
internal sealed class PageReads
{
    private readonly Dictionary<string, object?> _read = new(StringComparer.Ordinal);

    public async Task<T> OnceAsync<T>(string what, Func<Task<T>> read)
    {
        if (_read.TryGetValue(what, out var known))
            return (T)known!;
        var answer = await read();
        _read[what] = answer;
        return answer;
    }
}
