using Dapper;
using Matching.Service.Demo;
using Matching.Service.Storage;
using Matching.Simulation;
using Matching.TestKit;

namespace Matching.Browser.Tests;

/// <summary>
/// The whole application on a real database and a real port, with a small invented town in it, on Tuesday 24 November 2026 at half past
/// eight in the morning. One for all tests; who decides takes people of her own with <see cref="CaseworkerAsync"/>.
/// </summary>
public sealed class DemoDesk : IAsyncLifetime
{
    public static readonly DateOnly Today = new(2026, 11, 24);

    private static readonly TownOptions Small = new() { Anchor = Today, Seed = 7, People = 140, Openings = 90 };

    private readonly TestDatabase _database = new();
    private readonly FakeTime _clock = new(new DateTimeOffset(Today, new TimeOnly(8, 30), TimeSpan.FromHours(1)));
    private RunningApplication? _application;
    private readonly bool _isShown;
    private int _accounts;

    public DemoDesk() : this(Small, isShown: false)
    {
    }

    /// <param name="town">Which town; its day must be <see cref="Today"/>.</param>
    /// <param name="isShown">A town for pictures: with the ranker that comes with the program, which watched the nights and waits for a
    /// decision; with openings that came in since yesterday or close this week; and with every kind of person on one desk.</param>
    internal DemoDesk(TownOptions town, bool isShown) => (Town, _isShown) = (Town.Create(town), isShown);

    /// <summary>Which theme: the open one, or that of another municipality.</summary>
    internal string Theme { get; init; } = "voorbeeld";

    public Uri Address => _application!.ClientOptions.BaseAddress;

    /// <summary>The town as it was drawn.</summary>
    internal Town Town { get; }

    /// <summary>A caseworker with people of every kind, who are looked at and never decided on.</summary>
    public string Reader { get; private set; } = "";

    /// <summary>A caseworker who has no people yet.</summary>
    public string Beginner { get; private set; } = "";

    /// <summary>Whoever of the town's own caseworkers still has somebody.</summary>
    private const long Anybody = 0;

