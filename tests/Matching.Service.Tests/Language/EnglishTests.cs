using System.Text.RegularExpressions;
using Matching.Service.Language;
using Matching.Service.Pages.Texts;
using Matching.TestKit;

namespace Matching.Service.Tests.Language;

public sealed partial class EnglishTests
{
    private static readonly string Source = Path.Combine(Repository.Root, "src", "Matching.Service");

    private static readonly List<(string Key, string File)> Spoken =
        [.. Directory.EnumerateFiles(Source, "*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".razor", StringComparison.Ordinal) || f.EndsWith(".cs", StringComparison.Ordinal))
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !f.EndsWith($"Language{Path.DirectorySeparatorChar}Say.cs", StringComparison.Ordinal))
            .SelectMany(f => SpokenSource.Of(f, File.ReadAllText(f)))];

    [Fact]
    public void Every_sentence_on_a_screen_has_English()
    {
        var known = English.All.Select(s => s.Key).ToHashSet();
        Assert.Equal([], Spoken.Where(s => !known.Contains(s.Key)).Select(s => $"{Path.GetFileName(s.File)}: {s.Key}").Distinct());
    }

    [Fact]
    public void No_English_is_kept_for_a_sentence_that_is_gone()
    {
        var used = Spoken.Select(s => s.Key).ToHashSet();
        Assert.Equal([], English.All.Select(s => s.Key).Where(k => !used.Contains(k)));
    }

    [Fact]
    public void A_sentence_stands_in_one_file() =>
        Assert.Equal([], English.Files().SelectMany(f => f.Sentences.Keys).GroupBy(k => k).Where(g => g.Count() > 1).Select(g => g.Key));

    [Fact]
    public void English_fills_in_just_what_the_Dutch_fills_in() =>
        Assert.Equal([], English.All.Where(s => !Gaps(s.Key).IsSupersetOf(Gaps(s.Value))).Select(s => s.Key));

    [Fact]
    public void A_sentence_is_said_in_the_language_of_who_asks()
    {
        Assert.Equal("over 3 dagen", Written.Relative(new(2026, 11, 27), new(2026, 11, 24)));
        using (Languages.InEnglish())
        {
            Assert.Equal("in 3 days", Written.Relative(new(2026, 11, 27), new(2026, 11, 24)));
            Assert.Equal("Fri 27 Nov", Written.Day(new(2026, 11, 27)));
            Assert.Equal("9,214", Written.Number(9214));
            Assert.Equal("1.9 km", Written.Kilometres(1.9));
            Assert.Equal("2 weeks", Written.Weeks(2));
        }
        Assert.Equal("9.214", Written.Number(9214));
    }

    [Theory]
    [InlineData("""Say.It("Plek plaatsen")""", "Plek plaatsen")]
    [InlineData("""Say.It($"{name} wil {(a ? "x" : $"{y}")}.")""", "{0} wil {1}.")]
    [InlineData("""Written.Count(all.Count(x => x), "mens", "mensen")""", "mens mensen")]
    public void Sentences_are_found_in_the_source(string source, string keys) =>
        Assert.Equal(keys, string.Join(' ', SpokenSource.Of("x.cs", source).Select(s => s.Key)));

    private static HashSet<string> Gaps(string text) => [.. Gap().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Gap();
}
