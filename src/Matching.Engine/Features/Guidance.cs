using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Features;

/// <summary>Guidance offered against guidance needed: enough is enough, more is not better.</summary>
internal static class Guidance
{
    private const int MostNeeded = 3;

    public static int Fit(Newcomer newcomer, Opening opening, RuleContext context) =>
        Math.Min(0, (opening.Offers.Guidance ?? 0) - (newcomer.GuidanceNeeded ?? MostNeeded));
}
