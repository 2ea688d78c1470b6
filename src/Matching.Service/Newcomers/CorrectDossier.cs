using Matching.Engine.Domain;
using Matching.Service.Language;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Newcomers;

/// <summary>Corrects a dossier: of the own caseload, or as deputy. The next night uses it. <paramref name="Version"/> is the dossier's.</summary>
[For(Role.Caseworker)]
public sealed record CorrectDossier(NewcomerId Newcomer, int Version, DossierInput Input, string Key) : ICommand<CorrectOutcome>, IIdempotent;

public enum CorrectResult : byte
{
    Stored,

    /// <summary>The form says what the dossier says; nothing was written.</summary>
    Same,

    /// <summary>Somebody changed the dossier while the screen was open; nothing was stored.</summary>
    Changed,
}

public sealed record CorrectOutcome(CorrectResult Result, int Version)
{
    /// <summary>When the other change was made; set when <see cref="CorrectResult.Changed"/>.</summary>
    public DateTimeOffset? At { get; init; }
}

internal sealed class CorrectDossierValidator(TimeProvider clock) : IValidator<CorrectDossier>
{
    public IEnumerable<FieldError> Check(CorrectDossier request) => DossierFormRules.Check(request.Input, clock.BusinessDate());
}

internal sealed class CorrectDossierHandler(DbSession db, Actor actor, AuditNote note, TimeProvider clock)
    : IRequestHandler<CorrectDossier, Answer<CorrectOutcome>>
{
    public async Task<Answer<CorrectOutcome>> Handle(CorrectDossier request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var today = clock.BusinessDate();
        note.About("newcomer", request.Newcomer.Value);
        if (await OwnDossier.LockAsync(db, actor, request.Newcomer, ct) is not { } stands
            || await NewcomerReader.ReadAsync(db, id: request.Newcomer.Value, ct: ct) is not [var row])
            return Refusal.NotFound(Say.It("Dit dossier"));
        if (DossierRecord.FromRow(row) is not { } person)
            return new Refusal(RefusalKind.Invalid, Say.It("Dit dossier is niet te lezen. Lees het eerst opnieuw in."));
        if (stands.Version != request.Version)
            return Says(new CorrectOutcome(CorrectResult.Changed, stands.Version) { At = stands.UpdatedAt });
        if (await UnknownOrganisation.RefuseAsync(db, request.Input, ct) is { } unknown)
            return unknown;

        var corrected = DossierFormRules.Apply(request.Input, person, today);
        var beside = await DossierBeside.ReadAsync(db, request.Newcomer, ct);
        List<string> parts = [.. DossierFormRules.PartsChanged(person, corrected), .. beside.PartsChanged(request.Input)];
        // Writing the same would tell the night that something changed, and bring back what she rejected.
        if (parts.Count == 0)
            return Says(new CorrectOutcome(CorrectResult.Same, stands.Version));
        await NewcomerWriter.UpdateAsync(
            db, [new NewcomerEntry(corrected, row.Source, row.ExternId, request.Input.GivenName, request.Input.FamilyName)],
            Code.Of(request.Input.LimitBasis ?? LimitBasis.Conversation), today, actor.Account, ct);
        if (parts.Contains("limits_basis"))
            await DossierBeside.RestLimitsOnAsync(db, request.Newcomer, request.Input.LimitBasis, request.Input.LimitsOn, ct);
        await HandFacts.NoteAsync(db, person, corrected, today, actor.Account, ct);
        await ConsentWithdrawn.ApplyAsync(db, person, corrected, clock.GetUtcNow(), ct);
        return Says(new CorrectOutcome(CorrectResult.Stored, stands.Version + 1), new { parts });
    }

    private CorrectOutcome Says(CorrectOutcome outcome, object? details = null)
    {
        note.Write(Code.Of(outcome.Result), details);
        return outcome;
    }
}
