using Matching.Engine.Rounds;
using Matching.Service.Storage;

namespace Matching.Service.Newcomers;

/// <summary>The questions of the last night without those that were answered since.</summary>
internal static class StillOpen
{
    /// <summary>
    /// Per newcomer, from the JSON of <c>standings.questions</c>: whoever has none left, or a dossier that cannot be read, is missing.
    /// </summary>
    public static async Task<ILookup<long, OpenQuestion>> ReadAsync(
        DbSession db, IEnumerable<(long Newcomer, string? Questions)> standings, DateOnly today, CancellationToken ct)
    {
        var asked = standings.Select(s => (s.Newcomer, Questions: Standings.QuestionsOf(s.Questions)))
            .Where(s => s.Questions.Count > 0).ToDictionary(s => s.Newcomer, s => s.Questions);
        long[] ids = [.. asked.Keys];
        var dossiers = ids.Length == 0 ? [] : await NewcomerReader.ReadAsync(db, ids: ids, ct: ct);
        return dossiers
            .SelectMany(row => DossierRecord.FromRow(row) is { } person
                ? asked[row.Id].Where(q => Questions.IsOpen(q.Question, person, today)).Select(q => (row.Id, Question: q))
                : [])
            .ToLookup(q => q.Id, q => q.Question);
    }
}
