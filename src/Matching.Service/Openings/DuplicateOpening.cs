using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Language;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Openings;

/// <summary>
/// A second opening like one of the own organisation: a draft that the coordinator keeps until she places it. Days that are over are left
/// out, and unpaid work is checked anew.
/// </summary>
[For(Role.Coordinator)]
public sealed record DuplicateOpening(OpeningId Opening, string Key) : ICommand<OpeningOutcome>, IIdempotent;

internal sealed class DuplicateOpeningHandler(DbSession db, Actor actor, AuditNote note, TimeProvider clock)
    : IRequestHandler<DuplicateOpening, Answer<OpeningOutcome>>
{
    private const int LongestTitle = 120;

    public async Task<Answer<OpeningOutcome>> Handle(DuplicateOpening request, CancellationToken cancellationToken)
    {
        note.About("opening", request.Opening.Value);
        if (await OwnOpening.LockAsync(db, actor, request.Opening.Value, cancellationToken) is not { } row)
            return Refusal.NotFound(Say.It("Deze plek"));
        var copyOf = Say.It(" (kopie)");
        var id = await db.Connection.ExecuteScalarAsync<long>(new CommandDefinition("""
            insert into openings (municipality_code, area_code, organisation_id, coordinator_id, contact_email, source, extern_id, kind, title,
              description, follow_up, capacity, status, kept_as_draft, unpaid, requirements, begins, ends, learning_goal, supervisor, no_displacement)
            select municipality_code, area_code, organisation_id, @Account, contact_email, 'desk', @Key, kind, @title,
              description, follow_up, capacity, 'draft', true, unpaid, requirements, case when begins >= @today then begins end,
              case when ends >= @today then ends end, learning_goal, supervisor, no_displacement
            from openings
            where id = @Id
            returning id
            """, new
        {
            row.Id,
            actor.Account,
            request.Key,
            title = row.Title[..Math.Min(row.Title.Length, LongestTitle - copyOf.Length)] + copyOf,
            today = clock.BusinessDate(),
        }, cancellationToken: cancellationToken));
        note.Write("draft", new { copy = id });
        return new OpeningOutcome(OpeningResult.Draft, new(id), 1);
    }
}
