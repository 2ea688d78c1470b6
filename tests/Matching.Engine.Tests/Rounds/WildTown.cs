using FsCheck;
using FsCheck.Fluent;
using Matching.Engine.Domain;
using Matching.Engine.Rounds;

namespace Matching.Engine.Tests.Rounds;

/// <summary>
/// Towns that no town looks like: anything may be unknown, in any combination, and everything may run, be pinned or be rejected.
/// For what must hold for every pair; <see cref="RandomTown"/> is for what must hold in a town.
/// </summary>
internal static class WildTown
{
    private static readonly int[] Postcodes = [8011, 8012, 8013, 8021, 8022, 8031, 8121, 8130, 8211, 8250, 1011];

    public static Gen<RoundSnapshot> Any { get; } =
        from people in Gen.ListOf(Person, 14)
        from openings in Gen.ListOf(Place, 40)
        from commitments in Gen.ListOf(Gen.Zip(Some.Commitment, Pair), 14)
        from pins in Gen.ListOf(Gen.Zip(Pair, Some.Any<PinReason>()), 10)
        from rejected in Gen.ListOf(Pair, 10)
        from map in Gen.ListOf(Gen.Zip(Gen.Choose(-30_000, 30_000), Gen.Choose(-30_000, 30_000)), Postcodes.Length - 3)
        from limits in Gen.Zip(Gen.Elements(5, 12, 40, 400), Gen.Elements(5, 20, 45))
        from unknownsAllowed in Gen.Choose(0, 4)
        select new RoundSnapshot
        {
            Area = A.Area,
            BusinessDate = A.Today,
            Options = RoundOptions.Default with { MaxKilometres = limits.Item1, AssumedMaxMinutes = limits.Item2, UnknownsAllowed = unknownsAllowed },
            Newcomers = [.. people.Select((n, i) => n with { Id = new(i + 1) })],
            Openings = [.. openings.Select((o, i) => o with { Id = new(i + 1) })],
            // Everything runs at one opening of its pair, at another one, or elsewhere.
            Commitments = [.. commitments.Select(c => c.Item1 with { Newcomer = c.Item2.Newcomer, Opening = c.Item1.Opening is null ? null : c.Item2.Opening })],
            Pins = [.. pins.DistinctBy(p => p.Item1).Select(p => new Pin(p.Item1.Newcomer, p.Item1.Opening, p.Item2))],
            RejectedPairs = [.. rejected],
            Places = [.. map.Select((at, i) => new PostcodePlace(new(Postcodes[i]), 52.5 + at.Item1 / 111_000.0, 6 + at.Item2 / 68_000.0))],
        };

    private static Gen<Newcomer> Person =>
        from newcomer in Some.Newcomer
        from postcode in Gen.Elements(Postcodes)
        from minutes in Gen.Choose(5, 60)
        from isNear in Gen.Elements(true, false)
        select newcomer with
        {
            Postcode = new(postcode),
            Mobility = isNear && newcomer.Mobility.MaxMinutes is not null ? newcomer.Mobility with { MaxMinutes = minutes } : newcomer.Mobility,
        };

    /// <summary>Half of them ask little, so that something is left.</summary>
    private static Gen<Opening> Place =>
        from opening in Some.Opening
        from postcode in Gen.Elements(Postcodes)
        from organisation in Gen.Choose(1, 8)
        from seat in Gen.Elements(Postcodes)
        from hasSeat in Gen.Elements(true, false)
        from asksLittle in Gen.Elements(true, false)
        select opening with
        {
            Postcode = new(postcode),
            Organisation = new(organisation),
            Status = asksLittle ? OpeningStatus.Published : opening.Status,
            Asks = asksLittle ? opening.Asks with { Dutch = new() { Speaking = opening.Asks.Dutch.Speaking }, Audience = default, Ages = default, ContactLanguages = [] } : opening.Asks,
            Schedule = asksLittle ? new() { DayParts = opening.Schedule.DayParts, DayPartsNeeded = opening.Schedule.DayPartsNeeded, HoursMin = opening.Schedule.HoursMin % 8 } : opening.Schedule,
            FairWork = asksLittle ? A.Opening().FairWork : opening.FairWork,
            Offers = opening.Offers with { SeatFrom = hasSeat ? new Postcode(seat) : null },
        };

    private static Gen<Pair> Pair =>
        from person in Gen.Choose(1, 14)
        from opening in Gen.Choose(1, 40)
        select new Pair(new(person), new(opening));
}
