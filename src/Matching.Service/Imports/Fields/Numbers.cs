using System.Globalization;
using Matching.Service.Language;

namespace Matching.Service.Imports.Fields;

/// <summary>Whole numbers and amounts, always with a range.</summary>
public static class Numbers
{
    /// <summary>A whole number from <paramref name="low"/> up to and including <paramref name="high"/>; empty text is none.</summary>
    public static Field<int?> Whole(int low, int high) => text =>
    {
        if (text.Length == 0)
            return (int?)null;
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return Wrong.Text(text, Say.It($"is geen heel getal. Schrijf een getal van {low} tot en met {high}."));
        if (number < low || number > high)
            return Wrong.Text(text, Say.It($"kan niet. Schrijf een getal van {low} tot en met {high}."));
        return number;
    };

    /// <summary>An amount from 0 up to and including <paramref name="high"/>, with comma or point and at most two decimals; empty text is none.</summary>
    public static Field<decimal?> Amount(int high) => text =>
    {
        if (text.Length == 0)
            return (decimal?)null;
        if (!decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            || amount > high || decimal.Round(amount, 2) != amount)
            return Wrong.Text(text, Say.It($"is geen getal van 0 tot en met {high}. Schrijf bijvoorbeeld 12 of 12,50."));
        return amount;
    };
}
