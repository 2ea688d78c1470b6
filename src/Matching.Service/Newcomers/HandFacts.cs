using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Storage;

namespace Matching.Service.Newcomers;

/// <summary>A fact that a person corrected here, with the text of what it replaced.</summary>
internal sealed record HandFact(string Fact, string Replaced, DateOnly CorrectedOn);

/// <summary>A correction that stayed although a list says otherwise.</summary>
internal sealed record KeptByHand(string Column, DateOnly CorrectedOn);

/// <summary>
/// Corrections by hand, and what a list may do to them. A list has no date per fact, so its own history tells: what it said when the
/// correction was made is older news and does not win; anything else is a newer fact and does.
/// </summary>
internal static class HandFacts
{
    /// <summary>Notes what a correction replaced. A second correction of the same fact keeps what the list said; one that goes back to it is none any more.</summary>
    public static async Task NoteAsync(DbSession db, Newcomer before, Newcomer after, DateOnly today, long account, CancellationToken ct)
    {
        var changed = DossierFacts.All.Where(f => f.TextOf(before) != f.TextOf(after))
            .Select(f => new { Fact = f.Column, Replaced = f.TextOf(before), Now = f.TextOf(after) }).ToList();
        foreach (var rows in BulkRows.Of(changed))
        {
            await db.Connection.ExecuteAsync(new CommandDefinition("""
                insert into hand_facts (newcomer_id, municipality_code, fact, replaced, corrected_on, corrected_by)
                select @id, current_municipality(), r.fact, r.replaced, @today, @account
                from jsonb_to_recordset(@rows::jsonb) as r(fact text, replaced text)
                on conflict (newcomer_id, fact) do update set corrected_on = excluded.corrected_on, corrected_by = excluded.corrected_by
                """, new { id = before.Id.Value, rows, today, account }, cancellationToken: ct));
            await db.Connection.ExecuteAsync(new CommandDefinition("""
                delete from hand_facts h
                using jsonb_to_recordset(@rows::jsonb) as r(fact text, now text)
                where h.newcomer_id = @id and h.fact = r.fact and h.replaced = r.now
                """, new { id = before.Id.Value, rows }, cancellationToken: ct));
        }
    }

    /// <summary>Of the people that a source numbered.</summary>
    public static async Task<ILookup<long, HandFact>> ReadAsync(DbSession db, string source, CancellationToken ct) =>
        (await db.Connection.QueryAsync<Line>(new CommandDefinition("""
            select h.newcomer_id, h.fact, h.replaced, h.corrected_on
            from hand_facts h join newcomers n on n.id = h.newcomer_id
            where n.source = @source
            order by h.newcomer_id, h.fact
            """, new { source }, cancellationToken: ct))).ToLookup(h => h.NewcomerId, h => new HandFact(h.Fact, h.Replaced, h.CorrectedOn));

    /// <summary>What a list delivered, with the corrections that are newer put back.</summary>
    public static (Newcomer Person, IReadOnlyList<KeptByHand> Kept, IReadOnlyList<string> Outdated) Keep(
        Newcomer delivered, Newcomer stored, IEnumerable<HandFact> byHand)
    {
        var (person, kept, outdated) = (delivered, new List<KeptByHand>(), new List<string>());
        foreach (var hand in byHand)
        {
            if (DossierFacts.All.FirstOrDefault(f => f.Column == hand.Fact) is not { } fact)
                continue;
            var says = fact.TextOf(delivered);
            if (says == fact.TextOf(stored))
                continue;
            if (says == hand.Replaced)
            {
                person = fact.TakeFrom(person, stored);
                kept.Add(new(hand.Fact, hand.CorrectedOn));
            }
            else
            {
                outdated.Add(hand.Fact);
            }
        }
        return (person, kept, outdated);
    }

    /// <summary>The list brought a newer fact: the correction is history.</summary>
    public static async Task ForgetAsync(DbSession db, IEnumerable<(long Newcomer, string Fact)> outdated, CancellationToken ct)
    {
        foreach (var rows in BulkRows.Of(outdated.Select(o => new { o.Newcomer, o.Fact })))
            await db.Connection.ExecuteAsync(new CommandDefinition("""
                delete from hand_facts h
                using jsonb_to_recordset(@rows::jsonb) as r(newcomer bigint, fact text)
                where h.newcomer_id = r.newcomer and h.fact = r.fact
                """, new { rows }, cancellationToken: ct));
    }

    private sealed record Line(long NewcomerId, string Fact, string Replaced, DateOnly CorrectedOn);
}
