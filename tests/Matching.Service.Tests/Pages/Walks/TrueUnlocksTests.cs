using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Service.Newcomers;
using Matching.Service.Pipeline;
using Matching.Service.Tests.WholeTown;

namespace Matching.Service.Tests.Pages.Walks;

/// <summary>
/// Every '+3 plekken' that stands on a person's page is made true: the change goes into the dossier the way the caseworker would put it
/// there, a round runs, and just so many openings must have been added. Many people at once, one change each: no rule looks at another person.
/// </summary>
public sealed partial class TrueUnlocksTests(TownOverHttp town) : IClassFixture<TownOverHttp>
{
    private const int Most = 6;

    private sealed record Promise(string Text, int Shown, Help Help);

    private sealed record Promised(Newcomer Person, Actor Caseworker, IReadOnlyList<Promise> All, IReadOnlySet<OpeningId> ComeBack);

    [Fact]
    public async Task Every_change_that_would_help_gives_just_what_the_page_says()
    {
        var before = Candidates(await town.SnapshotAsync());
        var people = new List<Promised>();
        foreach (var person in (await town.SnapshotAsync()).Newcomers)
            people.Add(await PromisesAsync(person));
        var versions = new Dictionary<NewcomerId, int>();
        var kept = 0;

        for (var turn = 0; turn < Most; turn++)
        {
            var edited = people.Where(p => p.All.Count > turn).ToList();
            foreach (var person in edited)
            {
                var changed = DossierFormRules.InputOf(person.All[turn].Help.Change.ApplyTo(person.Person));
                var outcome = await town.AskAsync(person.Caseworker, new CorrectDossier(
                    person.Person.Id, versions.GetValueOrDefault(person.Person.Id, 1), changed, Guid.NewGuid().ToString("N")));
                Assert.Equal(CorrectResult.Stored, outcome.Result);
                versions[person.Person.Id] = outcome.Version;
            }
            var after = Candidates(await town.SnapshotAsync());
            foreach (var person in edited)
            {
                var promise = person.All[turn];
                var added = after[person.Person.Id].Except(before[person.Person.Id]).ToHashSet();
                Assert.True(
                    added.Except(person.ComeBack.Except(promise.Help.Openings.Select(o => o.Opening))).Count() == promise.Shown,
                    $"{person.Person.Id} was promised '{promise.Text}' and got {added.Count} openings.");
                kept++;
            }
        }
        Assert.True(kept > 30, $"Only {kept} promises were tried.");
    }

    private async Task<Promised> PromisesAsync(Newcomer person)
    {
        var actor = town.Actors.Single(a => a.Account == person.Caseworker.Value);
        var page = await town.OpenAsync(actor, TownOverHttp.Url($"/mensen/{person.Id.Value}"));
        var view = await town.AskAsync(actor, new WhatHelps(person.Id));
        // In the order of the page: what it says first, then what is folded away.
        var shown = page.QuerySelectorAll(".helps > li .gain").Where(g => g.QuerySelector("b") is not null).Select(Flat).ToList();
        Assert.Equal(view.Helps.Count, shown.Count);
        return new Promised(
            person, actor,
            [.. shown.Zip(view.Helps, (text, help) => new Promise(text, int.Parse(Gain().Match(text).Groups[1].Value, CultureInfo.InvariantCulture), help)).Take(Most)],
            view.ComeBack.Select(o => o.Opening).ToHashSet());
    }

    private static Dictionary<NewcomerId, HashSet<OpeningId>> Candidates(RoundSnapshot snapshot)
    {
        var context = new RuleContext(snapshot);
        return snapshot.Newcomers.ToDictionary(
            person => person.Id,
            person => snapshot.Openings.Where(o => PairOutcome.Of(person, o, context).IsCandidate).Select(o => o.Id).ToHashSet());
    }

    private static string Flat(IElement element) => Spaces().Replace(element.TextContent, " ").Trim();

    [GeneratedRegex(@"\+(\d+) plek")]
    private static partial Regex Gain();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
