namespace Matching.Engine.Domain;

/// <summary>A newcomer's own number in Matching; never a BSN. Shown as <c>N-2417</c>.</summary>
public readonly record struct NewcomerId(long Value) : IComparable<NewcomerId>
{
    public int CompareTo(NewcomerId other) => Value.CompareTo(other.Value);
    public override string ToString() => $"N-{Value}";
}

/// <summary>An opening's number. Shown as <c>P-871</c> (plek).</summary>
public readonly record struct OpeningId(long Value) : IComparable<OpeningId>
{
    public int CompareTo(OpeningId other) => Value.CompareTo(other.Value);
    public override string ToString() => $"P-{Value}";
}

/// <summary>A partner organisation, or the municipality itself as host.</summary>
public readonly record struct OrganisationId(long Value) : IComparable<OrganisationId>
{
    public int CompareTo(OrganisationId other) => Value.CompareTo(other.Value);
    public override string ToString() => $"O-{Value}";
}

/// <summary>The account of the caseworker whose caseload a newcomer belongs to.</summary>
public readonly record struct CaseworkerId(long Value) : IComparable<CaseworkerId>
{
    public int CompareTo(CaseworkerId other) => Value.CompareTo(other.Value);
    public override string ToString() => $"C-{Value}";
}

/// <summary>The official code of a municipality, such as <c>GM0193</c>.</summary>
public readonly record struct MunicipalityCode
{
    public MunicipalityCode(string value) =>
        Value = value is ['G', 'M', ..] && value.Length == 6 && value.AsSpan(2).IndexOfAnyExceptInRange('0', '9') < 0
            ? value
            : throw new ArgumentException("A municipality code is GM and four digits.", nameof(value));

    public string Value { get; }

    public override string ToString() => Value;
}

/// <summary>One municipality, or a region that shares its openings. A round runs per area.</summary>
public readonly record struct AreaCode
{
    public AreaCode(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        Value = value;
    }

    public string Value { get; }

    public override string ToString() => Value;
}
