using Matching.Engine.Domain;
using Matching.Service.Imports.Fields;
using Matching.Service.Language;
using Matching.Service.Storage;

namespace Matching.Service.Imports;

/// <summary>The five kinds of opening, and what else can take someone's time.</summary>
public enum ActivityKind { WorkPlacement, Taalstage, Maatje, SportsClub, VolunteerRole, Lessons, Coaching, Other }

/// <summary>Only what is planned or running takes time.</summary>
public enum ActivityStatus { Planned, Running, Paused, Stopped, Completed }

/// <summary>A row of <c>activities</c>.</summary>
public sealed record ActivityRow
{
    public long Id { get; init; }
    public required string Source { get; init; }
    public required string ExternId { get; init; }
    public long NewcomerId { get; init; }

    /// <summary>Empty when the file does not say.</summary>
    public required string Organisation { get; init; }
    public required string Kind { get; init; }
    public DateOnly? Begins { get; init; }
    public DateOnly? Ends { get; init; }
    public int DayParts { get; init; }
    public decimal? HoursWeek { get; init; }
    public required string Status { get; init; }
}

/// <summary>activities.csv: what already runs, so that nothing is proposed twice.</summary>
public static class ActivitiesFile
{
    private static readonly CodeList<ActivityKind> Kinds = new(
        ("werkplek", ActivityKind.WorkPlacement), ("taalstage", ActivityKind.Taalstage), ("maatje", ActivityKind.Maatje),
        ("sportclub", ActivityKind.SportsClub), ("vrijwilligersrol", ActivityKind.VolunteerRole), ("les", ActivityKind.Lessons),
        ("coaching", ActivityKind.Coaching), ("anders", ActivityKind.Other));

    private static readonly CodeList<ActivityStatus> Statuses = new(
        ("gepland", ActivityStatus.Planned), ("loopt", ActivityStatus.Running), ("actief", ActivityStatus.Running),
        ("gepauzeerd", ActivityStatus.Paused), ("gestopt", ActivityStatus.Stopped), ("afgerond", ActivityStatus.Completed));

    public static readonly Column<string> Number = new("extern_id", "eigen nummer van de activiteit", Texts.ExternId, ("A-1", "A-2")) { Required = true };
    public static readonly Column<string> Newcomer = new("newcomer", "extern_id van de persoon", Texts.PersonNumber, ("N-1001", "N-1002")) { Required = true };
    public static readonly Column<string?> Organisation = new("organisatie", "naam", Texts.Line(200), ("Taalhuis De Brug", "Sportclub Waterveen"));
    public static readonly Column<ActivityKind> Kind = new("soort", Kinds.Words, Kinds.One, ("les", "sportclub")) { Required = true };
    public static readonly Column<DateOnly?> Begins = new("begin", "datum", Dates.Day, ("2026-09-01", "2026-10-06"));
    public static readonly Column<DateOnly?> Ends = new("einde", "datum; leeg is nog niet bekend", Dates.Day, ("2027-06-30", ""));
    public static readonly Column<DayParts?> Parts = new("dagdelen", "wanneer: ma-o ma-m ma-a … zo-a", WeekParts.Read, ("ma-o|wo-o", "di-a"));
    public static readonly Column<decimal?> Hours = new("uren_week", "uren per week", Numbers.Amount(60), ("6", "1,5"));
    public static readonly Column<ActivityStatus?> Status = new("status", $"{Statuses.Words}; leeg is loopt", Statuses.Optional, ("loopt", ""));

    public static IReadOnlyList<Column> Columns { get; } = [Number, Newcomer, Organisation, Kind, Begins, Ends, Parts, Hours, Status];

    /// <summary>The activity of a row. What is wrong is noted in <paramref name="row"/>; then the result means nothing.</summary>
    public static ActivityRow Read(RowReader row, string source, ActivityRow? was, IReadOnlyDictionary<string, long> newcomers)
    {
        var number = row.Read(Newcomer, "");
        if (!newcomers.TryGetValue(number, out var newcomer) && number.Length > 0)
            row.Refuse(Newcomer, Wrong.Text(number, Say.It("kennen we niet. Lees eerst deze persoon in, met dezelfde bron.")));
        var period = Together.Period(row, Begins, Ends, new(was?.Begins, was?.Ends));
        var activity = new ActivityRow
        {
            Id = was?.Id ?? 0,
            Source = source,
            ExternId = row.Read(Number, ""),
            NewcomerId = newcomer,
            Organisation = row.Read(Organisation, was?.Organisation) ?? "",
            Kind = Code.Of(row.Read(Kind, default)),
            Begins = period.Begin,
            Ends = period.End,
            DayParts = row.Read(Parts, new DayParts(was?.DayParts ?? 0))?.Bits ?? 0,
            HoursWeek = row.Read(Hours, was?.HoursWeek),
            Status = Code.Of(row.Read(Status, was is null ? null : Code.Parse<ActivityStatus>(was.Status)) ?? ActivityStatus.Running),
        };
        row.Compare(Newcomer, activity.NewcomerId == was?.NewcomerId);
        row.Compare(Kind, activity.Kind == was?.Kind);
        return activity;
    }
}
