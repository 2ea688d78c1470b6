using Matching.Engine.Explanation.Missing;
using Matching.Service.Pipeline;
using Matching.Service.Rounds;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Reports;

/// <summary>What the area misses: openings that would serve people who now get nothing, for groups of ten and more.</summary>
[For(Role.Coordinator)]
public sealed record MissingInTown : IQuery<MissingInTownView>;

public sealed record MissingInTownView(IReadOnlyList<(MissingOpening Opening, MaskedCount People)> Missing);

internal sealed class MissingInTownHandler(DbSession db, LatestNights nights) : IRequestHandler<MissingInTown, Answer<MissingInTownView>>
{
    public async Task<Answer<MissingInTownView>> Handle(MissingInTown request, CancellationToken cancellationToken)
    {
        if (await nights.OfAsync(db.Municipality, cancellationToken) is not { } night)
            return new MissingInTownView([]);
        var missing = night.Once("missing for partners", () => MissingOpenings.Of(night.Snapshot, night.Result, MaskedCount.Smallest));
        return new MissingInTownView([.. missing.Select(m => (m, MaskedCount.Of(m.People)))]);
    }
}
