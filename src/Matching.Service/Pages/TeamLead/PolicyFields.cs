using System.Globalization;
using Matching.Engine.Rounds;
using Matching.Service.Language;
using Matching.Service.Pages.Shared;
using Matching.Service.Policies;

namespace Matching.Service.Pages.TeamLead;

/// <summary>Between the form of a policy and its choices.</summary>
internal static class PolicyFields
{
    private static string NoNumber => Say.It("Dit is geen heel getal. Schrijf bijvoorbeeld 80.");

    public static string FloorField(PriorityGroup group) => $"vloer-{group}";

    public static FormState Of(PolicyChoices choices, DateOnly tonight)
    {
        var form = new FormState()
            .With("verkenning", Text(choices.ExplorationPercent))
            .With("reserve", Text(choices.ReservePercent))
            .With("dagportie", Text(choices.DailyPortion))
            .With("vanaf", tonight.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        foreach (var floor in choices.Floors)
            form.With(FloorField(floor.Group), Text(floor.Percent));
        return form;
    }

    public static SetPolicy Read(FormState form, string key) => new(
        new PolicyChoices
        {
            Floors =
            [
                .. from @group in Enum.GetValues<PriorityGroup>()
                   let percent = form.Number(FloorField(@group), NoNumber)
                   where percent > 0
                   select new Floor(@group, percent.Value),
            ],
            ExplorationPercent = form.Number("verkenning", NoNumber) ?? 0,
            ReservePercent = form.Number("reserve", NoNumber) ?? 0,
            DailyPortion = form.Number("dagportie", NoNumber) ?? RoundOptions.Default.DailyPortion,
        },
        form.Date("besloten"), form.Text("kenmerk") ?? "", form.Date("vanaf"), key);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
