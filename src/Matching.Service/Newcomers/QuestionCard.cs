using Matching.Engine.Rules;

namespace Matching.Service.Newcomers;

/// <summary>
/// A question about a person that can be answered on the screen. <c>{naam}</c> in the texts is filled in by the screen.
/// <see cref="Openings"/>: how many openings a favourable answer brings nearer, 0 when that was not counted.
/// <see cref="TakesSeveral"/>: everything that is true is said at once, what is not said is not so.
/// <see cref="Answers"/> is empty when only the host can say it.
/// </summary>
public sealed record QuestionCard(QuestionCode Question, string Text, int Openings, bool TakesSeveral, IReadOnlyList<QuestionAnswer> Answers);

/// <summary>One answer: what the form sends, and what the button says. <see cref="IsAlone"/>: it excludes the others.</summary>
public sealed record QuestionAnswer(string Code, string Text, bool IsAlone);
