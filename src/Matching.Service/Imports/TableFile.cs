using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Matching.Service.Language;

namespace Matching.Service.Imports;

/// <summary>Reads a file into a <see cref="Table"/>, whatever it is; what it is shows from its first bytes, never from its name.</summary>
public static class TableFile
{
    public const int LargestFile = 20 * 1024 * 1024;
    public const int MostRows = 100_000;
    public const int MostColumns = 200;

    private static readonly byte[] Zip = [0x50, 0x4B, 0x03, 0x04];
    private static readonly byte[] OldOffice = [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>The table, or why the whole file is refused; exactly one of the two.</summary>
    public static bool TryRead(Stream file, [NotNullWhen(true)] out Table? table, [NotNullWhen(false)] out TableRefusal? refusal)
    {
        table = null;
        refusal = null;
        var bytes = Bytes(file);
        if (bytes is null)
            refusal = new(Say.It($"Het bestand is groter dan {LargestFile / 1024 / 1024} MB. Knip het in stukken en lees die na elkaar in."));
        else if (bytes.AsSpan().StartsWith(OldOffice))
            refusal = new(Say.It("Dit is een oud Excel-bestand, of een met een wachtwoord. Sla het op als .xlsx of .csv zonder wachtwoord."));
        else
            (table, refusal) = bytes.AsSpan().StartsWith(Zip) ? XlsxTable.Read(bytes) : CsvTable.Read(bytes);
        if (table is not null && (refusal = Wrong(table)) is null)
            table = table with { Digest = SHA256.HashData(bytes!) };
        else
            table = null;
        return table is not null;
    }

    private static byte[]? Bytes(Stream file)
    {
        using var copy = new MemoryStream();
        var block = new byte[81920];
        int read;
        while ((read = file.Read(block)) > 0)
        {
            copy.Write(block, 0, read);
            if (copy.Length > LargestFile)
                return null;
        }
        return copy.ToArray();
    }

    private static TableRefusal? Wrong(Table table)
    {
        if (table.Header.All(name => name.Length == 0))
            return new(Say.It("Het bestand is leeg. De eerste regel moet de namen van de kolommen bevatten."));
        var twice = table.Header.Where(name => name.Length > 0).GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
            return new(Say.It($"De kolom '{twice.Key}' staat er {twice.Count()} keer in. Laat er één staan."), twice.Key);
        return table.Rows.Count == 0 ? new(Say.It("Onder de kopregel staan geen regels. Vul het bestand en probeer het opnieuw.")) : null;
    }
}
