using Dapper;
using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Service.Storage;

namespace Matching.Service.Rounds;

/// <summary>
/// What already runs and what a person put on the desk: holds, agreements and placements (which pin their pair and take
/// time), activities elsewhere (which take time), and proposals that were postponed or opened by a caseworker (pins).
/// </summary>
internal sealed class Involvements
{
    private readonly List<PlaceTaken> _places = [];
    private readonly List<Commitment> _activities = [];
    private readonly List<Pin> _pins = [];

    public IReadOnlyList<Pin> Pins => _pins;

    /// <summary>The openings where somebody holds or has a place.</summary>
    public IEnumerable<OpeningId> Places => _places.Select(p => new OpeningId(p.OpeningId)).Distinct();

    /// <summary>Adds those of the session's municipality, or of one person in it.</summary>
    public async Task ReadAsync(DbSession session, CancellationToken ct, NewcomerId? of = null)
    {
        var one = new { newcomer = of?.Value };
        await using var rows = await session.Connection.QueryMultipleAsync(new CommandDefinition($"{PlacesSql};\n{PinsSql};\n{ActivitiesSql}", one, cancellationToken: ct));
        var places = await rows.ReadAsync<PlaceTaken>();
        foreach (var place in places)
        {
            _places.Add(place);
            if (place.PinReason is { } reason)
                _pins.Add(new Pin(new(place.NewcomerId), new(place.OpeningId), reason));
        }
        // Back from 'later' or from a colleague, or waited for, is still what a person asked to see: it stays until she decides.
        _pins.AddRange((await rows.ReadAsync<(long Newcomer, long Opening, bool Later)>()).Select(p => new Pin(
            new(p.Newcomer), new(p.Opening), p.Later ? PinReason.Postponed : PinReason.OpenedByCaseworker)));
        _activities.AddRange((await rows.ReadAsync<Activity>()).Select(a => a.ToCommitment()));
    }

    private const string PlacesSql = """
        select h.newcomer_id, h.opening_id, 'hold' as source
        from holds h where h.state = 'held' and (@newcomer::bigint is null or h.newcomer_id = @newcomer)
        union all
        select p.newcomer_id, p.opening_id, case when p.state = 'started' then 'placement' else 'agreement' end
        from placements p
        where p.state in ('agreed', 'introduced', 'started') and (@newcomer::bigint is null or p.newcomer_id = @newcomer)
        """;

    private const string PinsSql = """
        select p.newcomer_id, p.opening_id, p.status = 'postponed' or coalesce(d.kind in ('postponed', 'discussed'), false)
        from proposals p
        left join lateral (
          select d.kind from decisions d
          where d.proposal_id = p.id and d.kind <> 'undone' and not exists (select from decisions u where u.undoes = d.id)
          order by d.id desc limit 1) d on true
        where (p.status = 'postponed' or (p.status = 'open' and (p.origin = 'caseworker' or d.kind in ('postponed', 'discussed')
            or exists (
              select from waiting w
              where w.newcomer_id = p.newcomer_id and w.opening_id = p.opening_id and w.ended_at is null and w.turn_at is not null))))
          and (@newcomer::bigint is null or p.newcomer_id = @newcomer)
        """;

    private const string ActivitiesSql = """
        select newcomer_id, kind, begins, ends, day_parts, hours_week from activities
        where status in ('planned', 'running') and (@newcomer::bigint is null or newcomer_id = @newcomer)
        """;

    /// <summary>
    /// A pin that this date's own round withdrew stays part of the input, or the same facts would look like other input the next time.
    /// </summary>
    public async Task AddBrokenEarlierTodayAsync(DbSession session, RoundArea area, DateOnly businessDate, CancellationToken ct)
    {
        var packed = await RoundStore.LatestResultAsync(session, area, businessDate, ct);
        if (packed is null)
            return;
        var broken = SnapshotFormat.ReadResult(Packed.Unpack(packed)).BrokenPins;
        foreach (var municipality in broken.Count == 0 ? [] : area.Municipalities)
        {
            await session.EnterAsync(municipality, ct);
            var still = await session.Connection.QueryAsync<(long Newcomer, long Opening, bool Later)>(new CommandDefinition("""
                select p.newcomer_id, p.opening_id, p.origin = 'round'
                from proposals p
                join unnest(@newcomers, @openings) as b(newcomer_id, opening_id) using (newcomer_id, opening_id)
                where p.status = 'withdrawn' and p.withdrawn_reason in ('rule', 'closed', 'paused')
                """, new
            {
                newcomers = broken.Select(b => b.Newcomer.Value).ToArray(),
                openings = broken.Select(b => b.Opening.Value).ToArray(),
            }, cancellationToken: ct));
            _pins.AddRange(still.Select(p => new Pin(new(p.Newcomer), new(p.Opening), p.Later ? PinReason.Postponed : PinReason.OpenedByCaseworker)));
        }
    }

    /// <summary>
    /// What takes the time of these people. Who walks in, or comes once, has promised no dagdeel of every week and has nothing of that kind yet.
    /// </summary>
    public IReadOnlyList<Commitment> CommitmentsOf(
        IReadOnlyDictionary<NewcomerId, Newcomer> people, IReadOnlyDictionary<OpeningId, Opening> openings)
    {
        var all = _activities.Where(a => people.ContainsKey(a.Newcomer)).ToList();
        foreach (var place in _places.OrderBy(p => p.NewcomerId).ThenBy(p => p.OpeningId))
            if (people.TryGetValue(new(place.NewcomerId), out var person) && openings.TryGetValue(new(place.OpeningId), out var opening)
                && opening.Form is not (OpeningForm.DropIn or OpeningForm.OneOff))
                all.Add(place.ToCommitment(opening, TimeTaken.By(opening.Schedule, person.Availability)));
        return all;
    }

    private sealed record PlaceTaken(long NewcomerId, long OpeningId, string Source)
    {
        /// <summary>Null once it has started: it is no proposal any more, it is what she does.</summary>
        public PinReason? PinReason => Code.Parse<CommitmentSource>(Source) switch
        {
            CommitmentSource.Hold => Engine.Rounds.PinReason.Hold,
            CommitmentSource.Agreement => Engine.Rounds.PinReason.Agreement,
            _ => null,
        };

        // A hold counts from today, also where the work itself begins later: the place and the time are promised.
        public Commitment ToCommitment(Opening opening, DayParts time) => new()
        {
            Newcomer = new(NewcomerId),
            Source = Code.Parse<CommitmentSource>(Source),
            Kind = opening.Kind,
            Opening = opening.Id,
            DayParts = time,
            HoursPerWeek = opening.Schedule.HoursMin ?? opening.Schedule.HoursMax,
            Period = new Period(null, opening.Schedule.Period.End),
        };
    }

    private sealed record Activity(long NewcomerId, string Kind, DateOnly? Begins, DateOnly? Ends, int DayParts, decimal? HoursWeek)
    {
        public Commitment ToCommitment() => new()
        {
            Newcomer = new(NewcomerId),
            Source = CommitmentSource.Activity,
            Kind = OpeningKinds.All.Cast<OpeningKind?>().FirstOrDefault(k => Code.Of(k) == Kind),
            DayParts = new(DayParts),
            HoursPerWeek = HoursWeek is { } hours ? (int)Math.Clamp(Math.Ceiling(hours), 0, 60) : null,
            Period = new Period(Begins, Ends),
        };
    }
}
