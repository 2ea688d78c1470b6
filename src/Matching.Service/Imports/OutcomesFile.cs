using Matching.Service.Imports.Fields;
using Matching.Service.Language;
using Matching.Service.Progress;
using Matching.Service.Storage;

namespace Matching.Service.Imports;

/// <summary>A row of <c>outcomes</c>.</summary>
public sealed record OutcomeRow
{
    public long NewcomerId { get; init; }
    public required string Kind { get; init; }
    public DateOnly ReachedOn { get; init; }
    public DateOnly? EndedOn { get; init; }
    public required string Source { get; init; }
}

/// <summary>outcomes.csv: what people reached, for the figures of progress. Nothing of it is a feature, and no proposal changes by it.</summary>
public static class OutcomesFile
{
    private static readonly CodeList<OutcomeKind> Kinds = new(
        ("werk", OutcomeKind.PaidWork), ("inburgering", OutcomeKind.CivicIntegration), ("opleiding", OutcomeKind.Education),
        ("uitstroom", OutcomeKind.LeftBenefit));

    public static readonly Column<string> Newcomer = new("newcomer", "extern_id van de persoon", Texts.PersonNumber, ("N-1001", "N-1002")) { Required = true };
    public static readonly Column<OutcomeKind> Kind = new("soort", Kinds.Words, Kinds.One, ("werk", "inburgering")) { Required = true };
    public static readonly Column<DateOnly?> Reached = new("bereikt_op", "datum", Dates.Day, ("2026-09-01", "2026-10-06")) { Required = true };
    public static readonly Column<DateOnly?> Ended = new("einde", "datum, alleen bij werk en opleiding; leeg is loopt nog", Dates.Day, ("2026-10-31", ""));

    public static IReadOnlyList<Column> Columns { get; } = [Newcomer, Kind, Reached, Ended];

    /// <summary>The outcome of a row. What is wrong is noted in <paramref name="row"/>; then the result means nothing.</summary>
    public static OutcomeRow Read(RowReader row, string source, IReadOnlyDictionary<string, long> newcomers, DateOnly today)
    {
        var number = row.Read(Newcomer, "");
        if (!newcomers.TryGetValue(number, out var newcomer) && number.Length > 0)
            row.Refuse(Newcomer, Wrong.Text(number, Say.It("kennen we niet. Lees eerst deze persoon in, met dezelfde bron.")));
        var kind = row.Read(Kind, default);
        var reached = Together.Past(row, Reached, null, today);
        var ended = row.Read(Ended, null);
        if (ended < reached)
            row.Refuse(Ended, Say.It("het einde ligt voor de dag waarop het bereikt is. Draai de datums om, of laat het einde leeg."));
        if (ended is not null && kind is (OutcomeKind.CivicIntegration or OutcomeKind.LeftBenefit))
            row.Refuse(Ended, Say.It("alleen werk en opleiding kunnen eindigen. Laat het einde leeg."));
        if (reached is null && row.IsGood)
            row.Refuse(Reached, Say.It("schrijf de dag waarop het bereikt is, bijvoorbeeld 2026-09-01."));
        return new() { NewcomerId = newcomer, Kind = Code.Of(kind), ReachedOn = reached ?? default, EndedOn = ended, Source = source };
    }
}
