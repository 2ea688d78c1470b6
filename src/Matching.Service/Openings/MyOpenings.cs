using Matching.Engine.Domain;
using Matching.Service.Pipeline;

namespace Matching.Service.Openings;

/// <summary>The openings of the coordinator's organisation: published, drafts, closed; within that newest first.</summary>
[For(Role.Coordinator)]
public sealed record MyOpenings : IQuery<MyOpeningsView>;

public sealed record MyOpeningsView(string Organisation, IReadOnlyList<MyOpeningRow> Openings);

public sealed record MyOpeningRow
{
    public required OpeningId Opening { get; init; }
    public required int Version { get; init; }
    public required string Title { get; init; }
    public required OpeningKind Kind { get; init; }
    public required OpeningStatus Status { get; init; }

    /// <summary>Null: no limit.</summary>
    public int? Places { get; init; }

    /// <summary>Holds, agreements and started placements.</summary>
    public required int Taken { get; init; }
    public DateOnly? Begins { get; init; }
    public DateOnly? Ends { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Why a draft is one; empty when she keeps it herself.</summary>
    public required IReadOnlyList<FairWorkCondition> Missing { get; init; }
}

/// <summary>One own opening as filled in, to edit it.</summary>
[For(Role.Coordinator)]
public sealed record MyOpening(OpeningId Opening) : IQuery<MyOpeningView>;

public sealed record MyOpeningView(MyOpeningRow Row, OpeningInput Input);
