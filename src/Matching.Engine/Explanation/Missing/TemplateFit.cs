using Matching.Engine.Domain;
using Matching.Engine.Explanation.Unlocking;
using Matching.Engine.Rules;

namespace Matching.Engine.Explanation.Missing;

/// <summary>
/// Whom a template opening would serve. A template differs in kind, level, dagdeel and place alone, and every rule looks at no more than
/// one of these: so each rule runs once per person and value, and the answers are put together. A test holds it against all rules at once.
/// </summary>
internal sealed class TemplateFit
{
    private const byte Fails = byte.MaxValue;

    private static readonly RuleSet OfLevel = RuleSet.Of(RuleCode.Speaking, RuleCode.Listening, RuleCode.Reading, RuleCode.Writing);
    private static readonly RuleSet OfDayPart = RuleSet.Of(RuleCode.FreeDayParts);
    private static readonly RuleSet OfPlace = RuleSet.Of(RuleCode.Distance, RuleCode.Reachable);

    private static readonly IRule[] LevelRules = [.. HardRules.All.Where(r => OfLevel.Contains(r.Code))];
    private static readonly IRule[] DayPartRules = [.. HardRules.All.Where(r => OfDayPart.Contains(r.Code))];
    private static readonly IRule[] PlaceRules = [.. HardRules.All.Where(r => OfPlace.Contains(r.Code))];
    private static readonly IRule[] KindRules =
        [.. HardRules.All.Where(r => !OfLevel.With(OfDayPart).With(OfPlace).Contains(r.Code))];

    private readonly Dictionary<OpeningKind, byte[]> _kinds;
    private readonly Dictionary<CefrLevel, byte[]> _levels;
    private readonly Dictionary<DayParts, byte[]> _dayParts;
    private readonly Dictionary<Postcode, byte[]> _places;
    private readonly int _unknownsAllowed;
    private readonly int _people;

    public TemplateFit(IReadOnlyList<Newcomer> people, IReadOnlyList<MissingOpening> templates, RuleContext context)
    {
        _people = people.Count;
        _unknownsAllowed = context.Options.UnknownsAllowed;
        _kinds = Run(t => t.Kind, KindRules);
        _levels = Run(t => t.DutchAsked ?? CefrLevel.A0, LevelRules);
        _dayParts = Run(t => t.DayPart, DayPartRules);
        _places = Run(t => t.Near, PlaceRules);

        Dictionary<TValue, byte[]> Run<TValue>(Func<MissingOpening, TValue> value, IRule[] rules) where TValue : notnull =>
            templates.DistinctBy(value).ToDictionary(value, template =>
            {
                var opening = template.AsOpening(context.BusinessDate);
                return people.Select(person => Unknowns(person, opening, context, rules)).ToArray();
            });
    }

    /// <summary>Positions of the people who could be proposed there.</summary>
    public int[] Served(MissingOpening template)
    {
        var (kind, level) = (_kinds[template.Kind], _levels[template.DutchAsked ?? CefrLevel.A0]);
        var (dayPart, place) = (_dayParts[template.DayPart], _places[template.Near]);
        var served = new List<int>();
        for (var i = 0; i < _people; i++)
            if (kind[i] + level[i] + dayPart[i] + place[i] <= _unknownsAllowed)
                served.Add(i);
        return [.. served];
    }

    private static byte Unknowns(Newcomer person, Opening opening, RuleContext context, IRule[] rules)
    {
        byte unknowns = 0;
        foreach (var rule in rules)
            switch (rule.Evaluate(person, opening, context).Verdict)
            {
                case Verdict.Fail:
                    return Fails;
                case Verdict.Unknown:
                    unknowns++;
                    break;
            }
        return unknowns;
    }
}
