using Matching.Engine.Domain;
using Matching.Service.Attendance;
using Matching.Service.Language;

namespace Matching.Service.Pages.Texts;

/// <summary>Who was there, in words that blame nobody.</summary>
public static class AttendanceText
{
    public static string Url(OpeningId opening) => $"/plekken/{opening.Value}/aanwezig";

    public static string Mark(AttendanceMark mark) => mark switch
    {
        AttendanceMark.Present => Say.It("Was er"),
        AttendanceMark.SaidNo => Say.It("Afgemeld"),
        _ => Say.It("Was er niet"),
    };

    /// <summary>"Was er 6 van de laatste 8 keer, het laatst op di 17 nov".</summary>
    public static string Sentence(AttendedAt attended) => attended switch
    {
        { Sessions: 1, LastPresent: { } day } => Say.It($"Was er op {Written.Day(day)}"),
        { LastPresent: { } day } => Say.It($"Was er {attended.Present} van de laatste {attended.Sessions} keer, het laatst op {Written.Day(day)}"),
        { Sessions: 1 } => Say.It("Was er de laatste keer niet"),
        _ => Say.It($"Was er niet bij de laatste {attended.Sessions} keer"),
    };
}
