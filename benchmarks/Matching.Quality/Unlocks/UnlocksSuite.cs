using System.Diagnostics;
using Matching.Engine.Domain;
using Matching.Engine.Explanation;
using Matching.Engine.Rules;
using Matching.Service.Newcomers;

namespace Matching.Quality.Unlocks;

/// <summary>
/// Holds the promises to account. Every 'wat zou helpen' that the desk shows for anybody in a town of 600 is made true through the ordinary
/// command on a real database, a round runs, and what became possible is compared with what was promised. Many people are edited before
/// each round, one change each: no rule looks at another person.
/// </summary>
internal static class UnlocksSuite
{
    private const double All = 100;

    public static IReadOnlyList<Case> Run(IProgress<string> progress) => RunAsync(progress).GetAwaiter().GetResult();

    private static async Task<IReadOnlyList<Case>> RunAsync(IProgress<string> progress)
    {
        await using var office = await TownOffice.OpenAsync(progress.Report);
        var before = await office.RoundAsync();
        progress.Report("Asking for everybody what would help.");
        var promises = new List<PersonPromises>();
        foreach (var person in before.Snapshot.Newcomers)
            promises.Add(new PersonPromises(person, await office.WhatHelpsAsync(person)));

        var kept = await KeepAsync(office, before, promises, progress);
        progress.Report("Asking why not, for everybody and every opening.");
        return [.. kept, WhyNotCase(before)];
    }

    private static async Task<IReadOnlyList<Case>> KeepAsync(
        TownOffice office, DryNight before, IReadOnlyList<PersonPromises> promises, IProgress<string> progress)
    {
        var started = Stopwatch.GetTimestamp();
        var (exact, lost, said, opened) = (0, 0, 0, 0);
        var shown = promises.Sum(p => p.View.Helps.Count);
        var batches = promises.Max(p => p.View.Helps.Count);
        for (var batch = 0; batch < batches; batch++)
        {
            var now = batch;
            var edited = promises.Where(p => p.View.Helps.Count > now).ToList();
            foreach (var person in edited)
                await office.CorrectAsync(person.Person, person.View.Helps[batch].Change.ApplyTo(person.Person));
            var after = await office.RoundAsync();
            foreach (var person in edited)
            {
                var (had, has) = (before.Candidates[person.Person.Id], after.Candidates[person.Person.Id]);
                var promised = person.View.Helps[batch].Openings.Select(o => o.Opening).Concat(person.View.ComeBack.Select(o => o.Opening)).ToHashSet();
                opened += has.Except(had).Count();
                var unsaid = had.Except(has).Except(person.View.Helps[batch].Lost.Select(o => o.Opening)).Count();
                (lost, said) = (lost + unsaid, said + person.View.Helps[batch].Lost.Count);
                if (promised.SetEquals(has.Except(had)))
                    exact++;
                else
                    progress.Report($"Not kept for {person.Person.Id}: {person.View.Helps[batch].Change.Code} promised {promised.Count}, gave {has.Except(had).Count()}, took {had.Except(has).Count()}.");
            }
            progress.Report($"Round {batch + 1} of {batches}: {edited.Count} dossiers edited, {exact} of {shown} promises kept so far.");
        }
        return
        [
            new Case("unlocks kept exactly, percent", Percent(exact, shown), All)
            {
                Holds = shown > 0 && exact == shown,
                More = new Dictionary<string, object>
                {
                    ["unlocks"] = shown,
                    ["kept"] = exact,
                    ["people"] = promises.Count,
                    ["peopleWithUnlock"] = promises.Count(p => p.View.Helps.Count > 0),
                    ["openings"] = before.Snapshot.Openings.Count,
                    ["openingsPromised"] = promises.Sum(p => p.View.Helps.Sum(h => h.Openings.Count)),
                    ["openingsFound"] = opened,
                    ["backAfterAnyChange"] = promises.Sum(p => p.View.ComeBack.Count),
                    ["dossiersEdited"] = shown,
                    ["rounds"] = batches + 1,
                    ["kindsOfChange"] = promises.SelectMany(p => p.View.Helps).Select(h => h.Change.GetType()).Distinct().Count(),
                    ["seconds"] = Math.Round(Stopwatch.GetElapsedTime(started).TotalSeconds, 1),
                },
            },
            new Case("openings lost without being told", lost, 0) { Holds = lost == 0, More = new Dictionary<string, object> { ["told"] = said } },
        ];
    }

    /// <summary>Each named rule is held against the rules themselves, one by one, and against the night's own list of candidates.</summary>
    private static Case WhyNotCase(DryNight night)
    {
        var started = Stopwatch.GetTimestamp();
        var context = new RuleContext(night.Snapshot);
        var (asked, named, right) = (0L, 0L, 0L);
        Parallel.ForEach(night.Snapshot.Newcomers, person =>
        {
            var candidates = night.Candidates[person.Id];
            foreach (var opening in night.Snapshot.Openings)
            {
                Interlocked.Increment(ref asked);
                var answer = WhyNot.Of(night.Snapshot, night.Result, person.Id, opening.Id);
                var fails = HardRules.All.Select(rule => (rule.Code, Outcome: rule.Evaluate(person, opening, context))).Where(r => r.Outcome.Verdict == Verdict.Fail).ToList();
                var claimed = answer switch
                {
                    FailsRule failed => failed.Rules.Select(r => (r.Rule, r.Shortfall)).ToList(),
                    IsFull when fails.Count > 0 => [(RuleCode.PlaceFree, fails[0].Outcome.Shortfall)],
                    // A pair that a rule fails must have a rule named, unless a person put it there.
                    _ when fails.Count > 0 && answer is not IsPinned => [],
                    _ => null,
                };
                if (claimed is null)
                    continue;
                Interlocked.Increment(ref named);
                if (claimed.SequenceEqual(fails.Select(f => (f.Code, f.Outcome.Shortfall))) && !candidates.Contains(opening.Id))
                    Interlocked.Increment(ref right);
            }
        });
        return new Case("why not: the rule that is named fails, percent", Percent(right, named), All)
        {
            Holds = named > 0 && right == named,
            More = new Dictionary<string, object>
            {
                ["pairs"] = asked,
                ["ruleNamed"] = named,
                ["right"] = right,
                ["seconds"] = Math.Round(Stopwatch.GetElapsedTime(started).TotalSeconds, 1),
            },
        };
    }

    // Rounded down: 100 is all of them.
    private static double Percent(long part, long of) => of == 0 ? 0 : part == of ? All : Math.Floor(1000.0 * All * part / of) / 1000;

    /// <summary>A person as she was, and what the desk promised.</summary>
    private sealed record PersonPromises(Newcomer Person, WhatHelpsView View);
}
