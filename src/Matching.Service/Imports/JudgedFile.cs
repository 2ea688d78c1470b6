using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Matching.Service.Imports.Writing;
using Matching.Service.Storage;

namespace Matching.Service.Imports;

/// <summary>What one row would do.</summary>
/// <param name="Row">With everything that is wrong with it.</param>
/// <param name="Change">Null when it is refused.</param>
/// <param name="Draft">It stands as a draft afterwards.</param>
/// <param name="Beside">What it was judged beside.</param>
internal sealed record JudgedRow(RowReader Row, Change? Change, bool Draft, string Beside);

/// <summary>
/// A file with every row judged beside what is stored, the same for the command and for the page. Nothing is written before
/// <see cref="WriteAsync"/>, and then all that was judged good.
/// </summary>
internal sealed class JudgedFile
{
    private readonly IFileImport _import;
    private readonly FileOfRows _file;
    private readonly ImportRequest _request;

    private JudgedFile(IFileImport import, FileOfRows file, ImportRequest request, IReadOnlyList<JudgedRow> rows)
    {
        (_import, _file, _request, Rows) = (import, file, request, rows);
        IsRefused = request.Strict && rows.Any(row => row.Change is null);
        Report = new()
        {
            Read = rows.Count,
            Added = Count(row => row.Change == Change.Added),
            Changed = Count(row => row.Change == Change.Changed),
            Unchanged = Count(row => row.Change == Change.Unchanged),
            Drafts = Count(row => row.Draft),
            IgnoredColumns = file.Ignored,
            Rows = [.. rows.SelectMany(row => row.Row.Errors)],
            Kept = import.Kept is { Count: > 0 } kept ? kept : null,
        };
    }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<JudgedRow> Rows { get; }

    /// <summary>What writing does, or did.</summary>
    public ImportReport Report { get; }

    /// <summary>Strict, and a row is bad: then nothing may be written.</summary>
    public bool IsRefused { get; }

    /// <summary>
    /// Everything that was judged, and beside what: the same text means that writing does to the database just what was seen earlier.
    /// </summary>
    public string Fingerprint => Digest(Rows
        .Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Row.Line} {row.Change} {row.Draft} {row.Beside}"))
        .Concat(_import.Written));

    /// <param name="session">Behind the wall of the municipality, as whoever may write such rows.</param>
    /// <param name="file">Not refused, and not judged before.</param>
    /// <param name="request">Whose list it is.</param>
    /// <param name="today">The business date.</param>
    /// <param name="forWriting">Holds what is stored until the transaction ends, one import of a municipality after the other.</param>
    /// <param name="ct">Gives up.</param>
    public static async Task<JudgedFile> OfAsync(
        DbSession session, FileOfRows file, ImportRequest request, DateOnly today, bool forWriting, CancellationToken ct)
    {
        if (forWriting)
            await TakeTurnAsync(session, ct);
        var import = await OpenAsync(session, request, today, ct);
        await import.LoadAsync(session, forWriting, ct);
        return new(import, file, request, [.. file.Rows.Select(row => Judged(row, import.Judge(row)))]);
    }

    public Task WriteAsync(DbSession session, CancellationToken ct) => _import.WriteAsync(session, ct);

    /// <summary>For the audit trail: counts and digests, never a value.</summary>
    public object AuditDetails => new
    {
        Report.Read,
        Report.Added,
        Report.Changed,
        Report.Unchanged,
        Report.Drafts,
        BadRows = Rows.Count(row => row.Change is null),
        _request.Strict,
        File = Convert.ToHexStringLower(_file.Digest),
        Rows = Digest(IsRefused ? [] : _import.Written),
    };

    private int Count(Func<JudgedRow, bool> condition) => IsRefused ? 0 : Rows.Count(condition);

    private static JudgedRow Judged(RowReader row, Verdict verdict) => row.IsGood
        ? new(row, verdict.Change, verdict.Draft, verdict.Beside)
        : new(row, null, Draft: false, "");

    // The second of two imports finds what the first wrote.
    private static async Task TakeTurnAsync(DbSession session, CancellationToken ct) => await session.Connection.ExecuteAsync(new CommandDefinition(
        "select pg_advisory_xact_lock(hashtextextended('import ' || current_municipality(), 0))", cancellationToken: ct));

    private static async Task<IFileImport> OpenAsync(DbSession session, ImportRequest request, DateOnly today, CancellationToken ct)
    {
        var ofMunicipality = request.Source ?? ImportSource.Municipality;
        return request.Kind switch
        {
            ImportKind.Openings => new OpeningsImport(await KnownReader.ReadAsync(session, today, ct), request.Source, request.Own),
            _ when request.Own is not null => throw new InvalidOperationException("A coordinator's list holds openings and nothing else."),
            ImportKind.Newcomers => new NewcomersImport(await KnownReader.ReadAsync(session, today, ct), ofMunicipality),
            ImportKind.Activities => new ActivitiesImport(ofMunicipality),
            ImportKind.Support => new SupportImport(request.Source),
            ImportKind.Outcomes => new OutcomesImport(ofMunicipality, today),
            _ => throw new ArgumentOutOfRangeException(nameof(request)),
        };
    }

    private static string Digest(IEnumerable<string> rows)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var row in rows)
            hash.AppendData(Encoding.UTF8.GetBytes(row + "\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
