using Dapper;
using Matching.Engine.Explanation.Unlocking;
using Matching.Service.Pipeline;
using Matching.Service.Progress;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Policies;

/// <summary>A number that somebody agreed on: a goal of the city, an assumed cost, or what the floors may cost.</summary>
/// <param name="Subject">As <see cref="AgreedSubject"/> writes it.</param>
/// <param name="Amount">Percent or people for a goal, euros a person for a cost, percent for the limit.</param>
/// <param name="DecidedOn">The day of the decision.</param>
/// <param name="Reference">Where it can be found.</param>
public sealed record AgreedNumber(string Subject, decimal Amount, DateOnly DecidedOn, string Reference);

/// <summary>What a number can be agreed on: the goals, each change that an unlock may name, and the price of the floors.</summary>
public static class AgreedSubject
{
    public const string FloorLimit = "limit:floors";

    private static readonly string[] Costs = [.. PermittedChanges.All.Select(OfCost)];

    public static string OfGoal(Goal goal) => $"goal:{Code.Of(goal)}";

    public static string OfCost(UnlockChange change) => $"cost:{change.Code}";

    public static bool IsKnown(string subject) =>
        subject == FloorLimit || Enum.GetValues<Goal>().Any(g => OfGoal(g) == subject) || Costs.Contains(subject);

    /// <summary>The most that makes sense: a share is no more than everybody.</summary>
    public static decimal Most(string subject) => subject switch
    {
        FloorLimit => 100,
        _ when subject == OfGoal(Goal.LeftBenefit) => 100_000,
        _ when subject.StartsWith("goal:", StringComparison.Ordinal) => 100,
        _ => 1_000_000,
    };
}

/// <summary>The numbers that hold now, by subject.</summary>
[For(Role.Manager)]
public sealed record AgreedNumbers : IQuery<IReadOnlyList<AgreedNumber>>;

internal sealed class AgreedNumbersHandler(DbSession db) : IRequestHandler<AgreedNumbers, Answer<IReadOnlyList<AgreedNumber>>>
{
    public async Task<Answer<IReadOnlyList<AgreedNumber>>> Handle(AgreedNumbers request, CancellationToken cancellationToken) =>
        (await AgreedReader.ReadAsync(db, cancellationToken)).Values
            .OrderBy(n => n.Subject.StartsWith("cost:", StringComparison.Ordinal)).ThenBy(n => n.Subject, StringComparer.Ordinal).ToList();
}

internal static class AgreedReader
{
    /// <summary>The latest of every subject; one that was taken back is not there.</summary>
    public static Task<IReadOnlyDictionary<string, AgreedNumber>> ReadAsync(DbSession db, CancellationToken ct) =>
        db.OnceAsync("agreed numbers", () => LatestAsync(db, ct));

    private static async Task<IReadOnlyDictionary<string, AgreedNumber>> LatestAsync(DbSession db, CancellationToken ct) =>
        (await db.Connection.QueryAsync<(string Subject, decimal? Amount, DateOnly DecidedOn, string Reference)>(new CommandDefinition("""
            select distinct on (subject) subject, amount, decided_on, reference
            from agreed_numbers
            order by subject, id desc
            """, cancellationToken: ct)))
        .Where(n => n.Amount is not null)
        .ToDictionary(n => n.Subject, n => new AgreedNumber(n.Subject, n.Amount!.Value, n.DecidedOn, n.Reference), StringComparer.Ordinal);
}
