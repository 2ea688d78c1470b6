using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Explanation.Voices;

/// <summary>
/// What a host may read about the fit, after caseworker and newcomer both said yes: an allow-list. Each field repeats something that the
/// opening itself asks or offers; nothing on it says where she lives, how she travels, what she cannot do, how far her Dutch goes beyond
/// what is asked, or under which law she is guided.
/// </summary>
public sealed record HostCard
{
    public required OpeningKind Kind { get; init; }

    /// <summary>The opening's own dagdelen that suit her; null when they are still to be agreed.</summary>
    public required DayParts? Times { get; init; }

    /// <summary>Skills of Dutch that the opening asks and she has: the level asked, never her own.</summary>
    public required IReadOnlyList<DutchMet> Dutch { get; init; }

    /// <summary>The opening's interests that are hers too.</summary>
    public required IReadOnlyList<string> Interests { get; init; }

    /// <summary>The opening's skills that she has.</summary>
    public required IReadOnlyList<string> Can { get; init; }

    /// <summary>She did work of the same occupation group before.</summary>
    public required bool DidThisWork { get; init; }

    /// <summary>The opening's skills that she will learn.</summary>
    public required IReadOnlyList<string> WillLearn { get; init; }

    /// <summary>How much Dutch she will practise there; null when the host did not say.</summary>
    public required DutchUse? PractisesDutch { get; init; }

    public required bool HasFollowUp { get; init; }

    public static HostCard Of(Newcomer newcomer, Opening opening, RuleContext context) => new()
    {
        Kind = opening.Kind,
        Times = FactReader.FreeThere(newcomer, opening, context),
        Dutch =
        [
            .. from skill in Enum.GetValues<LanguageSkill>()
               let asked = opening.Asks.Dutch[skill]
               where asked > CefrLevel.A0 && newcomer.Dutch[skill] >= asked
               select new DutchMet(skill, asked.Value),
        ],
        Interests = [.. opening.Offers.Interests.Intersect(newcomer.Wishes.Interests, StringComparer.Ordinal)],
        Can = [.. opening.Offers.Skills.Intersect(newcomer.Background.Skills, StringComparer.Ordinal)],
        DidThisWork = opening.Offers.Occupation is { } occupation && newcomer.Background.Occupations.Contains(occupation),
        WillLearn = [.. opening.Offers.Skills.Except(newcomer.Background.Skills, StringComparer.Ordinal)],
        PractisesDutch = opening.Offers.DutchUse,
        HasFollowUp = opening.Offers.HasFollowUp,
    };
}

/// <summary>A skill of Dutch and the level that the opening asks of it.</summary>
public readonly record struct DutchMet(LanguageSkill Skill, CefrLevel Asked);
