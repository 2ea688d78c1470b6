using Matching.Engine.Domain;
using Matching.Engine.Rules;

namespace Matching.Engine.Explanation.Unlocking;

/// <summary>
/// Runs the rules for one person as she is, and again with each change that could be hers. An opening is added when all rules that fail
/// today are touched by the change and none of those it touches fails after it; the others answer as before, so they need not run again.
/// </summary>
internal sealed class PersonUnlocks
{
    private static readonly IRule[] Rules = [.. HardRules.All];

    private readonly Variant[] _variants;
    private readonly RuleSet _changeable;
    private readonly int _unknownsAllowed;

    private PersonUnlocks(Newcomer newcomer, RuleContext context)
    {
        _variants = [.. PermittedChanges.All.Index().Where(c => c.Item.IsFor(newcomer)).Select(c => new Variant(c.Index, c.Item, c.Item.ApplyTo(newcomer)))];
        _changeable = _variants.Aggregate(default(RuleSet), (set, v) => set.With(v.Change.Touches));
        _unknownsAllowed = context.Options.UnknownsAllowed;
    }

    /// <summary>One change that could be hers, with what it adds.</summary>
    public sealed class Variant(int index, UnlockChange change, Newcomer newcomer)
    {
        /// <summary>Position in <see cref="PermittedChanges.All"/>.</summary>
        public int Index => index;
        public UnlockChange Change => change;
        public Newcomer Newcomer => newcomer;
        public IRule[] Touched { get; } = [.. Rules.Where(r => change.Touches.Contains(r.Code))];
        public RuleSet Touches { get; } = change.Touches;
        public List<AddedOpening> Adds { get; } = [];
    }

    /// <summary>Changes that add something, in the order of the list.</summary>
    public IEnumerable<Variant> Opening => _variants.Where(v => v.Adds.Count > 0);

    /// <summary>Something could be proposed to her today.</summary>
    public bool HasSomething { get; private set; }

    public bool OpensProposable(Variant variant) => variant.Adds.Any(a => a.Unknowns <= _unknownsAllowed);

    public static PersonUnlocks Of(Newcomer newcomer, IReadOnlyList<Opening> openings, RuleContext context)
    {
        var unlocks = new PersonUnlocks(newcomer, context);
        for (var i = 0; i < openings.Count; i++)
            unlocks.Judge(newcomer, openings[i], context);
        return unlocks;
    }

    private void Judge(Newcomer newcomer, Opening opening, RuleContext context)
    {
        var (fails, unknown, unknowns) = (default(RuleSet), default(RuleSet), 0);
        foreach (var rule in Rules)
        {
            var verdict = rule.Evaluate(newcomer, opening, context).Verdict;
            if (verdict == Verdict.Fail)
            {
                if (!_changeable.Contains(rule.Code))
                    return;
                fails = fails.With(rule.Code);
            }
            else if (verdict == Verdict.Unknown)
            {
                unknown = unknown.With(rule.Code);
                unknowns++;
            }
        }
        if (fails.IsEmpty)
        {
            HasSomething |= unknowns <= _unknownsAllowed;
            return;
        }
        foreach (var variant in _variants)
            if (variant.Touches.Covers(fails) && After(variant, opening, context, unknown, unknowns) is { } left)
                variant.Adds.Add(new(opening.Id, left));
    }

    /// <summary>Unknowns that are left after the change; null when a rule fails still.</summary>
    private static int? After(Variant variant, Opening opening, RuleContext context, RuleSet unknown, int unknowns)
    {
        foreach (var rule in variant.Touched)
        {
            var verdict = rule.Evaluate(variant.Newcomer, opening, context).Verdict;
            if (verdict == Verdict.Fail)
                return null;
            unknowns += (verdict == Verdict.Unknown ? 1 : 0) - (unknown.Contains(rule.Code) ? 1 : 0);
        }
        return unknowns;
    }
}
