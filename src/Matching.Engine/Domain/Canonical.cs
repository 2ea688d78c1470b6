using System.Runtime.CompilerServices;

namespace Matching.Engine.Domain;

/// <summary>Keeps values in one form, so that the same facts give the same bytes; and guards ranges.</summary>
internal static class Canonical
{
    public static IReadOnlyList<T> Sorted<T>(IReadOnlyList<T> values) where T : IComparable<T> =>
        [.. values.Distinct().Order()];

    public static IReadOnlyList<T> SortedEnums<T>(IReadOnlyList<T> values) where T : struct, Enum =>
        [.. values.Distinct().Order(Comparer<T>.Default)];

    public static IReadOnlyList<string> Tags(IReadOnlyList<string> values) =>
        [.. values.Select(v => v.Trim().ToLowerInvariant()).Where(v => v.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public static int? Within(int? value, int low, int high, [CallerMemberName] string name = "") =>
        value is null || (value >= low && value <= high)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} lies between {low} and {high}.");

    public static long Within(long value, long low, long high, [CallerMemberName] string name = "") =>
        value >= low && value <= high
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} lies between {low} and {high}.");

    public static int Within(int value, int low, int high, [CallerMemberName] string name = "") =>
        value >= low && value <= high
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} lies between {low} and {high}.");
}
