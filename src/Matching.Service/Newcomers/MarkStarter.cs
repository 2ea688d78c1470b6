using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Language;
using Matching.Service.Newcomers.Steps;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Newcomers;

/// <summary>Marks a part of the starter bundle as done or not needed; null takes the mark away.</summary>
[For(Role.Caseworker)]
public sealed record MarkStarter(NewcomerId Newcomer, StarterPart Part, bool? IsDone, string Key) : ICommand<Noted>, IIdempotent;

internal sealed class MarkStarterHandler(DbSession db, Actor actor, AuditNote note, TimeProvider clock) : IRequestHandler<MarkStarter, Answer<Noted>>
{
    public async Task<Answer<Noted>> Handle(MarkStarter request, CancellationToken cancellationToken)
    {
        var (ct, id, part) = (cancellationToken, request.Newcomer.Value, Code.Of(request.Part));
        note.About("newcomer", id);
        if (await OwnDossier.LockAsync(db, actor, request.Newcomer, ct) is null)
            return Refusal.NotFound(Say.It("Dit dossier"));
        if (request.IsDone is not { } isDone)
        {
            await db.Connection.ExecuteAsync(new CommandDefinition(
                "delete from starter_marks where newcomer_id = @id and part = @part", new { id, part }, cancellationToken: ct));
            note.Write("unmarked", new { part });
            return new Noted();
        }
        await db.Connection.ExecuteAsync(new CommandDefinition("""
            insert into starter_marks (newcomer_id, municipality_code, part, state, marked_on, marked_by)
            values (@id, current_municipality(), @part, @state, @today, @Account)
            on conflict (newcomer_id, part) do update set state = excluded.state, marked_on = excluded.marked_on, marked_by = excluded.marked_by
            """, new { id, part, state = isDone ? "done" : "not_needed", today = clock.BusinessDate(), actor.Account }, cancellationToken: ct));
        note.Write("marked", new { part });
        return new Noted();
    }

    internal const string Sql = "select part, state from starter_marks where newcomer_id = @id";

    internal static async Task<IReadOnlyList<StarterMark>> FromAsync(SqlMapper.GridReader rows) =>
    [
        .. (await rows.ReadAsync<(string Part, string State)>())
            .Select(m => new StarterMark(Code.Parse<StarterPart>(m.Part), m.State == "done")),
    ];
}
