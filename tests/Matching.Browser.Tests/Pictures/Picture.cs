using Microsoft.Playwright;

namespace Matching.Browser.Tests.Pictures;

/// <summary>For whom a page is; the order is that of the page that shows them all.</summary>
internal enum Viewer { Anybody, Caseworker, Newcomer, Coordinator, Manager }

/// <summary>One screen of the documentation.</summary>
/// <param name="Name">Of the file.</param>
/// <param name="Viewer">For whom.</param>
/// <param name="Template">The page's own address, with names for what is filled in: a page without a picture fails a test.</param>
/// <param name="Caption">What there is to see, in one English line.</param>
internal sealed record Picture(string Name, Viewer Viewer, string Template, string Caption)
{
    /// <summary>Finds who looks, and at which address.</summary>
    public required Func<DemoDesk, Task<(string? Who, string Address)>> Find { get; init; }

    /// <summary>What is done on the page before the picture is taken; it changes nothing that is kept.</summary>
    public Func<IPage, Task>? Before { get; init; }

    /// <summary>On a phone of 320 px.</summary>
    public bool IsNarrow { get; init; }

    public bool IsDark { get; init; }
}
