using Matching.Engine.Explanation.Voices;
using Matching.Service.Language;

namespace Matching.Service.Pages.Texts.Voices;

/// <summary>The host's card in sentences: why it fits and what the person will learn. Nothing that is not on the card.</summary>
public static class HostVoice
{
    private static string[] Skills => [Say.It("spreken"), Say.It("luisteren"), Say.It("lezen"), Say.It("schrijven")];

    /// <summary>Why it fits.</summary>
    public static IReadOnlyList<string> Fits(HostCard card, string name)
    {
        var lines = new List<string>();
        if (card.DidThisWork) lines.Add(Say.It($"{name} deed dit werk eerder."));
        if (card.Can.Count > 0) lines.Add(Say.It($"{name} kan al iets wat jij vraagt: {Skilled(card.Can)}."));
        if (card.Interests.Count > 0) lines.Add(Say.It($"{name} houdt van {Written.And(card.Interests)}."));
        if (card.Dutch.Count > 0)
            lines.Add(Say.It($"{name} heeft het Nederlands dat jij vraagt: {Written.And([.. card.Dutch.Select(d => $"{Skills[(int)d.Skill]} {d.Asked}")])}."));
        if (card.Times is { IsEmpty: false } times) lines.Add(Say.It($"{name} kan op {DayPartWords.Sentence(times)}."));
        return lines;
    }

    /// <summary>What the person will learn.</summary>
    public static IReadOnlyList<string> Learns(HostCard card, string name)
    {
        var lines = new List<string>();
        if (card.WillLearn.Count > 0) lines.Add(Say.It($"{name} leert hier: {Skilled(card.WillLearn)}."));
        if (card.PractisesDutch is { } use) lines.Add(Say.It($"{name} oefent hier Nederlands: {FactText.DutchUse(use)}."));
        if (card.HasFollowUp) lines.Add(Say.It("Na deze plek kan er iets volgen."));
        return lines;
    }

    /// <summary>A skill has commas and 'en' of its own.</summary>
    internal static string Skilled(IReadOnlyList<string> skills) => string.Join("; ", skills);
}
