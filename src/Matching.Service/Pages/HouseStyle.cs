using System.Text.RegularExpressions;
using Matching.Service.Storage;

namespace Matching.Service.Pages;

/// <summary>
/// The municipality's look, by one key of the configuration: <c>Huisstijl:Thema</c> names a folder under <c>wwwroot/themes</c>. Its
/// <c>theme.css</c> sets tokens of the NL Design System under the class <c>{name}-theme</c>; what it leaves out is the open Voorbeeld
/// theme's. A <c>logo.svg</c> beside it stands in the head of every page.
/// </summary>
public sealed partial class HouseStyle
{
    private const string Standard = "voorbeeld";

    /// <exception cref="PrerequisiteMissing">There is no such theme.</exception>
    public HouseStyle(IConfiguration configuration, IWebHostEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(environment);
        Name = configuration["Huisstijl:Naam"] ?? "Gemeente Waterveen";
        var theme = configuration["Huisstijl:Thema"] ?? Standard;
        if (theme == Standard)
            return;
        if (!ThemeName().IsMatch(theme) || !environment.WebRootFileProvider.GetFileInfo($"themes/{theme}/theme.css").Exists)
            throw new PrerequisiteMissing($"Er is geen thema met de naam '{theme}': zet theme.css in wwwroot/themes/{theme}, of laat Huisstijl:Thema weg.");
        Css = $"/themes/{theme}/theme.css";
        ClassName = $"{Standard}-theme {theme}-theme";
        Logo = environment.WebRootFileProvider.GetFileInfo($"themes/{theme}/logo.svg").Exists ? $"/themes/{theme}/logo.svg" : null;
    }

    /// <summary>The theme that every other one builds on.</summary>
    public const string BaseCss = "/lib/nlds/voorbeeld.css";

    /// <summary>Style sheet of the municipality's theme; null: the base theme alone.</summary>
    public string? Css { get; }

    /// <summary>Classes under which the themes set their tokens.</summary>
    public string ClassName { get; } = $"{Standard}-theme";

    /// <summary>Image beside the name, from the root of the site; null: none.</summary>
    public string? Logo { get; }

    /// <summary>The municipality as it calls itself, before anybody signed in.</summary>
    public string Name { get; }

    [GeneratedRegex("^[a-z0-9-]{1,40}$")]
    private static partial Regex ThemeName();
}
