using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Matching.Service.Language;

namespace Matching.Service.Pipeline;

/// <summary>Why a request was not carried out.</summary>
public enum RefusalKind : byte { NotSignedIn, NotAllowed, NotFound, Invalid, KeyReused }

/// <summary>One field that is not right, in Dutch: what it is called on the form, and what to do.</summary>
public sealed record FieldError(string Field, string Sentence);

/// <summary>A request that was not carried out: one Dutch sentence for the screen, and every wrong field at once.</summary>
public sealed record Refusal(RefusalKind Kind, string Sentence)
{
    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    public static Refusal NotFound(string what) => new(RefusalKind.NotFound, Say.It($"{what} is er niet, of je mag het niet zien."));
    public static Refusal NotAllowed(string sentence) => new(RefusalKind.NotAllowed, sentence);
}

/// <summary>
/// What every request gives back: a value, or the refusal. Expected outcomes of a command (full, decided by someone else)
/// are values; a refusal means that nothing was done.
/// </summary>
public sealed record Answer<T> : IAnswer<Answer<T>>
{
    public T? Value { get; init; }
    public Refusal? Refusal { get; init; }

    [JsonIgnore]
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsGiven => Refusal is null;

    static Answer<T> IAnswer<Answer<T>>.Refused(Refusal refusal) => refusal;

    public static implicit operator Answer<T>(T value) => new() { Value = value };
    public static implicit operator Answer<T>(Refusal refusal) => new() { Refusal = refusal };
}

/// <summary>Lets a step of the pipeline refuse without knowing what the request gives back.</summary>
public interface IAnswer<TSelf> where TSelf : IAnswer<TSelf>
{
    Refusal? Refusal { get; }

    static abstract TSelf Refused(Refusal refusal);
}
