using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Matching.Simulation;

namespace Matching.Engine.Tests.Simulation;

public partial class TownHoldsNoProtectedDataTests
{
    [Fact]
    public void No_field_is_about_origin_religion_permit_or_diagnosis()
    {
        using var document = JsonDocument.Parse(Towns.Json(Towns.Small()));
        var fields = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        Collect(document.RootElement, fields);

        Assert.Contains("postcode", fields);
        Assert.DoesNotContain(fields, field => Protected().IsMatch(field));
    }

    [Fact]
    public void No_type_of_the_simulation_can_hold_it() =>
        Assert.DoesNotContain(
            typeof(Town).Assembly.GetTypes().SelectMany(t => t.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)),
            member => Protected().IsMatch(member.Name));

    [Fact]
    public void The_round_gets_no_names()
    {
        var town = Towns.Small();
        var snapshot = Towns.Json(town.Snapshot());

        Assert.All(town.Newcomers, p => Assert.DoesNotContain($"\"{p.FamilyName}\"", snapshot, StringComparison.Ordinal));
    }

    [Fact]
    public void The_taste_of_caseworkers_does_not_look_at_sex_age_or_language()
    {
        foreach (var person in Towns.Waterveen.Newcomers.Take(50).Select(p => p.Newcomer))
        {
            var other = person with { Sex = null, BirthYear = null, ContactLanguages = [], Shielded = !person.Shielded };
            foreach (var opening in Towns.Waterveen.Openings.Take(40).Select(o => o.Opening))
                Assert.Equal(CaseworkerTaste.LogOdds(person, opening), CaseworkerTaste.LogOdds(other, opening));
        }
    }

    private static void Collect(JsonElement element, HashSet<string> fields)
    {
        if (element.ValueKind == JsonValueKind.Object)
            foreach (var property in element.EnumerateObject())
            {
                fields.Add(property.Name);
                Collect(property.Value, fields);
            }
        else if (element.ValueKind == JsonValueKind.Array)
            foreach (var item in element.EnumerateArray())
                Collect(item, fields);
    }

    [GeneratedRegex("nationalit|countr|origin|ethnic|religio|faith|permit|bsn|diagnos|photo|mothertongue|attitude", RegexOptions.IgnoreCase)]
    private static partial Regex Protected();
}
