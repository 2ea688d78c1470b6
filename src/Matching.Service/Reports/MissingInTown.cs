using Matching.Engine.Domain;
using Matching.Engine.Explanation.Missing;
using Matching.Service.Pipeline;
using Matching.Service.Rounds;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Reports;

/// <summary>What the area misses: openings that would serve people who now get nothing, for groups of ten and more.</summary>
[For(Role.Coordinator)]
public sealed record MissingInTown : IQuery<MissingInTownView>;

public sealed record MissingInTownView(IReadOnlyList<MissedOpening> Missing);

/// <summary>A <see cref="MissingOpening"/> as a partner organisation may see it: the number of people is never exact.</summary>
public sealed record MissedOpening(OpeningKind Kind, CefrLevel? DutchAsked, DayParts DayPart, Postcode Near, MaskedCount People);

internal sealed class MissingInTownHandler(DbSession db, LatestNights nights) : IRequestHandler<MissingInTown, Answer<MissingInTownView>>
{
    public async Task<Answer<MissingInTownView>> Handle(MissingInTown request, CancellationToken cancellationToken)
    {
        if (await nights.OfAsync(db.Municipality, cancellationToken) is not { } night)
            return new MissingInTownView([]);
        var missing = night.Once("missing for partners", () => MissingOpenings.Of(night.Snapshot, night.Result, MaskedCount.Smallest));
        return new MissingInTownView([.. missing.Select(m => new MissedOpening(m.Kind, m.DutchAsked, m.DayPart, m.Near, MaskedCount.Of(m.People)))]);
    }
}
