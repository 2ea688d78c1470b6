using System.Text.Json;
using Matching.Engine.Domain;
using Matching.Service.Imports.Fields;
using Matching.Service.Language;
using Matching.Service.Storage;

namespace Matching.Service.Imports.Writing;

internal enum Change { Added, Changed, Unchanged }

/// <summary>What a good row does to what is stored.</summary>
/// <param name="Change">Of the three counts of a report.</param>
/// <param name="Draft">It stands as a draft afterwards.</param>
/// <param name="Beside">What it was judged beside: a version, or the stored row itself; empty when nothing was stored.</param>
internal readonly record struct Verdict(Change Change, bool Draft = false, string Beside = "");

/// <summary>One import of one kind of file: judges its rows beside what is stored, then writes those that were good.</summary>
internal interface IFileImport
{
    /// <summary>Reads what is stored and, when <paramref name="forWriting"/>, holds it until the transaction ends.</summary>
    Task LoadAsync(DbSession session, bool forWriting, CancellationToken ct);

    /// <summary>Judges a row and, when it is good and not unchanged, remembers it for writing. Errors are in the row.</summary>
    Verdict Judge(RowReader row);

    /// <summary>Writes what <see cref="Judge"/> remembered.</summary>
    Task WriteAsync(DbSession session, CancellationToken ct);

    /// <summary>Corrections by hand that stayed although the list says otherwise: where, and what to do.</summary>
    IReadOnlyList<RowError> Kept => [];

    /// <summary>The remembered rows in canonical form, for the digest.</summary>
    IEnumerable<string> Written { get; }
}

/// <summary>Notes the rows that use a number which an earlier row of the same file has.</summary>
internal sealed class NumbersOnce
{
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);

    /// <param name="row">The row.</param>
    /// <param name="column">The column of the number.</param>
    /// <param name="scope">Within what a number is unique: the organisation, or empty.</param>
    public void Check(RowReader row, Column<string> column, string scope = "")
    {
        var number = row.Text(column);
        var key = $"{scope.ToLowerInvariant()}\n{number}";
        if (number.Length > 0 && column.Field(number).Wrong is null && !_lines.TryAdd(key, row.Line))
            row.Refuse(column, Wrong.Text(number, Say.It($"staat ook op regel {_lines[key]}. Laat één van beide staan.")));
    }
}

internal static class CanonicalRow
{
    /// <summary>Empty for a row that is not there.</summary>
    public static string OfStored<T>(T? row) where T : class => row is null ? "" : Of(row);

    public static string Of<T>(T row) => JsonSerializer.Serialize(row, DomainJson.Options);
}
