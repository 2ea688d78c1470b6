using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Imports.Fields;
using Matching.Service.Language;
using Matching.Service.Newcomers.Steps;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Newcomers;

/// <summary>From now to the dream, as the conversation put it: a first step, what may come after it, and where it leads. Any may be empty.</summary>
public sealed record SteppingStones(string? FirstStep, string? NextStep, string? Dream, DateOnly? StatedOn)
{
    public const int Longest = 200;

    internal const string Sql = "select first_step, next_step, dream, stated_on from stepping_stones where newcomer_id = @id";

    internal static async Task<SteppingStones> FromAsync(SqlMapper.GridReader rows) =>
        await rows.ReadSingleOrDefaultAsync<SteppingStones>() ?? new SteppingStones(null, null, null, null);
}

/// <summary>Writes the stepping stones down; an empty one is taken away.</summary>
[For(Role.Caseworker)]
public sealed record SaveSteppingStones(NewcomerId Newcomer, string? FirstStep, string? NextStep, string? Dream, string Key) : ICommand<Noted>, IIdempotent;

internal sealed class SaveSteppingStonesValidator : IValidator<SaveSteppingStones>
{
    public IEnumerable<FieldError> Check(SaveSteppingStones request)
    {
        foreach (var (field, text) in new[] { ("eerste_stap", request.FirstStep), ("daarna", request.NextStep), ("droom", request.Dream) })
            if (text?.Length > SteppingStones.Longest || (text is not null && Bsn.LooksLike(text)))
                yield return new(field, Say.It($"Schrijf hooguit {SteppingStones.Longest} tekens, en geen nummers van mensen."));
    }
}

internal sealed class SaveSteppingStonesHandler(DbSession db, Actor actor, AuditNote note, TimeProvider clock)
    : IRequestHandler<SaveSteppingStones, Answer<Noted>>
{
    public async Task<Answer<Noted>> Handle(SaveSteppingStones request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        note.About("newcomer", request.Newcomer.Value);
        if (await OwnDossier.LockAsync(db, actor, request.Newcomer, ct) is null)
            return Refusal.NotFound(Say.It("Dit dossier"));
        await db.Connection.ExecuteAsync(new CommandDefinition("""
            insert into stepping_stones (newcomer_id, municipality_code, first_step, next_step, dream, stated_on, stated_by)
            values (@id, current_municipality(), @FirstStep, @NextStep, @Dream, @today, @Account)
            on conflict (newcomer_id) do update
            set first_step = excluded.first_step, next_step = excluded.next_step, dream = excluded.dream,
              stated_on = excluded.stated_on, stated_by = excluded.stated_by
            """, new { id = request.Newcomer.Value, request.FirstStep, request.NextStep, request.Dream, today = clock.BusinessDate(), actor.Account },
            cancellationToken: ct));
        note.Write("stored");
        return new Noted();
    }
}
