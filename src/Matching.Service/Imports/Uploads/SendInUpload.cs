using Dapper;
using Matching.Service.Language;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Imports.Uploads;

/// <summary>
/// Keeps a list for a short while, so that its sender can look at what it would do. What is wrong with the whole of it is refused at once;
/// nothing of it goes anywhere else. An earlier list of the same person is forgotten.
/// </summary>
[For(Role.Coordinator, Role.Manager)]
public sealed record SendInUpload(ImportKind Kind, byte[] Content, string Key) : ICommand<UploadSentIn>, IIdempotent;

public sealed record UploadSentIn(long Upload);

internal sealed class SendInUploadHandler(DbSession db, Actor actor, AuditNote note, TimeProvider clock)
    : IRequestHandler<SendInUpload, Answer<UploadSentIn>>
{
    public async Task<Answer<UploadSentIn>> Handle(SendInUpload request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        if (!UploadKinds.For(actor.Role).Contains(request.Kind))
            return Refusal.NotAllowed(Say.It("Deze lijst mag je niet inlezen. Kies een lijst die bij jouw rol hoort."));
        if (Wrong(request) is { } wrong)
            return new Refusal(RefusalKind.Invalid, wrong) { Errors = [new("bestand", wrong)] };
        if (await UploadedFile.RequestAsync(db, actor, request.Kind, request.Content, ct) is null)
            return UploadedFile.WithoutOrganisation;

        var now = clock.GetUtcNow();
        var upload = await db.Connection.ExecuteScalarAsync<long>(new CommandDefinition("""
            delete from import_uploads where account_id = @Account;
            insert into import_uploads (municipality_code, account_id, kind, content, created_at)
            values (@Municipality, @Account, @kind, @Content, @now)
            returning id
            """, new { db.Municipality, actor.Account, kind = Code.Of(request.Kind), request.Content, now }, cancellationToken: ct));
        note.About("upload", upload);
        note.Write("sent_in", new { kind = Code.Of(request.Kind) });
        return new UploadSentIn(upload);
    }

    private static string? Wrong(SendInUpload request)
    {
        if (request.Content.Length == 0)
            return Say.It("Kies eerst een bestand: een CSV of een .xlsx.");
        if (request.Content.Length > UploadLimits.LargestFile)
            return TooLarge;
        var file = FileOfRows.Read(new MemoryStream(request.Content, writable: false), request.Kind);
        return file.Refusal?.Sentence ?? (file.Rows.Count > UploadLimits.MostRows
            ? Say.It($"Dit bestand heeft {file.Rows.Count} regels, en op deze pagina kunnen er hooguit {UploadLimits.MostRows} tegelijk. Knip het in stukken, of laat je beheerder het inlezen.")
            : null);
    }

    internal static string TooLarge => Say.It($"Dit bestand is groter dan {UploadLimits.Megabytes} MB. Knip het in stukken, of laat je beheerder het inlezen.");
}
