using System.Text;
using Matching.TestKit;

namespace Matching.Browser.Tests.Pictures;

/// <summary>The page that shows every screen, per role and in both languages.</summary>
internal static class ScreensPage
{
    private static readonly (Viewer Viewer, string Head)[] Roles =
    [
        (Viewer.Caseworker, "Caseworker (klantmanager)"), (Viewer.Newcomer, "Newcomer"), (Viewer.Coordinator, "Coordinator at a partner organisation"),
        (Viewer.Manager, "Team manager"), (Viewer.Anybody, "Anybody"),
    ];

    public static string Docs { get; } = System.IO.Path.Combine(Repository.Root, "docs");

    public static string Path => System.IO.Path.Combine(Docs, "screens.md");

    public static string PathOf(Picture picture, string language) => System.IO.Path.Combine(Docs, "screens", language, $"{picture.Name}.png");

    public static string Text
    {
        get
        {
            var page = new StringBuilder("""
                # Every screen

                In Dutch, and in English beside it. All people and organisations are invented. The browser tests make the pictures and this page, so that
                they show what is there (`tests/Matching.Browser.Tests/Pictures/PicturesTests.cs` says how); a page without a picture fails a test.

                """);
            foreach (var (viewer, head) in Roles)
            {
                page.Append('\n').Append("## ").Append(head).Append('\n');
                foreach (var picture in AllPictures.All.Where(p => p.Viewer == viewer))
                    page.Append(System.Globalization.CultureInfo.InvariantCulture, $"""

                        ### {picture.Caption}

                        | Nederlands | English |
                        |---|---|
                        | ![{picture.Name}, in Dutch](screens/nl/{picture.Name}.png) | ![{picture.Name}, in English](screens/en/{picture.Name}.png) |

                        """);
            }
            return page.ToString().ReplaceLineEndings("\n");
        }
    }
}
