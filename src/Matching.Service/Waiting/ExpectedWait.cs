namespace Matching.Service.Waiting;

/// <summary>What can honestly be said about a wait.</summary>
public enum WaitKind : byte
{
    /// <summary>There is a place for her now.</summary>
    Now,

    /// <summary>As likely within <see cref="ExpectedWait.Weeks"/> as not.</summary>
    Weeks,
    LongerThanAYear,

    /// <summary>The opening itself ends before a place is likely to come free.</summary>
    NotBeforeEnd,

    /// <summary>Too few places came free to say anything.</summary>
    NotYetKnown,
}

/// <summary>
/// How long somebody waits, from how often places came free. Every occupied place is taken to come free as often as those that were
/// seen, so that the number that comes free in a time to come is a negative binomial: few observations give a wide answer by themselves.
/// </summary>
/// <param name="Kind">What can be said.</param>
/// <param name="Seen">What it rests on; of an answer 'not yet known' the larger of the two that were too few.</param>
public sealed record ExpectedWait(WaitKind Kind, FreedPlaces Seen)
{
    /// <summary>Fewer places that came free than this say nothing.</summary>
    public const int Fewest = 5;

    private const int Year = 52;
    private const double Even = 0.5;
    private const double FourInFive = 0.8;

    /// <summary>Whole weeks within which it is as likely as not.</summary>
    public int? Weeks { get; private init; }

    /// <summary>Whole weeks within which it comes four times out of five; null is longer than two years.</summary>
    public int? MostWeeks { get; private init; }

    /// <param name="position">1 is first in the row.</param>
    /// <param name="places">Places of the opening; null is no limit.</param>
    /// <param name="free">Free places now; null is no limit.</param>
    /// <param name="here">What came free at this opening.</param>
    /// <param name="ofKind">What came free at all openings of its kind in the area, used when here it was too little.</param>
    /// <param name="ends">Last day of the opening; null is open.</param>
    /// <param name="today">The business date.</param>
    public static ExpectedWait Of(int position, int? places, int? free, FreedPlaces here, FreedPlaces ofKind, DateOnly? ends, DateOnly today)
    {
        var now = Math.Max(0, free ?? int.MaxValue);
        if (position <= now)
            return new(WaitKind.Now, here);
        var seen = here.Freed >= Fewest ? here : ofKind;
        if (seen.Freed < Fewest || seen.PlaceDays <= 0 || places is not > 0)
            return new(WaitKind.NotYetKnown, here.Freed > ofKind.Freed ? here : ofKind);
        var behind = position - now;
        if (WeeksUntil(Even, behind, seen, places.Value, Year) is not { } weeks)
            return new(WaitKind.LongerThanAYear, seen);
        return today.AddDays(weeks * 7) > ends
            ? new(WaitKind.NotBeforeEnd, seen)
            : new(WaitKind.Weeks, seen) { Weeks = weeks, MostWeeks = WeeksUntil(FourInFive, behind, seen, places.Value, 2 * Year) };
    }

    /// <summary>The first week by which so many places came free with this probability; null when that is later than <paramref name="most"/>.</summary>
    private static int? WeeksUntil(double probability, int wanted, FreedPlaces seen, int places, int most)
    {
        for (var week = 1; week <= most; week++)
            if (AtLeast(wanted, seen.Freed, seen.PlaceDays, (double)places * week * 7) >= probability)
                return week;
        return null;
    }

    // P(N >= wanted): after `freed` in `seenDays` place-days, so many more in `daysAhead`.
    private static double AtLeast(int wanted, int freed, double seenDays, double daysAhead)
    {
        var stays = seenDays / (seenDays + daysAhead);
        var term = Math.Pow(stays, freed);
        var fewer = 0.0;
        for (var j = 0; j < wanted; j++)
        {
            fewer += term;
            term *= (freed + j) * (1 - stays) / (j + 1);
        }
        return 1 - fewer;
    }
}

public enum FreedWhere : byte { ThisOpening, ThisKind }

/// <summary>How often places came free in the last year.</summary>
/// <param name="Where">Of which openings.</param>
/// <param name="Freed">Placements that ended; a yes that was taken back the same day is none.</param>
/// <param name="PlaceDays">Days that places were occupied, of all places together.</param>
public sealed record FreedPlaces(FreedWhere Where, int Freed, long PlaceDays)
{
    /// <summary>How long a place stays occupied on average, in whole weeks; null when none came free.</summary>
    public int? WeeksOccupied => Freed > 0 ? (int)Math.Max(1, Math.Round(PlaceDays / 7.0 / Freed)) : null;
}
