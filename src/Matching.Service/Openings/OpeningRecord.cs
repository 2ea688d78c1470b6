using System.Text.Json;
using Matching.Engine.Domain;
using Matching.Service.Storage;

namespace Matching.Service.Openings;

/// <summary>What the engine does not see of an opening: its texts, where it came from and who checked it.</summary>
public sealed record OpeningTexts
{
    public required string Source { get; init; }
    public required string ExternId { get; init; }
    public required string Title { get; init; }
    public string? Description { get; init; }

    /// <summary>Account of the coordinator; null when there is none (yet).</summary>
    public long? CoordinatorId { get; init; }

    /// <summary>Whom to write to, also when that person has no account.</summary>
    public string? ContactEmail { get; init; }

    /// <summary>What can come after it.</summary>
    public string? FollowUp { get; init; }
    public string? LearningGoal { get; init; }
    public string? Supervisor { get; init; }

    /// <summary>Account and moment of the municipality's check of unpaid work; both or neither.</summary>
    public long? CheckedBy { get; init; }
    public DateTimeOffset? CheckedAt { get; init; }
}

/// <summary>A row of <c>openings</c>, column by column, without what the database itself keeps (area, times).</summary>
public sealed record OpeningRow
{
    public long Id { get; init; }
    public long OrganisationId { get; init; }
    public long? CoordinatorId { get; init; }
    public required string Source { get; init; }
    public required string ExternId { get; init; }
    public required string Kind { get; init; }
    public required string Title { get; init; }
    public string? Description { get; init; }
    public string? ContactEmail { get; init; }
    public string? FollowUp { get; init; }
    public int? Capacity { get; init; }
    public int Taken { get; init; }
    public required string Status { get; init; }
    public bool Unpaid { get; init; }

    /// <summary>The jsonb: see <see cref="OpeningRecord"/> for what it holds.</summary>
    public required string Requirements { get; init; }
    public DateOnly? Begins { get; init; }
    public DateOnly? Ends { get; init; }
    public string? LearningGoal { get; init; }
    public string? Supervisor { get; init; }
    public bool NoDisplacement { get; init; }
    public long? CheckedBy { get; init; }
    public DateTimeOffset? CheckedAt { get; init; }
    public int Version { get; init; }
}

/// <summary>
/// The one place that knows how an <see cref="Opening"/> is kept. The jsonb <c>requirements</c> is the domain's JSON without
/// <c>id</c>, <c>organisation</c>, <c>kind</c>, <c>status</c>, <c>capacity</c>, <c>fairWork</c> and the schedule's <c>period</c>: those are columns.
/// </summary>
public static class OpeningRecord
{
    private static readonly JsonSerializerOptions Json = StoredJson.Without(
        (typeof(Opening), ["id", "organisation", "kind", "status", "capacity", "fairWork"]),
        (typeof(Schedule), ["period"]));

    /// <summary>What the column <c>requirements</c> holds for this opening. The same facts give the same text.</summary>
    public static string ToJson(Opening opening) => JsonSerializer.Serialize(opening, Json);

    /// <summary>The opening of a row; null when it cannot be read: such a row is set aside and never stops the others.</summary>
    public static Opening? FromRow(OpeningRow row)
    {
        try
        {
            var opening = JsonSerializer.Deserialize<Opening>(row.Requirements, Json)!;
            return opening with
            {
                Id = new OpeningId(row.Id),
                Organisation = new OrganisationId(row.OrganisationId),
                Kind = Code.Parse<OpeningKind>(row.Kind),
                Status = Code.Parse<OpeningStatus>(row.Status),
                Capacity = new Capacity(row.Capacity, row.Taken),
                Schedule = opening.Schedule with { Period = new Period(row.Begins, row.Ends) },
                FairWork = new FairWork
                {
                    HasLearningGoal = !string.IsNullOrWhiteSpace(row.LearningGoal),
                    HasSupervisor = !string.IsNullOrWhiteSpace(row.Supervisor),
                    DisplacesNobody = row.NoDisplacement,
                    Checked = row.CheckedAt is not null,
                },
            };
        }
        catch (Exception unreadable) when (StoredJson.IsUnreadable(unreadable))
        {
            return null;
        }
    }

    /// <summary>What lies outside the engine of a row.</summary>
    public static OpeningTexts TextsOf(OpeningRow row) => new()
    {
        Source = row.Source,
        ExternId = row.ExternId,
        Title = row.Title,
        Description = row.Description,
        CoordinatorId = row.CoordinatorId,
        ContactEmail = row.ContactEmail,
        FollowUp = row.FollowUp,
        LearningGoal = row.LearningGoal,
        Supervisor = row.Supervisor,
        CheckedBy = row.CheckedBy,
        CheckedAt = row.CheckedAt,
    };

    /// <summary>
    /// The row of an opening. Learning goal, supervisor and check come from the texts; of <see cref="Opening.FairWork"/> only
    /// 'displaces nobody' is used, so that flag and text never tell two stories.
    /// </summary>
    public static OpeningRow ToRow(Opening opening, OpeningTexts texts) => new()
    {
        Id = opening.Id.Value,
        OrganisationId = opening.Organisation.Value,
        CoordinatorId = texts.CoordinatorId,
        Source = texts.Source,
        ExternId = texts.ExternId,
        Kind = Code.Of(opening.Kind),
        Title = texts.Title,
        Description = texts.Description,
        ContactEmail = texts.ContactEmail,
        FollowUp = texts.FollowUp,
        Capacity = opening.Capacity.Places,
        Taken = opening.Capacity.Taken,
        Status = Code.Of(opening.Status),
        Unpaid = opening.IsUnpaidWork(),
        Requirements = ToJson(opening),
        Begins = opening.Schedule.Period.Begin,
        Ends = opening.Schedule.Period.End,
        LearningGoal = texts.LearningGoal,
        Supervisor = texts.Supervisor,
        NoDisplacement = opening.FairWork.DisplacesNobody,
        CheckedBy = texts.CheckedBy,
        CheckedAt = texts.CheckedAt,
    };
}
