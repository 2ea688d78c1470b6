using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Matching.Browser.Tests;

/// <summary>A caseworker's morning, with the mouse.</summary>
[Collection(Deciding)]
public sealed partial class CaseworkerTests(Chromium chromium, DemoDesk desk) : BrowserTest(chromium, desk)
{
    /// <summary>Tests that decide share openings, so they take turns.</summary>
    public const string Deciding = "Deciding";

    [Fact]
    public async Task She_logs_in_and_opens_the_first_proposal_of_her_queue() => await AsStrangerAsync(async page =>
    {
        await page.GotoAsync("/");
        await Expect(page.Title()).ToHaveTextAsync("Inloggen");
        await page.ChooseAccountAsync(Desk.Reader);

        await Expect(page.Title()).ToHaveTextAsync("Voorstellen van vannacht");
        var first = page.GetByRole(AriaRole.Rowheader).GetByRole(AriaRole.Link).First;
        var person = (await first.InnerTextAsync()).Split(',')[0].Trim();
        await page.Link($"Verder met {person}").ClickAsync();

        await Expect(page.Title()).ToContainTextAsync($"{person} bij ");
        await Expect(page.Title()).ToBeFocusedAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Waarom dit voorstel" })).ToBeVisibleAsync();
    });

    [Fact]
    public async Task The_points_shown_add_up_to_the_sum_line() => await AsAsync(Desk.Reader, async page =>
    {
        await page.GotoAsync("/voorstellen");
        await page.Link("Verder met").ClickAsync();
        for (var read = 0; read < 5; read++)
        {
            var why = page.GetByRole(AriaRole.Region, new() { Name = "Waarom dit voorstel" });
            var points = (await why.GetByRole(AriaRole.Cell).AllInnerTextsAsync())
                .Select(text => text.Trim().Replace('−', '-')).Where(text => Signed().IsMatch(text))
                .Select(text => int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)).ToList();
            var sum = SumLine().Match((await why.GetByText("voor een gewoon voorstel").InnerTextAsync()).Trim());
            Assert.True(sum.Success && points.Count > 0, $"{page.Url} shows no sum of points: {await why.InnerTextAsync()}");
            var (total, usual) = (Number(sum, "total"), Number(sum, "usual"));
            Assert.Equal(points.Where(p => p > 0).Sum(), Number(sum, "plus"));
            Assert.Equal(-points.Where(p => p < 0).Sum(), Number(sum, "minus"));
            Assert.Equal(total, usual + points.Sum());
            await page.Link("Volgende").ClickAsync();
            await Expect(page.Place(read + 2)).ToBeVisibleAsync();
        }
    });

    [Fact]
    public async Task Put_forward_takes_her_to_the_next_proposal_with_a_line_to_undo_it() => await OnOwnDeskAsync(people: 2, async page =>
    {
        var second = await SecondTitleAsync(page);
        var first = await page.Title().InnerTextAsync();
        await page.DecideAsync(() => page.Button("Voorleggen").ClickAsync(), "Voorgelegd");

        await Expect(page.Title()).ToHaveTextAsync(second);
        await Expect(page.Title()).ToBeFocusedAsync();
        await Expect(page.UndoLine()).ToContainTextAsync(first.Split(" bij ")[0]);
        await page.UndoLine().GetByRole(AriaRole.Button).ClickAsync();

        await Expect(page.Title()).ToHaveTextAsync(first);
        await Expect(page.Title()).ToBeFocusedAsync();
        await Expect(page.Button("Voorleggen")).ToBeVisibleAsync();
        await Expect(page.UndoLine()).ToHaveCountAsync(0);
    });

    [Fact]
    public async Task A_place_put_forward_waits_for_the_newcomers_yes_or_no() => await OnOwnDeskAsync(people: 2, async page =>
    {
        var (first, second) = (await PutForwardAsync(page), await PutForwardAsync(page));

        await page.GotoAsync("/voorstellen?lijst=antwoord");
        // A group that meets on two days is two openings of one name: any of the two will do.
        await page.Button($"Ja: {first}", exact: true).First.ClickAsync();
        await Expect(page.UndoLine()).ToContainTextAsync("Zei ja");
        await page.Button($"Nee, nu niet: {second}", exact: true).First.ClickAsync();
        await Expect(page.UndoLine()).ToContainTextAsync("Wil dit nu niet");

        await Expect(page.Button($"Ja: {first}", exact: true)).ToHaveCountAsync(0);
        await Expect(page.Button($"Ja: {second}", exact: true)).ToHaveCountAsync(0);
        var done = page.GetByRole(AriaRole.Region, new() { Name = "Vandaag gedaan" });
        await Expect(done).ToContainTextAsync("De organisatie mag nu de kaart zien");
        await Expect(done).ToContainTextAsync("Dit telt nergens mee");
    });

    [Fact]
    public async Task The_answer_to_what_was_put_forward_can_also_be_given_on_the_persons_page() => await OnOwnDeskAsync(people: 1, async page =>
    {
        await page.DecideAsync(() => page.Button("Voorleggen").ClickAsync(), "Voorgelegd");
        await page.GotoAsync("/mensen");
        await page.GetByRole(AriaRole.Rowheader).GetByRole(AriaRole.Link).ClickAsync();
        await page.Locator("button[name=No]").ClickAsync();

        await Expect(page.UndoLine()).ToContainTextAsync("Wil dit nu niet");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Voorstellen" })).ToContainTextAsync("Wil dit nu niet");
    });

    [Fact]
    public async Task What_is_set_apart_for_later_names_the_day_it_comes_back() => await OnOwnDeskAsync(people: 1, async page =>
    {
        await page.Button("Later").ClickAsync();
        await page.DecideAsync(() => page.Button("Over een week").ClickAsync(), "Later");

        await page.GotoAsync("/voorstellen?lijst=later");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Later" })).ToContainTextAsync("di 1 dec");
    });

    [Fact]
    public async Task A_question_is_answered_where_it_is_asked() => await AsAsync(await Desk.CaseworkerAsync(people: 1, withQuestion: true), async page =>
    {
        await page.GotoAsync("/mensen?toon=vragen");
        await page.GetByRole(AriaRole.Rowheader).GetByRole(AriaRole.Link).ClickAsync();
        var question = page.GetByRole(AriaRole.Group).First;
        var asked = await question.GetAttributeAsync("aria-labelledby");
        await question.GetByRole(AriaRole.Button).First.ClickAsync();

        await Expect(page.GetByText("Bewaard. Vannacht rekent Matching ermee.")).ToBeVisibleAsync();
        await Expect(page.Locator($"[aria-labelledby='{asked}']")).ToHaveCountAsync(0);
    });

    [Fact]
    public async Task A_wrong_fact_takes_her_to_where_it_is_corrected() => await OnOwnDeskAsync(people: 1, async page =>
    {
        var person = (await page.Title().InnerTextAsync()).Split(" bij ")[0];
        await page.Button("Afwijzen").ClickAsync();
        await page.Button("Gegevens kloppen niet").ClickAsync();

        await Expect(page.Title()).ToHaveTextAsync(person);
        await Expect(page.GetByText("Welk gegeven klopt niet?")).ToBeVisibleAsync();
        await Expect(page.UndoLine()).ToContainTextAsync("Afgewezen");
    });

    [Fact]
    public async Task When_all_is_decided_the_day_is_done_and_everything_can_still_be_undone() => await OnOwnDeskAsync(people: 1, async page =>
    {
        var decided = 0;
        for (; new Uri(page.Url).AbsolutePath != "/voorstellen"; decided++)
        {
            await page.Button("Afwijzen").ClickAsync();
            await page.DecideAsync(() => page.Button("Iets anders Komt terug als er iets verandert.", exact: true).ClickAsync(), "Afgewezen");
        }

        await Expect(page.Title()).ToContainTextAsync("Klaar voor vandaag");
        var done = page.GetByRole(AriaRole.Region, new() { Name = "Vandaag gedaan" });
        await Expect(done.GetByRole(AriaRole.Button, new() { Name = "Ongedaan maken" })).ToHaveCountAsync(decided);
        await Axe.FindsNothingAsync(page);
    });

    [Fact]
    public async Task A_proposal_that_somebody_decided_meanwhile_is_not_decided_again() => await OnOwnDeskAsync(people: 1, async page =>
    {
        var stale = await page.Context.NewPageAsync();
        await stale.GotoAsync(page.Url);
        await page.DecideAsync(() => page.Button("Voorleggen").ClickAsync(), "Voorgelegd");
        await stale.Button("Voorleggen").ClickAsync();

        await Expect(stale.GetByText("Jouw besluit is niet bewaard.")).ToBeFocusedAsync();
        await Axe.FindsNothingAsync(stale);
    });

    [Fact]
    public async Task A_question_that_somebody_answered_meanwhile_is_not_answered_again() =>
        await AsAsync(await Desk.CaseworkerAsync(people: 1, withQuestion: true), async page =>
        {
            var stale = await page.Context.NewPageAsync();
            foreach (var open in new[] { page, stale })
            {
                await open.GotoAsync("/mensen?toon=vragen");
                await open.GetByRole(AriaRole.Rowheader).GetByRole(AriaRole.Link).ClickAsync();
                await Expect(open.GetByRole(AriaRole.Group).First).ToBeVisibleAsync();
            }
            await page.GetByRole(AriaRole.Group).First.GetByRole(AriaRole.Button).First.ClickAsync();
            await Expect(page.GetByText("Bewaard. Vannacht rekent Matching ermee.")).ToBeVisibleAsync();
            await stale.GetByRole(AriaRole.Group).First.GetByRole(AriaRole.Button).First.ClickAsync();

            await Expect(stale.GetByText("Dit was al gedaan.")).ToBeVisibleAsync();
        });

    /// <summary>On the first proposal of a desk with so many people, each with at least two proposals.</summary>
    private async Task OnOwnDeskAsync(int people, Func<IPage, Task> visit) => await AsAsync(await Desk.CaseworkerAsync(people), async page =>
    {
        await page.GotoAsync("/voorstellen");
        await page.Link("Verder met").ClickAsync();
        await Expect(page.Title()).ToContainTextAsync(" bij ");
        await visit(page);
    });

    private static async Task<string> SecondTitleAsync(IPage page)
    {
        await page.Link("Volgende").ClickAsync();
        await Expect(page.Place(2)).ToBeVisibleAsync();
        var title = await page.Title().InnerTextAsync();
        await page.Link("Vorige").ClickAsync();
        await Expect(page.Place(1)).ToBeVisibleAsync();
        return title;
    }

    /// <summary>Puts this proposal forward; the person, the opening and the organisation, as lists name them.</summary>
    private static async Task<string> PutForwardAsync(IPage page)
    {
        var title = (await page.Title().InnerTextAsync()).Split(" bij ");
        await page.DecideAsync(() => page.Button("Voorleggen").ClickAsync(), "Voorgelegd");
        var line = await page.UndoLine().InnerTextAsync();
        var opening = line[(line.IndexOf(" · ", StringComparison.Ordinal) + 3)..line.IndexOf($", {title[1]}", StringComparison.Ordinal)];
        return $"{title[0]}, {opening} bij {title[1]}";
    }

    private static int Number(Match match, string name) =>
        match.Groups[name] is { Success: true, Value: var digits } ? int.Parse(digits.Replace('−', '-'), CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^[+-]?\d+$")]
    private static partial Regex Signed();

    [GeneratedRegex(@"^(?<total>−?\d+) punten = (?<usual>\d+) voor een gewoon voorstel( \+ (?<plus>\d+))?( − (?<minus>\d+))?$")]
    private static partial Regex SumLine();
}
