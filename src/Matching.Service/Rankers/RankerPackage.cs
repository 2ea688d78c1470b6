using System.Text.Json;
using Matching.Engine.Scoring;
using Matching.Service.Pages.Texts;
using Matching.Service.Storage;

namespace Matching.Service.Rankers;

/// <summary>A ranker with everything that belongs to it: what a folder of <c>models/</c> holds, and a row of the table.</summary>
public sealed record RankerPackage
{
    public required string Id { get; init; }
    public required string DataFrom { get; init; }
    public required byte[] File { get; init; }
    public required string Manifest { get; init; }
    public required string Metrics { get; init; }
    public required string Card { get; init; }

    /// <summary>The shapes of the card: file name and SVG.</summary>
    public IReadOnlyDictionary<string, string> Pictures { get; init; } = new Dictionary<string, string>();

    internal static RankerPackage Of(Ranker ranker, byte[] file, RankerManifest manifest, RankerMetrics metrics)
    {
        var shapes = RankerShapes.Of(ranker);
        var scale = ShapePicture.Scale(shapes.Shapes);
        return new()
        {
            Id = ranker.Id,
            DataFrom = manifest.DataFrom,
            File = file,
            Manifest = manifest.Write(),
            Metrics = metrics.Write(),
            Card = RankerCard.Write(manifest, metrics, shapes),
            Pictures = shapes.Shapes.Where(s => s.Reach > 0)
                .ToDictionary(RankerCard.PictureOf, s => ShapePicture.Svg(s, FeatureText.Name(s.Feature), scale)),
        };
    }
}

/// <summary><c>models/&lt;id&gt;/</c>: ranker.json, manifest.json, metrics.json, card.md and its pictures.</summary>
internal static class RankerFolder
{
    public const string Ranker = "ranker.json";
    public const string Manifest = "manifest.json";
    public const string Metrics = "metrics.json";
    public const string Card = "card.md";

    /// <summary>Where a trained ranker goes when nothing else is said.</summary>
    public static string Standard => Path.Combine(StateFolder.Resolve(), "models");

    /// <summary>Writes the folder; the same ranker again gives the same bytes.</summary>
    /// <returns>The folder.</returns>
    public static async Task<string> WriteAsync(string models, RankerPackage package, CancellationToken ct)
    {
        var folder = Path.Combine(models, package.Id);
        Directory.CreateDirectory(folder);
        await File.WriteAllBytesAsync(Path.Combine(folder, Ranker), package.File, ct);
        await File.WriteAllTextAsync(Path.Combine(folder, Manifest), package.Manifest, ct);
        await File.WriteAllTextAsync(Path.Combine(folder, Metrics), package.Metrics, ct);
        await File.WriteAllTextAsync(Path.Combine(folder, Card), package.Card, ct);
        foreach (var (name, picture) in package.Pictures)
            await File.WriteAllTextAsync(Path.Combine(folder, name), picture, ct);
        return folder;
    }

    /// <summary>Reads a folder back; null when it is not whole.</summary>
    public static async Task<RankerPackage?> ReadAsync(string models, string id, CancellationToken ct)
    {
        var folder = Path.Combine(models, id);
        if (new[] { Ranker, Manifest, Metrics, Card }.Any(name => !File.Exists(Path.Combine(folder, name))))
            return null;
        try
        {
            var manifest = await File.ReadAllTextAsync(Path.Combine(folder, Manifest), ct);
            return new RankerPackage
            {
                Id = id,
                DataFrom = RankerManifest.Read(manifest).DataFrom,
                File = await File.ReadAllBytesAsync(Path.Combine(folder, Ranker), ct),
                Manifest = manifest,
                Metrics = await File.ReadAllTextAsync(Path.Combine(folder, Metrics), ct),
                Card = await File.ReadAllTextAsync(Path.Combine(folder, Card), ct),
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
