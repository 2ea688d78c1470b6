using Matching.Engine.Domain;

namespace Matching.Service.Requests;

public readonly record struct RequestId(long Value);

/// <summary>What a host asks the municipality about an opening.</summary>
public enum RequestKind : byte
{
    /// <summary>A place is free and somebody is wanted, on a day perhaps.</summary>
    FindSomebody,

    /// <summary>Who guides people there is ill or away.</summary>
    SupervisorAway,
    OtherTimes,

    /// <summary>Would somebody of the municipality come by.</summary>
    ComeBy,

    /// <summary>Something else: then the words are needed.</summary>
    Other,
}

public enum RequestState : byte { Open, Answered, Withdrawn }

public enum RequestResult : byte
{
    Done,

    /// <summary>Somebody answered it, or it was withdrawn, while the screen was open; nothing was stored.</summary>
    Changed,
}

public sealed record RequestOutcome(RequestResult Result, RequestId Request)
{
    public string? ByName { get; init; }
}

public sealed record RequestRow
{
    public required RequestId Request { get; init; }
    public required RequestKind Kind { get; init; }
    public string? Body { get; init; }
    public required DateTimeOffset AskedAt { get; init; }
    public required string AskedBy { get; init; }
    public required OpeningId Opening { get; init; }
    public required string OpeningTitle { get; init; }
    public required OpeningKind OpeningKind { get; init; }
    public required string Organisation { get; init; }
    public string? Answer { get; init; }
    public string? AnsweredBy { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }
    public DateTimeOffset? WithdrawnAt { get; init; }

    public RequestState State => AnsweredAt is not null ? RequestState.Answered : WithdrawnAt is not null ? RequestState.Withdrawn : RequestState.Open;
}
