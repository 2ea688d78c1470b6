using System.Security.Cryptography;
using System.Text;
using Dapper;
using Matching.Service.Imports.Writing;
using Matching.Service.Pipeline;
using Matching.Service.Storage;

namespace Matching.Service.Imports;

/// <summary>
/// Imports one file: reads all of it, judges every row beside what is stored, and writes the good rows in one transaction with
/// one row in the audit trail. The same file again changes nothing.
/// </summary>
public sealed class ImportFile(Database database, TimeProvider clock)
{
    /// <summary>Runs the import. What is wrong with the file is in the report; an exception is broken infrastructure.</summary>
    public async Task<ImportReport> RunAsync(ImportRequest request, CancellationToken ct = default)
    {
        if (!TableFile.TryRead(request.File, out var table, out var unreadable))
            return Refused(unreadable, [], 0);
        var shape = FileShape.Of(request.Kind);
        var ignored = shape.Ignored(table);
        var (rows, incomplete) = shape.Over(table);
        if (incomplete is not null)
            return Refused(incomplete, ignored, table.Rows.Count);

        await using var session = await database.BeginAsync(DbAudience.Jobs, request.Municipality, ct: ct);
        if (!request.DryRun)
            await TakeTurnAsync(session, ct);
        var import = await OpenAsync(session, request, ct);
        await import.LoadAsync(session, forWriting: !request.DryRun, ct);
        var verdicts = rows.Select(row => (Row: row, Verdict: import.Judge(row))).ToList();

        var refused = request.Strict && verdicts.Any(v => !v.Row.IsGood);
        var report = Report(refused ? [] : [.. verdicts.Where(v => v.Row.IsGood).Select(v => v.Verdict)]) with
        {
            Read = rows.Count,
            IgnoredColumns = ignored,
            Rows = [.. rows.SelectMany(row => row.Errors)],
            Kept = import.Kept is { Count: > 0 } kept ? kept : null,
        };
        if (request.DryRun)
            return report;
        if (!refused)
        {
            await import.WriteAsync(session, ct);
            await Installation.MarkFilledAsync(session, ct);
        }
        await AuditAsync(session, request, table, report, refused ? [] : import.Written, ct);
        await session.CommitAsync(ct);
        return report;
    }

    // Two imports of the same municipality follow each other: the second finds what the first wrote.
    private static async Task TakeTurnAsync(DbSession session, CancellationToken ct) => await session.Connection.ExecuteAsync(new CommandDefinition("""
        set local lock_timeout = '5min';
        select pg_advisory_xact_lock(hashtextextended('import ' || current_municipality(), 0));
        """, cancellationToken: ct));

    private async Task<IFileImport> OpenAsync(DbSession session, ImportRequest request, CancellationToken ct)
    {
        var today = clock.BusinessDate();
        var ofMunicipality = request.Source ?? ImportSource.Municipality;
        return request.Kind switch
        {
            ImportKind.Newcomers => new NewcomersImport(await KnownReader.ReadAsync(session, today, ct), ofMunicipality),
            ImportKind.Openings => new OpeningsImport(await KnownReader.ReadAsync(session, today, ct), request.Source),
            ImportKind.Activities => new ActivitiesImport(ofMunicipality),
            ImportKind.Support => new SupportImport(request.Source),
            ImportKind.Outcomes => new OutcomesImport(ofMunicipality, today),
            _ => throw new ArgumentOutOfRangeException(nameof(request)),
        };
    }

    private static async Task AuditAsync(
        DbSession session, ImportRequest request, Table table, ImportReport report, IEnumerable<string> written, CancellationToken ct) =>
        await AuditTrail.AppendAsync(
            session, request.Actor, "import", request.Kind.ToString().ToLowerInvariant(), request.Source ?? "",
            report.ExitCode == 0 ? "done" : "refused",
            new
            {
                report.Read,
                report.Added,
                report.Changed,
                report.Unchanged,
                report.Drafts,
                BadRows = report.Rows.Select(error => error.Line).Distinct().Count(),
                request.Strict,
                File = Convert.ToHexStringLower(table.Digest),
                Rows = Digest(written),
            },
            ct);

    private static string Digest(IEnumerable<string> rows)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var row in rows)
            hash.AppendData(Encoding.UTF8.GetBytes(row + "\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static ImportReport Report(IReadOnlyCollection<Verdict> verdicts) => new()
    {
        Added = verdicts.Count(v => v.Change == Change.Added),
        Changed = verdicts.Count(v => v.Change == Change.Changed),
        Unchanged = verdicts.Count(v => v.Change == Change.Unchanged),
        Drafts = verdicts.Count(v => v.Draft),
    };

    private static ImportReport Refused(TableRefusal refusal, IReadOnlyList<string> ignored, int read) => new()
    {
        Read = read,
        IgnoredColumns = ignored,
        Rows = [new(1, refusal.Column, refusal.Value, refusal.Sentence)],
    };
}
