using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Matching.Service.Tests.WholeTown;

/// <summary>A form of a page as somebody sends it with one of its buttons: where to, and with what.</summary>
internal sealed record SentForm(string Address, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>Every form in the middle of a page, with each of its buttons. What is empty is filled with something that a person could write.</summary>
    public static IEnumerable<SentForm> AllOf(IDocument page, string address) =>
        from form in page.QuerySelectorAll("main form[method=post]").OfType<IHtmlFormElement>()
        let fields = Filled(form).ToList()
        from button in Buttons(form)
        select new SentForm(form.GetAttribute("action") is { Length: > 0 } action ? action.Split('#')[0] : address, [.. fields, .. button]);

    private static IEnumerable<KeyValuePair<string, string>> Filled(IHtmlFormElement form)
    {
        var radios = form.Elements.OfType<IHtmlInputElement>().Where(input => input.Type == "radio").ToList();
        var chosen = radios.GroupBy(radio => radio.Name).Select(group => group.FirstOrDefault(radio => radio.IsChecked) ?? group.First()).ToHashSet();
        foreach (var element in form.Elements)
            switch (element)
            {
                case IHtmlInputElement { Type: "radio", Name: { } name } radio when chosen.Contains(radio):
                    yield return new(name, radio.Value);
                    break;
                case IHtmlInputElement { Type: "checkbox", Name: { } name, IsChecked: true } box:
                    yield return new(name, box.Value);
                    break;
                case IHtmlInputElement { Type: not ("radio" or "checkbox" or "file" or "submit"), Name: { } name } input:
                    yield return new(name, input is { Value: "", Type: "text" } ? "Iets" : input.Value);
                    break;
                case IHtmlSelectElement { Name: { } name } select:
                    yield return new(name, select.Value is { Length: > 0 } value ? value : select.Options is { Length: > 0 } options ? options[options.Length - 1].Value : "");
                    break;
                case IHtmlTextAreaElement { Name: { } name } text:
                    yield return new(name, text.Value is { Length: > 0 } written ? written : "Iets");
                    break;
            }
    }

    private static List<IReadOnlyList<KeyValuePair<string, string>>> Buttons(IHtmlFormElement form)
    {
        var named = form.Elements.OfType<IHtmlButtonElement>().Where(b => b.GetAttribute("name") is not null)
            .Select(b => (IReadOnlyList<KeyValuePair<string, string>>)[new(b.GetAttribute("name")!, b.GetAttribute("value") ?? "")]).ToList();
        return named.Count > 0 ? named : [[]];
    }
}
