using System.Text.Json.Serialization;

namespace Matching.Engine.Scoring;

/// <summary>
/// One tree as flat arrays. At node n, a row with x[Feature[n]] &lt;= Threshold[n] goes Left, any other goes Right;
/// a child of 0 or more is a node, below 0 it is leaf ~child. Node 0 is the root and every child has a higher number than its parent.
/// A tree without nodes is leaf 0. Callable from any thread; the arrays are not to be changed.
/// </summary>
/// <param name="Feature">Per node: position in the row.</param>
/// <param name="Threshold">Per node: finite.</param>
/// <param name="Left">Per node.</param>
/// <param name="Right">Per node.</param>
/// <param name="Leaf">Per leaf, one more than there are nodes: what it adds, see <see cref="Forest.Whole"/>.</param>
/// <param name="Value">
/// Per node: the mean of the leaves below it, in the same whole numbers. A step from a node to its child adds the difference of their values
/// to the feature of that node, so that a row's contributions add up to its leaf exactly.
/// </param>
public sealed record Tree(int[] Feature, float[] Threshold, int[] Left, int[] Right, int[] Leaf, int[] Value)
{
    /// <summary>What a row gets when nothing of it is known: where its contributions begin.</summary>
    [JsonIgnore]
    public int Root => Value.Length == 0 ? Leaf[0] : Value[0];

    /// <summary>The value of a child as it is written in <see cref="Left"/> and <see cref="Right"/>.</summary>
    public int At(int child) => child >= 0 ? Value[child] : Leaf[~child];

    /// <summary>A tree of one leaf.</summary>
    public static Tree Constant(int leaf) => new([], [], [], [], [leaf], []);

    /// <summary>Makes a tree and the values of its nodes.</summary>
    /// <param name="feature">As the record.</param>
    /// <param name="threshold">As the record.</param>
    /// <param name="left">As the record.</param>
    /// <param name="right">As the record.</param>
    /// <param name="leaf">As the record.</param>
    /// <param name="rows">Training rows that ended in each leaf; without it every leaf counts the same.</param>
    public static Tree Create(int[] feature, float[] threshold, int[] left, int[] right, int[] leaf, IReadOnlyList<int>? rows = null)
    {
        var value = new int[feature.Length];
        var below = new (Int128 Sum, long Rows)[feature.Length];
        for (var n = feature.Length - 1; n >= 0; n--)
        {
            var (l, r) = (Below(left[n]), Below(right[n]));
            below[n] = (l.Sum + r.Sum, l.Rows + r.Rows);
            value[n] = (int)(below[n].Sum / below[n].Rows);
        }
        return new(feature, threshold, left, right, leaf, value);

        (Int128 Sum, long Rows) Below(int child)
        {
            if (child >= 0)
                return below[child];
            var count = Math.Max(1, rows?[~child] ?? 1);
            return ((Int128)leaf[~child] * count, count);
        }
    }
}
