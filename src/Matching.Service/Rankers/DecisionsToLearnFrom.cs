using System.Collections.Concurrent;
using Dapper;
using Matching.Engine.Features;
using Matching.Learning.Labels;
using Matching.Service.Storage;

namespace Matching.Service.Rankers;

/// <summary>How much there is to learn from, and how much is needed before anything is learned.</summary>
/// <param name="Used">Decisions about pairs with features of this version.</param>
/// <param name="Caseworkers">Who took them.</param>
/// <param name="LeftOut">Other decisions: not about the pair, or of another version.</param>
public sealed record DecisionsToLearnFrom(int Used, int Caseworkers, int LeftOut)
{
    public const int FewestDecisions = Labels.FewestDecisions;
    public const int FewestCaseworkers = Labels.FewestCaseworkers;

    public bool IsEnough => Used >= FewestDecisions && Caseworkers >= FewestCaseworkers;

    /// <summary>Of the session's municipality: counted again when something was decided or happened after a yes, and every day.</summary>
    internal static async Task<DecisionsToLearnFrom> ReadAsync(DbSession db, DateOnly today, CancellationToken ct)
    {
        var (decided, happened) = await db.Connection.QuerySingleAsync<(long, long)>(new CommandDefinition(
            "select coalesce((select max(id) from decisions), 0), coalesce((select max(id) from placement_steps), 0)", cancellationToken: ct));
        var (kept, seen) = (db.Memory.Of<Kept>(), (today, decided, happened));
        if (kept.ByMunicipality.TryGetValue(db.Municipality, out var counted) && counted.Seen == seen)
            return counted.Answer;
        var answer = Of(await TrainingRows.ReadAsync(db, ct), today);
        kept.ByMunicipality[db.Municipality] = (seen, answer);
        return answer;
    }

    internal static DecisionsToLearnFrom Of(TrainingRows rows, DateOnly today)
    {
        var used = rows.Logged(today).Where(d => Labels.GradeOf(d.Decision, d.Detail) is not null && d.SchemaHash == FeatureSchema.Hash).ToList();
        return new(used.Count, used.Select(d => d.Caseworker).Distinct().Count(), rows.Rows.Count + rows.OtherFeatures - used.Count);
    }

    private sealed class Kept
    {
        public ConcurrentDictionary<string, ((DateOnly, long, long) Seen, DecisionsToLearnFrom Answer)> ByMunicipality { get; } = new(StringComparer.Ordinal);
    }
}
