using MediatR;

namespace Matching.Service.Pipeline;

/// <summary>What a person asks the system to do. Runs in one transaction and leaves exactly one audit row.</summary>
public interface ICommand<T> : ICommand, IRequest<Answer<T>>;

/// <summary>Every <see cref="ICommand{T}"/>, whatever it gives back.</summary>
public interface ICommand;

/// <summary>What a person asks to see. Runs in a read-only transaction.</summary>
public interface IQuery<T> : IRequest<Answer<T>>;

/// <summary>
/// A query that opens a dossier. Reading one outside the own caseload is allowed and leaves an audit row, so it may write that row.
/// </summary>
public interface IReadsDossier;

/// <summary>
/// A command that a browser may send twice. The page puts a fresh key in its form; the same key again gets the stored answer,
/// the same key with other content is refused.
/// </summary>
public interface IIdempotent
{
    /// <summary>8 to 64 letters, digits or hyphens.</summary>
    string Key { get; }
}

/// <summary>What is wrong with a request before anything is looked up: every field at once. One per request at most.</summary>
public interface IValidator<in TRequest>
{
    IEnumerable<FieldError> Check(TRequest request);
}
