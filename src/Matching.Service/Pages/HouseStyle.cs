namespace Matching.Service.Pages;

/// <summary>
/// The municipality's look, section <c>Huisstijl:Thema</c> of the configuration. A theme is one style sheet with the tokens of
/// the NL Design System under one class name; ours is the open Voorbeeld theme.
/// </summary>
public sealed class HouseStyle
{
    /// <summary>Style sheet of the theme, from the root of the site.</summary>
    public string Css { get; set; } = "/lib/nlds/voorbeeld.css";

    /// <summary>Class under which that sheet sets its tokens.</summary>
    public string ClassName { get; set; } = "voorbeeld-theme";

    /// <summary>Image beside the name, from the root of the site; none by default.</summary>
    public string? Logo { get; set; }

    /// <summary>The municipality as it calls itself.</summary>
    public string Name { get; set; } = "Gemeente Waterveen";
}
