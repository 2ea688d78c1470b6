using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Features;

/// <summary>What person and opening have in common: interests and skills, as tags.</summary>
internal static class SharedTags
{
    public const int Most = 3;

    public static int Interests(Newcomer newcomer, Opening opening, RuleContext context) =>
        Count(newcomer.Wishes.Interests, opening.Offers.Interests);

    public static int Skills(Newcomer newcomer, Opening opening, RuleContext context) =>
        Count(newcomer.Background.Skills, opening.Offers.Skills);

    /// <summary>Both lists are sorted and without doubles, so one walk along both is enough.</summary>
    private static int Count(IReadOnlyList<string> has, IReadOnlyList<string> offered)
    {
        var (shared, i, j) = (0, 0, 0);
        while (i < has.Count && j < offered.Count && shared < Most)
        {
            var order = string.CompareOrdinal(has[i], offered[j]);
            if (order == 0)
                shared++;
            if (order <= 0)
                i++;
            if (order >= 0)
                j++;
        }
        return shared;
    }
}
