using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Matching.Engine.Domain;
using Matching.Engine.Explanation;
using Matching.Engine.Features;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Service.Pipeline;
using Matching.Service.Tests.Pages.Voices;
using Matching.Service.Tests.WholeTown;

namespace Matching.Service.Tests.Pages.Walks;

/// <summary>
/// Every explanation on the pages of a town is traced back: the sentence is recognised by its words, a stored reason of that feature must
/// be behind it with the same points, and what it says is worked out again from the facts. One that cannot be traced fails.
/// </summary>
public sealed partial class TracedSentencesTests(TownOverHttp town) : IClassFixture<TownOverHttp>
{
    private sealed record Row(long Id, long Newcomer, long Opening, string Status, long Caseworker, string? GivenName, string Organisation, string? Evidence)
    {
        public Evidence? Why => Evidence is null ? null : JsonSerializer.Deserialize<Evidence>(Evidence, DomainJson.Options);
        public string Name => GivenName ?? "";
    }

    [Fact]
    public async Task Every_reason_on_the_page_of_a_proposal_is_true_and_stored()
    {
        var snapshot = await town.SnapshotAsync();
        var (traced, sums) = (0, 0);
        foreach (var row in await ProposalsAsync("true"))
        {
            var page = await town.OpenAsync(ActorOf(row), TownOverHttp.Url($"/voorstellen/{row.Id}"));
            var shown = Shown.OnProposal(page);
            traced += Trace(shown, row, snapshot);
            if (row.Why is { Reasons.Count: > 0 } why)
            {
                sums++;
                Assert.Equal(why.Score - why.Base, shown.Sum(s => s.Points!.Value));
                Assert.StartsWith(TownOverHttp.Url($"{50 + why.Score - why.Base} punten").Replace('-', '−'), Flat(page.QuerySelector(".sum")!), StringComparison.Ordinal);
            }
        }
        Assert.True(traced > 500 && sums > 100, $"Only {traced} sentences on {sums} pages were traced.");
    }

    [Fact]
    public async Task Every_reason_in_a_conversation_is_true_and_stored()
    {
        var snapshot = await town.SnapshotAsync();
        var rows = await ProposalsAsync("p.status in ('open', 'postponed', 'put_forward')");
        var traced = 0;
        foreach (var person in rows.GroupBy(r => r.Newcomer))
        {
            var page = await town.OpenAsync(ActorOf(person.First()), TownOverHttp.Url($"/mensen/{person.Key}/gesprek"));
            foreach (var option in page.QuerySelectorAll(".option"))
                traced += Trace(Shown.OnOption(option), RowOf(option.QuerySelector("h2 a")!, person), snapshot);
        }
        Assert.True(traced > 300, $"Only {traced} sentences were traced.");
    }

    [Fact]
    public async Task Every_sentence_that_a_newcomer_reads_about_an_option_is_true()
    {
        var snapshot = await town.SnapshotAsync();
        var rows = await ProposalsAsync("p.status in ('open', 'postponed', 'put_forward')");
        var traced = 0;
        foreach (var person in rows.GroupBy(r => r.Newcomer))
        {
            var talk = await town.OpenAsync(ActorOf(person.First()), TownOverHttp.Url($"/mensen/{person.Key}/gesprek"));
            var page = await town.OpenAsync(ActorOf(person.First()), TownOverHttp.Url($"/mensen/{person.Key}/gesprek/voor-jou?taal=nl"));
            var options = page.QuerySelectorAll(".plain-options > li");
            var proposals = talk.QuerySelectorAll(".option h2 a");
            Assert.Equal(proposals.Length, options.Length);
            foreach (var (option, link) in options.Zip(proposals))
            {
                var row = RowOf(link, person);
                var spoken = SpokenOf(row, snapshot);
                foreach (var line in option.QuerySelectorAll("[data-line]").Select(Flat))
                {
                    Assert.True(HostAndNewcomerClaimsTests.IsTrueForHer(line, spoken, new(spoken)), $"proposal {row.Id}: {line}");
                    traced++;
                }
            }
        }
        Assert.True(traced > 500, $"Only {traced} sentences were traced.");
    }

