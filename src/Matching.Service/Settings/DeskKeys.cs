using System.Collections.Frozen;

namespace Matching.Service.Settings;

/// <summary>What a single key can do on the desk. Never rename: stored. Digits, Enter and Escape are fixed.</summary>
public enum DeskKey : byte { PutForward, Reject, Later, Discuss, Undo, Next, Previous, WhyNot, Compare, Search, Help }

/// <summary>The single keys of one account: which key does what, or that they are off (WCAG 2.1.4).</summary>
public sealed record DeskKeys
{
    private static readonly FrozenDictionary<DeskKey, string> AsItComes = new Dictionary<DeskKey, string>
    {
        [DeskKey.PutForward] = "A",
        [DeskKey.Reject] = "X",
        [DeskKey.Later] = "L",
        [DeskKey.Discuss] = "O",
        [DeskKey.Undo] = "Z",
        [DeskKey.Next] = "J",
        [DeskKey.Previous] = "K",
        [DeskKey.WhyNot] = "W",
        [DeskKey.Compare] = "C",
        [DeskKey.Search] = "/",
        [DeskKey.Help] = "?",
    }.ToFrozenDictionary();

    public static DeskKeys Standard { get; } = new() { IsOn = true, Keys = AsItComes };

    public required bool IsOn { get; init; }

    /// <summary>Every act with its key: one capital letter or one sign.</summary>
    public required IReadOnlyDictionary<DeskKey, string> Keys { get; init; }

    /// <summary>The key of an act; null while keys are off.</summary>
    public string? Of(DeskKey act) => IsOn ? Keys[act] : null;

    /// <summary>A key as it is kept: one printable sign that is no digit and no space; null for anything else.</summary>
    public static string? Clean(string? typed) =>
        typed?.Trim().ToUpperInvariant() is [var sign] key && !char.IsDigit(sign) && !char.IsControl(sign) && !char.IsSurrogate(sign) ? key : null;

    /// <summary>What was stored, over the keys as they come: an act that came later has its own.</summary>
    public static DeskKeys With(bool isOn, IReadOnlyDictionary<DeskKey, string> chosen) =>
        new() { IsOn = isOn, Keys = AsItComes.ToDictionary(key => key.Key, key => chosen.GetValueOrDefault(key.Key, key.Value)) };
}
