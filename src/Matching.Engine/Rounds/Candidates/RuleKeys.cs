using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Rounds.Candidates;

/// <summary>
/// The list of what every rule's answer depends on, in the order of <see cref="HardRules.All"/>. A new rule gets a line here; without one it
/// works, slowly. A line that leaves something out is found by the tests that hold the index against the rules themselves.
/// </summary>
internal sealed class RuleKeys(RuleContext context, LanguageSets languages)
{
    /// <summary>Years of birth begin here (<see cref="Newcomer.BirthYear"/>).</summary>
    private const int FirstYear = 1900;

    /// <summary>More than the highest age that an opening can name.</summary>
    private const int Ages = 122;

    /// <summary>Numbers of one digit per kind stay below this.</summary>
    private const int Digits = 1 << 2 * OpeningKinds.Count;

    private static readonly int Neutral = OpeningKinds.All.Aggregate(0, (digits, kind) => WithDigit(digits, kind, Wishes.NeutralWeight));

    /// <param name="context">Without pairs (<see cref="RuleContext.WithoutPairs"/>).</param>
    /// <param name="languages">The languages of contact that are asked somewhere.</param>
    public static IReadOnlyList<RuleKey> All(RuleContext context, LanguageSets languages) => new RuleKeys(context, languages).All();

    private RuleKey[] All() =>
    [
        ByKey(RuleCode.PersonIsActive, n => n.IsActiveOn(context.BusinessDate) ? 1 : 0, _ => 0),
        ByOpening(RuleCode.OpeningIsOpen),
        ByOpening(RuleCode.FairWork),
        ByOpening(RuleCode.PlaceFree),
        ByKey(RuleCode.Ground, Ground, o => (int)o.Kind),
        ByKey(RuleCode.PersonWantsKind, Weights, o => (int)o.Kind),
        ByKey(RuleCode.AlreadyHasKind, KindsRunning, o => (int)o.Kind),
        RuleKey.Other(RuleCode.RejectedBefore, Treatment.ByPair),
        RuleKey.Other(RuleCode.OrganisationToAvoid, Treatment.ByPair),
        ByKey(RuleCode.SchoolAge, BirthYear, o => (int)o.Kind),
        ByKey(RuleCode.RightToWork, n => Of(n.MayWork), o => (int)o.Kind),
        ByKey(RuleCode.LearningRoute, n => Of(n.Integration.Route), o => Set(o.Asks.Routes)),
        ByKey(RuleCode.Audience, n => Of(n.Sex), o => (int)o.Asks.Audience.Limit),
        ByKey(RuleCode.AgeLimits, BirthYear, o => (o.Asks.Ages.Min + 1 ?? 0) * Ages + (o.Asks.Ages.Max + 1 ?? 0)),
        ByKey(RuleCode.Buddy, n => Of(n.Wishes.Buddy), o => (int)o.Kind * 3 + Of(o.Asks.BuddySex)),
        Dutch(RuleCode.Speaking, LanguageSkill.Speaking),
        Dutch(RuleCode.Listening, LanguageSkill.Listening),
        Dutch(RuleCode.Reading, LanguageSkill.Reading),
        Dutch(RuleCode.Writing, LanguageSkill.Writing),
        RuleKey.Other(RuleCode.Distance, Treatment.ByPlace),
        RuleKey.Other(RuleCode.Reachable, Treatment.ByPlace),
        RuleKey.Other(RuleCode.FreeDayParts, Treatment.ByTime),
        ByKey(RuleCode.HoursPerWeek, HoursLeft, o => o.Schedule.HoursMin + 1 ?? 0),
        ByKey(RuleCode.Education, n => Of(n.Background.Education) * 3 + Of(n.Background.DiplomaRecognised), o => Of(o.Asks.Education)),
        ByKey(RuleCode.RecognisedDiploma, n => Of(n.Background.DiplomaRecognised), o => o.Asks.RecognisedDiploma ? 1 : 0),
        ByKey(RuleCode.DrivingLicence, n => Of(n.Mobility.DrivingLicence), o => o.Asks.DrivingLicence ? 1 : 0),
        ByKey(RuleCode.FunctionalLimits, n => Of(n.Limits), o => (int)o.Asks.Demands * OpeningKinds.Count + (int)o.Kind),
        ByKey(RuleCode.ContactLanguage, n => languages.NumberOf(n.ContactLanguages), o => languages.NumberOf(o.Asks.ContactLanguages)),
    ];

