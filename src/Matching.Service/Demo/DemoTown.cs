using Matching.Engine.Domain;
using Matching.Service.Commands;
using Matching.Service.Pipeline;
using Matching.Service.Rounds;
using Matching.Service.Storage;
using Matching.Simulation;

namespace Matching.Service.Demo;

/// <summary>Which town was asked for. Without an anchor: today's, or the one that is there already.</summary>
internal sealed record TownWish(long Seed, int People, int Openings, DateOnly? Anchor, string? Municipality)
{
    public bool IsMetBy(Installation there) =>
        there.Kind == InstallationKind.Demo && there.Seed == Seed && there.People == People && there.Openings == Openings
        && (Anchor is null || there.Anchor == Anchor);
}

/// <summary>The town that is in the database, and the day to run the night for.</summary>
internal sealed record DemoTown(string Area, DateOnly BusinessDate)
{
    /// <summary>Uses the town that is there when it is the one asked for; otherwise empties the demo database and fills it.</summary>
    /// <exception cref="DatabaseRefused">The database is real, or somebody else's.</exception>
    /// <exception cref="WrongUse">There is no such municipality to borrow postcodes from.</exception>
    public static async Task<DemoTown> EnsureAsync(
        DatabaseLocation location, Database database, TownWish wish, Action<string> say, CancellationToken ct)
    {
        await Installation.RequireDemoOrEmptyAsync(location.ConnectionString, ct);
        var options = OptionsOf(wish);
        await DatabaseReady.MigrateAsync(location, say, ct);
        var present = (await RoundArea.AllAsync(database, ct)).SelectMany(area => area.Municipalities).ToList();
        if (await Installation.ReadAsync(database, ct) is { } there && wish.IsMetBy(there) && present.Contains(options.Municipality.Value))
        {
            say("De stad van de vorige keer staat er nog.");
            return new(options.Municipality.Value, wish.Anchor ?? TimeProvider.System.BusinessDate());
        }
        if (present.Count > 0)
        {
            await Installation.EmptyDemoAsync(location.ConnectionString, ct);
            await DatabaseReady.MigrateAsync(location, say, ct);
        }
        say($"Een stad met {options.People} mensen en {options.Openings} plekken wordt verzonnen.");
        await new TownWriter(database).WriteAsync(Town.Create(options), ct);
        return new(options.Municipality.Value, options.Anchor);
    }

    private static TownOptions OptionsOf(TownWish wish)
    {
        var code = wish.Municipality ?? TownOptions.DefaultMunicipality;
        if (!Geography.Netherlands.Municipalities.Any(m => m.Key.Value == code))
            throw new WrongUse($"Er is geen Nederlandse gemeente met code {code}: kies een CBS-code als {TownOptions.DefaultMunicipality}.");
        return new TownOptions
        {
            Seed = wish.Seed,
            People = wish.People,
            Openings = wish.Openings,
            Anchor = wish.Anchor ?? TimeProvider.System.BusinessDate(),
            Municipality = new MunicipalityCode(code),
        };
    }
}
