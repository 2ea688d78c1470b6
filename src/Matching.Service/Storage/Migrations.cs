using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Matching.Service.Storage;

/// <summary>One numbered step of the schema.</summary>
/// <param name="Version">Its number: 1 is the first, no gaps.</param>
/// <param name="Name">Its file name without extension, as in <c>0001_walls</c>.</param>
/// <param name="Sql">What it runs.</param>
public sealed record Migration(int Version, string Name, string Sql)
{
    /// <summary>SHA-256 of the text, with line ends as on Unix.</summary>
    public byte[] Checksum { get; } = SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n")));
}

/// <summary>All migrations, in order. A new one is one file in <c>Migrations/</c> and one line here; a released one never changes.</summary>
public static class Migrations
{
    public static IReadOnlyList<Migration> All { get; } = Read(
        "0001_walls",
        "0002_people",
        "0003_openings",
        "0004_rounds",
        "0005_proposals",
        "0006_audit",
        "0007_once",
        "0008_closed_openings",
        "0009_policies",
        "0010_rankers",
        "0011_training",
        "0012_review",
        "0013_dossier",
        "0014_placement_steps",
        "0015_progress",
        "0016_conversations",
        "0017_waiting",
        "0018_hosts",
        "0019_uploads");

    private static Migration[] Read(params string[] names) =>
        [.. names.Select((name, index) => new Migration(index + 1, name, Text(name)))];

    private static string Text(string name)
    {
        var resource = $"{typeof(Migrations).Namespace}.Migrations.{name}.sql";
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The migration {name} is in the list but not among the embedded files.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
