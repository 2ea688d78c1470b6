using System.CommandLine;
using System.Globalization;

namespace Matching.Service.Commands;

/// <summary>Options that several verbs share, so that they mean the same everywhere.</summary>
internal static class Options
{
    public static Option<bool> Json() => new("--json") { Description = "Eén JSON-object op standaarduitvoer, verder niets" };

    public static Option<string?> Municipality() => new("--municipality") { Description = "Code van de gemeente, zoals GM0193; de enige is de standaard" };

    public static Option<string?> Area() => new("--area") { Description = "Code van het gebied; het enige is de standaard" };

    public static Option<DateOnly?> Date(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                return date;
            result.AddError($"{name} is een datum als 2026-11-22.");
            return null;
        },
    };

    /// <summary>A whole number between two bounds, both included.</summary>
    public static Option<int> Number(string name, string description, int low, int high, int standard)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => standard };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, CultureInfo.InvariantCulture, out var value) || value < low || value > high))
                result.AddError($"{name} is een getal van {low} tot en met {high}.");
        });
        return option;
    }
}
