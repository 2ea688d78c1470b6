using System.Text;
using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Service.Proposals;
using Matching.Service.Rounds;

namespace Matching.Service.Tests.Rounds;

/// <summary>What a round looks at.</summary>
public sealed class SnapshotReaderTests
{
    [Fact]
    public async Task The_stored_snapshot_holds_no_names_and_no_numbers_of_the_municipality()
    {
        await using var office = await NightOffice.OpenAsync();
        await office.NightAsync();

        var bytes = Packed.Unpack((await office.ScalarAsync<byte[]>("select snapshot from rounds"))!);
        var text = Encoding.UTF8.GetString(bytes);

        Assert.Contains("8011", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Selam", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Tesfay", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Kleding", text, StringComparison.Ordinal);
        Assert.DoesNotContain("externId", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_hold_takes_its_dagdelen_and_hours_and_pins_its_pair()
    {
        await using var office = await NightOffice.OpenAsync();
        var opening = await office.Desk.AddOpeningAsync(3, o => o with
        {
            Schedule = new() { DayParts = DayParts.Of(1, 0).With(DayParts.Of(3, 0)), DayPartsNeeded = 2, HoursMin = 8 },
        });
        var person = new NewcomerId((await ReadAsync(office)).Newcomers[0].Id.Value);
        var proposal = await office.Desk.AddProposalAsync(person, opening);
        await office.Desk.DoAsync(office.Desk.Fatima, new PutForward(proposal, 1, Desk.NewKey()));

        var snapshot = await ReadAsync(office);

        var commitment = Assert.Single(snapshot.Commitments);
        Assert.Equal((person, CommitmentSource.Hold, opening, 8), (commitment.Newcomer, commitment.Source, commitment.Opening!.Value, commitment.HoursPerWeek!.Value));
        Assert.Equal(DayParts.Of(1, 0).With(DayParts.Of(3, 0)), commitment.DayParts);
        Assert.Equal([new Pin(person, opening, PinReason.Hold)], snapshot.Pins);
        Assert.Equal(1, snapshot.Openings.Single(o => o.Id == opening).Capacity.Taken);
    }

    [Fact]
    public async Task An_activity_that_runs_takes_time_and_one_that_stopped_does_not()
    {
        await using var office = await NightOffice.OpenAsync();
        foreach (var (number, status) in new[] { ("A-1", "running"), ("A-2", "stopped") })
            await office.Desk.ExecuteAsync("""
                insert into activities (municipality_code, source, extern_id, newcomer_id, organisation, kind, day_parts, hours_week, status)
                select current_municipality(), 'test', @number, min(id), 'Taalhuis', 'lessons', 9, 6, @status from newcomers
                """, new { number, status });

        var commitment = Assert.Single((await ReadAsync(office)).Commitments);

        Assert.Equal((CommitmentSource.Activity, null, new DayParts(9), 6), (commitment.Source, commitment.Kind, commitment.DayParts, commitment.HoursPerWeek!.Value));
    }

    [Fact]
    public async Task Last_night_is_the_earlier_date_never_this_dates_own_attempt()
    {
        await using var office = await NightOffice.OpenAsync();
        await office.NightAsync();

        Assert.Empty((await ReadAsync(office)).LastNight);
        Assert.Equal(4, (await ReadAsync(office, office.Today.AddDays(1))).LastNight.Count);
    }

    [Fact]
    public async Task A_pair_that_somebody_decided_on_since_is_not_last_nights_any_more()
    {
        await using var office = await NightOffice.OpenAsync();
        office.Desk.Clock.MoveTo(DateTimeOffset.UtcNow.AddMinutes(1));
        await office.NightAsync();
        var decided = (await office.ProposalsAsync())[0];
        await office.Desk.DoAsync(office.Desk.Fatima, new PutForward(new(decided.Id), decided.Version, Desk.NewKey()));

        var snapshot = await ReadAsync(office, office.Today.AddDays(1));

        Assert.DoesNotContain(new Pair(new(decided.Newcomer), new(decided.Opening)), snapshot.LastNight);
        Assert.Equal(3, snapshot.LastNight.Count);
    }

    [Fact]
    public async Task A_yes_that_was_taken_back_is_no_place_where_she_has_been()
    {
        await using var office = await NightOffice.OpenAsync();
        var proposal = await office.Desk.AddProposalAsync(office.Desk.Fatima);
        await office.Desk.DoAsync(office.Desk.Fatima, new PutForward(proposal, 1, Desk.NewKey()));
        var yes = await office.Desk.DoAsync(office.Desk.Fatima, new RecordAnswer(proposal, 2, NewcomerAnswer.Yes, Desk.NewKey()));
        await office.Desk.DoAsync(office.Desk.Fatima, new Undo(yes.Decision!.Value, 3, Desk.NewKey()));

        Assert.Equal("undone", await office.ScalarAsync<string>("select stop_reason from placements where state = 'stopped'"));
        Assert.Empty((await ReadAsync(office)).RejectedPairs);
    }

    [Fact]
    public async Task Drafts_are_not_looked_at()
    {
        await using var office = await NightOffice.OpenAsync();
        await office.Desk.AddOpeningAsync(with: o => o with { Status = OpeningStatus.Draft });

        Assert.Equal(2, (await ReadAsync(office)).Openings.Count);
    }

    private static async Task<RoundSnapshot> ReadAsync(NightOffice office, DateOnly? date = null) =>
        (await new SnapshotReader(office.Desk.Database, office.Settings).ReadAsync(office.Area, date ?? office.Today, CancellationToken.None)).Snapshot;
}
