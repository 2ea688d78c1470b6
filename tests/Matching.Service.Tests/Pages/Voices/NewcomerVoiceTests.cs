using System.Text.RegularExpressions;
using Matching.Engine.Domain;
using Matching.Engine.Explanation.Voices;
using Matching.Service.Pages.Texts.Voices;

namespace Matching.Service.Tests.Pages.Voices;

public partial class NewcomerVoiceTests
{
    private const int MostWords = 8;

    /// <summary>Marks of a subordinate clause, the passive, and words above A2.</summary>
    private static readonly string[] TooHard =
    [
        "omdat", "doordat", "waardoor", "zodat", "hoewel", "terwijl", "indien", "wanneer", "mits", "tenzij", "als", "dat", "die", "wie", "om te kunnen",
        "wordt", "worden", "werd", "voorstel", "traject", "participatie", "dagdeel", "begeleiding", "beschikbaar", "gemeente", "dossier",
    ];

    [Fact]
    public void Every_template_has_its_sentence_and_nothing_else_is_in_the_table() =>
        Assert.Equal(Enum.GetValues<NewcomerTemplate>(), NewcomerVoice.Table.Keys.Order());

    [Fact]
    public void Every_sentence_a_newcomer_can_get_is_short_and_simple()
    {
        var said = Spoken.All.SelectMany(s => s.Sentences).Distinct().Concat(Enum.GetValues<NewcomerTemplate>().Select(Filled)).ToList();
        foreach (var sentence in said.Select(NewcomerVoice.Say).SelectMany(Sentences))
        {
            var words = Words().Matches(sentence).Select(w => w.Value.ToLowerInvariant()).ToList();
            Assert.InRange(words.Count, 1, MostWords);
            Assert.DoesNotContain(words, TooHard.Contains);
            Assert.DoesNotContain('{', sentence);
            Assert.DoesNotContain(',', sentence);
        }
    }

    [Fact]
    public void Nothing_that_weighs_against_her_is_said() => Assert.All(Spoken.All, spoken =>
    {
        var text = string.Join(' ', spoken.Sentences.Select(NewcomerVoice.Say));
        Assert.DoesNotMatch("(?i)te weinig|minder|geen |slecht|ver weg|punten|score", text);
    });

    [Fact]
    public void That_a_computer_helped_and_that_the_choice_is_hers_is_always_said() => Assert.All(Spoken.All, spoken =>
        Assert.Equal(
            [NewcomerTemplate.AComputerHelped, NewcomerTemplate.YouChoose, NewcomerTemplate.NoIsFine],
            spoken.Sentences.Select(s => s.Template).TakeLast(3)));

    private static NewcomerSentence Filled(NewcomerTemplate template) => new(template, 45, DayParts.Of(3, 1), "samen koken");

    private static IEnumerable<string> Sentences(string text) => text.Split('.', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    [GeneratedRegex(@"[\p{L}\d-]+")]
    private static partial Regex Words();
}
