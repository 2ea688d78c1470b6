using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Matching.Service.Language;

/// <summary>An interpolated string kept apart: the text with numbered gaps, and what goes into each gap.</summary>
[InterpolatedStringHandler]
public readonly ref struct Sentence(int literalLength, int gaps)
{
    private readonly StringBuilder _key = new(literalLength + (3 * gaps));
    private readonly List<string> _values = new(gaps);

    /// <summary>"{0} wil {1}."</summary>
    public string Key => _key.ToString();

    public void AppendLiteral(string text) => _key.Append(text);

    public void AppendFormatted<T>(T value)
    {
        _key.Append('{').Append(_values.Count).Append('}');
        _values.Add(value is IFormattable number ? number.ToString(null, CultureInfo.InvariantCulture) : value?.ToString() ?? "");
    }

    /// <summary>The values put into <paramref name="text"/>, a translation of <see cref="Key"/>; it may use them in any order, or twice.</summary>
    public string In(string text)
    {
        var filled = new StringBuilder(text.Length + 32);
        for (var at = 0; at < text.Length; at++)
        {
            var close = text[at] == '{' ? text.IndexOf('}', at) : -1;
            if (close > 0 && int.TryParse(text.AsSpan(at + 1, close - at - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var gap) && gap < _values.Count)
            {
                filled.Append(_values[gap]);
                at = close;
            }
            else
            {
                filled.Append(text[at]);
            }
        }
        return filled.ToString();
    }
}
