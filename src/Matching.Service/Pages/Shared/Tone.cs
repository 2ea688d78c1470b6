namespace Matching.Service.Pages.Shared;

/// <summary>A colour by its role; always beside an icon or a word.</summary>
public enum Tone
{
    Neutral,

    /// <summary>Selected, new, "this one".</summary>
    Accent,

    /// <summary>Unknown, a question.</summary>
    Unknown,

    /// <summary>A deadline or a warning.</summary>
    Warning,

    /// <summary>Met, accepted.</summary>
    Positive,

    /// <summary>A failed hard requirement or an error; never "rejected".</summary>
    Negative,
}

/// <summary>The class name of a tone.</summary>
public static class Tones
{
    public static string Class(this Tone tone, string block) => $"{block} {block}--{tone.ToString().ToLowerInvariant()}";
}
