using Matching.Engine.Domain;
using Matching.Engine.Explanation;
using Matching.Engine.Explanation.Voices;
using Matching.Engine.Features;
using Matching.Engine.Rules;

namespace Matching.Service.Proposals;

/// <summary>The reasons of a proposal as it was shown, beside the facts as they are now; the strongest of each side first.</summary>
public sealed record ShownPoints(IReadOnlyList<ShownPoint> For, IReadOnlyList<ShownPoint> Against)
{
    /// <summary>Evidence as it was stored, put beside today's facts of the pair.</summary>
    public static ShownPoints Of(Newcomer newcomer, Opening opening, Evidence evidence, RuleContext context)
    {
        var now = new int[FeatureSchema.Count];
        FeatureSchema.Read(newcomer, opening, context, now);
        var points = TalkingPoints.Of(newcomer, opening, evidence, context);
        return new(Shown(points.For), Shown(points.Against));

        IReadOnlyList<ShownPoint> Shown(IReadOnlyList<TalkingPoint> side) =>
        [
            .. from point in side
               orderby Math.Abs(point.Reason.Contribution) descending
               select new ShownPoint(point, now[FeatureSchema.IndexOf(point.Reason.Feature)] != point.Reason.Value),
        ];
    }
}

/// <summary>One reason with today's fact behind it.</summary>
/// <param name="Point">The reason as stored, the fact of today.</param>
/// <param name="HasChanged">Today's fact counts otherwise than the stored reason did: it is not what the reason was about.</param>
public sealed record ShownPoint(TalkingPoint Point, bool HasChanged)
{
    public int Contribution => Point.Reason.Contribution;
}
