using System.Text;
using Matching.Service.Imports;

namespace Matching.Service.Tests.Imports;

/// <summary>Rows of a file as the importer sees them, without a database.</summary>
internal static class Rows
{
    public static RowReader One(ImportKind kind, params (string Column, string Text)[] cells)
    {
        var text = string.Join(';', cells.Select(c => c.Column)) + "\n" + string.Join(';', cells.Select(c => $"\"{c.Text}\"")) + "\n";
        Assert.True(TableFile.TryRead(new MemoryStream(Encoding.UTF8.GetBytes(text)), out var table, out _));
        var (rows, refusal) = FileShape.Of(kind).Over(table);
        Assert.Null(refusal);
        return Assert.Single(rows);
    }

    public static Known Known { get; } = new()
    {
        Municipality = new("GM9001"),
        Today = new(2026, 11, 23),
        Caseworkers = new Dictionary<string, Matching.Engine.Domain.CaseworkerId> { ["fatima@waterveen.example"] = new(1) },
    };
}
