using Matching.Engine.Domain;
using Matching.Service.Proposals;

namespace Matching.Service.Conversations;

/// <summary>
/// What lies on the table when nobody chose: what was put before her already, then the strongest open proposals, of different kinds
/// where that can be, so that there is something to choose between.
/// </summary>
internal static class OptionChoice
{
    /// <summary>One proposal with what the choice looks at. <paramref name="Points"/>: how strong, in any unit.</summary>
    public readonly record struct Candidate(ProposalId Proposal, OpeningKind Kind, ProposalStatus Status, long Points);

    /// <summary>In the order of the page; at most <see cref="Conversation.MostOptions"/>.</summary>
    public static IReadOnlyList<ProposalId> Of(IEnumerable<Candidate> candidates)
    {
        var ranked = candidates.Where(c => c.Status is ProposalStatus.PutForward or ProposalStatus.Open)
            .OrderByDescending(c => c.Status == ProposalStatus.PutForward).ThenByDescending(c => c.Points).ThenBy(c => c.Proposal.Value).ToList();
        var firstOfKind = ranked.Where(c => c.Status == ProposalStatus.PutForward)
            .Concat(ranked.DistinctBy(c => c.Kind)).Distinct().ToList();
        return [.. firstOfKind.Concat(ranked.Except(firstOfKind)).Take(Conversation.MostOptions).Select(c => c.Proposal)];
    }
}
