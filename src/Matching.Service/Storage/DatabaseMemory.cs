using System.Collections.Concurrent;

namespace Matching.Service.Storage;

/// <summary>What this process keeps in memory beside one database: one of each kind, made when it is first asked for.</summary>
internal sealed class DatabaseMemory
{
    private readonly ConcurrentDictionary<Type, object> _kept = new();

    public T Of<T>() where T : class, new() => (T)_kept.GetOrAdd(typeof(T), _ => new T());
}
