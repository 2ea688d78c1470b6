using System.Data;
using Dapper;
using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Service.Newcomers;
using Matching.Service.Openings;
using Matching.Service.Policies;
using Matching.Service.Rankers;
using Matching.Service.Storage;
using Matching.Service.Waiting;
using Matching.Simulation;

namespace Matching.Service.Rounds;

/// <summary>
/// One consistent picture of an area: everything in one repeatable-read transaction that goes through the wall of each
/// municipality in turn. A row that cannot be read is set aside and never stops the others.
/// </summary>
internal sealed class SnapshotReader(Database database, RoundSettings settings)
{
    public async Task<RoundInput> ReadAsync(RoundArea area, DateOnly businessDate, CancellationToken ct)
    {
        Failpoint.Hit(Failpoint.ReadBegun);
        await using var session = await database.BeginAsync(DbAudience.Jobs, area.Lead, IsolationLevel.RepeatableRead, ct);
        var readAt = await session.Connection.ExecuteScalarAsync<DateTimeOffset>(new CommandDefinition("select now()", cancellationToken: ct));
        var ranker = await RankerInUse.ReadAsync(session, ct);
        var openings = await ReadOpeningsAsync(session, ct);
        var past = await PastChoices.LastNightAsync(session, area, businessDate, ct);
        var options = (await PolicyReader.InForceAsync(session, businessDate, ct)).ApplyTo(settings.Policy);

        var newcomers = new List<Newcomer>();
        var unreadable = new List<SetAside>();
        var involvements = new Involvements();
        var waiting = new List<WaitingSince>();
        var kept = new List<IReadOnlyDictionary<long, int>>();
        foreach (var municipality in area.Municipalities)
        {
            await session.EnterAsync(municipality, ct);
            foreach (var row in await NewcomerReader.ReadAsync(session, ct: ct))
                if (DossierRecord.FromRow(row) is { } newcomer)
                    newcomers.Add(newcomer);
                else
                    unreadable.Add(new SetAside(row.Id, municipality));
            await involvements.ReadAsync(session, ct);
            await past.ReadAsync(session, ct);
            kept.Add(await Turns.KeptAsync(session, businessDate, ct));
            if (options.Floors.Any(f => f.Group == PriorityGroup.LongestWithoutProposal))
                waiting.AddRange(await WaitingList.ReadAsync(session, newcomers, businessDate, ct));
        }
        openings.Keep(kept);
        await involvements.AddBrokenEarlierTodayAsync(session, area, businessDate, ct);
        await session.CommitAsync(ct);
        Failpoint.Hit(Failpoint.ReadDone);
        return Together(area, businessDate, options, readAt, ranker, newcomers, unreadable, openings, involvements, past, waiting);
    }

    private RoundInput Together(
        RoundArea area, DateOnly businessDate, RoundOptions options, DateTimeOffset readAt, RankerInUse ranker, List<Newcomer> newcomers,
        List<SetAside> unreadable, OpeningsRead openings, Involvements involvements, PastChoices past, List<WaitingSince> waiting)
    {
        var people = newcomers.ToDictionary(n => n.Id);
        var pins = involvements.Pins.Where(p => people.ContainsKey(p.Newcomer) && openings.All.ContainsKey(p.Opening)).ToList();
        var pinned = pins.Select(p => p.Opening).ToHashSet();
        var taken = openings.All.Values.Where(o => o.Status == OpeningStatus.Published || pinned.Contains(o.Id)).ToDictionary(o => o.Id);
        bool InPicture(Pair pair) => people.ContainsKey(pair.Newcomer) && taken.ContainsKey(pair.Opening);

        var snapshot = new RoundSnapshot
        {
            Area = new AreaCode(area.Code),
            BusinessDate = businessDate,
            Options = options,
            Ranker = ranker.InSnapshot,
            Newcomers = newcomers,
            Openings = [.. taken.Values],
            Places = Places(newcomers, taken.Values),
            Commitments = involvements.CommitmentsOf(people, openings.All),
            RejectedPairs = [.. past.Rejected.Where(InPicture)],
            Pins = pins,
            LastNight = [.. past.LastNight.Where(InPicture)],
            WithoutProposalSince = [.. waiting.Where(w => people.ContainsKey(w.Newcomer))],
        };
        var bytes = SnapshotFormat.Write(snapshot);
        return new RoundInput
        {
            Snapshot = snapshot,
            Bytes = bytes,
            Hash = SnapshotFormat.Hash(bytes),
            ReadAt = readAt,
            Ranker = ranker,
            SetAsideNewcomers = unreadable,
            SetAsideOpenings = openings.Unreadable,
        };
    }

    private static async Task<OpeningsRead> ReadOpeningsAsync(DbSession session, CancellationToken ct)
    {
        var all = new Dictionary<OpeningId, Opening>();
        var unreadable = new List<SetAside>();
        foreach (var row in await OpeningReader.ReadAsync(session, ct: ct))
            if (OpeningRecord.FromRow(row) is { } opening)
                all.Add(opening.Id, opening);
            else if (row.Status == Code.Of(OpeningStatus.Published))
                unreadable.Add(new SetAside(row.Id, session.Municipality));
        return new OpeningsRead(all, unreadable);
    }

    /// <summary>The centres of all postcodes that two sides name, as far as the map has them.</summary>
    internal static List<PostcodePlace> Places(IEnumerable<Newcomer> newcomers, IEnumerable<Opening> openings)
    {
        var places = new List<PostcodePlace>();
        var used = newcomers.Select(n => n.Postcode).Concat(openings.SelectMany(o => new[] { o.Postcode, o.Offers.SeatFrom ?? o.Postcode }));
        foreach (var postcode in used.Distinct())
            if (Geography.Netherlands.Find(postcode) is { Middle: var middle })
                places.Add(new PostcodePlace(postcode, middle.Latitude, middle.Longitude));
        return places;
    }

    private sealed record OpeningsRead(Dictionary<OpeningId, Opening> All, List<SetAside> Unreadable)
    {
        /// <summary>A place that is kept for who waits is no free place tonight.</summary>
        public void Keep(IEnumerable<IReadOnlyDictionary<long, int>> waiting)
        {
            foreach (var (id, places) in waiting.SelectMany(kept => kept))
                if (All.TryGetValue(new(id), out var opening))
                    All[opening.Id] = opening.WithKept(places);
        }
    }
}
