namespace Matching.Engine.Domain;

/// <summary>The five kinds of opening. One pool: a person may hold proposals of several kinds at once.</summary>
public enum OpeningKind : byte
{
    /// <summary>Werkervaringsplaats, leerwerkplek, or a paid first job.</summary>
    WorkPlacement,

    /// <summary>A placement whose goal is the Dutch spoken there.</summary>
    Taalstage,

    /// <summary>A buddy, one to one.</summary>
    Maatje,
    SportsClub,
    VolunteerRole,
}

/// <summary>The kinds in their fixed order, for loops and tables.</summary>
public static class OpeningKinds
{
    public static IReadOnlyList<OpeningKind> All { get; } = Enum.GetValues<OpeningKind>();

    public const int Count = 5;

    /// <summary>Work in the sense of the law: a work placement or a taalstage, where the right to work and fair work count.</summary>
    public static bool IsWork(this OpeningKind kind) => kind is OpeningKind.WorkPlacement or OpeningKind.Taalstage;
}
