using System.Net;
using System.Reflection;
using Matching.Service.Imports;
using Matching.Service.Imports.Uploads;
using Matching.Service.Pages;
using Matching.Service.Pipeline;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace Matching.Service.Tests.Pages;

/// <summary>What anybody can type in the address bar.</summary>
public sealed class AddressTests(Desk desk) : IClassFixture<Desk>, IAsyncDisposable
{
    private readonly DeskBrowser _browser = new(desk);

    public ValueTask DisposeAsync() => _browser.DisposeAsync();

    [Theory]
    [InlineData("x")]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    [InlineData("9223372036854775807")]
    public async Task A_query_that_makes_no_sense_is_ignored_on_every_page(string nonsense)
    {
        var proposal = await desk.AddProposalAsync(desk.Fatima);
        var person = await desk.CountAsync("select newcomer_id from proposals where id = @Value", new { proposal.Value });
        var opening = await desk.CountAsync("select opening_id from proposals where id = @Value", new { proposal.Value });
        var upload = await desk.DoAsync(desk.Joost, new SendInUpload(ImportKind.Openings, "extern_id;organisatie;titel;soort;postcode\nB-1;;Thee schenken;maatje;8011\n"u8.ToArray(), Desk.NewKey()));
        foreach (var page in typeof(Web).Assembly.GetTypes())
        {
            var keys = page.GetProperties().Select(p => p.GetCustomAttribute<SupplyParameterFromQueryAttribute>()?.Name).OfType<string>().ToList();
            if (keys.Count == 0) continue;
            var roles = page.GetCustomAttribute<AuthorizeAttribute>()?.Roles?.Split(',') ?? [nameof(Role.Caseworker)];
            var reader = roles.Contains(nameof(Role.Caseworker)) ? desk.Fatima
                : roles.Contains(nameof(Role.Coordinator)) ? desk.Joost
                : desk.Manager;
            foreach (var path in page.GetCustomAttributes<RouteAttribute>().Select(r => r.Template).Where(path => !path.Contains("{Id}", StringComparison.Ordinal)))
            {
                var id = path.Split('/')[1] switch { "voorstellen" => proposal.Value, "mensen" => person, "inlezen" => upload.Upload, _ => opening };
                var address = path.Replace("{Id:long}", $"{id}", StringComparison.Ordinal).Replace("{Opening:long}", $"{opening}", StringComparison.Ordinal);
                foreach (var query in new[] { string.Join('&', keys.Select(key => $"{key}={nonsense}")), $"lijst=alles&{keys[^1]}={nonsense}" })
                {
                    using var answer = await _browser.GetAsync(reader, $"{address}?{query}");
                    Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}?{query}: {answer.StatusCode}");
                }
            }
        }
    }
}
