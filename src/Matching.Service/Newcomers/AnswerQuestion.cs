using Matching.Engine.Domain;
using Matching.Engine.Rules;
using Matching.Service.Pipeline;

namespace Matching.Service.Newcomers;

/// <summary>
/// Answers an open question with one of its closed answers. The dossier changes at once; the next night uses it.
/// <paramref name="Version"/> is the dossier's.
/// </summary>
[For(Role.Caseworker)]
public sealed record AnswerQuestion(NewcomerId Newcomer, int Version, QuestionCode Question, string Answer, string Key)
    : ICommand<AnswerOutcome>, IIdempotent;

/// <summary><see cref="Changed"/>: somebody changed the dossier while the screen was open; nothing was stored.</summary>
public enum AnswerResult : byte { Stored, Changed }

public sealed record AnswerOutcome(AnswerResult Result, int Version);
