using Matching.Service.Storage;

namespace Matching.Service.Rounds;

public static class RoundServices
{
    /// <summary>Everything that runs, replays and reads rounds.</summary>
    public static IServiceCollection AddRounds(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(RoundSettings.From(configuration))
        .AddSingleton(sp => new RoundRunner(sp.GetRequiredService<Database>(), sp.GetRequiredService<TimeProvider>(), sp.GetRequiredService<RoundSettings>()))
        .AddSingleton<Replay>();
}
