using Matching.Engine.Rules;

namespace Matching.Engine.Rounds;

/// <summary>Openings that wait for the same questions.</summary>
internal readonly record struct OpenTogether(QuestionSet Questions, int Openings);

/// <summary>The few questions to ask someone first.</summary>
internal static class QuestionCard
{
    /// <summary>Divisible by every number of questions up to ten, so that shares are whole numbers.</summary>
    private const int WholeShare = 2_520;

    private static readonly QuestionCode[] Codes = [.. Enum.GetValues<QuestionCode>().Where(q => q != QuestionCode.None)];

    /// <summary>
    /// One question at a time, the one that brings most openings nearest: an opening that waits for this question alone counts
    /// whole, one that waits for two counts half, and so on, given the questions chosen before. Ties go to the lower code.
    /// </summary>
    public static IReadOnlyList<OpenQuestion> For(ReadOnlySpan<OpenTogether> candidates, int most)
    {
        var card = new List<OpenQuestion>(most);
        QuestionSet chosen = default;
        while (card.Count < most && Next(candidates, chosen) is { } next)
        {
            card.Add(new(next, Waiting(candidates, next)));
            chosen = chosen.With(next);
        }
        return card;
    }

    /// <summary>The same for openings one by one.</summary>
    public static IReadOnlyList<OpenQuestion> For(ReadOnlySpan<Candidate> candidates, int most)
    {
        var single = new OpenTogether[candidates.Length];
        for (var i = 0; i < single.Length; i++)
            single[i] = new(candidates[i].Questions, 1);
        return For(single, most);
    }

    private static QuestionCode? Next(ReadOnlySpan<OpenTogether> candidates, QuestionSet chosen)
    {
        Span<int> shares = stackalloc int[Codes.Length];
        foreach (var candidate in candidates)
        {
            var open = candidate.Questions.Without(chosen);
            for (var i = 0; i < Codes.Length; i++)
                if (open.Contains(Codes[i]))
                    shares[i] += candidate.Openings * (WholeShare / open.Size);
        }
        var best = 0;
        for (var i = 1; i < shares.Length; i++)
            if (shares[i] > shares[best])
                best = i;
        return shares[best] > 0 ? Codes[best] : null;
    }

    private static int Waiting(ReadOnlySpan<OpenTogether> candidates, QuestionCode question)
    {
        var openings = 0;
        foreach (var candidate in candidates)
            openings += candidate.Questions.Contains(question) ? candidate.Openings : 0;
        return openings;
    }
}
