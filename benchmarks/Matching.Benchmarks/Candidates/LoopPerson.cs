using System.Numerics;
using Matching.Benchmarks.Workloads;
using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Benchmarks.Candidates;

/// <summary>A person as the loop wants her: numbers, side by side. -1 is 'not known'.</summary>
internal struct LoopPerson
{
    public int Home, Profile, Limits, Age;
    public bool IsActive, IsMeasured, CannotRead, KnowsTime, HasLanguage, DiplomaCounts;
    public byte KindsShut, KindsAsked;
    public sbyte MayWork, Speaking, Listening, Reading, Writing, Education, Diploma, Licence, Hours, Route, Sex, Buddy;
    public int Free, FreeWithCare, FreeInSchoolHours;
    public uint Languages;

    /// <param name="newcomer">The person.</param>
    /// <param name="home">Number of her postcode in the table of kilometres.</param>
    /// <param name="profile">Number of how she travels.</param>
    /// <param name="context">Without pairs.</param>
    public static LoopPerson Of(Newcomer newcomer, int home, int profile, RuleContext context)
    {
        var (shut, asked) = Kinds(newcomer, context);
        var taken = context.TakenBesides(newcomer.Id, default);
        int Free(Childcare care) => FreeDayPartsRule.Free(newcomer.Availability, care)?.Without(taken.DayParts).Bits ?? 0;
        return new()
        {
            Home = home,
            Profile = profile,
            IsActive = newcomer.Status == NewcomerStatus.Active,
            KindsShut = shut,
            KindsAsked = asked,
            MayWork = Number(newcomer.MayWork),
            Age = newcomer.AgeOn(context.BusinessDate) ?? -1,
            Sex = (sbyte)(newcomer.Sex is { } sex ? (int)sex : -1),
            IsMeasured = newcomer.Dutch.IsMeasured(context.BusinessDate),
            CannotRead = newcomer.Integration.Literacy == Literacy.A,
            Speaking = Number(newcomer.Dutch.Speaking),
            Listening = Number(newcomer.Dutch.Listening),
            Reading = Number(newcomer.Dutch.Reading),
            Writing = Number(newcomer.Dutch.Writing),
            Education = (sbyte)(newcomer.Background.Education is { } level ? (int)level : -1),
            Diploma = Number(newcomer.Background.DiplomaRecognised),
            DiplomaCounts = newcomer.Background.DiplomaRecognised is true,
            Licence = Number(newcomer.Mobility.DrivingLicence),
            Hours = (sbyte)(newcomer.Availability.MaxHours is { } most ? Math.Max(0, most - taken.Hours) : -1),
            Limits = newcomer.Limits is { } limits ? (int)limits : -1,
            Route = (sbyte)(newcomer.Integration.Route is { } route ? (int)route : -1),
            Buddy = (sbyte)(newcomer.Wishes.Buddy is BuddyWish.Woman ? (int)Engine.Domain.Sex.Female : newcomer.Wishes.Buddy is BuddyWish.Man ? (int)Engine.Domain.Sex.Male : -1),
            KnowsTime = newcomer.Availability.Free is not null,
            Free = Free(Childcare.None),
            FreeWithCare = Free(Childcare.OnSite),
            FreeInSchoolHours = Free(Childcare.SchoolHours),
            HasLanguage = newcomer.ContactLanguages.Count > 0,
            Languages = LanguagesOf(newcomer.ContactLanguages),
        };
    }

    public static uint LanguagesOf(IReadOnlyList<string> languages) =>
        languages.Aggregate(0u, (set, language) => set | 1u << Array.IndexOf(WorkloadDraws.Languages, language));

