using System.Collections.Frozen;
using System.Text.Json;

namespace Matching.Service.Storage;

/// <summary>The codes that columns hold for values of an enum: the C# name in lower snake case, as in <c>work_placement</c>.</summary>
public static class Code
{
    /// <summary>The code of a value.</summary>
    public static string Of<T>(T value) where T : struct, Enum => Codes<T>.ByValue[value];

    /// <summary>The code of a value, or null for null.</summary>
    public static string? Of<T>(T? value) where T : struct, Enum => value is { } known ? Codes<T>.ByValue[known] : null;

    /// <summary>The value of a code.</summary>
    /// <exception cref="ArgumentException">No value of <typeparamref name="T"/> has this code.</exception>
    public static T Parse<T>(string code) where T : struct, Enum =>
        Codes<T>.ByCode.TryGetValue(code, out var value)
            ? value
            : throw new ArgumentException($"{typeof(T).Name} has no value with this code.", nameof(code));

    private static class Codes<T> where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> ByValue =
            Enum.GetValues<T>().ToFrozenDictionary(v => v, v => JsonNamingPolicy.SnakeCaseLower.ConvertName(v.ToString()));

        public static readonly FrozenDictionary<string, T> ByCode =
            ByValue.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }
}
