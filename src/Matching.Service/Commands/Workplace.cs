using Matching.Service.Pipeline;
using Matching.Service.Rounds;
using Matching.Service.Storage;

namespace Matching.Service.Commands;

/// <summary>What a verb that works on data needs: the configuration, the database brought up to date, and the choice of area.</summary>
internal sealed class Workplace : IAsyncDisposable
{
    private readonly DatabaseLocation _location;

    private Workplace(IConfiguration configuration, DatabaseLocation location)
    {
        Configuration = configuration;
        _location = location;
        Database = new Database(location.ConnectionString);
    }

    public IConfiguration Configuration { get; }
    public Database Database { get; }
    public static DateOnly Today => TimeProvider.System.BusinessDate();
    public RoundRunner Rounds => new(Database, TimeProvider.System, RoundSettings.From(Configuration));

    public static async Task<Workplace> OpenAsync(CancellationToken ct)
    {
        var builder = Host.CreateApplicationBuilder();
        var location = await DatabaseLocation.ResolveAsync(builder.Configuration, builder.Environment, serve: false, Terminal.Say, ct);
        try
        {
            await DatabaseReady.EnsureAsync(location, Terminal.Say, ct);
            return new Workplace(builder.Configuration, location);
        }
        catch
        {
            await location.DisposeAsync();
            throw;
        }
    }

    /// <summary>The area that the options name, or the only one.</summary>
    /// <exception cref="WrongUse">There is no such area, or no only one.</exception>
    public async Task<RoundArea> AreaAsync(string? municipality, string? area, CancellationToken ct)
    {
        var all = await RoundArea.AllAsync(Database, ct);
        var fitting = all.Where(a => (area is null || a.Code == area) && (municipality is null || a.Municipalities.Contains(municipality))).ToList();
        return fitting is [var only] ? only : throw new WrongUse(NotOne("gebied", "--area", all.Select(a => a.Code)));
    }

    /// <summary>The municipality that the options name, or the only one.</summary>
    /// <exception cref="WrongUse">There is no such municipality, or no only one.</exception>
    public async Task<string> MunicipalityAsync(string? municipality, string? area, CancellationToken ct)
    {
        var all = (await RoundArea.AllAsync(Database, ct)).Where(a => area is null || a.Code == area).SelectMany(a => a.Municipalities).ToList();
        var fitting = all.Where(m => municipality is null || m == municipality).ToList();
        return fitting is [var only] ? only : throw new WrongUse(NotOne("gemeente", "--municipality", all));
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await _location.DisposeAsync();
    }

    private static string NotOne(string what, string option, IEnumerable<string> known)
    {
        var codes = known.ToList();
        return codes.Count == 0
            ? $"Er is nog geen {what}: maak de eerste met 'matching migrate --municipality GM0193'."
            : $"Kies een {what} met {option}: {string.Join(", ", codes)}.";
    }
}