    /// <summary>Does any rule fail that looks at no place? The cheap ones and those that fail often first.</summary>
    public readonly bool Fails(in LoopOpening o)
    {
        if ((KindsShut >> o.Kind & 1) != 0)
            return true;
        if (KnowsTime && o.DayPartsNeeded > 0 && BitOperations.PopCount((uint)(FreeAt(o.Childcare) & o.DayParts)) < o.DayPartsNeeded)
            return true;
        if (Short(Speaking, o.Speaking) || Short(Listening, o.Listening) || ShortOfLetters(Reading, o.Reading) || ShortOfLetters(Writing, o.Writing))
            return true;
        if (o.Education >= 0 && Education >= 0 && Education < o.Education)
            return true;
        if (o.Hours >= 0 && Hours >= 0 && Hours < o.Hours)
            return true;
        if (o.Routes != 0 && Route >= 0 && (o.Routes >> Route & 1) == 0)
            return true;
        if (o.Languages != 0 && HasLanguage && (o.Languages & Languages) == 0)
            return true;
        if (o.Audience != 0 && Sex >= 0 && Sex != o.Audience - 1)
            return true;
        if (o.AgeMin >= 0 && Age >= 0 && Age < o.AgeMin || o.AgeMax >= 0 && Age >= 0 && Age - 1 > o.AgeMax)
            return true;
        if (o.Kind == (int)OpeningKind.Maatje && Buddy >= 0 && o.BuddySex >= 0 && Buddy != o.BuddySex)
            return true;
        return (o.AsksLicence && Licence == 0) || (o.AsksDiploma && Diploma == 0) || (o.Demands != 0 && Limits > 0 && (o.Demands & Limits) != 0);
    }

    /// <summary>How many rules cannot tell, when none fails.</summary>
    public readonly int Unknowns(in LoopOpening o)
    {
        var count = (KindsAsked >> o.Kind & 1)
            + One(o.IsWork && MayWork < 0)
            + One(!KnowsTime && o.DayParts != 0)
            + One(o.Speaking > Speaking) + One(o.Listening > Listening) + One(o.Reading > Reading) + One(o.Writing > Writing)
            + One(Hours < 0 && o.Hours > HoursPerWeekRule.FewHours)
            + One(o.Routes != 0 && Route < 0)
            + One(o.Languages != 0 && !HasLanguage)
            + One(o.Audience != 0 && Sex < 0)
            + One(Age < 0 && (o.AgeMin >= 0 || o.AgeMax >= 0))
            + One(o.Kind == (int)OpeningKind.Maatje && Buddy >= 0 && o.BuddySex < 0)
            + One(o.AsksLicence && Licence < 0)
            + One(o.AsksDiploma && Diploma < 0)
            + One(o.Demands != 0 && Limits < 0);
        return count + One(o.Education >= 0 && (Education < 0 || (o.Education > (int)EducationLevel.Mbo1 && !DiplomaCounts)));
    }

    private readonly int FreeAt(byte childcare) => childcare switch
    {
        (byte)Childcare.OnSite => FreeWithCare,
        (byte)Childcare.SchoolHours => FreeInSchoolHours,
        _ => Free,
    };

    private readonly bool Short(sbyte has, sbyte asked) => asked > has && has >= 0 && IsMeasured;

    private readonly bool ShortOfLetters(sbyte has, sbyte asked) => asked > has && (has >= 0 ? IsMeasured : CannotRead);

    /// <summary>The rules that look at the kind alone, asked once per kind.</summary>
    private static (byte Shut, byte Asked) Kinds(Newcomer newcomer, RuleContext context)
    {
        IRule[] rules = [new GroundRule(), new PersonWantsKindRule(), new AlreadyHasKindRule(), new SchoolAgeRule(), new RightToWorkRule()];
        var (shut, asked) = (1 << LoopOpening.Full, 0);
        foreach (var kind in OpeningKinds.All)
        {
            var opening = new Opening { Id = default, Organisation = default, Kind = kind, Postcode = new(1000) };
            foreach (var rule in rules)
                if (rule.Evaluate(newcomer, opening, context).Verdict == Verdict.Fail)
                    shut |= 1 << (int)kind;
            if (rules[0].Evaluate(newcomer, opening, context).Verdict == Verdict.Unknown)
                asked |= 1 << (int)kind;
        }
        return ((byte)shut, (byte)asked);
    }

    private static int One(bool isSo) => isSo ? 1 : 0;

    private static sbyte Number(bool? value) => value switch { null => -1, false => 0, true => 1 };

    private static sbyte Number(CefrLevel? level) => (sbyte)(level is { } known ? (int)known : -1);
}
