using System.Globalization;
using Matching.Service.Language;
using Matching.Service.Pipeline;

namespace Matching.Service.Pages.Shared;

/// <summary>
/// What stands in the fields of a form, as text, with the sentence of each field that is not right: so that what was typed
/// is still there when something is wrong.
/// </summary>
public sealed class FormState
{
    private const int FirstYear = 1900;
    private const int LastYear = 2100;

    private readonly Dictionary<string, string[]> _values = new(StringComparer.Ordinal);
    private readonly List<FieldError> _errors = [];

    public IReadOnlyList<FieldError> Errors => _errors;

    public static FormState Posted(IFormCollection form)
    {
        var state = new FormState();
        foreach (var (field, values) in form)
            state._values[field] = [.. values.OfType<string>()];
        return state;
    }

    /// <summary>The named fields as they stand in an address.</summary>
    public static FormState Asked(IQueryCollection query, IEnumerable<string> fields)
    {
        var state = new FormState();
        foreach (var field in fields)
            state._values[field] = [.. query[field].OfType<string>()];
        return state;
    }

    public FormState With(string field, string? value)
    {
        _values[field] = value is { Length: > 0 } ? [value] : [];
        return this;
    }

    public FormState With(string field, IEnumerable<string> values)
    {
        _values[field] = [.. values];
        return this;
    }

    public string? Text(string field) => _values.TryGetValue(field, out var values) && values is [{ } first, ..] && first.Trim() is { Length: > 0 } text ? text : null;

    public IReadOnlyCollection<string> All(string field) => _values.TryGetValue(field, out var values) ? values : [];

    public bool IsChecked(string field) => Text(field) is not null;

    /// <summary>A whole number, or null when the field is empty; what is no number is an error of this field.</summary>
    public int? Number(string field, string sentence)
    {
        if (Text(field) is not { } text) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        Add(field, sentence);
        return null;
    }

    /// <summary>A date as the browser sends it; what is no date, or none of a plan that people make, is an error of this field.</summary>
    public DateOnly? Date(string field)
    {
        if (Text(field) is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            if (date.Year is >= FirstYear and < LastYear) return date;
            Add(field, Say.It($"Dit jaar kan niet. Kies een dag tussen {FirstYear} en {LastYear}."));
            return null;
        }
        Add(field, Say.It("Dit is geen datum. Kies een dag, bijvoorbeeld 2027-01-04."));
        return null;
    }

    /// <summary>A time of day as the browser sends it.</summary>
    public TimeOnly? Time(string field)
    {
        if (Text(field) is not { } text) return null;
        if (TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out var time)) return time;
        Add(field, Say.It("Dit is geen tijd. Schrijf bijvoorbeeld 09:30."));
        return null;
    }

    /// <summary>One of a list by its name; null when nothing was chosen.</summary>
    public T? Choice<T>(string field) where T : struct, Enum => ByName.Of<T>(Text(field));

    public void Add(string field, string sentence) => _errors.Add(new(field, sentence));

    public void Add(Refusal? refusal)
    {
        if (refusal is not null)
            _errors.AddRange(refusal.Errors.Where(e => !_errors.Contains(e)));
    }

    public string? ErrorOf(string field) => _errors.FirstOrDefault(e => e.Field == field)?.Sentence;

    /// <summary>For aria-describedby: the ids of hint and error, whichever stand there.</summary>
    public string? DescribedBy(string field, bool hasHint) => (hasHint, ErrorOf(field)) switch
    {
        (true, null) => $"{field}-hint",
        (true, _) => $"{field}-hint {field}-error",
        (false, null) => null,
        _ => $"{field}-error",
    };
}
