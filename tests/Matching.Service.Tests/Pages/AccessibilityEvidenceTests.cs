using Matching.Service.Accessibility;
using Matching.Service.Pages;
using Matching.TestKit;
using Microsoft.AspNetCore.Components;

namespace Matching.Service.Tests.Pages;

/// <summary>
/// The accessibility statement may only name what was tested as it is now: the page, its components, the layouts and the style sheets
/// (<see cref="PageSource"/>). Made anew with <c>MATCHING_EVIDENCE=1</c> and the class EveryPageTests, after any change of those.
/// </summary>
public sealed class AccessibilityEvidenceTests
{
    private static readonly string[] Templates =
        [.. typeof(App).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes(typeof(RouteAttribute), false)).Select(route => ((RouteAttribute)route).Template)];

    private static IReadOnlyList<PageEvidence> Tested => Statement.Current.Tests.Pages;

    [Fact]
    public void Every_page_was_looked_at() => Assert.Equal([], Templates.Except(Tested.Select(p => p.Page)).Order(StringComparer.Ordinal));

    [Fact]
    public void No_page_is_named_that_is_gone() => Assert.Equal([], Tested.Select(p => p.Page).Except(Templates));

    [Fact]
    public void No_page_has_changed_since_it_was_looked_at() =>
        Assert.Equal([], Tested.Where(p => PageSource.MarkOf(p.Page) is { } now && now != p.Source).Select(p => p.Page));

    [Fact]
    public void The_statement_says_what_is_not_good_in_both_languages()
    {
        Assert.Contains(Statement.Current.Status, "ABCDE", StringComparison.Ordinal);
        Assert.All(Statement.Current.Deviations, d => Assert.All(
            new[] { d.Nl.What, d.Nl.Effect, d.Nl.WayOut, d.Nl.Plan, d.En.What, d.En.Effect, d.En.WayOut, d.En.Plan }, text => Assert.EndsWith(".", text, StringComparison.Ordinal)));
    }
}
