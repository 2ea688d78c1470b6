using System.Text.Json;
using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Simulation;

namespace Matching.Engine.Tests.Simulation;

/// <summary>Towns that several tests look at, each made once.</summary>
internal static class Towns
{
    public static readonly DateOnly Anchor = new(2026, 11, 2);

    private static readonly Lazy<Town> Default = new(() => Town.Create(new() { Anchor = Anchor }));
    private static readonly Lazy<Town> Crowd = new(() => Town.Create(new() { Anchor = Anchor, People = 3000, Openings = 8 }));

    private static readonly Lazy<(RoundSnapshot, RoundResult)> FirstRound = new(() =>
    {
        var snapshot = Default.Value.Snapshot();
        return (snapshot, MatchingRound.Run(snapshot));
    });

    /// <summary>600 people and 400 openings.</summary>
    public static Town Waterveen => Default.Value;

    /// <summary>The round of <see cref="Waterveen"/> on its anchor date.</summary>
    public static (RoundSnapshot Snapshot, RoundResult Result) RoundOfWaterveen => FirstRound.Value;

    /// <summary>Enough people to measure shares by.</summary>
    public static Town Crowded => Crowd.Value;

    public static Town Small(long seed = 1, DateOnly? anchor = null, int people = 80, int openings = 60) =>
        Town.Create(new() { Anchor = anchor ?? Anchor, Seed = seed, People = people, Openings = openings });

    public static string Json<T>(T value) => JsonSerializer.Serialize(value, DomainJson.Options);
}
