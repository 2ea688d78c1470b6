using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Storage;

namespace Matching.Service.Newcomers.Steps;

/// <summary>What kind of step; the codes that <see cref="StepSources"/> gives.</summary>
public enum StepKind : byte { Activity, Placement, Hold, PutForward, Agreed, Declined, Proposal }

public enum StepState : byte { Planned, Running, Completed, Stopped }

/// <summary>One step on somebody's way, whoever takes it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Organisation">Null is the municipality itself.</param>
/// <param name="Title">Of the opening; null for what runs elsewhere.</param>
/// <param name="Subject">Code of what it is about: one of the five kinds, <c>lessons</c>, <c>coaching</c> or <c>other</c>.</param>
/// <param name="Begins">Null is not known.</param>
/// <param name="Ends">The same day as <paramref name="Begins"/> for what happened at once; null is no end known.</param>
/// <param name="State">Where it stands today.</param>
/// <param name="By">Who did it, for the municipality's own steps.</param>
public sealed record Step(
    StepKind Kind, string? Organisation, string? Title, string Subject, DateOnly? Begins, DateOnly? Ends, StepState State, string? By)
{
    /// <summary>It happened on one day.</summary>
    public bool IsMoment => Kind is StepKind.PutForward or StepKind.Agreed or StepKind.Declined or StepKind.Proposal;

    /// <summary>Somebody works on it with her now, or will.</summary>
    public bool IsGoingOn => Kind is StepKind.Activity or StepKind.Placement && State is StepState.Planned or StepState.Running;

    /// <summary>Reads the steps of <c>@id</c> on the day <c>@today</c>.</summary>
    internal static string Sql { get; } = string.Join("\nunion all\n", StepSources.All);

    /// <summary>All steps of one person, latest first; those without a day last.</summary>
    internal static async Task<IReadOnlyList<Step>> OfAsync(DbSession db, NewcomerId newcomer, DateOnly today, CancellationToken ct)
    {
        await using var rows = await db.Connection.QueryMultipleAsync(new CommandDefinition(Sql, new { id = newcomer.Value, today }, cancellationToken: ct));
        return await FromAsync(rows);
    }

    /// <summary>As <see cref="OfAsync"/>, from the answer to <see cref="Sql"/> among others.</summary>
    internal static async Task<IReadOnlyList<Step>> FromAsync(SqlMapper.GridReader rows) =>
    [
        .. (await rows.ReadAsync<Line>())
            .Select(l => new Step(
                Code.Parse<StepKind>(l.Kind), l.Organisation, l.Title, l.Subject, l.Begins, l.Ends, Code.Parse<StepState>(l.State), l.ByName))
            .OrderByDescending(s => s.Begins).ThenBy(s => s.Kind).ThenBy(s => s.Organisation, StringComparer.Ordinal).ThenBy(s => s.Title, StringComparer.Ordinal),
    ];

    private sealed record Line(string Kind, string? Organisation, string? Title, string Subject, DateOnly? Begins, DateOnly? Ends, string State, string? ByName);
}
