using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Language;
using Matching.Service.Newcomers;
using Matching.Service.Newcomers.Hours;
using Matching.Service.Newcomers.KeyPeople;
using Matching.Service.Newcomers.Steps;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Conversations;

/// <summary>Everything that Matching holds about one person, to be told to her. Own caseload or deputy.</summary>
[For(Role.Caseworker)]
public sealed record WhatIsHeld(NewcomerId Newcomer) : IQuery<HeldView>;

public sealed record HeldView
{
    public required Newcomer Facts { get; init; }
    public required string Name { get; init; }
    public required string GivenName { get; init; }

    /// <summary>Who guides her, and where she can write to.</summary>
    public required string Caseworker { get; init; }
    public required string CaseworkerEmail { get; init; }

    /// <summary>Where the dossier came from: the municipality's own, or the name of an import.</summary>
    public required string Source { get; init; }

    /// <summary>The day of the last change of the dossier.</summary>
    public required DateOnly ChangedOn { get; init; }

    /// <summary>The day the functional limits were asked.</summary>
    public DateOnly? LimitsOn { get; init; }

    /// <summary>What runs or ran elsewhere.</summary>
    public required IReadOnlyList<HeldActivity> Activities { get; init; }

    /// <summary>Places where she is, was or will be, through Matching; latest first.</summary>
    public IReadOnlyList<Step> Placements { get; init; } = [];

    /// <summary>The hours of the Z-route; null for who is not on it, or whose hours are not known.</summary>
    public HoursLedger? Hours { get; init; }

    /// <summary>Whom she chose to help her.</summary>
    public IReadOnlyList<KeyPersonChoice> KeyPeople { get; init; } = [];

    /// <summary>What she said of her way to the dream.</summary>
    public SteppingStones Stones { get; init; } = new(null, null, null, null);

    /// <summary>Her answers to what was put before her, newest first. A no has no reason.</summary>
    public required IReadOnlyList<HeldAnswer> Answers { get; init; }

    /// <summary>Conversations, with the notes that somebody wrote.</summary>
    public required IReadOnlyList<PastConversation> Conversations { get; init; }

    /// <summary>Everything else that is written down about her; what belongs together stands together.</summary>
    public IReadOnlyList<HeldLine> Besides { get; init; } = [];

    /// <summary>How many proposals lie or lay on the desk of her caseworker, whatever became of them.</summary>
    public required int Proposals { get; init; }

    /// <summary>Organisations that she would rather not go to, by name.</summary>
    public required IReadOnlyList<string> Avoid { get; init; }
}

/// <summary><see cref="Kind"/>: the code of an activity, as in the table.</summary>
public sealed record HeldActivity(string Organisation, string Kind, DateOnly? Begins, DateOnly? Ends);

public sealed record HeldAnswer(string Title, string Organisation, bool SaidYes, DateOnly On);

internal sealed class WhatIsHeldHandler(DbSession db, Actor actor, TimeProvider clock) : IRequestHandler<WhatIsHeld, Answer<HeldView>>
{
    public async Task<Answer<HeldView>> Handle(WhatIsHeld request, CancellationToken cancellationToken)
    {
        var (ct, today) = (cancellationToken, clock.BusinessDate());
        var id = request.Newcomer.Value;
        if (await OwnDossier.ReadAsync(db, actor, request.Newcomer, ct) is not { } own
            || (await NewcomerReader.ReadAsync(db, id: id, ct: ct)) is not [var row] || DossierRecord.FromRow(row) is not { } facts)
            return Refusal.NotFound(Say.It("Dit dossier"));
        var around = await db.Connection.QuerySingleAsync<Around>(new CommandDefinition("""
            select a.display_name as caseworker, a.email,
              (select k.stated_on from newcomer_limits_known k where k.newcomer_id = n.id) as limits_on,
              (select count(*)::int from proposals p where p.newcomer_id = n.id) as proposals,
              array(select g.name from organisations g where g.id = any(@avoid) order by g.name) as avoid
            from newcomers n
            join accounts a on a.id = n.caseworker_id
            where n.id = @id
            """, new { id, avoid = facts.Wishes.Avoid.Select(o => o.Value).ToArray() }, cancellationToken: ct));
        var conversations = await PastConversations.ReadAsync(db, request.Newcomer, ct);
        await using var rows = await db.Connection.QueryMultipleAsync(new CommandDefinition(
            string.Join(";\n", ActivitiesSql, Step.Sql, HoursReader.Sql, KeyPersonChoice.Sql, SteppingStones.Sql, AnswersSql, HeldLine.Sql),
            new { id, today }, cancellationToken: ct));
        return new HeldView
        {
            Facts = facts,
            Name = PersonName.Full(id, own.GivenName, own.FamilyName),
            GivenName = PersonName.First(id, own.GivenName, own.FamilyName),
            Caseworker = around.Caseworker,
            CaseworkerEmail = around.Email,
            Source = row.Source,
            ChangedOn = BusinessCalendar.BusinessDateOf(own.UpdatedAt),
            LimitsOn = around.LimitsOn,
            Activities = (await rows.ReadAsync<HeldActivity>()).AsList(),
            Placements = [.. (await Step.FromAsync(rows)).Where(s => s.Kind is StepKind.Placement or StepKind.Hold)],
            Hours = await HoursReader.FromAsync(rows, facts, today),
            KeyPeople = await KeyPersonChoice.FromAsync(rows),
            Stones = await SteppingStones.FromAsync(rows),
            Answers = (await rows.ReadAsync<HeldAnswer>()).AsList(),
            Besides = (await rows.ReadAsync<HeldLine>()).AsList(),
            Conversations = conversations,
            Proposals = around.Proposals,
            Avoid = around.Avoid,
        };
    }

    private const string ActivitiesSql =
        "select organisation, kind, begins, ends from activities where newcomer_id = @id order by begins desc nulls last, id";

    private const string AnswersSql = """
        select o.title, g.name as organisation, d.kind = 'agreed' as said_yes, (d.decided_at at time zone 'Europe/Amsterdam')::date as "on"
        from proposals p
        join decisions d on d.proposal_id = p.id
        join openings o on o.id = p.opening_id
        join organisations g on g.id = o.organisation_id
        where p.newcomer_id = @id and d.kind in ('agreed', 'declined') and not exists (select from decisions u where u.undoes = d.id)
        order by d.decided_at desc, d.id desc
        """;

    private sealed record Around(string Caseworker, string Email, DateOnly? LimitsOn, int Proposals, string[] Avoid);
}
