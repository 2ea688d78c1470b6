using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Rounds;
using Matching.Service.Storage;
using Matching.TestKit;

namespace Matching.Service.Tests.Rounds;

/// <summary>A small office with a database of its own, and its nights.</summary>
internal sealed class NightOffice : IAsyncDisposable
{
    /// <summary>A proposal as it stands; <c>Xmin</c> changes when the row is written again.</summary>
    public sealed record Row(long Id, long Newcomer, long Opening, string Status, string? Reason, int Version, string Xmin);

    public Desk Desk { get; } = new();
    public RoundSettings Settings { get; } = new() { Patience = TimeSpan.FromMinutes(1) };
    public RoundArea Area { get; private set; } = new(TestDatabase.Waterveen, [TestDatabase.Waterveen]);
    public DateOnly Today => Desk.Today;
    public RoundRunner Rounds => new(Desk.Database, Desk.Clock, Settings);

    /// <summary>Two people who fit everything, and two openings with room for both.</summary>
    public static async Task<NightOffice> OpenAsync()
    {
        var office = new NightOffice();
        await office.Desk.InitializeAsync();
        await office.AddPersonAsync();
        await office.AddPersonAsync();
        await office.Desk.AddOpeningAsync(places: 5);
        await office.Desk.AddOpeningAsync(places: 5, o => o with { Kind = OpeningKind.SportsClub });
        return office;
    }

    /// <summary>Someone about whom everything is known and to whom everything is open, unless told otherwise.</summary>
    public Task<NewcomerId> AddPersonAsync(Func<Newcomer, Newcomer>? with = null) => Desk.AddPersonAsync(Desk.Fatima, n =>
    {
        n = Known(n);
        return with?.Invoke(n) ?? n;
    });

    public static Newcomer Known(Newcomer n) => n with
    {
        BirthYear = 1990,
        MayWork = true,
        Sex = Sex.Female,
        SettledOn = new(2025, 6, 1),
        Availability = new() { Free = DayParts.All, MaxHours = 30, ScheduleOn = new(2026, 11, 1) },
        Mobility = new() { Modes = [TravelMode.Walking, TravelMode.Bicycle], MaxMinutes = 60, Cycling = Cycling.Can },
        Consents = [.. OpeningKinds.All.Select(k => new Consent(k, ConsentAnswer.Given, new(2026, 10, 1)))],
    };

    public Task<RoundOutcome> NightAsync(DateOnly? date = null) =>
        Rounds.RunAsync(new RoundRequest(Area.Code, date ?? Today, RoundRequest.ByNight));

    /// <summary>All proposals, in order of id.</summary>
    public async Task<IReadOnlyList<Row>> ProposalsAsync(string municipality = TestDatabase.Waterveen)
    {
        await using var db = await Desk.Database.BeginAsync(DbAudience.Jobs, municipality);
        return (await db.Connection.QueryAsync<Row>("""
            select id, newcomer_id as newcomer, opening_id as opening, status, withdrawn_reason as reason, version, xmin::text from proposals order by id
            """)).AsList();
    }

    public async Task<IReadOnlyList<(int Attempt, int Epoch, string State)>> RoundsAsync()
    {
        await using var db = await Desk.Database.BeginAsync(DbAudience.Jobs, TestDatabase.Waterveen);
        return (await db.Connection.QueryAsync<(int, int, string)>("select attempt, epoch, state from rounds order by id")).AsList();
    }

    public async Task<T?> ScalarAsync<T>(string sql, object? parameters = null)
    {
        await using var db = await Desk.Database.BeginAsync(DbAudience.Jobs, TestDatabase.Waterveen);
        return await db.Connection.ExecuteScalarAsync<T>(sql, parameters);
    }

    /// <summary>Two municipalities in one area, instead of one alone.</summary>
    public void Share(string area, params string[] municipalities) => Area = new(area, municipalities);

    public ValueTask DisposeAsync() => Desk.DisposeAsync();
}
