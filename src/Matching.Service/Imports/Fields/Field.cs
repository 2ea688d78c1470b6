using Matching.Service.Language;

namespace Matching.Service.Imports.Fields;

/// <summary>
/// Reads the text of one cell. Empty text is a value too: not known, not needed, or none, as the column says. A field never
/// throws on what a person can type.
/// </summary>
public delegate Parsed<T> Field<T>(string text);

/// <summary>A value, or what is wrong with the text.</summary>
public readonly record struct Parsed<T>
{
    private Parsed(T value, Wrong? wrong)
    {
        Value = value;
        Wrong = wrong;
    }

    public T Value { get; }

    /// <summary>Null when the text was good.</summary>
    public Wrong? Wrong { get; }

    public static implicit operator Parsed<T>(T value) => new(value, null);

    public static implicit operator Parsed<T>(Wrong wrong) => new(default!, wrong);
}

/// <summary>What is wrong, in the words of <see cref="RowError.Message"/> after the place.</summary>
/// <param name="Sentence">What the text is not, and the way out.</param>
/// <param name="Repeats">False when the text must not be shown, not even beside the sentence.</param>
public sealed record Wrong(string Sentence, bool Repeats = true)
{
    private const int Longest = 60;

    /// <summary>Names the text first: "'80A1' is geen postcode. Schrijf vier cijfers, bijvoorbeeld 8041."</summary>
    public static Wrong Text(string text, string sentence) =>
        new($"'{(text.Length <= Longest ? text : text[..(Longest - 3)] + "...")}' {sentence}");
}

/// <summary>Lists inside a cell: items between <c>|</c>, each read by the field of one item.</summary>
public static class Lists
{
    /// <summary>The items of a cell, trimmed, without empty ones.</summary>
    public static string[] Items(string text) =>
        text.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A list of items; empty text is no items.</summary>
    public static Field<IReadOnlyList<T>> Of<T>(Field<T> item, int limit = 50) => text =>
    {
        var items = Items(text);
        if (items.Length > limit)
            return Wrong.Text(text, Say.It($"telt {items.Length} onderdelen. Schrijf er hoogstens {limit}."));
        var values = new List<T>(items.Length);
        foreach (var one in items)
        {
            var parsed = item(one);
            if (parsed.Wrong is { } wrong)
                return wrong;
            values.Add(parsed.Value);
        }
        return values;
    };

    /// <summary>A list of which empty text says 'not known yet': null, not no items.</summary>
    public static Field<IReadOnlyList<T>?> OrUnknown<T>(Field<IReadOnlyList<T>> list) => text =>
    {
        if (text.Length == 0)
            return default;
        var parsed = list(text);
        return parsed.Wrong is { } wrong ? wrong : new List<T>(parsed.Value);
    };
}
