using Matching.Engine.Domain;

namespace Matching.Engine.Features;

/// <summary>Openings numbered by what something looks at: those alike in it carry the same number, from 0.</summary>
/// <param name="Of">Per opening: the number of its group.</param>
/// <param name="Examples">Per group: its first opening, by position.</param>
internal sealed record AlikeOpenings(int[] Of, int[] Examples)
{
    public int Count => Examples.Length;

    public static AlikeOpenings By<TKey>(IReadOnlyList<Opening> openings, Func<Opening, TKey> looksAt) where TKey : notnull =>
        Number(openings.Count, position => looksAt(openings[position]));

    /// <summary>Openings that are alike in both.</summary>
    public AlikeOpenings And(AlikeOpenings other) => Number(Of.Length, position => (Of[position], other.Of[position]));

    private static AlikeOpenings Number<TKey>(int openings, Func<int, TKey> looksAt) where TKey : notnull
    {
        var numbers = new Dictionary<TKey, int>();
        var examples = new List<int>();
        var of = new int[openings];
        for (var position = 0; position < openings; position++)
        {
            var key = looksAt(position);
            if (!numbers.TryGetValue(key, out var number))
            {
                numbers.Add(key, number = examples.Count);
                examples.Add(position);
            }
            of[position] = number;
        }
        return new(of, [.. examples]);
    }
}
