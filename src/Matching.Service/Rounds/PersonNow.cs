using Dapper;
using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Service.Openings;
using Matching.Service.Storage;
using Matching.Service.Waiting;

namespace Matching.Service.Rounds;

/// <summary>
/// One person as the next night will read her, beside every opening of the area as it is now. Answers 'what fits' and 'what if' with
/// the night's own rules, without a night.
/// </summary>
/// <param name="Person">Who, as the dossier says now.</param>
/// <param name="Snapshot">The picture.</param>
/// <param name="UntilChange">Openings that were rejected until something about either side changes.</param>
/// <param name="TakenBy">What takes her time, given a dossier: where a place leaves a choice of dagdelen, her free ones are taken first.</param>
internal sealed record PersonNow(
    Newcomer Person, RoundSnapshot Snapshot, IReadOnlySet<OpeningId> UntilChange, Func<Newcomer, IReadOnlyList<Commitment>> TakenBy)
{
    /// <summary>The picture of a person whose dossier was read already, in the session's municipality.</summary>
    public static async Task<PersonNow> ReadAsync(DbSession db, Newcomer person, DateOnly today, RoundOptions policy, CancellationToken ct)
    {
        var involvements = new Involvements();
        await involvements.ReadAsync(db, ct, person.Id);
        var openings = await OpeningsAsync(db, involvements, today, ct);
        var pins = involvements.Pins.Where(p => p.Newcomer == person.Id && openings.ContainsKey(p.Opening)).ToList();
        var pinned = pins.Select(p => p.Opening).ToHashSet();
        var taken = openings.Values.Where(o => o.Status == OpeningStatus.Published || pinned.Contains(o.Id)).ToList();
        var rejected = await PastChoices.RejectedAsync(db, person.Id, ct);
        var snapshot = new RoundSnapshot
        {
            Area = new AreaCode(await db.OnceAsync("area", () => AreaAsync(db, ct))),
            BusinessDate = today,
            Options = policy,
            Newcomers = [person],
            Openings = taken,
            Places = SnapshotReader.Places([person], taken),
            Commitments = TakenBy(person),
            RejectedPairs = [.. rejected.Select(r => r.Pair)],
            Pins = pins,
        };
        return new PersonNow(person, snapshot, rejected.Where(r => !r.ForGood).Select(r => r.Pair.Opening).ToHashSet(), TakenBy);

        IReadOnlyList<Commitment> TakenBy(Newcomer newcomer) =>
            involvements.CommitmentsOf(new Dictionary<NewcomerId, Newcomer> { [newcomer.Id] = newcomer }, openings);
    }

    /// <summary>As to the night, a place that is kept for who waits is no free place.</summary>
    private static async Task<IReadOnlyDictionary<OpeningId, Opening>> OpeningsAsync(DbSession db, Involvements involvements, DateOnly today, CancellationToken ct)
    {
        var openings = await db.Memory.Of<OpeningsInMemory>().ReadAsync(db, [.. involvements.Places, .. involvements.Pins.Select(p => p.Opening)], ct);
        var kept = await db.OnceAsync("kept places", () => Turns.KeptInAreaAsync(db, today, ct));
        return kept.Count == 0 ? openings : openings.ToDictionary(o => o.Key, o => o.Value.WithKept(kept.GetValueOrDefault(o.Key.Value)));
    }

    private static async Task<string> AreaAsync(DbSession db, CancellationToken ct) =>
        await db.Connection.ExecuteScalarAsync<string>(new CommandDefinition("select current_area()", cancellationToken: ct)) ?? "";

    /// <summary>The openings that no rule fails for her now.</summary>
    public IReadOnlyList<OpeningId> Fitting() => Fitting(Snapshot);

    /// <summary>
    /// The openings that no rule fails once the dossier says this. A change of the dossier also lifts what was rejected 'until
    /// something changes'; <paramref name="person"/> that says the same as before lifts nothing.
    /// </summary>
    public IReadOnlyList<OpeningId> FittingAs(Newcomer person) => Fitting(With(person));

    /// <summary>The same beside an opening that is not published too: somebody may ask about any.</summary>
    public PersonNow Beside(Opening opening) => Snapshot.Openings.Any(o => o.Id == opening.Id)
        ? this
        : this with
        {
            Snapshot = Snapshot with
            {
                Openings = [.. Snapshot.Openings, opening],
                Places = SnapshotReader.Places([Person], [.. Snapshot.Openings, opening]),
            },
        };

    /// <summary>The picture as it becomes when the dossier changes into this, for the same person.</summary>
    public RoundSnapshot With(Newcomer person) => Snapshot with
    {
        Newcomers = [person],
        Places = SnapshotReader.Places([person], Snapshot.Openings),
        Commitments = TakenBy(person),
        RejectedPairs = [.. Snapshot.RejectedPairs.Where(p => !UntilChange.Contains(p.Opening))],
    };

    private static List<OpeningId> Fitting(RoundSnapshot snapshot)
    {
        var context = new RuleContext(snapshot);
        return [.. snapshot.Openings.Where(o => PairOutcome.Of(snapshot.Newcomers[0], o, context).IsCandidate).Select(o => o.Id)];
    }
}
