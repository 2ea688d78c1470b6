using Matching.Engine.Domain;
using Matching.Engine.Explanation.Voices;

namespace Matching.Engine.Tests.Explanation;

public class HostCardTests
{
    /// <summary>What a card is made of. A new field is a decision: it must repeat what the opening itself asks or offers.</summary>
    private static readonly Dictionary<string, Type> Allowed = new()
    {
        ["Kind"] = typeof(OpeningKind),
        ["Times"] = typeof(DayParts?),
        ["Dutch"] = typeof(IReadOnlyList<DutchMet>),
        ["Interests"] = typeof(IReadOnlyList<string>),
        ["Can"] = typeof(IReadOnlyList<string>),
        ["DidThisWork"] = typeof(bool),
        ["WillLearn"] = typeof(IReadOnlyList<string>),
        ["PractisesDutch"] = typeof(DutchUse?),
        ["HasFollowUp"] = typeof(bool),
    };

    [Fact]
    public void A_card_has_the_fields_of_its_allow_list_and_no_other() =>
        Assert.Equal(Allowed, typeof(HostCard).GetProperties().ToDictionary(p => p.Name, p => p.PropertyType));

    [Fact]
    public void A_card_stays_the_same_whatever_else_is_true_of_her() => Some.PairHolds(Some.Newcomer, (newcomer, opening, other) =>
    {
        var stranger = other with
        {
            Id = new(9),
            Municipality = new("GM0001"),
            Caseworker = new(7),
            Shielded = true,
            GuidanceNeeded = 3,
            SettledOn = A.Today.AddYears(-3),
            Dutch = other.Dutch with
            {
                Speaking = newcomer.Dutch.Speaking,
                Listening = newcomer.Dutch.Listening,
                Reading = newcomer.Dutch.Reading,
                Writing = newcomer.Dutch.Writing,
            },
            Background = newcomer.Background with { Education = other.Background.Education, DiplomaRecognised = other.Background.DiplomaRecognised, ExperienceYears = 20 },
            Wishes = other.Wishes with { Interests = newcomer.Wishes.Interests },
            Availability = newcomer.Availability with { ScheduleOn = null, MaxHours = 40, WorksHours = 30 },
        };
        Assert.Equal(Shown(HostCard.Of(newcomer, opening, A.Context())), Shown(HostCard.Of(stranger, opening, A.Context())));
    });

    [Fact]
    public void Dutch_beyond_what_is_asked_is_not_told() => Some.PairHolds((newcomer, opening) =>
    {
        foreach (var (skill, asked) in HostCard.Of(newcomer, opening, A.Context()).Dutch)
        {
            Assert.Equal(opening.Asks.Dutch[skill], asked);
            Assert.True(newcomer.Dutch[skill] >= asked);
        }
    });

    [Fact]
    public void What_she_shares_with_the_opening_and_what_she_will_learn_there_are_told()
    {
        var opening = A.Opening() with { Offers = A.Opening().Offers with { Skills = ["koken", "plannen"], HasFollowUp = true } };
        var card = HostCard.Of(A.Newcomer(), opening, A.Context());
        Assert.Equal(["koken"], card.Can);
        Assert.Equal(["plannen"], card.WillLearn);
        Assert.Equal(["koken"], card.Interests);
        Assert.Equal(A.DayParts("ma-o", "wo-o"), card.Times);
        Assert.True(card is { DidThisWork: true, PractisesDutch: DutchUse.Fair, HasFollowUp: true });
    }

    private static string Shown(HostCard card) => Simulation.Towns.Json(card);
}
