using Matching.Engine.Domain;
using Matching.Service.Imports.Fields;
using Matching.Service.Storage;

namespace Matching.Service.Imports;

/// <summary>What an unlock can point at.</summary>
public enum SupportKind { CyclingLesson, LanguageGroup, Childcare, DrivingLesson, MoneyLesson }

/// <summary>A row of <c>support_offers</c>.</summary>
public sealed record SupportRow
{
    public long Id { get; init; }
    public required string Source { get; init; }
    public required string ExternId { get; init; }
    public required string Organisation { get; init; }
    public required string Kind { get; init; }

    /// <summary>Four digits.</summary>
    public required string Postcode { get; init; }
    public DateOnly? Begins { get; init; }
    public int? Places { get; init; }

    /// <summary>Euros a person.</summary>
    public decimal? Cost { get; init; }
}

/// <summary>support.csv: courses and care that make more openings possible.</summary>
public static class SupportFile
{
    private static readonly CodeList<SupportKind> Kinds = new(
        ("fietsles", SupportKind.CyclingLesson), ("taalgroep", SupportKind.LanguageGroup), ("opvang", SupportKind.Childcare),
        ("rijles", SupportKind.DrivingLesson), ("geldles", SupportKind.MoneyLesson));

    public static readonly Column<string> Number = new("extern_id", "eigen nummer van het aanbod", Texts.ExternId, ("S-1", "S-2")) { Required = true };
    public static readonly Column<SupportKind> Kind = new("soort", Kinds.Words, Kinds.One, ("fietsles", "taalgroep")) { Required = true };
    public static readonly Column<string?> Organisation = new("organisatie", "naam", Texts.Line(200), ("Sportservice Waterveen", "Taalhuis De Brug")) { Required = true };
    public static readonly Column<Postcode> Postcode = new("postcode", "vier cijfers, of zes tekens waarvan er vier bewaard worden", Texts.Postcode, ("8041", "8011")) { Required = true };
    public static readonly Column<DateOnly?> Begins = new("begin", "datum", Dates.Day, ("2027-01-12", ""));
    public static readonly Column<int?> Places = new("plaatsen", "leeg is geen grens", Numbers.Whole(0, 10_000), ("12", ""));
    public static readonly Column<decimal?> Cost = new("kosten", "euro per persoon", Numbers.Amount(99_999), ("95", "0"));

    public static IReadOnlyList<Column> Columns { get; } = [Number, Kind, Organisation, Postcode, Begins, Places, Cost];

    /// <summary>The offer of a row. What is wrong is noted in <paramref name="row"/>; then the result means nothing.</summary>
    public static SupportRow Read(RowReader row, string source, SupportRow? was)
    {
        var offer = OfferOf(row, source, was);
        row.Compare(Kind, offer.Kind == was?.Kind);
        row.Compare(Organisation, offer.Organisation == was?.Organisation);
        row.Compare(Postcode, offer.Postcode == was?.Postcode);
        return offer;
    }

    private static SupportRow OfferOf(RowReader row, string source, SupportRow? was) => new()
    {
        Id = was?.Id ?? 0,
        Source = source,
        ExternId = row.Read(Number, ""),
        Organisation = row.Read(Organisation, null) ?? "",
        Kind = Code.Of(row.Read(Kind, default)),
        Postcode = row.Read(Postcode, new Postcode(1000)).ToString(),
        Begins = row.Read(Begins, was?.Begins),
        Places = row.Read(Places, was?.Places),
        Cost = row.Read(Cost, was?.Cost),
    };
}
