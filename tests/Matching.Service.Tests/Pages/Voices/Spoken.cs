using Matching.Engine.Domain;
using Matching.Engine.Explanation;
using Matching.Engine.Explanation.Voices;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;

namespace Matching.Service.Tests.Pages.Voices;

/// <summary>One proposal of a simulated town with everything that its texts are made from.</summary>
internal sealed record Spoken(RoundSnapshot Town, RuleContext Context, Newcomer Newcomer, Opening Opening, Evidence Evidence)
{
    public const string Name = "Selam";
    public const string Host = "Kringloop";

    private static readonly DateOnly Anchor = new(2026, 11, 2);

    private static readonly Lazy<List<Spoken>> Towns = new(() => [.. Enumerable.Range(1, 3).SelectMany(seed => Of(seed))]);

    /// <summary>Every proposal of three towns.</summary>
    public static IReadOnlyList<Spoken> All => Towns.Value;

    public TalkingPoints Points => TalkingPoints.Of(Newcomer, Opening, Evidence, Context);
    public HostCard Card => HostCard.Of(Newcomer, Opening, Context);
    public IReadOnlyList<NewcomerSentence> Sentences => NewcomerSentences.Of(Newcomer, Opening, Context);

    /// <summary>The same pair with other facts, and the evidence that belongs to them.</summary>
    public Spoken With(Newcomer newcomer) => this with { Newcomer = newcomer, Evidence = EvidenceOf(newcomer, Opening, Context) };

    private static IEnumerable<Spoken> Of(long seed)
    {
        var town = Simulation.Town.Create(new() { Anchor = Anchor, Seed = seed, People = 60, Openings = 50 }).Snapshot();
        var context = new RuleContext(town);
        return
            from person in MatchingRound.Run(town).People
            from proposed in person.Proposals
            select new Spoken(town, context, town.Newcomers.Single(n => n.Id == person.Newcomer), town.Openings.Single(o => o.Id == proposed.Opening), proposed.Evidence);
    }

    private static Evidence EvidenceOf(Newcomer newcomer, Opening opening, RuleContext context)
    {
        var row = new int[Engine.Features.FeatureSchema.Count];
        Engine.Features.FeatureSchema.Read(newcomer, opening, context, row);
        return Explainer.Explain(newcomer, opening, context, Engine.Scoring.WeightedSum.Instance, row);
    }
}
