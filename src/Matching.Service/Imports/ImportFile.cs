using Dapper;
using Matching.Service.Pipeline;
using Matching.Service.Storage;

namespace Matching.Service.Imports;

/// <summary>
/// Imports one file from the command line: reads all of it, judges every row beside what is stored, and writes the good rows in one
/// transaction with one row in the audit trail. The same file again changes nothing.
/// </summary>
public sealed class ImportFile(Database database, TimeProvider clock)
{
    /// <summary>Runs the import. What is wrong with the file is in the report; an exception is broken infrastructure.</summary>
    public async Task<ImportReport> RunAsync(ImportRequest request, CancellationToken ct = default)
    {
        var file = FileOfRows.Read(request.File, request.Kind);
        if (file.Refusal is { } refusal)
            return file.Refused(refusal);

        await using var session = await database.BeginAsync(DbAudience.Jobs, request.Municipality, ct: ct);
        if (!request.DryRun)
            await session.Connection.ExecuteAsync(new CommandDefinition("set local lock_timeout = '5min'", cancellationToken: ct));
        var judged = await JudgedFile.OfAsync(session, file, request, clock.BusinessDate(), forWriting: !request.DryRun, ct);
        if (request.DryRun)
            return judged.Report;
        if (!judged.IsRefused)
        {
            await judged.WriteAsync(session, ct);
            await Installation.MarkFilledAsync(session, ct);
        }
        await AuditTrail.AppendAsync(
            session, request.Actor, "import", request.Kind.ToString().ToLowerInvariant(), request.Source ?? "",
            judged.Report.ExitCode == 0 ? "done" : "refused", judged.AuditDetails, ct);
        await session.CommitAsync(ct);
        return judged.Report;
    }
}
