using Matching.Engine.Domain;
using Matching.Engine.Features;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Engine.Tests.Rounds;

namespace Matching.Engine.Tests.Features;

public class FeatureSchemaTests
{
    [Fact]
    public void Every_feature_code_stands_in_the_list_once() =>
        Assert.Equal(Enum.GetValues<FeatureCode>().Order(), FeatureSchema.All.Select(f => f.Code).Order());

    [Fact]
    public void Every_feature_says_what_it_is_counted_in_and_where_it_stops_counting() =>
        Assert.All(FeatureSchema.All, f =>
        {
            Assert.NotEmpty(f.Unit);
            Assert.NotEmpty(f.StopsAt);
            Assert.True(f.Low < f.High);
        });

    [Fact]
    public void Values_stay_within_the_range_of_the_list() => RandomTown.ForAll(town =>
        ForEachPair(town, (newcomer, opening, context) =>
        {
            var row = Row(newcomer, opening, context);
            Assert.All(FeatureSchema.All, (f, i) => Assert.InRange(row[i], f.Low, f.High));
        }));

    [Fact]
    public void Sex_age_status_and_the_right_to_work_are_read_by_no_feature() => RandomTown.ForAll(town =>
        ForEachPair(town, (newcomer, opening, context) =>
        {
            var twin = newcomer with
            {
                Sex = newcomer.Sex == Sex.Male ? Sex.Female : Sex.Male,
                BirthYear = (newcomer.BirthYear ?? 1980) - 12,
                SettledOn = null,
                MayWork = !newcomer.MayWork,
                Limits = Demands.Lifting,
                ContactLanguages = ["ti"],
                Consents = [],
                Shielded = !newcomer.Shielded,
            };
            Assert.Equal(Row(newcomer, opening, context), Row(twin, opening, context));
        }));

    [Fact]
    public void What_is_not_known_never_helps() => RandomTown.ForAll(town =>
        ForEachPair(town, (newcomer, opening, context) =>
        {
            var known = Row(newcomer, opening, context);
            foreach (var thinner in Thinner(newcomer))
            {
                var row = Row(thinner, opening, context);
                Assert.All(FeatureSchema.All, (f, i) =>
                    Assert.True(f.Direction == Direction.Down ? row[i] >= known[i] : row[i] <= known[i], f.Name));
            }
        }));

    internal static int[] Row(Newcomer newcomer, Opening opening, RuleContext context)
    {
        var row = new int[FeatureSchema.Count];
        FeatureSchema.Read(newcomer, opening, context, row);
        return row;
    }

    private static IEnumerable<Newcomer> Thinner(Newcomer n) =>
    [
        n with { Dutch = new() },
        n with { Background = new() },
        n with { Integration = new() },
        n with { Wishes = n.Wishes with { Interests = [] } },
        n with { Availability = n.Availability with { Free = null } },
        n with { Availability = n.Availability with { ScheduleOn = null } },
        n with { Mobility = new() { MaxMinutes = n.Mobility.MaxMinutes } },
        n with { GuidanceNeeded = null },
        A.ThinlyKnown(n.Id.Value) with { Postcode = n.Postcode },
    ];

    private static void ForEachPair(RoundSnapshot town, Action<Newcomer, Opening, RuleContext> check)
    {
        var context = new RuleContext(town);
        foreach (var newcomer in town.Newcomers)
            foreach (var opening in town.Openings)
                check(newcomer, opening, context);
    }
}
