namespace Matching.Service.Imports.Fields;

/// <summary>Recognises what may be a citizen service number, so that it is refused at the door.</summary>
public static class Bsn
{
    private const int Length = 9;

    /// <summary>Nine digits that pass the 11-proof, also when written with spaces, points or dashes.</summary>
    public static bool LooksLike(string text)
    {
        Span<int> digits = stackalloc int[Length];
        var count = 0;
        foreach (var character in text)
        {
            if (character is ' ' or '.' or '-')
                continue;
            if (!char.IsAsciiDigit(character) || count == Length)
                return false;
            digits[count++] = character - '0';
        }
        return count == Length && Passes(digits);
    }

    private static bool Passes(ReadOnlySpan<int> digits)
    {
        var sum = -digits[Length - 1];
        for (var i = 0; i < Length - 1; i++)
            sum += (Length - i) * digits[i];
        return sum % 11 == 0;
    }
}
