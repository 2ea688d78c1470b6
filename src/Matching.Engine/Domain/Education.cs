namespace Matching.Engine.Domain;

/// <summary>Levels of education in the order in which one is worth at least the other when an opening asks a minimum.</summary>
public enum EducationLevel : byte { None, Primary, Vmbo, Mbo1, Mbo2, Mbo3, Mbo4, Havo, Vwo, Hbo, Wo }

/// <summary>An occupation by its four-digit ISCO-08 unit group, 0110 to 9629.</summary>
public readonly record struct Isco08 : IComparable<Isco08>
{
    public Isco08(int code) =>
        Code = code is >= 110 and <= 9999 ? code : throw new ArgumentOutOfRangeException(nameof(code));

    public int Code { get; }

    /// <summary>How many leading digits two occupations share: 4 is the same occupation group, 0 another world.</summary>
    public int SharedDigits(Isco08 other) =>
        Code == other.Code ? 4 : Code / 10 == other.Code / 10 ? 3 : Code / 100 == other.Code / 100 ? 2 : Code / 1000 == other.Code / 1000 ? 1 : 0;

    public int CompareTo(Isco08 other) => Code.CompareTo(other.Code);

    public override string ToString() => Code.ToString("0000", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>What a newcomer learnt and did before. Null is not known yet.</summary>
public sealed record Background
{
    public EducationLevel? Education { get; init; }

    /// <summary>The diploma was valued or recognised in the Netherlands.</summary>
    public bool? DiplomaRecognised { get; init; }
    public IReadOnlyList<Isco08> Occupations { get; init => field = Canonical.Sorted(value); } = [];

    /// <summary>Tags, lower case.</summary>
    public IReadOnlyList<string> Skills { get; init => field = Canonical.Tags(value); } = [];

    /// <summary>Years of work, 0 to 60; 0 is 'no work experience', a group the policy may put first.</summary>
    public int? ExperienceYears { get; init => field = Canonical.Within(value, 0, 60); }
}
