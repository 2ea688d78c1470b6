using System.Globalization;
using System.IO.Compression;
using ExcelDataReader;
using Matching.Service.Language;

namespace Matching.Service.Imports;

/// <summary>Reads the first sheet of an .xlsx. Dates, times and numbers come as such and are written as a CSV would have them.</summary>
internal static class XlsxTable
{
    private const long LargestUnpacked = 256L * 1024 * 1024;

    // A time of day without a date comes as a moment on one of the first days that Excel knows.
    private static readonly DateTime FirstDate = new(1900, 1, 2);

    static XlsxTable() => System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);

    public static (Table?, TableRefusal?) Read(byte[] bytes)
    {
        try
        {
            if (!FitsUnpacked(bytes))
                return (null, new(Say.It("Uitgepakt is dit Excel-bestand te groot. Bewaar alleen de regels en kolommen van het sjabloon in een nieuw bestand.")));
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(bytes, writable: false));
            return Rows(reader);
        }
#pragma warning disable CA1031 // Another's parser over a file from outside: whatever it throws, the file cannot be read.
        catch (Exception)
#pragma warning restore CA1031
        {
            return (null, new(Say.It("Dit Excel-bestand is beschadigd of is geen .xlsx. Open het in Excel en sla het opnieuw op als .xlsx.")));
        }
    }

    // Counted while unpacking: the sizes that a zip states about itself may be untrue.
    private static bool FitsUnpacked(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        var block = new byte[81920];
        var total = 0L;
        foreach (var entry in zip.Entries)
        {
            using var content = entry.Open();
            int read;
            while ((read = content.Read(block)) > 0)
                if ((total += read) > LargestUnpacked)
                    return false;
        }
        return true;
    }

    private static (Table?, TableRefusal?) Rows(IExcelDataReader reader)
    {
        string[]? header = null;
        var rows = new List<TableRow>();
        for (var line = 1; reader.Read(); line++)
        {
            if (header is null)
            {
                header = WithoutEmptyEnd(Cells(reader, Math.Min(reader.FieldCount, TableFile.MostColumns + 1)));
                if (header.Length > TableFile.MostColumns)
                    return (null, new(Say.It($"Het blad heeft meer dan {TableFile.MostColumns} kolommen. Laat alleen de kolommen van het sjabloon staan.")));
                continue;
            }
            var cells = Cells(reader, header.Length);
            if (cells.All(cell => cell.Length == 0))
                continue;
            if (rows.Count == TableFile.MostRows)
                return (null, new(Say.It($"Het blad heeft meer dan {TableFile.MostRows} regels. Knip het in stukken en lees die na elkaar in.")));
            rows.Add(new(line, cells));
        }
        return (new(header ?? [], rows), null);
    }

    private static string[] Cells(IExcelDataReader reader, int count)
    {
        var cells = new string[count];
        for (var i = 0; i < count; i++)
            cells[i] = i < reader.FieldCount ? CellText.Clean(Text(reader.GetValue(i))) : "";
        return cells;
    }

    private static string[] WithoutEmptyEnd(string[] header)
    {
        var last = Array.FindLastIndex(header, name => name.Length > 0);
        return header[..(last + 1)];
    }

    private static string? Text(object? value) => value switch
    {
        null => null,
        string text => text,
        bool yes => yes ? "ja" : "nee",
        DateTime time when time < FirstDate => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        DateTime moment when moment.TimeOfDay == TimeSpan.Zero => moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        TimeSpan time => time.ToString(@"hh\:mm", CultureInfo.InvariantCulture),
        double number when Math.Abs(number) < 1e15 => ((decimal)number).ToString(CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
