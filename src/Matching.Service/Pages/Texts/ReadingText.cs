using Matching.Service.Guard;
using Matching.Service.Language;

namespace Matching.Service.Pages.Texts;

/// <summary>Whether explanations are read, in words.</summary>
public static class ReadingText
{
    /// <summary>What stands out for a team or a person that somebody else looks at.</summary>
    public static string Sign(ReadingSign sign) => sign switch
    {
        ReadingSign.TooFew => Say.It("te weinig besluiten om iets te zeggen"),
        ReadingSign.AlmostAlwaysYes => Say.It("bijna altijd ja"),
        ReadingSign.Fast => Say.It("heel snel"),
        ReadingSign.AlmostAlwaysYesAndFast => Say.It("bijna altijd ja, heel snel"),
        _ => Say.It("niets"),
    };

    public static bool StandsOut(ReadingSign sign) => sign is ReadingSign.AlmostAlwaysYes or ReadingSign.Fast or ReadingSign.AlmostAlwaysYesAndFast;

    /// <summary>The one sentence under somebody's own figures.</summary>
    public static string Own(ReadingSign sign) => sign switch
    {
        ReadingSign.TooFew => Say.It("Je hebt nog te weinig besloten om er iets over te zeggen."),
        ReadingSign.AlmostAlwaysYes => Say.It("Je legt bijna alles voor. Klopt dat? Dan zijn de voorstellen goed. Wijs anders gerust af: daar leert Matching van."),
        ReadingSign.Fast => Say.It("Je besluit heel snel. Lees bij het volgende voorstel eens wat ertegen pleit."),
        ReadingSign.AlmostAlwaysYesAndFast => Say.It("Je legt bijna alles voor, en heel snel. Lees bij het volgende voorstel eens wat ertegen pleit."),
        _ => Say.It("Er valt niets op: je leest, en je kiest zelf."),
    };

    public static string Seconds(int? seconds) => seconds is { } known ? Written.Count(known, "seconde", "seconden") : Say.It("niet gemeten");
}
