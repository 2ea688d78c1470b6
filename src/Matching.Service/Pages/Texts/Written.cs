using System.Globalization;
using Matching.Service.Language;

namespace Matching.Service.Pages.Texts;

/// <summary>
/// How values are written on screen, in the language of who asks and the same on every machine (no system locale is asked).
/// The examples are the Dutch.
/// </summary>
public static class Written
{
    private static readonly Words Dutch = new(
        ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"], 2,
        ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"],
        ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
        "en", ".", new() { NumberDecimalSeparator = ",", NumberGroupSeparator = ".", NegativeSign = "−" });

    private static readonly Words English = new(
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"], 3,
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
        "and", ":", new() { NumberDecimalSeparator = ".", NumberGroupSeparator = ",", NegativeSign = "−" });

    private static Words Now => Languages.IsDutch ? Dutch : English;

    private static NumberFormatInfo Numbers => Now.Numbers;

    private sealed record Words(
        string[] Days, int ShortDay, string[] Months, string[] ShortMonths, string And, string HoursFromMinutes, NumberFormatInfo Numbers);

    /// <summary>The zone in which people here read their clock.</summary>
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    /// <summary>"do 26 nov"</summary>
    public static string Day(DateOnly date) => $"{ShortDay(Weekday(date))} {date.Day} {Now.ShortMonths[date.Month - 1]}";

    /// <summary>"26 nov 2026": for sources and facts that may be old.</summary>
    public static string DayAndYear(DateOnly date) => $"{date.Day} {Now.ShortMonths[date.Month - 1]} {date.Year}";

    /// <summary>"nov": over an axis.</summary>
    public static string ShortMonth(DateOnly date) => Now.ShortMonths[date.Month - 1];

    /// <summary>"26 november": inside a sentence.</summary>
    public static string DayInSentence(DateOnly date) => $"{date.Day} {Now.Months[date.Month - 1]}";

    /// <summary>"Dinsdag 24 november 2026": at the start of a line.</summary>
    public static string FullDay(DateOnly date) =>
        $"{Capital(Now.Days[Weekday(date)])} {date.Day} {Now.Months[date.Month - 1]} {date.Year}";

    /// <summary>"dinsdag 24 november 2026": inside a sentence; English keeps its capitals.</summary>
    public static string FullDayInSentence(DateOnly date) => $"{Now.Days[Weekday(date)]} {date.Day} {Now.Months[date.Month - 1]} {date.Year}";

    /// <summary>"vandaag", "morgen", "gisteren", "over 3 dagen", "3 dagen geleden".</summary>
    public static string Relative(DateOnly date, DateOnly today) => (date.DayNumber - today.DayNumber) switch
    {
        0 => Say.It("vandaag"),
        1 => Say.It("morgen"),
        -1 => Say.It("gisteren"),
        > 0 and var days => Say.It($"over {days} dagen"),
        var days => Say.It($"{-days} dagen geleden"),
    };

    /// <summary>"nog 2 dagen", "vandaag", "voorbij": how long a deadline still is.</summary>
    public static string TimeLeft(DateOnly deadline, DateOnly today) => (deadline.DayNumber - today.DayNumber) switch
    {
        < 0 => Say.It("voorbij"),
        0 => Say.It("vandaag"),
        1 => Say.It("nog 1 dag"),
        var days => Say.It($"nog {days} dagen"),
    };

    /// <summary>"08.31": in lists.</summary>
    public static string Clock(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone).ToString($"HH'{Now.HoursFromMinutes}'mm", CultureInfo.InvariantCulture);

    /// <summary>"08.31 uur": in sentences.</summary>
    public static string Time(DateTimeOffset moment) => Say.It($"{Clock(moment)} uur");

    /// <summary>The date on the calendar here at that moment.</summary>
    public static DateOnly DateOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);

    /// <summary>"28 minuten"</summary>
    public static string Minutes(int minutes) => Count(minutes, "minuut", "minuten");

    /// <summary>"8 uur"; <paramref name="hours"/> may be broken: "7,5 uur".</summary>
    public static string Hours(double hours) => $"{Number(hours, 1)} {Say.It("uur")}";

    /// <summary>"12 weken"</summary>
    public static string Weeks(int weeks) => Count(weeks, "week", "weken");

    /// <summary>How long between two dates, in the largest whole unit that still tells enough: "5 dagen", "12 weken", "9 maanden".</summary>
    public static string Duration(DateOnly from, DateOnly to)
    {
        var days = to.DayNumber - from.DayNumber;
        if (days < 14) return Count(days, "dag", "dagen");
        return days < 26 * 7 ? Weeks((days + 3) / 7) : Count((days + 15) / 30, "maand", "maanden");
    }

    /// <summary>"1,9 km"; from 10 km on without decimals.</summary>
    public static string Kilometres(double km) => $"{Number(km, km < 10 ? 1 : 0)} km";

    /// <summary>"0,42": seconds of a stage, without the unit.</summary>
    public static string Seconds(double seconds) => seconds.ToString("0.00", Numbers);

    /// <summary>"€ 2.400", on one line.</summary>
    public static string Euros(decimal amount) => $"€\u00A0{amount.ToString("#,##0.##", Numbers)}";

    /// <summary>"9.214"</summary>
    public static string Number(long value) => value.ToString("#,##0", Numbers);

    /// <summary>At most so many decimals, none when they are zero: "12,6", "8".</summary>
    public static string Number(double value, int decimals) => Math.Round(value, decimals).ToString("#,##0.####", Numbers);

    /// <summary>"80 %"</summary>
    public static string Percent(int part, int of) => of == 0 ? "0 %" : $"{Math.Round(100.0 * part / of):0} %";

    /// <summary>"+12", "−5", "0": with the true minus sign.</summary>
    public static string Sign(int value) => value > 0 ? $"+{Number(value)}" : Number(value);

    /// <summary>"1 mens", "3 mensen": the count with the word that belongs to it.</summary>
    public static string Count(long count, string one, string many) => $"{Number(count)} {Say.Word(count == 1 ? one : many)}";

    /// <summary>"di, wo en do"</summary>
    public static string And(IReadOnlyList<string> words) => words.Count switch
    {
        0 => "",
        1 => words[0],
        _ => $"{string.Join(", ", words.Take(words.Count - 1))} {Now.And} {words[^1]}",
    };

    /// <summary>The first letter as a capital.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : $"{char.ToUpperInvariant(text[0])}{text[1..]}";

    /// <summary>"maandag"; 0 is Monday.</summary>
    public static string DayName(int weekday) => Now.Days[weekday];

    /// <summary>"ma"; 0 is Monday.</summary>
    public static string ShortDay(int weekday) => Now.Days[weekday][..Now.ShortDay];

    private static int Weekday(DateOnly date) => ((int)date.DayOfWeek + 6) % 7;
}
