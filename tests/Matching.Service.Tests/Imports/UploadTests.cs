using System.Security.Cryptography;
using System.Text;
using Dapper;
using Matching.Service.Imports;
using Matching.Service.Imports.Uploads;
using Matching.Service.Openings;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using Matching.TestKit;

namespace Matching.Service.Tests.Imports;

public class UploadTests(Desk desk) : IClassFixture<Desk>
{
    private const string Header = "extern_id;organisatie;titel;soort;postcode;plaatsen;leeftijd_max\n";

    private static string Row(string number, string title = "Boeken sorteren", string organisation = "Kringloop De Omloop", string places = "2", string postcode = "8011") =>
        $"{number};{organisation};{title};vrijwilligersrol;{postcode};{places};\n";

    private async Task<long> SendInAsync(Actor actor, string file, ImportKind kind = ImportKind.Openings) =>
        (await desk.DoAsync(actor, new SendInUpload(kind, Encoding.UTF8.GetBytes(file), Desk.NewKey()))).Upload;

    private Task<UploadView> LookAsync(Actor actor, long upload) => desk.DoAsync(actor, new UploadPreview(upload));

    private Task<UploadOutcome> StoreAsync(Actor actor, long upload, UploadView seen) =>
        desk.DoAsync(actor, new StoreUpload(upload, seen.Seen, Desk.NewKey()));

    private Task<long> OpeningsAsync(string number) => desk.CountAsync("select count(*) from openings where extern_id = @number", new { number });

    [Fact]
    public async Task Nothing_is_stored_before_the_press_and_then_exactly_what_was_seen()
    {
        var upload = await SendInAsync(desk.Joost, Header + Row("U1-a") + Row("U1-b", postcode: "80A1") + Row("U1-c", places: ""));

        var seen = await LookAsync(desk.Joost, upload);
        var before = await OpeningsAsync("U1-a");
        var stored = await StoreAsync(desk.Joost, upload, seen);
        var after = await LookAsync(desk.Joost, upload);

        Assert.Equal([(2, UploadEffect.Added), (3, UploadEffect.Refused), (4, UploadEffect.Added)], seen.Rows.Select(r => (r.Line, r.Effect)));
        Assert.Equal(("postcode", "80A1"), seen.Rows[1].Errors.Select(e => (e.Column, e.Value)).Single());
        Assert.Equal((0L, UploadResult.Stored, 1L, 0L, 1L), (before, stored.Result, await OpeningsAsync("U1-a"), await OpeningsAsync("U1-b"), await OpeningsAsync("U1-c")));
        Assert.Equal(new UploadCounts(2, 0, 0, 1, 0), after.Stored);
        Assert.Empty(after.Rows);
    }

    [Fact]
    public async Task The_same_list_again_changes_nothing_and_another_title_is_named_as_the_change()
    {
        var first = await SendInAsync(desk.Joost, Header + Row("U2-a") + Row("U2-b"));
        await StoreAsync(desk.Joost, first, await LookAsync(desk.Joost, first));

        var second = await LookAsync(desk.Joost, await SendInAsync(desk.Joost, Header + Row("U2-a") + Row("U2-b", title: "Boeken, platen en spellen")));

        Assert.Equal([UploadEffect.Unchanged, UploadEffect.Changed], second.Rows.Select(r => r.Effect));
        Assert.Equal([("titel", "Boeken, platen en spellen")], second.Rows[1].Differs);
    }

    [Fact]
    public async Task A_town_that_changed_since_she_looked_is_told_and_nothing_is_half_stored()
    {
        var first = await SendInAsync(desk.Joost, Header + Row("U3-a"));
        await StoreAsync(desk.Joost, first, await LookAsync(desk.Joost, first));
        var upload = await SendInAsync(desk.Joost, Header + Row("U3-a", title: "Anders") + Row("U3-b"));
        var seen = await LookAsync(desk.Joost, upload);

        await desk.ExecuteAsync("update openings set title = 'Door een collega', version = version + 1 where extern_id = 'U3-a'");
        var outcome = await StoreAsync(desk.Joost, upload, seen);
        var kept = await desk.CountAsync("select count(*) from openings where extern_id = 'U3-a' and title = 'Door een collega'");
        var again = await StoreAsync(desk.Joost, upload, await LookAsync(desk.Joost, upload));

        Assert.Equal((UploadResult.Changed, 1L, UploadResult.Stored, 1L), (outcome.Result, kept, again.Result, await OpeningsAsync("U3-b")));
    }

