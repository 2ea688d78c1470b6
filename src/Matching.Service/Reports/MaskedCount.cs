namespace Matching.Service.Reports;

/// <summary>
/// A number of people as a partner organisation may see it: to the nearest ten, and nothing below ten, so that two counts side by side
/// tell nothing about one person.
/// </summary>
/// <param name="About">A multiple of ten; null is fewer than ten.</param>
public readonly record struct MaskedCount(int? About)
{
    public const int Smallest = 10;

    public static MaskedCount Of(int people) => new(people < Smallest ? null : (people + Smallest / 2) / Smallest * Smallest);
}
