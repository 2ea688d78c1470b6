using System.Globalization;
using MediatR;
using Matching.Service.Pages.Texts;
using Matching.Service.Pipeline;
using Microsoft.AspNetCore.Components;

namespace Matching.Service.Pages;

/// <summary>What every page of a signed-in person shares: asking, and reading what was posted.</summary>
public abstract class DeskPage : ComponentBase
{
    [Inject] protected IMediator Mediator { get; set; } = null!;
    [Inject] protected NavigationManager Navigation { get; set; } = null!;
    [Inject] protected TimeProvider Clock { get; set; } = null!;
    [CascadingParameter] protected HttpContext Http { get; set; } = null!;

    /// <summary>The sentence and the wrong fields of a request that was refused; shown by the page.</summary>
    protected Refusal? Refusal { get; private set; }

    private bool _isShown;

    protected DateTimeOffset Now => Clock.GetUtcNow();
    protected DateOnly Today => Written.DateOf(Now);

    /// <summary>For the hidden field of each form: a form that is sent twice does one thing.</summary>
    protected string FreshKey { get; } = Guid.NewGuid().ToString("N");

    /// <summary>The value, or null after a refusal: then the page shows <see cref="Refusal"/>, or is not found.</summary>
    protected async Task<T?> SendAsync<T>(IRequest<Answer<T>> request) where T : class
    {
        var answer = await Mediator.Send(request, Http.RequestAborted);
        if (answer.IsGiven) return answer.Value;
        if (answer.Refusal.Kind == RefusalKind.NotFound)
            SayNotFound();
        Refusal = answer.Refusal;
        return null;
    }

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        await base.SetParametersAsync(parameters);
        _isShown = true;
    }

    // While a form is handled the page is drawn already, and taking it away from under its own forms fails. The status alone leads to the
    // same "this page is not here".
    private void SayNotFound()
    {
        if (_isShown)
            Http.Response.StatusCode = StatusCodes.Status404NotFound;
        else
            Navigation.NotFound();
    }

    /// <summary>Shows a refusal of something that was asked in another way.</summary>
    protected void Show(Refusal refusal) => Refusal = refusal;

    /// <summary>As <see cref="SendAsync"/>, for what the page can do without: a refusal is not shown.</summary>
    protected async Task<T?> TryAsync<T>(IRequest<Answer<T>> request) where T : class =>
        await Mediator.Send(request, Http.RequestAborted) is { IsGiven: true } answer ? answer.Value : null;

    /// <summary>A whole number in the address; null when it is none, because anybody can type anything there.</summary>
    protected static long? Asked(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>One posted value; null when the form has no such field.</summary>
    protected string? Posted(string field) => Http.Request.Form[field] is [{ } value, ..] ? value : null;

    /// <summary>What was chosen of an open question: every ticked box, with <c>|</c> between.</summary>
    protected string PostedAnswer => string.Join('|', Http.Request.Form["Answer"].ToArray());

    protected string PostedKey => Posted("Key") ?? "";

    /// <summary>A posted whole number; 0 when it is none, which no version or id is.</summary>
    protected int PostedNumber(string field) => int.TryParse(Posted(field), CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>"12:3": an id and its version in the value of one button.</summary>
    protected (long Id, int Version) PostedStamp(string field) =>
        Posted(field)?.Split(':') is [var id, var version]
        && long.TryParse(id, CultureInfo.InvariantCulture, out var number)
        && int.TryParse(version, CultureInfo.InvariantCulture, out var stamp) ? (number, stamp) : default;
}
