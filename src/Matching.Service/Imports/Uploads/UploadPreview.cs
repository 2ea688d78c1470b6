using Matching.Service.Imports.Writing;
using Matching.Service.Language;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Imports.Uploads;

/// <summary>What a list that was sent in would do now, row by row; or what it did, once it was stored.</summary>
[For(Role.Coordinator, Role.Manager)]
public sealed record UploadPreview(long Upload) : IQuery<UploadView>;

public sealed record UploadView
{
    public required ImportKind Kind { get; init; }

    /// <summary>Set once it was stored; then there are no rows any more.</summary>
    public UploadCounts? Stored { get; init; }

    public UploadCounts Counts { get; init; } = new(0, 0, 0, 0, 0);

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<UploadRow> Rows { get; init; } = [];
    public IReadOnlyList<string> IgnoredColumns { get; init; } = [];

    /// <summary>What is stored has to be what was seen: it goes along with the press.</summary>
    public string Seen { get; init; } = "";
}

public enum UploadEffect : byte { Refused, Added, Changed, Unchanged }

public sealed record UploadRow
{
    /// <summary>Line of the file; 1 is the header.</summary>
    public required int Line { get; init; }

    /// <summary>The number the row has in its own system; empty when it must not be repeated.</summary>
    public required string Number { get; init; }

    /// <summary>What the row is about, as the file says; never a person's name.</summary>
    public required IReadOnlyList<string> About { get; init; }
    public required UploadEffect Effect { get; init; }
    public required bool IsDraft { get; init; }

    /// <summary>Of a changed row: the columns that say something else now, with what they say. Of people only the columns.</summary>
    public required IReadOnlyList<(string Column, string? Text)> Differs { get; init; }

    /// <summary>Why it is refused.</summary>
    public required IReadOnlyList<RowError> Errors { get; init; }

    /// <summary>Corrections made here that this list does not undo.</summary>
    public required IReadOnlyList<RowError> Kept { get; init; }
}

internal sealed class UploadPreviewHandler(DbSession db, Actor actor, TimeProvider clock) : IRequestHandler<UploadPreview, Answer<UploadView>>
{
    public async Task<Answer<UploadView>> Handle(UploadPreview request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        if (await UploadedFile.ReadAsync(db, actor, request.Upload, clock.GetUtcNow(), forUpdate: false, ct) is not { } upload)
            return Refusal.NotFound(Say.It("Dit bestand"));
        var kind = Code.Parse<ImportKind>(upload.Kind);
        if (upload.Content is not { } content)
            return new UploadView { Kind = kind, Stored = upload.Stored };
        if (await UploadedFile.RequestAsync(db, actor, kind, content, ct) is not { } list)
            return UploadedFile.WithoutOrganisation;
        var judged = await JudgedFile.OfAsync(db, FileOfRows.Read(list.File, kind), list, clock.BusinessDate(), forWriting: false, ct);
        var kept = (judged.Report.Kept ?? []).ToLookup(k => k.Line);
        return new UploadView
        {
            Kind = kind,
            Counts = StoreUploadHandler.Counts(judged),
            Rows = [.. judged.Rows.Select(row => RowOf(kind, row, [.. kept[row.Row.Line]]))],
            IgnoredColumns = judged.Report.IgnoredColumns,
            Seen = judged.Fingerprint,
        };
    }

    private static UploadRow RowOf(ImportKind kind, JudgedRow judged, IReadOnlyList<RowError> kept)
    {
        var shape = FileShape.Of(kind);
        var row = judged.Row;
        return new()
        {
            Line = row.Line,
            Number = Shown(row, shape.Columns[0]),
            About = [.. shape.About.Select(column => Shown(row, column)).Where(text => text.Length > 0)],
            Effect = judged.Change switch
            {
                Change.Added => UploadEffect.Added,
                Change.Changed => UploadEffect.Changed,
                Change.Unchanged => UploadEffect.Unchanged,
                _ => UploadEffect.Refused,
            },
            IsDraft = judged.Draft,
            Differs = judged.Change == Change.Changed
                ? [.. row.Differs.Where(column => kept.All(k => k.Column != column.Name)).Select(column => (column.Name, kind == ImportKind.Newcomers ? null : row.Text(column)))]
                : [],
            Errors = row.Errors,
            Kept = kept,
        };
    }

    // What looks like a citizen service number is not repeated, not even to whoever sent it.
    private static string Shown(RowReader row, Column column) =>
        row.Errors.Any(error => error.Column == column.Name && error.Value.Length == 0) ? "" : row.Text(column);
}
