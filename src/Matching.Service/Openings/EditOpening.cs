using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Language;
using Matching.Service.Pipeline;
using Matching.Service.Rounds;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Openings;

/// <summary>Changes an opening of the own organisation. Unpaid work whose conditions change is checked again first.</summary>
[For(Role.Coordinator)]
public sealed record EditOpening(OpeningId Opening, int Version, OpeningInput Input, bool AsDraft, string Key) : ICommand<OpeningOutcome>, IIdempotent;

internal sealed class EditOpeningValidator(TimeProvider clock) : IValidator<EditOpening>
{
    public IEnumerable<FieldError> Check(EditOpening request) => OpeningFormRules.CheckOn(clock.BusinessDate(), request.Input);
}

internal sealed class EditOpeningHandler(DbSession db, Actor actor, AuditNote note, TimeProvider clock, IConfiguration configuration)
    : IRequestHandler<EditOpening, Answer<OpeningOutcome>>
{
    public async Task<Answer<OpeningOutcome>> Handle(EditOpening request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        note.About("opening", request.Opening.Value);
        if (await OwnOpening.LockAsync(db, actor, request.Opening.Value, ct) is not { } row)
            return Refusal.NotFound(Say.It("Deze plek"));
        if (row.Version != request.Version)
            return Says(await OwnOpening.ChangedAsync(db, row, ct));
        if (row.Status == Code.Of(OpeningStatus.Closed))
            return new Refusal(RefusalKind.Invalid, Say.It("Deze plek is gesloten. Plaats een nieuwe plek als er weer iemand terecht kan."));
        if (OpeningRecord.FromRow(row) is not { } opening)
            return new Refusal(RefusalKind.Invalid, Say.It("Deze plek is niet te lezen. Plaats hem opnieuw en sluit deze."));
        if (request.Input.Places < row.Taken)
            return Says(new OpeningOutcome(OpeningResult.PlacesTaken, request.Opening, row.Version)
            {
                Taken = (await YesCount.OfAsync(db, [row.Id], ct)).GetValueOrDefault(row.Id),
            });

        var edited = OpeningRecord.ToRow(OpeningFormRules.Apply(request.Input, opening), OpeningRecord.TextsOf(row) with
        {
            Title = request.Input.Title.Trim(),
            Description = request.Input.Description,
            LearningGoal = request.Input.LearningGoal,
            Supervisor = request.Input.Supervisor,
        });
        var policy = RoundSettings.From(configuration).Policy;
        var wants = request.AsDraft || FairWorkConditions.MissingWithCheck(edited, policy, clock.BusinessDate()).Count > 0
            ? OpeningStatus.Draft
            : row.Status == Code.Of(OpeningStatus.Paused) ? OpeningStatus.Paused : OpeningStatus.Published;
        await StoreAsync(edited, wants, request.AsDraft, ct);

        // The database takes back a check that no longer holds, and with it the publication.
        if (await OpeningReader.ReadAsync(db, id: row.Id, ct: ct) is not [var stored])
            throw new InvalidOperationException("The opening that was just stored is not there.");
        return Says(new OpeningOutcome(
            Code.Parse<OpeningStatus>(stored.Status) switch
            {
                OpeningStatus.Published => OpeningResult.Published,
                OpeningStatus.Paused => OpeningResult.Paused,
                _ => OpeningResult.Draft,
            },
            request.Opening, stored.Version)
        {
            Missing = FairWorkConditions.MissingWithCheck(stored, policy, clock.BusinessDate()),
        });
    }

    private async Task StoreAsync(OpeningRow edited, OpeningStatus status, bool keptAsDraft, CancellationToken ct) =>
        await db.Connection.ExecuteAsync(new CommandDefinition("""
            update openings
            set kind = @Kind, title = @Title, description = @Description, capacity = @Capacity, status = @status, unpaid = @Unpaid,
              requirements = @Requirements::jsonb, begins = @Begins, ends = @Ends, learning_goal = @LearningGoal, supervisor = @Supervisor,
              no_displacement = @NoDisplacement, kept_as_draft = @keptAsDraft, version = version + 1, updated_at = @now
            where id = @Id
            """, new
        {
            edited.Id,
            edited.Kind,
            edited.Title,
            edited.Description,
            edited.Capacity,
            status = Code.Of(status),
            edited.Unpaid,
            edited.Requirements,
            edited.Begins,
            edited.Ends,
            edited.LearningGoal,
            edited.Supervisor,
            edited.NoDisplacement,
            keptAsDraft,
            now = clock.GetUtcNow(),
        }, cancellationToken: ct));

    private OpeningOutcome Says(OpeningOutcome outcome)
    {
        note.Write(Code.Of(outcome.Result));
        return outcome;
    }
}
