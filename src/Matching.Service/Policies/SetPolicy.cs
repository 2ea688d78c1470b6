using Dapper;
using Matching.Service.Language;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Policies;

/// <summary>Writes down a decision of the municipality; the nights from <paramref name="ValidFrom"/> on use it. Nothing earlier changes.</summary>
/// <param name="Choices">All choices together: what is left out is neutral.</param>
/// <param name="DecidedOn">The day of the decision, not after <paramref name="ValidFrom"/>.</param>
/// <param name="Reference">Where it can be found, such as the number of a council decision.</param>
/// <param name="ValidFrom">From which business date on; today or later.</param>
/// <param name="Key">Idempotency key.</param>
[For(Role.Manager)]
public sealed record SetPolicy(PolicyChoices Choices, DateOnly? DecidedOn, string Reference, DateOnly? ValidFrom, string Key) : ICommand<PolicySet>, IIdempotent;

/// <summary>The decision's number.</summary>
public sealed record PolicySet(long Policy);

internal sealed class SetPolicyValidator(TimeProvider clock) : IValidator<SetPolicy>
{
    public const int ShortestReference = 3;
    public const int LongestReference = 120;
    private const int MostExploration = 20;
    private const int LargestPortion = 100;

    public IEnumerable<FieldError> Check(SetPolicy request)
    {
        var choices = request.Choices;
        foreach (var floor in choices.Floors.Where(f => f.Percent is < 0 or > 100))
            yield return new($"vloer-{floor.Group}", Say.It("Schrijf een percentage van 0 tot 100, of laat het leeg."));
        foreach (var twice in choices.Floors.GroupBy(f => f.Group).Where(g => g.Skip(1).Any()))
            yield return new($"vloer-{twice.Key}", Say.It("Deze groep staat er twee keer in. Kies één percentage voor de groep."));
        if (choices.ExplorationPercent is < 0 or > MostExploration)
            yield return new("verkenning", Say.It($"Schrijf een percentage van 0 tot {MostExploration}."));
        if (choices.ReservePercent is < 0 or > 100)
            yield return new("reserve", Say.It("Schrijf een percentage van 0 tot 100."));
        if (choices.DailyPortion is < 1 or > LargestPortion)
            yield return new("dagportie", Say.It($"Schrijf een aantal van 1 tot {LargestPortion}."));
        if (request.DecidedOn is null)
            yield return new("besloten", Say.It("Kies de dag waarop dit is besloten."));
        if (request.ValidFrom is null || request.ValidFrom < clock.BusinessDate())
            yield return new("vanaf", Say.It("Kies vandaag of een latere dag: een nacht die al geweest is, verandert niet."));
        if (request.DecidedOn > request.ValidFrom)
            yield return new("besloten", Say.It("Het besluit is van na de ingangsdatum. Kies een eerdere dag voor het besluit, of een latere om in te gaan."));
        if (request.Reference.Trim().Length is < ShortestReference or > LongestReference)
            yield return new("kenmerk", Say.It("Schrijf waar het besluit te vinden is, bijvoorbeeld: collegebesluit 2026-114."));
    }
}

internal sealed class SetPolicyHandler(DbSession db, Actor actor, AuditNote note) : IRequestHandler<SetPolicy, Answer<PolicySet>>
{
    public async Task<Answer<PolicySet>> Handle(SetPolicy request, CancellationToken cancellationToken)
    {
        var id = await db.Connection.ExecuteScalarAsync<long>(new CommandDefinition("""
            insert into policies (municipality_code, area_code, valid_from, decided_on, reference, choices, set_by)
            values (current_municipality(), current_area(), @ValidFrom, @DecidedOn, @reference, @choices::jsonb, @Account)
            returning id
            """, new
        {
            request.ValidFrom,
            request.DecidedOn,
            reference = request.Reference.Trim(),
            choices = PolicyReader.Write(request.Choices),
            actor.Account,
        }, cancellationToken: cancellationToken));
        note.About("policy", id);
        note.Write("set", new
        {
            floors = request.Choices.Floors.Select(f => $"{Code.Of(f.Group)}:{f.Percent}"),
            exploration = request.Choices.ExplorationPercent,
            reserve = request.Choices.ReservePercent,
            portion = request.Choices.DailyPortion,
        });
        return new PolicySet(id);
    }
}
