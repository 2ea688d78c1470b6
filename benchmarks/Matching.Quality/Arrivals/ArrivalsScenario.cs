using System.Text.Json;
using System.Text.Json.Serialization;
using Matching.Engine.Domain;

namespace Matching.Quality.Arrivals;

/// <summary>Any whole number from the least to the most, each as likely.</summary>
internal sealed record Between(int Least, int Most)
{
    public int Draw(Random random) => random.Next(Least, Most + 1);
}

/// <summary>People who are alike in what they can take, and for how many points.</summary>
internal sealed record PeopleAlike(string Name, int Percent, IReadOnlyDictionary<string, Between> Points);

/// <summary>Openings that are alike in whom they are for.</summary>
internal sealed record OpeningsAlike(string Name, OpeningKind Kind, Between PostedPerWeek, Between Places, Between WeeksOpen);

/// <summary>How people and openings come in, as committed in <c>benchmarks/data/arrivals/scenario.json</c>.</summary>
internal sealed record ArrivalsScenario
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public required IReadOnlyList<int> Seeds { get; init; }
    public required int Weeks { get; init; }

    /// <summary>Weeks before the first that only show what usually comes in.</summary>
    public required int HistoryWeeks { get; init; }

    /// <summary>Places posted in those weeks that are still free at the start.</summary>
    public required int FreeAtStartPercent { get; init; }
    public required int FirstBonus { get; init; }
    public required int Districts { get; init; }
    public required int ReachesOtherDistrictPercent { get; init; }
    public required Between ArrivalsPerWeek { get; init; }
    public required IReadOnlyList<PeopleAlike> People { get; init; }
    public required IReadOnlyList<OpeningsAlike> Openings { get; init; }

    public static ArrivalsScenario Read() =>
        JsonSerializer.Deserialize<ArrivalsScenario>(File.ReadAllText(Path.Combine(Data.Folder("arrivals"), "scenario.json")), Format)!;
}
