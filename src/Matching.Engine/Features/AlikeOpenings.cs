using Matching.Engine.Domain;

namespace Matching.Engine.Features;

/// <summary>Openings numbered by what something looks at: those alike in it carry the same number, from 0.</summary>
/// <param name="Of">Per opening: the number of its group.</param>
/// <param name="Examples">Per group: its first opening.</param>
internal sealed record AlikeOpenings(int[] Of, int[] Examples)
{
    public int Count => Examples.Length;

    public static AlikeOpenings By<TKey>(IReadOnlyList<Opening> openings, Func<Opening, TKey> looksAt) where TKey : notnull =>
        Number(openings.Count, slot => looksAt(openings[slot]));

    /// <summary>Openings that are alike in both.</summary>
    public AlikeOpenings And(AlikeOpenings other) => Number(Of.Length, slot => (Of[slot], other.Of[slot]));

    private static AlikeOpenings Number<TKey>(int openings, Func<int, TKey> looksAt) where TKey : notnull
    {
        var numbers = new Dictionary<TKey, int>();
        var examples = new List<int>();
        var of = new int[openings];
        for (var slot = 0; slot < openings; slot++)
        {
            var key = looksAt(slot);
            if (!numbers.TryGetValue(key, out var number))
            {
                numbers.Add(key, number = examples.Count);
                examples.Add(slot);
            }
            of[slot] = number;
        }
        return new(of, [.. examples]);
    }
}