    private static RuleKey ByKey(RuleCode rule, Func<Newcomer, int> ofPerson, Func<Opening, int> ofOpening) =>
        new(rule, Treatment.ByKey, ofPerson, ofOpening);

    /// <summary>A rule that looks at no person: its answer is the opening's key.</summary>
    private RuleKey ByOpening(RuleCode code)
    {
        var rule = HardRules.All.Single(r => r.Code == code);
        var anyone = new Newcomer { Id = default, Municipality = default, Caseworker = default, Postcode = new(1000) };
        return ByKey(code, _ => 0, opening => (int)rule.Evaluate(anyone, opening, context).Verdict);
    }

    private RuleKey Dutch(RuleCode rule, LanguageSkill skill) => ByKey(
        rule,
        n => (Of(n.Dutch[skill]) * 2 + (n.Dutch.IsMeasured(context.BusinessDate) ? 1 : 0)) * 4 + Of(n.Integration.Literacy),
        o => Of(o.Asks.Dutch[skill]));

    private static int Ground(Newcomer newcomer)
    {
        var consents = 0;
        for (var i = newcomer.Consents.Count - 1; i >= 0; i--)
            consents = WithDigit(consents, newcomer.Consents[i].Kind, 1 + (int)newcomer.Consents[i].Answer);
        var schemes = newcomer.Integration.Schemes is { } known ? 1 + Set(known) : 0;
        return (schemes * 2 + (Has(newcomer.Integration.Goals, PlanGoal.TakingPart) ? 1 : 0)) * Digits + consents;
    }

    private static int Weights(Newcomer newcomer)
    {
        var (weights, kinds) = (Neutral, newcomer.Wishes.Kinds);
        for (var i = kinds.Count - 1; i >= 0; i--)
            weights = WithDigit(weights, kinds[i].Kind, kinds[i].Weight);
        return weights;
    }

    private static int BirthYear(Newcomer newcomer) => newcomer.BirthYear - FirstYear + 1 ?? 0;

    private int KindsRunning(Newcomer newcomer)
    {
        var kinds = 0;
        foreach (var commitment in context.CommitmentsOf(newcomer.Id))
            if (commitment.Kind is { } kind)
                kinds |= 1 << (int)kind;
        return kinds;
    }

    private int HoursLeft(Newcomer newcomer) => newcomer.Availability.MaxHours is { } most
        ? 1 + Math.Max(0, most - context.TakenBesides(newcomer.Id, default).Hours)
        : 0;

    /// <summary>A number of one digit per kind. The first of a list counts, so lists are gone through backwards.</summary>
    private static int WithDigit(int digits, OpeningKind kind, int digit) => digits & ~(3 << 2 * (int)kind) | digit << 2 * (int)kind;

    private static int Set<T>(IReadOnlyList<T> values) where T : struct, Enum
    {
        var set = 0;
        for (var i = 0; i < values.Count; i++)
            set |= 1 << Number(values[i]);
        return set;
    }

    private static bool Has<T>(IReadOnlyList<T>? values, T value) where T : struct, Enum =>
        values is not null && (Set(values) >> Number(value) & 1) != 0;

    private static int Of(bool? value) => value switch { null => 0, false => 1, true => 2 };

    private static int Of<T>(T? value) where T : struct, Enum => value is { } known ? 1 + Number(known) : 0;

    /// <summary>All enums of the domain are bytes.</summary>
    private static int Number<T>(T value) where T : struct, Enum => System.Runtime.CompilerServices.Unsafe.As<T, byte>(ref value);
}
