using System.Globalization;
using Matching.Engine.Domain;
using Matching.Engine.Explanation.Unlocking;
using Matching.Service.Pages.Shared;

namespace Matching.Service.Pages.Coordinator;

/// <summary>One requirement one step lower, as the press that puts it into the form: "verander:veld:waarde".</summary>
public static class OpeningSteps
{
    private const string Prefix = "verander";

    private static readonly string[] Fields =
        ["spreken", "luisteren", "lezen", "schrijven", "opleiding_min", "uren_min", "dagdelen_nodig", "rijbewijs", "meerijden_vanaf"];

    public static bool IsStep(string? pressed) => Read(pressed) is not null;

    /// <summary>The value of the button; null for what the form does not ask.</summary>
    public static string? CodeOf(OpeningChange change) => change switch
    {
        LessDutch less => Code(Skill(less.Skill), less.To?.ToString()),
        LessEducation less => Code("opleiding_min", less.To?.ToString()),
        FewerHours fewer => Code("uren_min", fewer.To?.ToString(CultureInfo.InvariantCulture)),
        FewerDayParts fewer => Code("dagdelen_nodig", fewer.To.ToString(CultureInfo.InvariantCulture)),
        NoDrivingLicence => Code("rijbewijs", null),
        SeatFrom seat => Code("meerijden_vanaf", seat.From.ToString()),
        _ => null,
    };

    /// <summary>The form with the pressed step in it; null when the press is no step.</summary>
    public static FormState? Apply(FormState form, string? pressed) => Read(pressed) is var (field, value) ? form.With(field, value) : null;

    private static (string Field, string Value)? Read(string? pressed) =>
        pressed?.Split(':') is [Prefix, var field, var value] && Fields.Contains(field) ? (field, value) : null;

    private static string Code(string field, string? value) => $"{Prefix}:{field}:{value}";

    private static string Skill(LanguageSkill skill) => skill switch
    {
        LanguageSkill.Speaking => "spreken",
        LanguageSkill.Listening => "luisteren",
        LanguageSkill.Reading => "lezen",
        _ => "schrijven",
    };
}
