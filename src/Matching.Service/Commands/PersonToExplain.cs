using Dapper;
using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Service.Rounds;
using Matching.Service.Storage;

namespace Matching.Service.Commands;

/// <summary>Why one person gets what she gets: for <c>round --explain</c>.</summary>
internal sealed class PersonToExplain(Database database, string municipality, NewcomerId newcomer)
{
    /// <exception cref="WrongUse">Nobody in the area has this number.</exception>
    public static async Task<PersonToExplain> FindAsync(Database database, RoundArea area, string externId, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(DbAudience.Jobs, area.Lead, ct: ct);
        foreach (var municipality in area.Municipalities)
        {
            await session.EnterAsync(municipality, ct);
            var id = await session.Connection.QueryFirstOrDefaultAsync<long?>(new CommandDefinition(
                "select id from newcomers where extern_id = @externId order by id limit 1", new { externId }, cancellationToken: ct));
            if (id is { } found)
                return new PersonToExplain(database, municipality, new(found));
        }
        throw new WrongUse("Niemand in dit gebied heeft het nummer van --explain: geef het nummer waarmee de gemeente de persoon importeerde.");
    }

    /// <summary>Computes the round again without writing, and says of every opening what this person's answer to it is.</summary>
    public async Task<Explanation> ExplainAsync(RoundRunner rounds, RoundRequest request, CancellationToken ct)
    {
        var round = await rounds.DryRunAsync(request, ct: ct);
        if (round.Result.People.FirstOrDefault(p => p.Newcomer == newcomer) is not { } person)
            return new Explanation { Newcomer = newcomer.ToString(), Standing = "setAside" };
        var facts = round.Snapshot.Newcomers.Single(n => n.Id == newcomer);
        var context = new RuleContext(round.Snapshot);
        var outcomes = round.Snapshot.Openings.Select(opening => PairOutcome.Of(facts, opening, context)).ToList();
        var titles = await TitlesAsync([.. person.Proposals.Select(p => p.Opening.Value)], ct);
        return new Explanation
        {
            Newcomer = newcomer.ToString(),
            Standing = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(person.Standing.ToString()),
            BlockedBy = person.BlockedBy,
            Questions = person.Questions,
            LeastChange = person.LeastChange,
            Proposals = person.Proposals,
            Titles = titles,
            Fits = outcomes.Count(o => o.IsCandidate),
            FirstFailingRule = outcomes.Where(o => !o.IsCandidate).CountBy(o => HardRules.All[o.FirstFail].Code)
                .OrderByDescending(c => c.Value).ThenBy(c => c.Key).ToDictionary(c => RoundSummary.NameOf(c.Key), c => c.Value),
        };
    }

    private async Task<IReadOnlyDictionary<long, string>> TitlesAsync(long[] openings, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(DbAudience.Jobs, municipality, ct: ct);
        var rows = await session.Connection.QueryAsync<(long Id, string Title)>(new CommandDefinition(
            "select id, title from openings where id = any(@openings)", new { openings }, cancellationToken: ct));
        return rows.ToDictionary(r => r.Id, r => r.Title);
    }
}

/// <summary>One person after a round: where she stands, what is proposed and why, and at which rule every other opening stops.</summary>
internal sealed record Explanation
{
    public required string Newcomer { get; init; }
    public required string Standing { get; init; }
    public RuleCode? BlockedBy { get; init; }
    public IReadOnlyList<OpenQuestion> Questions { get; init; } = [];
    public LeastChange? LeastChange { get; init; }
    public IReadOnlyList<ProposedOpening> Proposals { get; init; } = [];
    public IReadOnlyDictionary<long, string> Titles { get; init; } = new Dictionary<long, string>();

    /// <summary>Openings that no rule fails.</summary>
    public int Fits { get; init; }

    /// <summary>Rule → openings that stop at it first. With <see cref="Fits"/> these are all openings.</summary>
    public IReadOnlyDictionary<string, int> FirstFailingRule { get; init; } = new Dictionary<string, int>();
}