    private static int Trace(IReadOnlyList<Shown> shown, Row row, RoundSnapshot snapshot)
    {
        var reasons = row.Why?.Reasons ?? [];
        var spoken = SpokenOf(row, snapshot);
        var said = new List<FeatureCode>();
        foreach (var line in shown)
        {
            var feature = line.Feature(row.Name);
            Assert.True(feature is not null, $"proposal {row.Id}: nobody recognises '{line.Text}'");
            var reason = reasons.SingleOrDefault(r => r.Feature == feature);
            Assert.True(reason.Contribution != 0, $"proposal {row.Id}: no stored reason {feature} is behind '{line.Text}'");
            Assert.True(line.Points is null || line.Points == reason.Contribution, $"proposal {row.Id}: {line.Text} says {line.Points}, stored is {reason.Contribution}");
            said.Add(reason.Feature);
            if (line.IsOfThen)
            {
                Assert.Equal(ThenText.Of(reason.Feature, reason.Value, reason.Contribution > 0, row.Name), line.Text);
                continue;
            }
            var text = Regex.Replace(line.Text, $@"(?<!\p{{L}}){Regex.Escape(row.Name)}(?!\p{{L}})", Spoken.Name);
            if (reason.Feature == FeatureCode.FollowUp && reason.Value == 0)
                Assert.Contains(text, new[] { "De plek schreef niets over een vervolg.", "Na deze plek kan er iets volgen. Er is geen doel van Selam bekend waar dat bij past." });
            else
                Claims.IsTrue(reason.Feature, text, spoken, new(spoken));
            var source = Regex.Replace(line.Source, $@"(?<!\p{{L}}){Regex.Escape(row.Name)}(?!\p{{L}})", Spoken.Name)
                .Replace(row.Organisation, Spoken.Host, StringComparison.Ordinal);
            Assert.Equal(Claims.SourceOf(reason.Feature, spoken.Newcomer, spoken.Opening), source);
        }
        // Nothing that counts is left unsaid.
        Assert.Equal(reasons.Select(r => r.Feature).Order(), said.Order());
        return shown.Count;
    }

    private static Spoken SpokenOf(Row row, RoundSnapshot snapshot) => new(
        snapshot, new RuleContext(snapshot), snapshot.Newcomers.Single(n => n.Id.Value == row.Newcomer),
        snapshot.Openings.Single(o => o.Id.Value == row.Opening), row.Why ?? Nothing);

    private static readonly Evidence Nothing = new()
    {
        Ranker = "", EngineVersion = "", Score = 0, Base = 0, Chance = 0, WishPercent = 100, UnknownPercent = 100, Reasons = [], Features = [], Unknowns = [],
    };

    private Task<IReadOnlyList<Row>> ProposalsAsync(string which) => town.RowsAsync<Row>($"""
        select p.id, p.newcomer_id as newcomer, p.opening_id as opening, p.status, n.caseworker_id as caseworker, nn.given_name,
          g.name as organisation, p.evidence::text as evidence
        from proposals p
        join newcomers n on n.id = p.newcomer_id
        join newcomer_names nn on nn.newcomer_id = n.id
        join openings o on o.id = p.opening_id
        join organisations g on g.id = o.organisation_id
        where o.status = 'published' and {which}
        order by p.id
        """);

    private Actor ActorOf(Row row) => town.Actors.Single(a => a.Account == row.Caseworker);

    private static Row RowOf(IElement link, IEnumerable<Row> rows) =>
        rows.Single(r => r.Id == long.Parse(link.GetAttribute("href")!.Split('/')[^1], CultureInfo.InvariantCulture));

    private static string Flat(IElement element) => Spaces().Replace(element.TextContent, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
