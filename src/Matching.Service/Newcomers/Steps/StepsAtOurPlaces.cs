using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Newcomers.Steps;

/// <summary>
/// What a partner sees of the timelines: the steps at its own openings, of people who said yes to them. Who has not said yes is not in it,
/// nor is any step elsewhere: the coordinator's role has no grant on a dossier, and the database gives these rows and no others.
/// </summary>
[For(Role.Coordinator)]
public sealed record StepsAtOurPlaces : IQuery<IReadOnlyList<StepAtOurPlace>>;

/// <summary><see cref="Agreed"/> is her yes: the first step that a partner sees.</summary>
public enum PartnerStep : byte { Agreed, Started, Stopped }

/// <param name="Placement">Number of the placement: the steps of one belong together.</param>
/// <param name="Opening">Of the own organisation.</param>
/// <param name="Title">Of the opening.</param>
/// <param name="GivenName">Null when none is known.</param>
/// <param name="Step">What happened.</param>
/// <param name="On">When.</param>
public sealed record StepAtOurPlace(long Placement, OpeningId Opening, string Title, string? GivenName, PartnerStep Step, DateOnly On);

internal sealed class StepsAtOurPlacesHandler(DbSession db, Actor actor) : IRequestHandler<StepsAtOurPlaces, Answer<IReadOnlyList<StepAtOurPlace>>>
{
    public async Task<Answer<IReadOnlyList<StepAtOurPlace>>> Handle(StepsAtOurPlaces request, CancellationToken cancellationToken) =>
        (await db.Connection.QueryAsync<Line>(new CommandDefinition("""
            select placement_id, opening_id, title, given_name, step, happened_on
            from steps_at_organisation(@host)
            order by happened_on desc, placement_id desc, step
            """, new { host = actor.Organisation?.Value ?? 0 }, cancellationToken: cancellationToken)))
            .Select(l => new StepAtOurPlace(l.PlacementId, new(l.OpeningId), l.Title, l.GivenName, Code.Parse<PartnerStep>(l.Step), l.HappenedOn)).ToList();

    private sealed record Line(long PlacementId, long OpeningId, string Title, string? GivenName, string Step, DateOnly HappenedOn);
}
