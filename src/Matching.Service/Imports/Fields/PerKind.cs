using Matching.Engine.Domain;
using Matching.Service.Language;

namespace Matching.Service.Imports.Fields;

/// <summary>What a person says per kind of opening: how much she wants it, and whether she may be matched for it.</summary>
public static class PerKind
{
    /// <summary>Own weights, <c>werkplek=3|sportclub=1</c>, 0 to 3.</summary>
    public static Parsed<IReadOnlyList<KindWish>> Wishes(string text)
    {
        var wishes = Lists.Of(Wish)(text);
        return wishes.Wrong is null && wishes.Value.DistinctBy(w => w.Kind).Count() < wishes.Value.Count
            ? Wrong.Text(text, Say.It("noemt een soort twee keer. Schrijf elke soort één keer."))
            : wishes;
    }

    /// <summary>The kinds she said yes to; <c>-maatje</c> is a no. A kind not named was not asked yet.</summary>
    public static Parsed<IReadOnlyList<Consent>> Consents(string text)
    {
        var consents = Lists.Of(Answer)(text);
        return consents.Wrong is null && consents.Value.DistinctBy(c => c.Kind).Count() < consents.Value.Count
            ? Wrong.Text(text, Say.It("noemt een soort twee keer. Schrijf elke soort één keer, met of zonder min."))
            : consents;
    }

    private static Parsed<KindWish> Wish(string item)
    {
        var halves = item.Split('=', StringSplitOptions.TrimEntries);
        if (halves is not [var word, [>= '0' and <= '3' and var weight]])
            return Wrong.Text(item, Say.It("is geen wens. Schrijf een soort met een gewicht van 0 tot en met 3, bijvoorbeeld werkplek=3."));
        var kind = CodeLists.Kinds.One(word);
        return kind.Wrong is { } wrong ? wrong : new KindWish(kind.Value, weight - '0');
    }

    private static Parsed<Consent> Answer(string item)
    {
        var refused = item.StartsWith('-');
        var kind = CodeLists.Kinds.One(refused ? item[1..].TrimStart() : item);
        return kind.Wrong is { } wrong
            ? wrong
            : new Consent(kind.Value, refused ? ConsentAnswer.Refused : ConsentAnswer.Given, null);
    }
}
