using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Simulation.Catalogue;
using Matching.Simulation.History;
using Matching.Simulation.People;

namespace Matching.Simulation;

/// <summary>
/// A made-up town on real geography: people, openings, what runs already, and 90 days of decisions.
/// A pure function of its options. All numbers start at 1 and follow the order of the lists, so a database that hands out
/// ids in the order of insertion hands out the same ones.
/// </summary>
public sealed record Town
{
    public required TownOptions Options { get; init; }
    public required MunicipalityCode Municipality { get; init; }

    /// <summary>The invented name of the municipality, which is the name of its area too.</summary>
    public required string Name { get; init; }

    /// <summary>One municipality, so its area carries the same code.</summary>
    public required AreaCode Area { get; init; }
    public required IReadOnlyList<TownOrganisation> Organisations { get; init; }

    /// <summary>Caseworkers, then managers, then one coordinator per organisation.</summary>
    public required IReadOnlyList<TownAccount> Accounts { get; init; }
    public required IReadOnlyList<TownPerson> Newcomers { get; init; }
    public required IReadOnlyList<TownOpening> Openings { get; init; }
    public required IReadOnlyList<TownActivity> Activities { get; init; }
    public required IReadOnlyList<TownSupportOffer> SupportOffers { get; init; }

    /// <summary>In the order in which it happened.</summary>
    public required IReadOnlyList<HistoryEntry> History { get; init; }

    /// <summary>The centres of all postcodes that occur in the town or near it.</summary>
    public required IReadOnlyList<PostcodePlace> Places { get; init; }

    /// <exception cref="ArgumentException">No municipality has the code in the options.</exception>
    public static Town Create(TownOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var region = Region.Of(options.Municipality);
        var staff = new TownStaff(options);
        var people = Numbers(options.People).Select(n => PersonDrawer.Draw(options, region, n)).ToList();
        var openings = Numbers(options.Openings).Select(n => OpeningDrawer.Draw(options, region, staff, n)).ToList();
        var activities = people.SelectMany(person => ActivityDrawer.Draw(options, staff, person)).ToList();
        var town = new Town
        {
            Options = options,
            Municipality = options.Municipality,
            Name = options.Name,
            Area = new(options.Municipality.Value),
            Organisations = staff.Organisations,
            Accounts = staff.Accounts,
            Newcomers = people,
            Openings = openings,
            Activities = activities,
            SupportOffers = [.. SupportDrawer.Draw(options, region, staff)],
            History = [],
            Places = [.. region.Areas.Select(a => new PostcodePlace(a.Postcode, a.Middle.Latitude, a.Middle.Longitude))],
        };
        var history = new HistoryDrawer(options, openings, activities, new RuleContext(town.Snapshot())).Draw(people);
        return town with { History = history, Openings = WithPlacesTaken(openings, history) };
    }

    /// <summary>What a round would look at on the anchor date, without a database.</summary>
    public RoundSnapshot Snapshot(RoundOptions? options = null) => TownSnapshot.Of(this, options ?? RoundOptions.Default);

    private static IEnumerable<int> Numbers(int count) => Enumerable.Range(1, count);

    private static List<TownOpening> WithPlacesTaken(List<TownOpening> openings, IReadOnlyList<HistoryEntry> history)
    {
        var taken = history.Where(e => e.State != HistoryState.Ended).CountBy(e => e.Opening).ToDictionary();
        return [.. openings.Select(o => o with
        {
            Opening = o.Opening with { Capacity = new(o.Opening.Capacity.Places, taken.GetValueOrDefault(o.Opening.Id)) },
        })];
    }
}
