using System.Globalization;
using System.Text;
using Matching.Service.Pages.Texts;
using Matching.Service.Pipeline;
using MediatR;

namespace Matching.Service.Reports;

/// <summary>The figures of <see cref="TownHelp"/> as a file, for a proposal to the council.</summary>
internal static class TownHelpFile
{
    public const string Path = "/kansen.csv";

    private const string Header = "maatregel;mensen;plekken_erbij;verschillende_plekken;eerste_voorstel_voor;kosten_per_persoon;kosten_samen;kosten_per_eerste_voorstel";

    /// <summary>While it is being computed one comes to the page, which says so and looks again by itself.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, async (IMediator mediator, CancellationToken ct) =>
        await mediator.Send(new TownHelp(TownHelp.OfAPage), ct) switch
        {
            { IsGiven: false } => Results.NotFound(),
            { Value.IsComputing: true } => Results.LocalRedirect("/kansen"),
            { Value: var view } => Results.File(
                Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(Text(view))).ToArray(), "text/csv; charset=utf-8", "wat-helpt.csv"),
        }).RequireAuthorization(policy => policy.RequireRole(nameof(Role.Manager)));

    public static string Text(TownHelpView view)
    {
        var text = new StringBuilder(Header).Append("\r\n");
        foreach (var row in view.Rows)
            text.AppendJoin(';',
                HelpText.Measure(row.Change), Number(row.People), Number(row.Pairs), Number(row.Openings), Number(row.FirstProposals),
                Number(row.CostPerPerson), Number(row.Cost), Number(row.CostPerFirst)).Append("\r\n");
        return text.ToString();
    }

    private static string Number(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}
