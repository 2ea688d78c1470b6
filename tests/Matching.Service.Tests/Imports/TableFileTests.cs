using System.IO.Compression;
using System.Text;
using Matching.Service.Imports;

namespace Matching.Service.Tests.Imports;

public class TableFileTests
{
    private static Table Read(byte[] bytes)
    {
        Assert.True(TableFile.TryRead(new MemoryStream(bytes), out var table, out var refusal), refusal?.Sentence);
        return table;
    }

    private static Table Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static string Refusal(byte[] bytes)
    {
        Assert.False(TableFile.TryRead(new MemoryStream(bytes), out _, out var refusal));
        return refusal.Sentence;
    }

    private static string Refusal(string text) => Refusal(Encoding.UTF8.GetBytes(text));

    [Theory]
    [InlineData("a;b\n1,2;3\n", "1,2")]
    [InlineData("a,b\n1;2,3\n", "1;2")]
    [InlineData("a;b\r\n1,2;3", "1,2")]
    [InlineData("a,b\n\"1,2\",3", "1,2")]
    public void The_header_decides_what_separates_fields(string text, string first) => Assert.Equal(first, Read(text).Rows[0].Cells[0]);

    [Fact]
    public void Quoted_fields_hold_quotes_separators_and_new_lines_and_lines_are_counted_in_the_file()
    {
        var table = Read("a;b\r\n\"een \"\"twee\"\"; drie\r\nvier\";2\r\n\r\n;\r\nvijf;6\r\n");

        Assert.Equal("een \"twee\"; drie\nvier", table.Rows[0].Cells[0]);
        Assert.Equal([2, 6], table.Rows.Select(row => row.Line));
    }

    [Fact]
    public void Windows_1252_is_recognised_and_utf8_with_or_without_mark()
    {
        const string text = "a;b\ncafé €;Ayşe\n";
        var windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

        Assert.Equal("café €", Read(windows.GetBytes("a;b\ncafé €;x\n")).Rows[0].Cells[0]);
        Assert.Equal(["café €", "Ayşe"], Read(Encoding.UTF8.GetBytes(text)).Rows[0].Cells);
        Assert.Equal("a", Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)]).Header[0]);
    }

    [Fact]
    public void A_row_with_another_number_of_fields_is_broken_and_the_others_are_not()
    {
        var table = Read("a;b\n1;2;3\n1\n1;2;\n1;2\n");

        Assert.Equal([true, true, false, false], table.Rows.Select(row => row.Broken is not null));
    }

    [Fact]
    public void A_quote_that_is_never_closed_breaks_its_row_and_says_that_the_rest_was_not_read()
    {
        var table = Read("a;b\n1;2\n3;\"vier\n5;6\n");

        Assert.Null(table.Rows[0].Broken);
        Assert.Contains("de rest van het bestand is niet gelezen", table.Rows[1].Broken, StringComparison.Ordinal);
    }

    [Fact]
    public void Characters_that_nothing_can_store_are_left_out() =>
        Assert.Equal("eené", Read("a;b\ne\u0007en\u0065\u0301;2\n").Rows[0].Cells[0]);

    [Fact]
    public void A_sheet_gives_dates_times_numbers_and_booleans_as_a_csv_writes_them()
    {
        var table = Read(Xlsx.Write(
            ["a", "b", "c", "d", "e"],
            [new DateOnly(2026, 11, 23), 8041, 1.5, true, new TimeOnly(9, 30)],
            [null, null, null, null, null],
            ["  tekst ", null, 0, false, null]));

        Assert.Equal(["2026-11-23", "8041", "1.5", "ja", "09:30"], table.Rows[0].Cells);
        Assert.Equal(["tekst", "", "0", "nee", ""], table.Rows[1].Cells);
        Assert.Equal([2, 4], table.Rows.Select(row => row.Line));
    }

    [Fact]
    public void An_empty_file_is_refused()
    {
        Assert.Contains("leeg", Refusal(""), StringComparison.Ordinal);
        Assert.Contains("leeg", Refusal(" ; \n1;2\n"), StringComparison.Ordinal);
        Assert.Contains("geen regels", Refusal("a;b\n;\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_is_there_twice_is_refused_by_name() =>
        Assert.Contains("'Postcode'", Refusal("Postcode;x;postcode\n1;2;3\n"), StringComparison.Ordinal);

    [Fact]
    public void Another_kind_of_file_is_refused_with_what_to_do()
    {
        Assert.Contains("geen CSV- of Excel-bestand", Refusal([0x89, (byte)'P', (byte)'N', (byte)'G', 0, 0, 0]), StringComparison.Ordinal);
        Assert.Contains("geen CSV- of Excel-bestand", Refusal(Encoding.Unicode.GetBytes("a;b\n1;2\n")), StringComparison.Ordinal);
        Assert.Contains("oud Excel-bestand", Refusal([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]), StringComparison.Ordinal);
        Assert.Contains("beschadigd", Refusal([0x50, 0x4B, 0x03, 0x04, 1, 2, 3]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_too_large_is_refused_before_it_is_read()
    {
        Assert.Contains("20 MB", Refusal(new byte[TableFile.LargestFile + 1]), StringComparison.Ordinal);
        Assert.Contains("100000 regels", Refusal("a\n" + string.Concat(Enumerable.Repeat("x\n", TableFile.MostRows + 1))), StringComparison.Ordinal);
        Assert.Contains("kolommen", Refusal(string.Join(';', Enumerable.Range(0, 300)) + "\n1\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_bomb_is_refused()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open())
        {
            var block = new byte[1024 * 1024];
            for (var i = 0; i < 300; i++)
                entry.Write(block);
        }

        Assert.Contains("te groot", Refusal(file.ToArray()), StringComparison.Ordinal);
    }
}
