using System.Text.Json.Serialization;

namespace Matching.Engine.Domain;

public enum ConsentAnswer : byte { Given, Refused }

/// <summary>
/// What the person said to being matched for a kind of opening, withdrawable at any time.
/// A kind without an answer was not asked yet: a question, never a yes or a no.
/// </summary>
[method: JsonConstructor]
public readonly record struct Consent(OpeningKind Kind, ConsentAnswer Answer, DateOnly? StatedOn) : IComparable<Consent>
{
    public int CompareTo(Consent other) => Kind.CompareTo(other.Kind);
}
