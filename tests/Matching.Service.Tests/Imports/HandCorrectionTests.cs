using Matching.Engine.Domain;
using Matching.Service.Imports;
using Matching.Service.Newcomers;
using Matching.Service.Storage;
using Matching.TestKit;

namespace Matching.Service.Tests.Imports;

/// <summary>A correction at the desk against the lists that come after it.</summary>
public sealed class HandCorrectionTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static string File(string postcode, string minutes) => $"""
        extern_id;consulent;postcode;max_reistijd;leerroute;geletterdheid;inburgering_begin;inburgering_einde;pip_datum;geboortejaar;geslacht
        N-1;fatima@waterveen.example;{postcode};{minutes};Z;AA;2025-06-01;2028-06-01;;1990;vrouw
        """;

    private static async Task<Newcomer> FactsAsync(ImportTown town)
    {
        await using var db = await town.Database.BeginAsync(DbAudience.Desk, town.Code);
        return DossierRecord.FromRow(Assert.Single(await NewcomerReader.ReadAsync(db)))!;
    }

    private static async Task<ImportTown> CorrectedAsync(TestDatabase database)
    {
        var town = await ImportTown.CreateAsync(database);
        await town.ImportAsync(ImportKind.Newcomers, File("8011", "30"));
        var before = await FactsAsync(town);
        var after = before with { Postcode = new(8024), Mobility = before.Mobility with { MaxMinutes = 60 } };
        await using var db = await town.Database.BeginAsync(DbAudience.Desk, town.Code);
        await NewcomerWriter.UpdateAsync(db, [new NewcomerEntry(after, "municipality", "N-1")], "conversation", new(2026, 11, 20), before.Caseworker.Value);
        await HandFacts.NoteAsync(db, before, after, new(2026, 11, 20), before.Caseworker.Value, CancellationToken.None);
        await db.CommitAsync();
        return town;
    }

    [Fact]
    public async Task The_old_list_again_takes_nothing_back_and_the_report_says_where()
    {
        var town = await CorrectedAsync(database);

        var report = await town.ImportAsync(ImportKind.Newcomers, File("8011", "30"));

        Assert.Equal((0, 1), (report.Changed, report.Unchanged));
        Assert.Equal([(2, "max_reistijd"), (2, "postcode")], report.Kept!.Select(k => (k.Line, k.Column)));
        Assert.All(report.Kept!, k => Assert.Contains("2026-11-20", k.Message, StringComparison.Ordinal));
        var facts = await FactsAsync(town);
        Assert.Equal((new Postcode(8024), 60), (facts.Postcode, facts.Mobility.MaxMinutes));
    }

    [Fact]
    public async Task A_list_that_says_something_new_wins_and_the_correction_is_history()
    {
        var town = await CorrectedAsync(database);

        var newer = await town.ImportAsync(ImportKind.Newcomers, File("8031", "30"));
        Assert.Equal((1, "max_reistijd"), (newer.Changed, Assert.Single(newer.Kept!).Column));
        var back = await town.ImportAsync(ImportKind.Newcomers, File("8011", "30"));

        Assert.Equal("max_reistijd", Assert.Single(back.Kept!).Column);
        var facts = await FactsAsync(town);
        Assert.Equal((new Postcode(8011), 60), (facts.Postcode, facts.Mobility.MaxMinutes));
    }

    [Fact]
    public async Task Once_the_source_is_corrected_too_there_is_nothing_to_report()
    {
        var town = await CorrectedAsync(database);

        var report = await town.ImportAsync(ImportKind.Newcomers, File("8024", "60"));

        Assert.Equal((1, null), (report.Unchanged, report.Kept));
    }

    [Fact]
    public async Task A_dry_run_reports_the_same_and_forgets_nothing()
    {
        var town = await CorrectedAsync(database);

        await town.ImportAsync(ImportKind.Newcomers, File("8031", "45"), dryRun: true);
        var report = await town.ImportAsync(ImportKind.Newcomers, File("8011", "30"));

        Assert.Equal(2, report.Kept!.Count);
    }

    [Fact]
    public void Every_fact_is_taken_over_whole_and_alone()
    {
        var (one, other) = (new Newcomer { Id = new(1), Municipality = new("GM9001"), Caseworker = new(1), Postcode = new(8011) }, Simulation.Town
            .Create(new() { Anchor = new(2026, 11, 24), Seed = 3, People = 60, Openings = 10 }).Newcomers.Select(n => n.Newcomer).ToList());

        Assert.All(other, from => Assert.All(DossierFacts.All, fact =>
        {
            var taken = fact.TakeFrom(one, from);
            Assert.Equal(fact.TextOf(from), fact.TextOf(taken));
            Assert.All(DossierFacts.All.Where(f => f != fact), rest => Assert.Equal(rest.TextOf(one), rest.TextOf(taken)));
        }));
        Assert.Empty(DossierFacts.All.Select(f => f.Column).Except(NewcomersFile.Columns.Select(c => c.Name)));
    }
}