    /// <summary>Who is asked about a proposal.</summary>
    private long Giver => Town.Accounts.Last(a => a.Role == AccountRole.Caseworker).Id;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        await new TownWriter(_database.Database).WriteAsync(Town, CancellationToken.None);
        await DemoMorning.DecideAsync(_database.Database, new DemoTown(Town.Area.Value, Today), CancellationToken.None);
        if (_isShown)
            await LetWatchAsync();
        await Nights.RunAsync(_database.Database, Town.Area.Value, Today, beforeTheLast: _isShown ? NewMorningAsync : null);
        if (_isShown)
            await WatchAsync();
        Reader = _isShown ? await GivePeopleAsync(people: 24, Anybody, EveryKind) : await GivePeopleAsync(people: 24, from: Town.Accounts[0].Id, who: "true");
        if (!_isShown)
            await MoveAsync(Reader, people: 1, Anybody, who: "s.standing = 'no_place'");
        Beginner = await CaseworkerAsync(people: 0);
        _application = RunningApplication.Start(_database.ConnectionString, _clock, Theme);
    }

    /// <summary>The coordinator with most openings.</summary>
    public string Busiest
    {
        get
        {
            var email = Town.Openings.GroupBy(o => o.CoordinatorEmail).MaxBy(g => g.Count())!.Key;
            return Town.Accounts.First(a => a.Email == email).DisplayName;
        }
    }

    public string Manager => Town.Accounts.First(a => a.Role == AccountRole.Manager).DisplayName;

    /// <summary>
    /// A new caseworker with so many people of her own, each with at least two open proposals at as many organisations; with none she has an empty desk.
    /// Tests ask at the same time: whoever another one is being given is passed over.
    /// </summary>
    public Task<string> CaseworkerAsync(int people, bool withQuestion = false) => GivePeopleAsync(people, Anybody, $"""
        (select count(distinct o.organisation_id) >= 2 and count(*) = count(distinct o.organisation_id)
         from proposals p join openings o on o.id = p.opening_id where p.newcomer_id = n.id and p.status = 'open')
        and (not {withQuestion} or exists (select from jsonb_array_elements(s.questions) q where q::text ilike '%free%') and n.dossier -> 'availability' ->> 'free' is null)
        """);

    /// <summary>A new caseworker with one person who waits for an opening that is full.</summary>
    public Task<string> WithWaitingAsync() => GivePeopleAsync(1, Anybody, """
        exists (
          select from waiting w join openings o on o.id = w.opening_id
          where w.newcomer_id = n.id and w.ended_at is null and w.turn_at is null and o.taken = o.capacity and o.status = 'published')
        """);

    private async Task<string> GivePeopleAsync(int people, long from, string who)
    {
        var number = Interlocked.Increment(ref _accounts);
        var name = NameOf(number);
        await using (var jobs = await BeginAsync())
        {
            await jobs.Connection.ExecuteAsync("""
                insert into accounts (municipality_code, email, display_name, role, team)
                values (current_municipality(), @email, @name, 'caseworker', 'Team 1')
                """, new { email = $"proef{number}@example.org", name });
            await jobs.CommitAsync();
        }
        await MoveAsync(name, people, from, who);
        return name;
    }

    private async Task MoveAsync(string to, int people, long from, string who)
    {
        await using var jobs = await BeginAsync();
        var account = await jobs.Connection.ExecuteScalarAsync<long>("select id from accounts where display_name = @to", new { to });
        var moved = await jobs.Connection.ExecuteAsync($"""
            update newcomers set caseworker_id = @account
            where id in (
              select n.id
              from newcomers n
              join standings s on s.newcomer_id = n.id
              where (n.caseworker_id = @from or (@from = @Anybody and n.caseworker_id in (select id from accounts where role = 'caseworker' and email not like 'proef%'))) and ({who})
              order by n.id
              limit @people
              for update of n skip locked);
            """, new { account, from, people, Anybody });
        Assert.True(moved == people, $"The town is too small: {moved} of {people} people could be given to a new caseworker.");
        await jobs.Connection.ExecuteAsync("""
            update proposals p set caseworker_id = n.caseworker_id
            from newcomers n
            where n.id = p.newcomer_id and n.caseworker_id = @account
            """, new { account });
        await jobs.CommitAsync();
    }

    /// <summary>A new coordinator of an organisation that has no opening yet.</summary>
    public async Task<string> CoordinatorAsync()
    {
        var number = Interlocked.Increment(ref _accounts);
        var name = NameOf(number);
        await using var jobs = await BeginAsync();
        await jobs.Connection.ExecuteAsync("""
            with host as (
              insert into organisations (municipality_code, area_code, name, kind)
              values (current_municipality(), current_area(), @organisation, 'welfare') returning id)
            insert into accounts (municipality_code, email, display_name, role, organisation_id)
            select current_municipality(), @email, @name, 'coordinator', host.id from host
            """, new { organisation = $"Buurthuis De Proef {number}", email = $"proef{number}@example.org", name });
        await jobs.CommitAsync();
        return name;
    }

    private async Task LetWatchAsync()
    {
        await Service.Rankers.Shipped.AddToDemoAsync(_database.Database, Town.Municipality.Value, _clock.GetUtcNow().AddDays(-20), CancellationToken.None);
        await using var desk = await _database.Database.BeginAsync(DbAudience.Desk, Town.Municipality.Value);
        await desk.Connection.ExecuteAsync("update rankers set state = 'shadow', version = version + 1");
        await desk.CommitAsync();
        await ShowNewAsync("draft");
        await ChangeAsync("update openings set begins = @Today + 2 + (id % 3)::int where id % 9 = 4 and capacity is not null and begins <= @Today", new { Today });
    }

    private async Task NewMorningAsync()
    {
        await WatchAsync();
        await ShowNewAsync("published");
    }

    private Task WatchAsync() => new Service.Rankers.ShadowNights(_database.Database).RunAsync(new(Town.Area.Value, [Town.Municipality.Value]), CancellationToken.None);

    private Task ShowNewAsync(string status) => ChangeAsync("""
        update openings set status = @status, updated_at = updated_at where id % 12 = 5 and status in ('draft', 'published') and taken = 0 and not unpaid
        """, new { status });

    /// <summary>Most have a proposal, those with a placement or the Z-route first; some of each who have none.</summary>
    private const string EveryKind = """
        n.id in (
          select k.id
          from (
            select n2.id, s2.standing, row_number() over (partition by s2.standing order by
              exists (select from placements l where l.newcomer_id = n2.id) desc,
              coalesce(lower(n2.dossier #>> '{integration,route}') = 'z', false) desc, n2.id) as place
            from newcomers n2 join standings s2 on s2.newcomer_id = n2.id) k
          where k.place <= case k.standing when 'proposed' then 17 when 'set_aside' then 0 else 3 end)
        """;

    /// <summary>Puts a ranker among the candidates of the town.</summary>
    internal async Task AddRankerAsync(Service.Rankers.RankerPackage package)
    {
        await using var jobs = await BeginAsync();
        if (await Service.Rankers.RankerTraining.AddAsync(jobs, package, Service.Rankers.RankerAct.Trained, "command:train", _clock.GetUtcNow(), CancellationToken.None))
            await jobs.CommitAsync();
    }

    /// <summary>A caseworker of her own asked somebody about a proposal: the number of the question, and who was asked.</summary>
    public async Task<(long Consultation, string Asked)> AskColleagueAsync()
    {
        var asker = await CaseworkerAsync(people: 1);
        await using var jobs = await BeginAsync();
        var asked = await jobs.Connection.QueryFirstAsync<(long, string)>("""
            with p as (
              update proposals set status = 'postponed', postponed_until = @until, version = version + 1
              where id = (
                select p.id from proposals p join accounts a on a.id = p.caseworker_id
                where p.status = 'open' and a.display_name = @asker order by p.id limit 1)
              returning id, caseworker_id),
            d as (
              insert into decisions (municipality_code, proposal_id, account_id, kind, decided_at)
              select current_municipality(), p.id, p.caseworker_id, 'discussed', @now from p
              returning id, proposal_id, account_id),
            k as (
              insert into consultations (municipality_code, proposal_id, decision_id, asked_by, asked, question, asked_at)
              select current_municipality(), d.proposal_id, d.id, d.account_id, @Giver, 'Ken jij deze organisatie?', @now from d
              returning id, asked)
            select k.id, a.display_name from k join accounts a on a.id = k.asked
            """, new { asker, Giver, until = Today.AddDays(3), now = _clock.GetUtcNow() });
        await jobs.CommitAsync();
        return asked;
    }

    /// <summary>One value from the town's database.</summary>
    public async Task<T> AskAsync<T>(string sql, object? parameters = null)
    {
        await using var jobs = await BeginAsync();
        return await jobs.Connection.QueryFirstAsync<T>(sql, parameters);
    }

    /// <summary>All rows of one column.</summary>
    public async Task<IReadOnlyList<T>> ListAsync<T>(string sql, object? parameters = null)
    {
        await using var jobs = await BeginAsync();
        return (await jobs.Connection.QueryAsync<T>(sql, parameters)).AsList();
    }

    /// <summary>Writes into the town's database behind the application's back.</summary>
    public async Task ChangeAsync(string sql, object parameters)
    {
        await using var jobs = await BeginAsync();
        await jobs.Connection.ExecuteAsync(sql, parameters);
        await jobs.CommitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_application is not null)
            await _application.DisposeAsync();
        await _database.DisposeAsync();
    }

    private Task<DbSession> BeginAsync() => _database.Database.BeginAsync(DbAudience.Jobs, Town.Municipality.Value);

    /// <summary>Somebody else for every number: once all names are given, with initials. No name is the beginning or end of another one.</summary>
    private static string NameOf(int number)
    {
        var (round, place) = Math.DivRem(number - 1, GivenNames.Length * FamilyNames.Length);
        var initials = "";
        for (; round > 0; round /= 26)
            initials = $"{(char)('A' + round % 26)}.{initials}";
        var name = (Given: GivenNames[place % GivenNames.Length], Family: FamilyNames[place / GivenNames.Length]);
        return initials.Length == 0 ? $"{name.Given} {name.Family}" : $"{name.Given} {initials} {name.Family}";
    }

    private static readonly string[] GivenNames = ["Hedwig", "Ruurd", "Sietske", "Tjeerd", "Wiesje", "Barend", "Liselot", "Douwe"];

    private static readonly string[] FamilyNames = ["Veldkamp", "Zandbergen", "Kuiperij", "Oldenbosch", "Roggeveen", "Klaverland", "Hoefijzer", "Berghuizen"];
}
