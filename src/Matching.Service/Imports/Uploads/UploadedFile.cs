using System.Text.Json;
using Dapper;
using Matching.Service.Language;
using Matching.Service.Pipeline;
using Matching.Service.Storage;

namespace Matching.Service.Imports.Uploads;

/// <summary>What storing a list did: what stays of it.</summary>
public sealed record UploadCounts(int Added, int Changed, int Unchanged, int Refused, int Drafts);

/// <summary>A list as it waits for the person who sent it in. Nobody else sees it.</summary>
internal sealed record UploadedFile
{
    public required long Id { get; init; }
    public required string Kind { get; init; }

    /// <summary>Null once it was stored.</summary>
    public byte[]? Content { get; init; }
    public string? Result { get; init; }

    public UploadCounts? Stored => Result is null ? null : JsonSerializer.Deserialize<UploadCounts>(Result);

    /// <summary>Null when it is not there, is another person's, or waited too long.</summary>
    public static async Task<UploadedFile?> ReadAsync(
        DbSession db, Actor actor, long upload, DateTimeOffset now, bool forUpdate, CancellationToken ct)
    {
        var after = now - UploadLimits.Kept;
        return await db.Connection.QuerySingleOrDefaultAsync<UploadedFile>(new CommandDefinition(
            forUpdate
                ? """
                select id, kind, content, result::text as result from import_uploads
                where id = @upload and account_id = @Account and created_at > @after
                for update
                """
                : """
                select id, kind, content, result::text as result from import_uploads
                where id = @upload and account_id = @Account and created_at > @after
                """, new { upload, actor.Account, after }, cancellationToken: ct));
    }

    /// <summary>The list as the importer takes it; null for a coordinator without an organisation.</summary>
    public static async Task<ImportRequest?> RequestAsync(DbSession db, Actor actor, ImportKind kind, byte[] content, CancellationToken ct)
    {
        var request = new ImportRequest { Kind = kind, Municipality = db.Municipality, File = new MemoryStream(content, writable: false) };
        if (actor.Role != Role.Coordinator)
            return request;
        var name = await db.Connection.ExecuteScalarAsync<string?>(new CommandDefinition(
            "select name from organisations where id = @id", new { id = actor.Organisation?.Value }, cancellationToken: ct));
        return name is null ? null : request with { Own = new(actor.Organisation!.Value, name, actor.Account) };
    }

    public static Refusal WithoutOrganisation => Refusal.NotAllowed(Say.It("Bij jouw account hoort geen organisatie. Vraag de gemeente om dat in te stellen."));
}
