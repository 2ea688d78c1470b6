using System.Globalization;

namespace Matching.Service.Guard;

/// <summary>
/// What the works council agreed on: that a manager may see how caseworkers decide by name. Configuration <c>Ondernemingsraad:Datum</c>
/// and <c>Ondernemingsraad:Kenmerk</c>, both or neither, so that no manager can switch it on from a page.
/// </summary>
public sealed record NamesAgreement(DateOnly On, string Reference)
{
    /// <summary>Null: nothing was agreed, or only half of it is written down.</summary>
    public static NamesAgreement? Read(IConfiguration configuration) =>
        DateOnly.TryParseExact(configuration["Ondernemingsraad:Datum"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
        && configuration["Ondernemingsraad:Kenmerk"] is { } reference && !string.IsNullOrWhiteSpace(reference)
            ? new(on, reference.Trim())
            : null;
}
