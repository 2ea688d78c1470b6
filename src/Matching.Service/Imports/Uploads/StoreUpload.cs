using System.Text.Json;
using Dapper;
using Matching.Service.Language;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Imports.Uploads;

/// <summary>
/// Stores the good rows of a list, and exactly what was seen: when the town has changed since and the list would do something else now,
/// nothing is stored and that is said.
/// </summary>
/// <param name="Upload">The list.</param>
/// <param name="Seen">The <see cref="UploadView.Seen"/> of the screen.</param>
/// <param name="Key">Of the form.</param>
[For(Role.Coordinator, Role.Manager)]
public sealed record StoreUpload(long Upload, string Seen, string Key) : ICommand<UploadOutcome>, IIdempotent;

public enum UploadResult : byte
{
    Stored,

    /// <summary>What is stored in the town has changed since the screen was made: look again.</summary>
    Changed,

    /// <summary>No row is good.</summary>
    NothingGood,
}

public sealed record UploadOutcome(UploadResult Result);

internal sealed class StoreUploadHandler(DbSession db, Actor actor, AuditNote note, TimeProvider clock)
    : IRequestHandler<StoreUpload, Answer<UploadOutcome>>
{
    public async Task<Answer<UploadOutcome>> Handle(StoreUpload request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        note.About("upload", request.Upload);
        if (await UploadedFile.ReadAsync(db, actor, request.Upload, clock.GetUtcNow(), forUpdate: true, ct) is not { } upload)
            return Refusal.NotFound(Say.It("Dit bestand"));
        if (upload.Content is not { } content)
            return Says(UploadResult.Stored, "stored_already");
        var kind = Code.Parse<ImportKind>(upload.Kind);
        if (await UploadedFile.RequestAsync(db, actor, kind, content, ct) is not { } list)
            return UploadedFile.WithoutOrganisation;

        var judged = await JudgedFile.OfAsync(db, FileOfRows.Read(list.File, kind), list, clock.BusinessDate(), forWriting: true, ct);
        if (judged.Fingerprint != request.Seen)
            return Says(UploadResult.Changed, "changed");
        if (judged.Report.ExitCode != 0)
            return Says(UploadResult.NothingGood, "nothing_good");
        await judged.WriteAsync(db, ct);
        await db.Connection.ExecuteAsync(new CommandDefinition(
            "update import_uploads set content = null, result = @result::jsonb where id = @Id",
            new { upload.Id, result = JsonSerializer.Serialize(Counts(judged)) }, cancellationToken: ct));
        // The same words as the command writes, so that one question finds every import.
        note.About(kind.ToString().ToLowerInvariant(), list.Source ?? "");
        return Says(UploadResult.Stored, "done", judged.AuditDetails);
    }

    internal static UploadCounts Counts(JudgedFile judged) => new(
        judged.Report.Added, judged.Report.Changed, judged.Report.Unchanged, judged.Rows.Count(row => row.Change is null), judged.Report.Drafts);

    private UploadOutcome Says(UploadResult result, string noted, object? details = null)
    {
        note.Write(noted, details);
        return new UploadOutcome(result);
    }
}

/// <summary>A list that is not wanted after all is forgotten at once.</summary>
[For(Role.Coordinator, Role.Manager)]
public sealed record ForgetUpload(long Upload, string Key) : ICommand<UploadForgotten>, IIdempotent;

public sealed record UploadForgotten;

internal sealed class ForgetUploadHandler(DbSession db, Actor actor, AuditNote note) : IRequestHandler<ForgetUpload, Answer<UploadForgotten>>
{
    public async Task<Answer<UploadForgotten>> Handle(ForgetUpload request, CancellationToken cancellationToken)
    {
        note.About("upload", request.Upload);
        var forgotten = await db.Connection.ExecuteAsync(new CommandDefinition(
            "delete from import_uploads where id = @Upload and account_id = @Account", new { request.Upload, actor.Account }, cancellationToken: cancellationToken));
        if (forgotten == 0)
            return Refusal.NotFound(Say.It("Dit bestand"));
        note.Write("forgotten");
        return new UploadForgotten();
    }
}
