using System.Text.Json;
using Matching.Engine.Domain;
using Matching.Engine.Rounds;

namespace Matching.Service.Newcomers;

/// <summary>What the table <c>standings</c> holds as JSON: the domain's form of the round's own types.</summary>
public static class Standings
{
    /// <summary>Empty for null.</summary>
    public static IReadOnlyList<OpenQuestion> QuestionsOf(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<List<OpenQuestion>>(json, DomainJson.Options)!;

    /// <summary>Null for null.</summary>
    public static LeastChange? LeastChangeOf(string? json) =>
        json is null ? null : JsonSerializer.Deserialize<LeastChange?>(json, DomainJson.Options);
}
