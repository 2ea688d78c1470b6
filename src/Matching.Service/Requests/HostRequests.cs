using Matching.Engine.Domain;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Requests;

/// <summary>What organisations of the municipality asked, of all openings or of one: open ones first, then newest.</summary>
[For(Role.Caseworker, Role.Manager)]
public sealed record HostRequests(OpeningId? Opening = null) : IQuery<RequestsView>;

/// <summary>What the coordinator's own organisation asked, of all its openings or of one.</summary>
[For(Role.Coordinator)]
public sealed record MyRequests(OpeningId? Opening = null) : IQuery<RequestsView>;

public sealed record RequestsView(IReadOnlyList<RequestRow> Rows)
{
    public int Open => Rows.Count(r => r.State == RequestState.Open);
}

internal sealed class HostRequestsHandler(DbSession db, Actor actor)
    : IRequestHandler<HostRequests, Answer<RequestsView>>, IRequestHandler<MyRequests, Answer<RequestsView>>
{
    public async Task<Answer<RequestsView>> Handle(HostRequests request, CancellationToken cancellationToken) =>
        new RequestsView(await RequestReader.ReadAsync(db, cancellationToken, opening: request.Opening?.Value));

    // Without an organisation of her own there is nothing that is hers.
    public async Task<Answer<RequestsView>> Handle(MyRequests request, CancellationToken cancellationToken) =>
        new RequestsView(await RequestReader.ReadAsync(db, cancellationToken, organisation: actor.Organisation?.Value ?? 0, opening: request.Opening?.Value));
}
