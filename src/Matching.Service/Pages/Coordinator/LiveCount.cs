using Matching.Engine.Domain;
using Matching.Service.Language;
using Matching.Service.Openings;
using Matching.Service.Pages.Shared;
using Matching.Service.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Matching.Service.Pages.Coordinator;

/// <summary>
/// Counts while the requirements are typed: the same count as the button's, asked by the script. Only what the opening asks comes along in
/// the address; title, explanation and names stay in the form.
/// </summary>
internal static class LiveCount
{
    public const string Path = "/plekken/telling";

    /// <summary>The opening that is edited; without it a new one.</summary>
    private const string Edited = "plek";

    /// <summary>The fields that the count looks at.</summary>
    public static IReadOnlyList<string> Fields { get; } =
    [
        "soort", "vorm", "arbeidsvorm", "dagdelen", "dagdelen_nodig", "begin", "einde", "uren_min", "uren_max", "begintijd", "eindtijd",
        "postcode", "meerijden_vanaf", "spreken", "luisteren", "lezen", "schrijven", "rijbewijs", "diploma_vereist", "opleiding_min",
        "doelgroep", "doelgroep_reden",
    ];

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, async (HttpContext context, IMediator mediator, CancellationToken ct) =>
    {
        context.Response.Headers.CacheControl = "no-store";
        var form = FormState.Asked(context.Request.Query, Fields);
        var input = OpeningFields.Read(form) with { Title = Path };
        if (form.Errors.Count > 0)
            return Says(form.Errors[0].Sentence);
        if (input.Postcode.Length == 0)
            return Says(Say.It("Vul de postcode in. Dan telt Matching hoeveel mensen passen."));
        var opening = long.TryParse(context.Request.Query[Edited], out var id) ? new OpeningId(id) : (OpeningId?)null;
        var answer = await mediator.Send(new OpeningReach(opening, input), ct);
        return answer.IsGiven ? new RazorComponentResult<LiveReach>(new { Reach = answer.Value }) : Says(answer.Refusal.Sentence);
    }).RequireAuthorization(policy => policy.RequireRole(nameof(Role.Coordinator)));

    public static string Url(long opening) => opening == 0 ? $"{Path}?" : $"{Path}?{Edited}={new OpeningId(opening).Value}&";

    private static RazorComponentResult<LiveReach> Says(string missing) => new(new { Missing = missing });
}
