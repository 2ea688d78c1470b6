using System.Globalization;
using Matching.Learning.Promotion;

namespace Matching.Quality.Gates;

/// <summary>What the gates said in one city, of its good challenger and of the eight bad ones made from it.</summary>
/// <param name="Seed">Of the city.</param>
/// <param name="TrueGain">How much better the good one truly is than the champion.</param>
/// <param name="Champion">What it is held against.</param>
/// <param name="Measured">Figures of the good one.</param>
/// <param name="Bad">Per bad challenger, the gate meant for it and the gates that stop it.</param>
internal sealed record GateRun(
    int Seed, double TrueGain, string Champion, Measured Measured, IReadOnlyList<(string Name, GateCode Meant, IReadOnlyList<GateCode> StoppedBy)> Bad)
{
    public static GateRun Of(int seed)
    {
        var town = GateTown.Of(seed);
        var good = town.Learn();
        return new(
            seed, town.TrueGain(good), town.Champion is null ? "weighted sum" : "learned from a quarter", Measurement.Of(town.Challenge(good)),
            [.. BadChallengers.Of(town, good).Select(b => (b.Name, b.Meant, Saying(GateVerdict.Stops, b.Measured)))]);
    }

    public bool IsGood => TrueGain > 0;

    public IReadOnlyList<GateCode> StoppedBy => Saying(GateVerdict.Stops, Measured);

    public IReadOnlyList<GateCode> AskedBy => Saying(GateVerdict.Alarm, Measured);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"City {Seed} beside {Champion}: truly {TrueGain:+0.0000;-0.0000}; stopped by [{string.Join(' ', StoppedBy)}], asked by [{string.Join(' ', AskedBy)}]; missed bad ones [{string.Join(' ', Bad.Where(b => !b.StoppedBy.Contains(b.Meant)).Select(b => b.Name))}]");

    private static IReadOnlyList<GateCode> Saying(GateVerdict verdict, Measured measured) =>
        [.. PromotionGates.Judge(measured).Where(g => g.Verdict == verdict).Select(g => g.Gate)];
}
