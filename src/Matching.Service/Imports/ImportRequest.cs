using Matching.Engine.Domain;

namespace Matching.Service.Imports;

/// <summary>The four files of the contract, and what people reached.</summary>
public enum ImportKind { Newcomers, Openings, Activities, Support, Outcomes }

/// <summary>One file to import.</summary>
public sealed record ImportRequest
{
    public required ImportKind Kind { get; init; }

    /// <summary>Code of the municipality whose rows these are.</summary>
    public required string Municipality { get; init; }

    /// <summary>The file's bytes: CSV or .xlsx, recognised by its content. Read once, not disposed.</summary>
    public required Stream File { get; init; }

    /// <summary>
    /// Who numbered the rows. Null: each organisation for openings and support, the municipality for newcomers and activities.
    /// </summary>
    public string? Source { get; init; }

    /// <summary>Report what would happen and write nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>One bad row refuses the whole file.</summary>
    public bool Strict { get; init; }

    /// <summary>A coordinator's own list: openings of her organisation and of nobody else. Null: the municipality's list.</summary>
    public OwnOrganisation? Own { get; init; }

    /// <summary>For the audit trail: <c>command:import</c>, or <c>account:12</c> from the desk.</summary>
    public string Actor { get; init; } = "command:import";
}

/// <summary>The one organisation that a list may be about, and the coordinator who sends it.</summary>
public sealed record OwnOrganisation(OrganisationId Id, string Name, long Coordinator);

/// <summary>The sources of rows that no <c>--source</c> was named for.</summary>
public static class ImportSource
{
    /// <summary>Newcomers and activities: the municipality's own system.</summary>
    public const string Municipality = "municipality";

    /// <summary>Openings: each organisation's own list.</summary>
    public const string Organisation = "organisation";
}
