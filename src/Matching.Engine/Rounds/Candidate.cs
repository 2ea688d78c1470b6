using Matching.Engine.Rules;

namespace Matching.Engine.Rounds;

/// <summary>A pair that no rule fails, seen from the person.</summary>
/// <param name="Opening">Position in the snapshot's list.</param>
/// <param name="Unknowns">Rules that are Unknown; possible while there are any.</param>
/// <param name="Questions">What would have to be asked.</param>
internal readonly record struct Candidate(int Opening, int Unknowns, QuestionSet Questions);
