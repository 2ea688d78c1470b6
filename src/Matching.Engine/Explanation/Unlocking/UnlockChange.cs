using Matching.Engine.Domain;

namespace Matching.Engine.Explanation.Unlocking;

/// <summary>
/// One single change in someone's dossier that the town can help with. The permitted ones are <see cref="PermittedChanges.All"/>;
/// none of them is about who someone is.
/// </summary>
public abstract record UnlockChange
{
    private protected UnlockChange()
    {
    }

    /// <summary>Its name in forms and commands, such as <c>cycle</c>, <c>speaking-A2</c> or <c>childcare-7</c> (the number of the dagdeel).</summary>
    public abstract string Code { get; }

    /// <summary>The rules that look at what it changes; all others answer as before.</summary>
    public abstract RuleSet Touches { get; }

    /// <summary>The change can be made in her life, and is not true yet. What is not known is a question first, not a change.</summary>
    public abstract bool IsFor(Newcomer newcomer);

    /// <summary>The exact edit of the dossier: what the promise was computed with, and what is edited when it comes true.</summary>
    public abstract Newcomer ApplyTo(Newcomer newcomer);

    /// <summary>Months it usually takes her; 0 is at once, null is not known. Sources: <see cref="UsualMonths"/>.</summary>
    public abstract int? MonthsFor(Newcomer newcomer);

    /// <summary>Which support would bring it about for her; null when none of the list does.</summary>
    public virtual SupportKind? SupportFor(Newcomer newcomer) => null;
}
