namespace Matching.Service.Newcomers.Steps;

/// <summary>One organisation's share in double work.</summary>
public sealed record Doer(string Organisation, DateOnly? Since);

/// <summary>Somebody agreed who goes on with what.</summary>
public sealed record WorkAgreement(string Subject, string Keeper, DateOnly AgreedOn);

/// <summary>Two or more organisations do the same with one person: geen dubbel werk (Middelburg). It may be right all the same; a person says.</summary>
/// <param name="Subject">What: a code as in <see cref="Step.Subject"/>.</param>
/// <param name="Doers">Who began first stands first; at least two.</param>
public sealed record DoubleWork(string Subject, IReadOnlyList<Doer> Doers)
{
    /// <summary>Of what the contents are not known nothing can be said.</summary>
    private const string Unclear = "other";

    /// <summary>
    /// What goes on at two organisations or more. What was agreed stays agreed until another organisation begins with it afterwards.
    /// </summary>
    public static IReadOnlyList<DoubleWork> In(IEnumerable<Step> steps, IReadOnlyList<WorkAgreement> agreements) =>
    [
        .. from step in steps
           where step is { IsGoingOn: true, Organisation: not null, Subject: not Unclear }
           group step by step.Subject into same
           let doers = DoersOf(same)
           where doers.Count > 1 && !IsAgreed(doers, agreements.FirstOrDefault(a => a.Subject == same.Key))
           orderby same.Key
           select new DoubleWork(same.Key, doers),
    ];

    private static List<Doer> DoersOf(IEnumerable<Step> same) =>
    [
        .. same.GroupBy(s => s.Organisation!.Trim(), StringComparer.OrdinalIgnoreCase)
            .Select(g => new Doer(g.First().Organisation!.Trim(), g.Any(s => s.Begins is null) ? null : g.Min(s => s.Begins)))
            .OrderBy(d => d.Since).ThenBy(d => d.Organisation, StringComparer.Ordinal),
    ];

    private static bool IsAgreed(List<Doer> doers, WorkAgreement? agreement) =>
        agreement is not null && doers.All(d => !(d.Since > agreement.AgreedOn));
}
