using Matching.Service.Pipeline;
using Matching.Service.Proposals;
using MediatR;

namespace Matching.Service.Pages.Conversations;

/// <summary>What she said to one option, as the desk's own acts: put before her, and then her answer.</summary>
/// <param name="mediator">Of this request.</param>
/// <param name="key">The form's: each act gets a key of its own from it, so that a form sent twice does everything once.</param>
internal sealed class Said(IMediator mediator, string key)
{
    public const string Yes = "ja";
    public const string No = "nee";

    /// <summary>She thinks about it: put before her, no answer yet.</summary>
    public const string Thinks = "denkt";

    /// <summary>Why an answer was not kept: a refusal's sentence, or an outcome that the desk has words for.</summary>
    public sealed record NotKept(string? Sentence, DecisionOutcome? Outcome);

    /// <summary>Null when it was kept, or when there was nothing to keep.</summary>
    public async Task<NotKept?> GiveAsync(ProposalId option, int version, string? said, CancellationToken ct)
    {
        if (said is not (Yes or No or Thinks))
            return null;
        // A version below zero marks what was put before her earlier.
        var wasPutForward = version < 0;
        version = wasPutForward ? -version : version;
        if (!wasPutForward)
        {
            if (Refused(await mediator.Send(new PutForward(option, version, $"{key}-v{option.Value}"), ct)) is { } trouble)
                return trouble;
            version++;
        }
        return said == Thinks
            ? null
            : Refused(await mediator.Send(
                new RecordAnswer(option, version, said == Yes ? NewcomerAnswer.Yes : NewcomerAnswer.No, $"{key}-a{option.Value}"), ct));
    }

    private static NotKept? Refused(Answer<DecisionOutcome> answer) =>
        !answer.IsGiven ? new(answer.Refusal.Sentence, null) : answer.Value.IsDone ? null : new(null, answer.Value);
}
