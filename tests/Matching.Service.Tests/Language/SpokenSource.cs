using System.Text;

namespace Matching.Service.Tests.Language;

/// <summary>Finds, in source as text, every sentence that is given to <c>Say.It(…)</c> and every pair of words given to <c>Written.Count(…)</c>.</summary>
internal static class SpokenSource
{
    /// <summary>Where each sentence stands; the key is built as the compiler's interpolation builds it.</summary>
    public static IEnumerable<(string Key, string File)> Of(string file, string text)
    {
        foreach (var at in After(text, "Say.It("))
        {
            if (!IsLiteral(text, at))
                throw new InvalidDataException($"{Path.GetFileName(file)}: Say.It takes the sentence itself, found: {text.AsSpan(at, Math.Min(40, text.Length - at))}");
            yield return (Literal(text, at).Key, file);
        }
        foreach (var at in After(text, "Count("))
        {
            var one = SkipArgument(text, at);
            if (one < 0 || !IsLiteral(text, one)) continue;
            var (first, end) = Literal(text, one);
            var many = end + 2;
            if (text[end] != ',' || !IsLiteral(text, many)) continue;
            yield return (first, file);
            yield return (Literal(text, many).Key, file);
        }
    }

    private static IEnumerable<int> After(string text, string call)
    {
        for (var at = text.IndexOf(call, StringComparison.Ordinal); at >= 0; at = text.IndexOf(call, at + 1, StringComparison.Ordinal))
            if (at == 0 || !char.IsLetterOrDigit(text[at - 1]))
                yield return at + call.Length;
    }

    private static bool IsLiteral(string text, int at) => text[at] == '"' || (text[at] == '$' && text[at + 1] == '"');

    private static (string Key, int End) Literal(string text, int at)
    {
        var key = new StringBuilder();
        var filled = text[at] == '$';
        var gaps = 0;
        for (at += filled ? 2 : 1; text[at] != '"'; at++)
        {
            if (text[at] == '\\')
            {
                key.Append(text[++at] switch { 'n' => '\n', 'u' => Escaped(text, ref at), var c => c });
            }
            else if (filled && text[at] == '{')
            {
                at = EndOfGap(text, at);
                key.Append('{').Append(gaps++).Append('}');
            }
            else
            {
                key.Append(text[at]);
            }
        }
        return (key.ToString(), at + 1);
    }

    private static char Escaped(string text, ref int at)
    {
        at += 4;
        return (char)Convert.ToInt32(text[(at - 3)..(at + 1)], 16);
    }

    private static int EndOfGap(string text, int at)
    {
        for (var depth = 0; ; at++)
        {
            if (text[at] == '"') at = Literal(text, at > 0 && text[at - 1] == '$' ? at - 1 : at).End - 1;
            else if (text[at] == '{') depth++;
            else if (text[at] == '}' && --depth == 0) return at;
        }
    }

    // The start of the second argument, or -1 when there is none.
    private static int SkipArgument(string text, int at)
    {
        for (var depth = 0; at < text.Length; at++)
        {
            if (text[at] == '"') at = Literal(text, at).End - 1;
            else if (text[at] is '(' or '[' or '{') depth++;
            else if (text[at] is ')' or ']' or '}') { if (--depth < 0) return -1; }
            else if (text[at] == ',' && depth == 0) return at + 2;
        }
        return -1;
    }
}