    [Fact]
    public async Task Pressing_twice_stores_once()
    {
        var upload = await SendInAsync(desk.Joost, Header + Row("U4-a"));
        var seen = await LookAsync(desk.Joost, upload);
        var press = new StoreUpload(upload, seen.Seen, Desk.NewKey());

        var outcomes = await Task.WhenAll(
            desk.DoAsync(desk.Joost, press), desk.DoAsync(desk.Joost, press), desk.DoAsync(desk.Joost, press with { Key = Desk.NewKey() }));

        Assert.All(outcomes, outcome => Assert.Equal(UploadResult.Stored, outcome.Result));
        Assert.Equal(1, await OpeningsAsync("U4-a"));
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Header + Row("U4-a"))));
        Assert.Equal(1, await desk.CountAsync("select count(*) from audit where result = 'done' and details ->> 'file' = @digest", new { digest }));
    }

    [Fact]
    public async Task The_audit_row_is_the_one_that_the_command_writes()
    {
        var file = Header + Row("U5-a") + Row("U5-b", places: "veel");
        var upload = await SendInAsync(desk.Manager, file);
        await StoreAsync(desk.Manager, upload, await LookAsync(desk.Manager, upload));
        var command = await new ImportFile(desk.Database, desk.Clock).RunAsync(
            new() { Kind = ImportKind.Openings, Municipality = TestDatabase.Waterveen, File = new MemoryStream(Encoding.UTF8.GetBytes(file)) });

        await using var auditor = await desk.Database.BeginAsync(DbAudience.Auditor, TestDatabase.Waterveen);
        var rows = (await auditor.Connection.QueryAsync<(string Type, string Id, string Result, string Keys, string File)>("""
            select object_type, object_id, result, (select string_agg(k, ' ' order by k) from jsonb_object_keys(details) k), details ->> 'file'
            from audit
            where action = 'import' or (action = 'uploads.store_upload' and actor = @manager)
            order by seq
            """, new { manager = $"account:{desk.Manager.Account}" })).ToList();
        Assert.Equal(1, command.Unchanged);
        Assert.Equal(rows[^1], rows[^2]);
    }

    [Fact]
    public async Task A_coordinator_never_imports_people_nor_openings_of_another_organisation()
    {
        await desk.AddOrganisationAsync("Stichting Anders");
        var people = await desk.SendAsync(desk.Joost, new SendInUpload(ImportKind.Newcomers, "extern_id;consulent;postcode\nN-1;a@b.example;8011\n"u8.ToArray(), Desk.NewKey()));
        var upload = await SendInAsync(desk.Joost, Header + Row("U6-a", organisation: "Stichting Anders") + Row("U6-b", organisation: "Een nieuwe naam") + Row("U6-c", organisation: "KRINGLOOP de omloop"));

        var seen = await LookAsync(desk.Joost, upload);
        await StoreAsync(desk.Joost, upload, seen);

        Assert.Equal(RefusalKind.NotAllowed, people.Refusal?.Kind);
        Assert.Equal([UploadEffect.Refused, UploadEffect.Refused, UploadEffect.Added], seen.Rows.Select(r => r.Effect));
        Assert.Equal(0, await desk.CountAsync("select count(*) from organisations where name = 'Een nieuwe naam'"));
        Assert.Equal(1, await desk.CountAsync("select count(*) from openings where extern_id like 'U6-%' and organisation_id = @Kringloop", new { desk.Kringloop }));
    }

    [Fact]
    public async Task The_number_of_another_organisations_opening_is_not_found_by_a_coordinator()
    {
        var elsewhere = await desk.AddOrganisationAsync("Buurthuis De Waterlelie");
        var kim = await desk.AddAccountAsync(Role.Coordinator, "Kim Bos", elsewhere);
        var hers = await SendInAsync(kim, Header + Row("U7-a", organisation: "Buurthuis De Waterlelie"));
        await StoreAsync(kim, hers, await LookAsync(kim, hers));

        var seen = await LookAsync(desk.Joost, await SendInAsync(desk.Joost, Header + Row("U7-a")));

        Assert.Equal(UploadEffect.Added, seen.Rows.Single().Effect);
        Assert.Equal(RefusalKind.NotFound, (await desk.SendAsync(desk.Joost, new UploadPreview(hers))).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await desk.SendAsync(desk.Joost, new StoreUpload(hers, "", Desk.NewKey()))).Refusal?.Kind);
    }

    [Fact]
    public async Task How_many_places_are_held_is_not_told_to_a_coordinator()
    {
        var file = Header + Row("U8-a", places: "3");
        var first = await SendInAsync(desk.Joost, file);
        await StoreAsync(desk.Joost, first, await LookAsync(desk.Joost, first));
        await desk.ExecuteAsync("update openings set taken = 2 where extern_id = 'U8-a'");

        var error = (await LookAsync(desk.Joost, await SendInAsync(desk.Joost, Header + Row("U8-a", places: "1")))).Rows.Single().Errors.Single();

        Assert.Equal("plaatsen", error.Column);
        Assert.DoesNotContain("2", error.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_role_of_coordinators_cannot_read_a_list_of_people_that_waits()
    {
        await SendInAsync(desk.Manager, "extern_id;consulent;postcode\nN-1;a@b.example;8011\n", ImportKind.Newcomers);

        await using var coordinator = await desk.Database.BeginAsync(DbAudience.Coordinator, TestDatabase.Waterveen);

        Assert.Equal(0, await coordinator.Connection.ExecuteScalarAsync<int>("select count(*) from import_uploads where kind = 'newcomers'"));
        Assert.Equal(1, await desk.CountAsync("select count(*) from import_uploads where kind = 'newcomers' and account_id = @Account", new { desk.Manager.Account }));
    }

    [Fact]
    public async Task A_manager_imports_people_and_what_looks_like_a_BSN_is_not_repeated()
    {
        var email = $"{Guid.NewGuid():N}@waterveen.example";
        await desk.ExecuteAsync("update accounts set email = @email where id = @Account", new { email, desk.Ilse.Account });
        var upload = await SendInAsync(
            desk.Manager, $"extern_id;consulent;postcode;roepnaam;spreken\nM-1;{email};8011;Ayan;A2\n111222333;{email};8011;Omar;A1\n", ImportKind.Newcomers);

        var seen = await LookAsync(desk.Manager, upload);
        await StoreAsync(desk.Manager, upload, seen);
        var changed = (await LookAsync(desk.Manager, await SendInAsync(
            desk.Manager, $"extern_id;consulent;postcode;roepnaam;spreken\nM-1;{email};8011;Ayan;B1\n", ImportKind.Newcomers))).Rows.Single();

        Assert.Equal((UploadEffect.Added, UploadEffect.Refused), (seen.Rows[0].Effect, seen.Rows[1].Effect));
        Assert.Equal(("M-1", ""), (seen.Rows[0].Number, seen.Rows[1].Number));
        Assert.DoesNotContain("111222333", seen.Rows[1].Errors.Single().Sentence, StringComparison.Ordinal);
        Assert.Equal(1, await desk.CountAsync("select count(*) from newcomers where extern_id = 'M-1' and caseworker_id = @Account", new { desk.Ilse.Account }));
        Assert.Equal((UploadEffect.Changed, ("spreken", (string?)null)), (changed.Effect, changed.Differs.Single()));
    }

    [Fact]
    public async Task A_list_waits_an_hour_and_is_then_forgotten()
    {
        var upload = await SendInAsync(desk.Joost, Header + Row("U9-a"));
        desk.Clock.Advance(TimeSpan.FromMinutes(61));
        var late = await desk.SendAsync(desk.Joost, new UploadPreview(upload));
        await new UploadExpiry(desk.Database, desk.Clock).RunAsync(TestDatabase.Waterveen);
        desk.Clock.Advance(TimeSpan.FromMinutes(-61));

        Assert.Equal(RefusalKind.NotFound, late.Refusal?.Kind);
        Assert.Equal(0, await desk.CountAsync("select count(*) from import_uploads where id = @upload", new { upload }));
    }

    [Theory]
    [InlineData("", "Kies eerst een bestand: een CSV of een .xlsx.")]
    [InlineData("titel;soort\nx;maatje\n", "De kolommen 'extern_id', 'organisatie', 'postcode' ontbreken. Zet ze in de kopregel; de volgorde maakt niet uit.")]
    public async Task A_file_that_is_no_list_is_refused_in_one_sentence(string file, string sentence) =>
        Assert.Equal(sentence, (await desk.SendAsync(desk.Joost, new SendInUpload(ImportKind.Openings, Encoding.UTF8.GetBytes(file), Desk.NewKey()))).Refusal?.Sentence);

    [Fact]
    public async Task A_list_that_is_too_long_or_too_large_is_refused_with_the_way_out()
    {
        var rows = new StringBuilder(Header);
        for (var i = 0; i <= UploadLimits.MostRows; i++)
            rows.Append(Row($"L-{i}"));
        var tooLong = await desk.SendAsync(desk.Joost, new SendInUpload(ImportKind.Openings, Encoding.UTF8.GetBytes(rows.ToString()), Desk.NewKey()));
        var tooLarge = await desk.SendAsync(desk.Joost, new SendInUpload(ImportKind.Openings, new byte[UploadLimits.LargestFile + 1], Desk.NewKey()));

        Assert.Contains("5001 regels", tooLong.Refusal!.Sentence, StringComparison.Ordinal);
        Assert.Equal("Dit bestand is groter dan 5 MB. Knip het in stukken, of laat je beheerder het inlezen.", tooLarge.Refusal!.Sentence);
    }

    [Fact]
    public async Task Unpaid_work_from_a_list_waits_for_the_municipal_check()
    {
        var upload = await SendInAsync(desk.Joost,
            "extern_id;organisatie;titel;soort;postcode;arbeidsvorm;begin;einde;leerdoel;begeleider;geen_verdringing\n"
            + "U10-a;Kringloop De Omloop;Magazijn;werkplek;8011;werkervaring;2026-12-01;2027-02-26;Leren sorteren;Ans Mulder;ja\n");

        var seen = await LookAsync(desk.Joost, upload);
        await StoreAsync(desk.Joost, upload, seen);

        Assert.True(seen.Rows.Single().IsDraft);
        Assert.Contains(await desk.DoAsync(desk.Manager, new Drafts()), d => d is { Title: "Magazijn", Missing.Count: 0 });
    }
}
