using System.Text;
using CsvHelper;
using Matching.Service.Language;

namespace Matching.Service.Imports;

/// <summary>Reads CSV: UTF-8 with or without a byte order mark, else Windows-1252; <c>;</c> or <c>,</c>; quoting by RFC 4180.</summary>
internal static class CsvTable
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static (Table?, TableRefusal?) Read(byte[] bytes)
    {
        if (Array.IndexOf(bytes, (byte)0) >= 0)
            return (null, new(Say.It("Dit is geen CSV- of Excel-bestand. Sla het op als .xlsx, of als CSV met de tekencodering UTF-8.")));
        var text = Text(bytes);
        var delimiter = Delimiter(FirstLine(text));
        var malformed = new Dictionary<long, CsvMalformedReason>();
        using var reader = CsvReader.FromText(text, new CsvReaderOptions
        {
            Separator = delimiter,
            HasHeader = false,
            TrackLineNumbers = true,
            OnMalformedRecord = record => malformed[record.LineNumber] = record.Reason,
        });
        string[]? header = null;
        var rows = new List<TableRow>();
        while (reader.Read())
        {
            var cells = Cells(reader);
            var broken = malformed.TryGetValue(reader.LineNumber, out var reason) ? Quoting(reason) : null;
            if (header is null)
            {
                if (cells.Length > TableFile.MostColumns)
                    return (null, new(Say.It($"Het bestand heeft {cells.Length} kolommen. Laat alleen de kolommen van het sjabloon staan.")));
                if (broken is not null)
                    return (null, new(Say.It($"In de kopregel gaat het mis: {broken}")));
                header = cells;
            }
            else if (broken is not null || cells.Any(cell => cell.Length > 0))
            {
                if (rows.Count == TableFile.MostRows)
                    return (null, new(Say.It($"Het bestand heeft meer dan {TableFile.MostRows} regels. Knip het in stukken en lees die na elkaar in.")));
                rows.Add(new((int)reader.LineNumber, cells, broken ?? WrongCount(cells, header.Length, delimiter)));
            }
        }
        return (new(header ?? [], rows), null);
    }

    private static string[] Cells(CsvReader reader)
    {
        var cells = new string[reader.FieldCount];
        for (var i = 0; i < cells.Length; i++)
            cells[i] = CellText.Clean(reader.GetString(i));
        return cells;
    }

    private static string Quoting(CsvMalformedReason reason) => reason == CsvMalformedReason.UnterminatedQuote
        ? Say.It("een aanhalingsteken wordt nergens gesloten, dus de rest van het bestand is niet gelezen. Zet het sluitende teken erbij.")
        : Say.It("een aanhalingsteken staat niet goed. Zet het hele veld tussen aanhalingstekens en verdubbel die erin.");

    private static string Text(byte[] bytes)
    {
        var bom = bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        try
        {
            return StrictUtf8.GetString(bytes, bom, bytes.Length - bom);
        }
        catch (DecoderFallbackException)
        {
            return Windows1252.GetString(bytes, bom, bytes.Length - bom);
        }
    }

    private static string FirstLine(string text) => text[..(text.IndexOfAny(['\r', '\n']) is >= 0 and var end ? end : text.Length)];

    // Column names hold neither, so the header decides.
    private static char Delimiter(string header) => header.Count(c => c == ';') >= header.Count(c => c == ',') ? ';' : ',';

    private static string? WrongCount(string[] cells, int columns, char delimiter) =>
        cells.Length == columns || (cells.Length > columns && cells.Skip(columns).All(cell => cell.Length == 0))
            ? null
            : Say.It($"de regel heeft {cells.Length} velden en de kopregel {columns}. Zet een veld met een {delimiter} erin tussen aanhalingstekens.");
}
