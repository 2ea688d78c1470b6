using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Language;
using Matching.Service.Pipeline;
using Matching.Service.Rounds;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Openings;

/// <summary>Places an opening for the coordinator's own organisation, or keeps it as a draft when she asks so.</summary>
[For(Role.Coordinator)]
public sealed record PostOpening(OpeningInput Input, bool AsDraft, string Key) : ICommand<OpeningOutcome>, IIdempotent;

internal sealed class PostOpeningValidator(TimeProvider clock) : IValidator<PostOpening>
{
    public IEnumerable<FieldError> Check(PostOpening request) => OpeningFormRules.CheckOn(clock.BusinessDate(), request.Input);
}

internal sealed class PostOpeningHandler(DbSession db, Actor actor, AuditNote note, TimeProvider clock, IConfiguration configuration)
    : IRequestHandler<PostOpening, Answer<OpeningOutcome>>
{
    public async Task<Answer<OpeningOutcome>> Handle(PostOpening request, CancellationToken cancellationToken)
    {
        if (actor.Organisation is not { } organisation)
            return Refusal.NotAllowed(Say.It("Bij jouw account hoort geen organisatie. Vraag de gemeente om dat in te stellen."));
        var empty = new Opening { Id = new(0), Organisation = organisation, Kind = request.Input.Kind, Postcode = new(1000) };
        var row = OpeningRecord.ToRow(OpeningFormRules.Apply(request.Input, empty), new OpeningTexts
        {
            Source = "desk",
            ExternId = request.Key,
            Title = request.Input.Title.Trim(),
            Description = request.Input.Description,
            CoordinatorId = actor.Account,
            LearningGoal = request.Input.LearningGoal,
            Supervisor = request.Input.Supervisor,
        });
        var missing = FairWorkConditions.MissingWithCheck(row, RoundSettings.From(configuration).Policy, clock.BusinessDate());
        var isDraft = request.AsDraft || missing.Count > 0;
        var id = await db.Connection.ExecuteScalarAsync<long>(new CommandDefinition("""
            insert into openings (municipality_code, area_code, organisation_id, coordinator_id, source, extern_id, kind, title, description,
              capacity, status, kept_as_draft, unpaid, requirements, begins, ends, learning_goal, supervisor, no_displacement)
            values (current_municipality(), current_area(), @OrganisationId, @CoordinatorId, @Source, @ExternId, @Kind, @Title, @Description,
              @Capacity, @status, @AsDraft, @Unpaid, @Requirements::jsonb, @Begins, @Ends, @LearningGoal, @Supervisor, @NoDisplacement)
            returning id
            """, new
        {
            row.OrganisationId,
            row.CoordinatorId,
            row.Source,
            row.ExternId,
            row.Kind,
            row.Title,
            row.Description,
            row.Capacity,
            status = Code.Of(isDraft ? OpeningStatus.Draft : OpeningStatus.Published),
            request.AsDraft,
            row.Unpaid,
            row.Requirements,
            row.Begins,
            row.Ends,
            row.LearningGoal,
            row.Supervisor,
            row.NoDisplacement,
        }, cancellationToken: cancellationToken));
        note.About("opening", id);
        note.Write(isDraft ? "draft" : "published", new { kind = row.Kind });
        return new OpeningOutcome(isDraft ? OpeningResult.Draft : OpeningResult.Published, new(id), 1) { Missing = missing };
    }
}
