using System.Numerics;

namespace Matching.Engine.Rules;

/// <summary>A set of questions as bits, one per <see cref="QuestionCode"/>.</summary>
public readonly record struct QuestionSet(uint Bits)
{
    public int Size => BitOperations.PopCount(Bits);

    public bool Contains(QuestionCode question) => (Bits & Bit(question)) != 0;

    public QuestionSet With(QuestionCode question) => new(Bits | Bit(question));

    public QuestionSet Without(QuestionSet others) => new(Bits & ~others.Bits);

    private static uint Bit(QuestionCode question) => 1u << (int)question;
}
