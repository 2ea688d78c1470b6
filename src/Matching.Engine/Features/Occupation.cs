using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Features;

/// <summary>How near the work comes to what someone did or wants to do.</summary>
internal static class Occupation
{
    public static int Fit(Newcomer newcomer, Opening opening, RuleContext context)
    {
        if (opening.Offers.Occupation is not { } offered)
            return 0;
        var best = 0;
        var own = newcomer.Background.Occupations;
        for (var i = 0; i < own.Count; i++)
            best = Math.Max(best, own[i].SharedDigits(offered));
        return best;
    }
}
