using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Benchmarks.Candidates;

/// <summary>An opening as the loop wants it: numbers, side by side. -1 is 'not asked'.</summary>
internal struct LoopOpening
{
    /// <summary>A kind that is shut for everybody; who has a place there herself is looked at apart.</summary>
    public const sbyte Full = OpeningKinds.Count;

    public int Opening, Host, Demands, DayParts;
    public bool IsOpen, HasSeat, IsWork, AsksDiploma, AsksLicence;
    public sbyte Kind, Speaking, Listening, Reading, Writing, Education, Hours, AgeMin, AgeMax, BuddySex, DayPartsNeeded;
    public byte Routes, Audience, Childcare;
    public uint Languages;

    /// <param name="opening">The opening.</param>
    /// <param name="position">In the snapshot.</param>
    /// <param name="hosts">Numbers of postcodes in the table of kilometres.</param>
    /// <param name="context">Without pairs.</param>
    public static LoopOpening Of(Opening opening, int position, Dictionary<Postcode, int> hosts, RuleContext context)
    {
        var asks = opening.Asks;
        var dayParts = opening.Schedule.DayParts ?? default;
        var isLooked = opening.Kind is not (OpeningKind.Maatje or OpeningKind.SportsClub);
        return new()
        {
            Opening = position,
            Host = hosts[opening.Postcode],
            IsOpen = IsOpenAndFair(opening, context),
            HasSeat = opening.Offers.SeatFrom is not null,
            Kind = opening.Capacity.Free == 0 ? Full : (sbyte)opening.Kind,
            IsWork = opening.Kind.IsWork(),
            Speaking = Number(asks.Dutch.Speaking),
            Listening = Number(asks.Dutch.Listening),
            Reading = Number(asks.Dutch.Reading),
            Writing = Number(asks.Dutch.Writing),
            Education = asks.Education is { } level && level != EducationLevel.None ? (sbyte)level : (sbyte)-1,
            AsksDiploma = asks.RecognisedDiploma,
            AsksLicence = asks.DrivingLicence,
            Hours = (sbyte)(opening.Schedule.HoursMin ?? -1),
            AgeMin = (sbyte)(asks.Ages.Min ?? -1),
            AgeMax = (sbyte)(asks.Ages.Max ?? -1),
            Demands = isLooked ? (int)asks.Demands : 0,
            DayParts = dayParts.Bits,
            DayPartsNeeded = (sbyte)FreeDayPartsRule.Needed(opening.Schedule),
            Childcare = (byte)(opening.Offers.Childcare ?? 0),
            Routes = (byte)asks.Routes.Aggregate(0, (set, route) => set | 1 << (int)route),
            Audience = (byte)asks.Audience.Limit,
            BuddySex = (sbyte)(asks.BuddySex is { } sex ? (int)sex : -1),
            Languages = LoopPerson.LanguagesOf(asks.ContactLanguages),
        };
    }

    private static bool IsOpenAndFair(Opening opening, RuleContext context)
    {
        var anyone = new Newcomer { Id = default, Municipality = default, Caseworker = default, Postcode = new(1000) };
        return new OpeningIsOpenRule().Evaluate(anyone, opening, context).Verdict == Verdict.Pass
            && new FairWorkRule().Evaluate(anyone, opening, context).Verdict == Verdict.Pass;
    }

    private static sbyte Number(CefrLevel? level) => level is { } asked && asked != CefrLevel.A0 ? (sbyte)asked : (sbyte)-1;
}
