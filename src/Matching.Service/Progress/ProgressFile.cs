using System.Globalization;
using System.Text;
using Matching.Service.Pages.Texts;
using Matching.Service.Pipeline;
using MediatR;

namespace Matching.Service.Progress;

/// <summary>The figures of <see cref="TownProgress"/> as a file: one line per goal, month and route. What the page hides is empty here.</summary>
internal static class ProgressFile
{
    public const string Path = "/voortgang.csv";

    private const string Header = "doel;maand;leerroute;mensen;van;procent";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, async (IMediator mediator, CancellationToken ct) =>
        await mediator.Send(new TownProgress(), ct) is { IsGiven: true, Value: var view }
            ? Results.File(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(Text(view))).ToArray(), "text/csv; charset=utf-8", "voortgang.csv")
            : Results.NotFound()).RequireAuthorization(policy => policy.RequireRole(nameof(Role.Manager)));

    public static string Text(ProgressView view)
    {
        var text = new StringBuilder(Header).Append("\r\n");
        foreach (var goal in view.Goals.Where(g => g.IsRecorded))
            for (var month = 0; month < view.Days.Count; month++)
            {
                Line(goal, month, "alle", goal.Line[month]);
                for (var route = 0; route < view.Routes.Count; route++)
                    Line(goal, month, ProgressText.Route(view.Routes[route].Route), goal.PerRoute[month][route]);
            }
        return text.ToString();

        void Line(GoalProgress goal, int month, string route, Part? part) => text.AppendJoin(';',
            ProgressText.Name(goal.Goal), view.Days[month].ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), route,
            part?.Count.ToString(CultureInfo.InvariantCulture) ?? "",
            goal.IsCount ? "" : part?.Of.ToString(CultureInfo.InvariantCulture) ?? "",
            goal.IsCount ? "" : part?.Percent?.ToString("0.0", CultureInfo.InvariantCulture).Replace('.', ',') ?? "").Append("\r\n");
    }
}
