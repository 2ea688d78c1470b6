using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Proposals;
using Matching.Service.Storage;

namespace Matching.Service.Conversations;

/// <summary>Reads the conversations that were held with a person, with what lay on the table.</summary>
internal static class PastConversations
{
    private const int Most = 10;

    /// <summary>Newest first.</summary>
    public static async Task<IReadOnlyList<PastConversation>> ReadAsync(DbSession db, NewcomerId newcomer, CancellationToken ct)
    {
        var lines = await db.Connection.QueryAsync<Line>(new CommandDefinition("""
            select c.id, c.held_on, c.note, a.display_name, p.id as proposal, p.status, p.withdrawn_reason, o.title, g.name as organisation
            from (
              select * from conversations
              where newcomer_id = @Value and held_on is not null
              order by held_on desc, id desc
              limit @Most) c
            join accounts a on a.id = c.caseworker_id
            left join conversation_options t on t.conversation_id = c.id
            left join proposals p on p.id = t.proposal_id
            left join openings o on o.id = p.opening_id
            left join organisations g on g.id = o.organisation_id
            order by c.held_on desc, c.id desc, t.place
            """, new { newcomer.Value, Most }, cancellationToken: ct));
        return
        [
            .. lines.GroupBy(l => l.Id).Select(held => new PastConversation(
                new(held.Key), held.First().HeldOn, held.First().DisplayName, held.First().Note,
                [
                    .. held.Where(l => l.Proposal is not null).Select(l => new PastOption(
                        new(l.Proposal!.Value), l.Title!, l.Organisation!, Code.Parse<ProposalStatus>(l.Status!),
                        l.WithdrawnReason is { } reason ? Code.Parse<WithdrawnReason>(reason) : null)),
                ])),
        ];
    }

    private sealed record Line(
        long Id, DateOnly HeldOn, string? Note, string DisplayName, long? Proposal, string? Status, string? WithdrawnReason, string? Title, string? Organisation);
}
