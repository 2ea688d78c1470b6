using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;
using Matching.Engine.Domain;
using Matching.Engine.Explanation.Voices;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Service.Newcomers;
using Matching.Service.Openings;
using Matching.Service.Proposals;
using Matching.Service.Rounds;
using Matching.Service.Storage;

namespace Matching.Service.Placements;

/// <summary>
/// The card that a host may read, written when the newcomer says yes and kept as it was then: what she agreed to is what he sees, and his
/// account needs no way into her dossier.
/// </summary>
internal static class WrittenCard
{
    // What is not known on a card is written as null: every field of it is required.
    private static readonly JsonSerializerOptions Json = new(DomainJson.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.Never };

    /// <summary>Writes card and short name beside the placement that just came of this proposal.</summary>
    public static async Task WriteAsync(DbSession db, ProposalOnDesk proposal, DateOnly today, RoundOptions policy, CancellationToken ct)
    {
        var (given, family) = await db.Connection.QuerySingleOrDefaultAsync<(string?, string?)>(new CommandDefinition(
            "select given_name, family_name from newcomer_names where newcomer_id = @NewcomerId", new { proposal.NewcomerId }, cancellationToken: ct));
        await db.Connection.ExecuteAsync(new CommandDefinition("""
            update placements l set short_name = @name, card = @card::jsonb
            from holds h
            where h.id = l.hold_id and h.proposal_id = @Id and l.state = 'agreed'
            """, new
        {
            proposal.Id,
            name = PersonName.ForHost(proposal.NewcomerId, given, family),
            card = await CardAsync(db, proposal, today, policy, ct) is { } card ? ToJson(card) : null,
        }, cancellationToken: ct));
    }

    public static string ToJson(HostCard card) => JsonSerializer.Serialize(card, Json);

    /// <summary>Null when there is no card, or one that an older version wrote and this one cannot read: the host then sees the name alone.</summary>
    public static HostCard? FromJson(string? card)
    {
        try
        {
            return card is null ? null : JsonSerializer.Deserialize<HostCard>(card, Json);
        }
        catch (Exception unreadable) when (StoredJson.IsUnreadable(unreadable))
        {
            return null;
        }
    }

    private static async Task<HostCard?> CardAsync(DbSession db, ProposalOnDesk proposal, DateOnly today, RoundOptions policy, CancellationToken ct)
    {
        if (await NewcomerReader.ReadAsync(db, id: proposal.NewcomerId, ct: ct) is not [var row] || DossierRecord.FromRow(row) is not { } person
            || await OpeningReader.ReadAsync(db, id: proposal.OpeningId, ct: ct) is not [var place] || OpeningRecord.FromRow(place) is not { } opening)
            return null;
        var now = (await PersonNow.ReadAsync(db, person, today, policy, ct)).Beside(opening);
        return HostCard.Of(person, opening, new RuleContext(now.Snapshot));
    }
}
