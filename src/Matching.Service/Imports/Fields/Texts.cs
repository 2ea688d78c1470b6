using System.Text.RegularExpressions;
using Matching.Engine.Domain;
using Matching.Service.Language;

namespace Matching.Service.Imports.Fields;

/// <summary>Text with a longest length, and text of which the form is known.</summary>
public static partial class Texts
{
    private const int LongestNumber = 100;

    /// <summary>Free text of at most so many characters; empty text is none.</summary>
    public static Field<string?> Free(int longest) => text => text.Length switch
    {
        0 => (string?)null,
        _ when text.Length > longest => Wrong.Text(text, Say.It($"is {text.Length} tekens. Schrijf er hoogstens {longest}.")),
        _ => text,
    };

    /// <summary>A name on one line, of at most so many characters; runs of white space count as one space.</summary>
    public static Field<string?> Line(int longest) => text => Free(longest)(WhiteSpace().Replace(text, " "));

    /// <summary>The number a row has in its own system.</summary>
    public static Parsed<string> ExternId(string text) =>
        text.Length > LongestNumber || text.Any(char.IsControl)
            ? Wrong.Text(text, Say.It($"is geen nummer. Schrijf hoogstens {LongestNumber} tekens op één regel."))
            : text;

    /// <summary>The number of a person in the municipality's own system: never a BSN, and never repeated when it looks like one.</summary>
    public static Parsed<string> PersonNumber(string text) =>
        Bsn.LooksLike(text)
            ? new Wrong(Say.It("dit lijkt een BSN. Gebruik een eigen nummer: Matching bewaart geen BSN."), Repeats: false)
            : ExternId(text);

    /// <summary>An e-mail address in lower case; empty text is none.</summary>
    public static Parsed<string?> Email(string text) =>
        text.Length == 0 ? (string?)null
        : text.Length <= 254 && EmailForm().IsMatch(text) ? text.ToLowerInvariant()
        : Wrong.Text(text, Say.It("is geen e-mailadres. Schrijf bijvoorbeeld naam@gemeente.example."));

    /// <summary>A postcode that must be there.</summary>
    public static Parsed<Postcode> Postcode(string text) =>
        Engine.Domain.Postcode.TryParse(text, out var postcode)
            ? postcode
            : Wrong.Text(text, Say.It("is geen postcode. Schrijf vier cijfers, bijvoorbeeld 8041."));

    /// <summary>A postcode; empty text is none.</summary>
    public static Parsed<Postcode?> PostcodeOrNone(string text)
    {
        if (text.Length == 0)
            return (Postcode?)null;
        var parsed = Postcode(text);
        return parsed.Wrong is { } wrong ? wrong : parsed.Value;
    }

    /// <summary>Languages as BCP 47 tags.</summary>
    public static Field<IReadOnlyList<string>> Languages { get; } = Lists.Of(Language);

    /// <summary>Tags: short words between <c>|</c>.</summary>
    public static Field<IReadOnlyList<string>> Tags { get; } = Lists.Of<string>(text =>
        text.Length <= 60 ? text : Wrong.Text(text, Say.It("is te lang. Schrijf een woord of enkele woorden, hoogstens 60 tekens.")));

    /// <summary>Names between <c>|</c>.</summary>
    public static Field<IReadOnlyList<string>> Names { get; } = Lists.Of<string>(text =>
        text.Length <= 200 ? text : Wrong.Text(text, Say.It("is te lang voor een naam. Schrijf hoogstens 200 tekens.")));

    private static Parsed<string> Language(string text) =>
        LanguageForm().IsMatch(text)
            ? text.ToLowerInvariant()
            : Wrong.Text(text, Say.It("is geen taalcode. Schrijf bijvoorbeeld ar, ti, prs of en."));

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    [GeneratedRegex(@"^[^@\s|;,<>""]+@[^@\s|;,<>""]+\.[^@\s|;,<>.""]+$")]
    private static partial Regex EmailForm();

    [GeneratedRegex("^[a-z]{2,3}(-[a-z0-9]{2,8})*$", RegexOptions.IgnoreCase)]
    private static partial Regex LanguageForm();
}
