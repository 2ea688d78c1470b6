using Dapper;
using Matching.Engine.Domain;
using Matching.Engine.Rules;
using Matching.Service.Language;
using Matching.Service.Newcomers;
using Matching.Service.Openings;
using Matching.Service.Pipeline;
using Matching.Service.Proposals;
using Matching.Service.Rounds;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Waiting;

/// <summary>
/// Puts somebody on the waiting list of an opening that is full, after the caseworker talked about it with her. Only who could have had the
/// place waits for it: every rule but 'there is a place' holds.
/// </summary>
/// <param name="Newcomer">Who waits.</param>
/// <param name="Opening">For what.</param>
/// <param name="TalkedAbout">The caseworker says that the newcomer wants this.</param>
/// <param name="Key">See <see cref="IIdempotent"/>.</param>
[For(Role.Caseworker)]
public sealed record WaitForPlace(NewcomerId Newcomer, OpeningId Opening, bool TalkedAbout, string Key) : ICommand<WaitOutcome>, IIdempotent;

public enum WaitResult : byte
{
    Done,

    /// <summary>She waits there already, or waits there no more.</summary>
    Already,

    /// <summary>There is a place now: nothing to wait for.</summary>
    HasPlace,

    /// <summary>The opening is not open.</summary>
    NotOpen,

    /// <summary>A rule fails that no free place would mend; <see cref="WaitOutcome.Rule"/> is the first.</summary>
    FailsRule,
}

public sealed record WaitOutcome(WaitResult Result)
{
    public RuleCode? Rule { get; init; }
}

internal sealed class WaitForPlaceValidator : IValidator<WaitForPlace>
{
    public IEnumerable<FieldError> Check(WaitForPlace request)
    {
        if (!request.TalkedAbout)
            yield return new("besproken", Say.It("Bespreek eerst of deze persoon wil wachten. Kruis daarna aan dat jullie het bespraken."));
    }
}

internal sealed class WaitForPlaceHandler(DbSession db, Actor actor, AuditNote note, TimeProvider clock, IConfiguration configuration)
    : IRequestHandler<WaitForPlace, Answer<WaitOutcome>>
{
    public async Task<Answer<WaitOutcome>> Handle(WaitForPlace request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        note.About("newcomer", request.Newcomer.Value);
        // The opening first, then the person: as everybody who decides locks them.
        await db.Connection.ExecuteAsync(new CommandDefinition(
            "select id from openings where id = @Value for update", new { request.Opening.Value }, cancellationToken: ct));
        if (await OwnDossier.LockAsync(db, actor, request.Newcomer, ct) is null
            || await NewcomerReader.ReadAsync(db, id: request.Newcomer.Value, ct: ct) is not [var row] || DossierRecord.FromRow(row) is not { } person)
            return Refusal.NotFound(Say.It("Dit dossier"));
        if (await OpeningReader.ReadAsync(db, id: request.Opening.Value, ct: ct) is not [var place] || OpeningRecord.FromRow(place) is not { } opening)
            return Refusal.NotFound(Say.It("Deze plek"));
        return Says(await WaitAsync(request, person, opening, ct), request.Opening);
    }

    private async Task<WaitOutcome> WaitAsync(WaitForPlace request, Newcomer person, Opening opening, CancellationToken ct)
    {
        if (opening.Status != OpeningStatus.Published)
            return new(WaitResult.NotOpen);
        var now = clock.GetUtcNow();
        if (opening.Capacity.Free is not <= 0 && !await Turns.AreForOthersAsync(db, opening.Id.Value, person.Id.Value, now, ct))
            return new(WaitResult.HasPlace);
        var picture = (await PersonNow.ReadAsync(db, person, clock.BusinessDate(), RoundSettings.From(configuration).Policy, ct)).Beside(opening);
        if (FreeChoice.Fails(person, opening, new RuleContext(picture.Snapshot)).Where(f => f.Rule != RuleCode.PlaceFree).ToList() is [var fails, ..])
            return new(WaitResult.FailsRule) { Rule = fails.Rule };
        var added = await db.Connection.ExecuteAsync(new CommandDefinition("""
            insert into waiting (municipality_code, area_code, opening_id, newcomer_id, account_id, since)
            values (current_municipality(), current_area(), @opening, @newcomer, @Account, @now)
            on conflict do nothing
            """, new { opening = opening.Id.Value, newcomer = person.Id.Value, actor.Account, now }, cancellationToken: ct));
        return new(added == 1 ? WaitResult.Done : WaitResult.Already);
    }

    private WaitOutcome Says(WaitOutcome outcome, OpeningId opening)
    {
        note.Write(Code.Of(outcome.Result), new { opening = opening.Value, rule = Code.Of(outcome.Rule) });
        return outcome;
    }
}
