using Matching.Engine.Domain;

namespace Matching.Simulation.Catalogue;

/// <summary>A sort of opening: what it asks and offers, before a host, a place and days are drawn for it.</summary>
internal sealed record OpeningTemplate(string Title, string Description, IReadOnlyList<OrganisationKind> Hosts)
{
    /// <summary>ESCO's Dutch label.</summary>
    public string? Occupation { get; init; }
    public DutchAsked Dutch { get; init; } = new();
    public DutchUse Use { get; init; } = DutchUse.Fair;
    public EducationLevel? Education { get; init; }
    public bool Regulated { get; init; }
    public bool Licence { get; init; }
    public bool Vog { get; init; }
    public Demands Demands { get; init; }
    public OpeningForm Form { get; init; } = OpeningForm.OneToOne;

    /// <summary>From which dagdelen its own are drawn; null: by arrangement.</summary>
    public DayParts? Times { get; init; }

    /// <summary>How many dagdelen it offers, and how many of them are needed.</summary>
    public int Offered { get; init; } = 4;
    public int Needed { get; init; } = 1;
    public (int Min, int Max)? Hours { get; init; }

    /// <summary>Places, drawn between these; null: no limit.</summary>
    public (int Low, int High)? Places { get; init; } = (1, 2);
    public WorkForm? Work { get; init; }
    public int? Pay { get; init; }
    public int Guidance { get; init; } = 1;
    public IReadOnlyList<string> Interests { get; init; } = [];
    public IReadOnlyList<string> Languages { get; init; } = [];
    public IReadOnlyList<CountsFor> Counts { get; init; } = [];
    public Audience Audience { get; init; }
    public AgeLimits Ages { get; init; }
    public string? LearningGoal { get; init; }
    public string? FollowUp { get; init; }

    public bool IsUnpaid => Work is WorkForm.Trial or WorkForm.WorkExperience or WorkForm.Internship;

    public static DutchAsked Speaks(CefrLevel speaking, CefrLevel? reading = null, CefrLevel? writing = null) =>
        new() { Speaking = speaking, Listening = speaking, Reading = reading, Writing = writing };
}
