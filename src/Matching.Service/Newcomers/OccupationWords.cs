using Matching.Engine.Domain;
using Matching.Service.Imports.Fields;
using Matching.Simulation;

namespace Matching.Service.Newcomers;

/// <summary>An occupation as a line of a form: "kok (5120)". Read back by its code, else by its ESCO word.</summary>
internal static class OccupationWords
{
    public static string Of(Isco08 group) =>
        Occupations.Esco.InGroup(group).FirstOrDefault() is { } known ? $"{known.Label} ({group})" : group.ToString();

    public static Parsed<Isco08> Read(string line) =>
        OccupationField.One(line.EndsWith(')') && line.LastIndexOf('(') is >= 0 and var open ? line[(open + 1)..^1].Trim() : line.Trim());
}
