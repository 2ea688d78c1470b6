using System.Globalization;
using Matching.Learning.Promotion;

namespace Matching.Quality.Gates;

/// <summary>What the gates said in one city: of its good challenger, of that one's poorer twin, and of the bad ones made from it.</summary>
/// <param name="Seed">Of the city.</param>
/// <param name="Champion">What the good one is held against.</param>
/// <param name="Good">The good one.</param>
/// <param name="Twin">Learned from a quarter, held against the good one.</param>
/// <param name="Bad">Per bad challenger, the gate meant for it and the gates that stop it.</param>
internal sealed record GateRun(
    int Seed, string Champion, JudgedChallenger Good, JudgedChallenger Twin, IReadOnlyList<(string Name, GateCode Meant, IReadOnlyList<GateCode> StoppedBy)> Bad)
{
    public static GateRun Of(int seed)
    {
        var town = GateTown.Of(seed);
        var good = town.Learn();
        var poorer = town.LearnFrom(GateTown.Quarter);
        var beside = seed % 2 == 0 ? poorer : null;
        return new(
            seed, beside is null ? "weighted sum" : "learned from a quarter", town.Judged(good, beside, learnedFromTwice: beside is not null), town.Judged(poorer, good, learnedFromTwice: false),
            [.. BadChallengers.Of(town, good, beside).Select(b => (b.Name, b.Meant, JudgedChallenger.Saying(GateVerdict.Stops, b.Measured)))]);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"City {Seed} beside {Champion}: truly {Good.TrueGain:+0.0000;-0.0000}; stopped by [{string.Join(' ', Good.StoppedBy)}], asked by [{string.Join(' ', Good.AskedBy)}]; twin stopped by [{string.Join(' ', Twin.StoppedBy)}]; missed bad ones [{string.Join(' ', Bad.Where(b => !b.StoppedBy.Contains(b.Meant)).Select(b => b.Name))}]");
}
