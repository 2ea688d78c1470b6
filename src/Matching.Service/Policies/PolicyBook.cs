using Dapper;
using Matching.Service.Pipeline;
using Matching.Service.Rounds;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Policies;

/// <summary>What the nights of this area go by, every decision so far, and what it cost in the last night.</summary>
[For(Role.Manager)]
public sealed record PolicyBook : IQuery<PolicyBookView>;

/// <param name="InForce">What tonight goes by.</param>
/// <param name="Decisions">Latest first; the first 50.</param>
/// <param name="LastNight">The floors as the last published night met them, with their price; empty when it had none.</param>
public sealed record PolicyBookView(PolicyChoices InForce, IReadOnlyList<PolicyDecision> Decisions, IReadOnlyList<FloorReport> LastNight);

public sealed record PolicyDecision(long Policy, DateOnly ValidFrom, DateOnly DecidedOn, string Reference, PolicyChoices Choices, string SetBy, DateTimeOffset SetAt);

internal sealed class PolicyBookHandler(DbSession db, TimeProvider clock) : IRequestHandler<PolicyBook, Answer<PolicyBookView>>
{
    public async Task<Answer<PolicyBookView>> Handle(PolicyBook request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var lines = await db.Connection.QueryAsync<Line>(new CommandDefinition("""
            select p.id, p.valid_from, p.decided_on, p.reference, p.choices::text as choices, coalesce(a.display_name, '') as set_by, p.set_at
            from policies p
            left join accounts a on a.id = p.set_by
            order by p.valid_from desc, p.id desc
            limit 50
            """, cancellationToken: ct));
        var summary = await db.Connection.QueryFirstOrDefaultAsync<NightLine>(new CommandDefinition($"""
            select id, business_date, attempt, state, started_by, started_at, finished_at, ranker, summary::text as summary, warnings::text as warnings
            from rounds
            where state = 'published'
            {RoundStore.LatestFirst}
            limit 1
            """, cancellationToken: ct));
        return new PolicyBookView(
            await PolicyReader.InForceAsync(db, clock.BusinessDate(), ct),
            [.. lines.Select(l => new PolicyDecision(l.Id, l.ValidFrom, l.DecidedOn, l.Reference, PolicyReader.Parse(l.Choices), l.SetBy, l.SetAt))],
            summary?.Report()?.Floors ?? []);
    }

    private sealed record Line(long Id, DateOnly ValidFrom, DateOnly DecidedOn, string Reference, string Choices, string SetBy, DateTimeOffset SetAt);
}
