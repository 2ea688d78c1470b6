using System.Text.Json.Serialization;

namespace Matching.Engine.Domain;

/// <summary>Sex, only for rules with a reason and the fairness audit; never a feature.</summary>
public enum Sex : byte { Female, Male }

/// <summary>The person's own wish about a buddy. Formats: <c>man vrouw geen</c>; null is not asked.</summary>
public enum BuddyWish : byte { NoPreference, Man, Woman }

/// <summary>Own weight for one kind: 0 'not this', 1 a little, 2 neutral, 3 very much.</summary>
[method: JsonConstructor]
public readonly record struct KindWish(OpeningKind Kind, int Weight) : IComparable<KindWish>
{
    public int Weight { get; init => field = Canonical.Within(value, 0, 3); } = Weight;

    public int CompareTo(KindWish other) => Kind.CompareTo(other.Kind);
}

/// <summary>What the person wants.</summary>
public sealed record Wishes
{
    /// <summary>The weight of a kind that was not named.</summary>
    public const int NeutralWeight = 2;

    /// <summary>Tags, lower case.</summary>
    public IReadOnlyList<string> Interests { get; init => field = Canonical.Tags(value); } = [];
    public IReadOnlyList<KindWish> Kinds { get; init => field = Canonical.Sorted(value); } = [];
    public BuddyWish? Buddy { get; init; }

    /// <summary>Organisations to avoid; no reason is asked or kept.</summary>
    public IReadOnlyList<OrganisationId> Avoid { get; init => field = Canonical.Sorted(value); } = [];

    /// <summary>0 to 3. Allocates nothing: rules ask it for every pair.</summary>
    public int WeightOf(OpeningKind kind)
    {
        for (var i = 0; i < Kinds.Count; i++)
            if (Kinds[i].Kind == kind)
                return Kinds[i].Weight;
        return NeutralWeight;
    }
}
