using System.Text.RegularExpressions;
using Matching.Engine.Domain;
using Matching.Service.Pages.Texts.Voices;

namespace Matching.Service.Tests.Pages.Voices;

/// <summary>Every sentence for a host or a newcomer is recognised here and worked out again; a sentence that nobody recognises fails.</summary>
public partial class HostAndNewcomerClaimsTests
{
    private static readonly string[] Skills = ["spreken", "luisteren", "lezen", "schrijven"];

    [Fact]
    public void Every_sentence_for_a_newcomer_is_true()
    {
        foreach (var spoken in Spoken.All)
            foreach (var text in spoken.Sentences.Select(NewcomerVoice.Say))
                Assert.True(IsTrueForHer(text, spoken, new(spoken)), text);
    }

    [Fact]
    public void Every_sentence_for_a_host_is_true()
    {
        foreach (var spoken in Spoken.All)
            foreach (var text in HostVoice.Fits(spoken.Card, Spoken.Name).Concat(HostVoice.Learns(spoken.Card, Spoken.Name)))
                Assert.True(IsTrueForHost(text, spoken.Newcomer, spoken.Opening, new(spoken)), text);
    }

    [Fact]
    public void A_host_reads_no_minutes_postcode_date_route_or_level_beyond_what_is_asked()
    {
        foreach (var spoken in Spoken.All)
        {
            var text = string.Join(' ', HostVoice.Fits(spoken.Card, Spoken.Name).Concat(HostVoice.Learns(spoken.Card, Spoken.Name)));
            Assert.Empty(Oracle.Numbers(text));
            Assert.DoesNotMatch("(?i)minuten|route|inburgering|kinderopvang|gezondheid|jaar|leeftijd|beperking|toestemming", text);
            Assert.Empty(Oracle.Levels(text).Except(Enum.GetValues<LanguageSkill>().Select(s => $"{spoken.Opening.Asks.Dutch[s]}")));
        }
    }

    internal static bool IsTrueForHer(string text, Spoken spoken, Oracle oracle)
    {
        var (person, place) = (spoken.Newcomer, spoken.Opening);
        var number = Oracle.Numbers(text) is [var first, ..] ? first : default;
        var word = text.Split(": ").Last().TrimEnd('.');
        return text switch
        {
            "Dit is een plek om te werken." => place.Kind == OpeningKind.WorkPlacement,
            "Hier werk je en leer je Nederlands." => place.Kind == OpeningKind.Taalstage,
            "Dit is een maatje voor jou." => place.Kind == OpeningKind.Maatje,
            "Dit is een sportclub." => place.Kind == OpeningKind.SportsClub,
            "Dit is vrijwilligerswerk." => place.Kind == OpeningKind.VolunteerRole,
            _ when text.StartsWith("Dit vind je leuk: ", StringComparison.Ordinal) => oracle.SharedInterests.Contains(word),
            _ when text.StartsWith("Dit kun je al: ", StringComparison.Ordinal) => oracle.SharedSkills.Contains(word),
            "Je deed dit werk al eerder." => oracle.SharedDigits == 4,
            _ when text.StartsWith("Lopen", StringComparison.Ordinal) => number == oracle.Minutes("lopen"),
            _ when text.StartsWith("Fietsen", StringComparison.Ordinal) => number == oracle.Minutes("fietsen"),
            _ when text.StartsWith("Met de e-bike", StringComparison.Ordinal) => number == oracle.Minutes("e-bike"),
            _ when text.StartsWith("Met de bus", StringComparison.Ordinal) => number == oracle.Minutes("bus") && text.Contains("ongeveer", StringComparison.Ordinal),
            _ when text.StartsWith("Met de auto", StringComparison.Ordinal) => number == oracle.Minutes("auto"),
            _ when text.StartsWith("Meerijden", StringComparison.Ordinal) => number == oracle.Minutes("meerijden"),
            _ when text.StartsWith("Je kunt op ", StringComparison.Ordinal) => oracle.FreeThere.Contains(Oracle.ReadDay(text["Je kunt op ".Length..].TrimEnd('.'))),
            _ when text.EndsWith("keer per week.", StringComparison.Ordinal) => number == Math.Min(place.Schedule.DayPartsNeeded, place.Schedule.DayParts!.Value.Size),
            _ when text.EndsWith("uur per week.", StringComparison.Ordinal) => number == place.Schedule.HoursMin,
            "Je spreekt genoeg Nederlands voor deze plek." => person.Dutch.Speaking >= place.Asks.Dutch.Speaking,
            "Je spreekt daar een beetje Nederlands." => place.Offers.DutchUse == DutchUse.Little,
            "Je spreekt daar veel Nederlands." => place.Offers.DutchUse == DutchUse.Much,
            "Je hoeft daar niet te lezen of schrijven." => (place.Asks.Dutch.Reading ?? 0) == CefrLevel.A0 && (place.Asks.Dutch.Writing ?? 0) == CefrLevel.A0,
            "Iemand helpt je daar." => place.Offers.Guidance is 1 or 2 or 3,
            "De uren tellen voor je inburgering." => oracle.CountsFor is not null,
            "Daarna kun je misschien verder." => place.Offers.HasFollowUp,
            "Er is opvang voor kinderen." => place.Offers.Childcare == Childcare.OnSite,
            "Het is onder schooltijd." => place.Offers.Childcare == Childcare.SchoolHours,
            "We vragen je eerst nog iets." => spoken.Evidence.Unknowns.Count > 0,
            _ => text is "Een computer hielp met zoeken." or "Jij kiest." or "Nee zeggen mag altijd.",
        };
    }

    private static bool IsTrueForHost(string text, Newcomer person, Opening place, Oracle oracle)
    {
        var said = text.Split(": ").Last().TrimEnd('.');
        return text switch
        {
            "Selam deed dit werk eerder." => oracle.SharedDigits == 4,
            _ when text.StartsWith("Selam kan al iets wat jij vraagt: ", StringComparison.Ordinal) => said.Split("; ").SequenceEqual(oracle.SharedSkills),
            _ when text.StartsWith("Selam houdt van ", StringComparison.Ordinal) => List(said["Selam houdt van ".Length..]).SequenceEqual(oracle.SharedInterests),
            _ when text.StartsWith("Selam heeft het Nederlands dat jij vraagt: ", StringComparison.Ordinal) => List(said).All(claim =>
            {
                var skill = (LanguageSkill)Array.IndexOf(Skills, claim.Split(' ')[0]);
                return place.Asks.Dutch[skill]?.ToString() == claim.Split(' ')[1] && person.Dutch[skill] >= place.Asks.Dutch[skill];
            }),
            _ when text.StartsWith("Selam kan op ", StringComparison.Ordinal) => Oracle.ReadWeek(said["Selam kan op ".Length..]).SequenceEqual(oracle.FreeThere),
            _ when text.StartsWith("Selam leert hier: ", StringComparison.Ordinal) => said.Split("; ").SequenceEqual(oracle.NewSkills),
            _ when text.StartsWith("Selam oefent hier Nederlands: ", StringComparison.Ordinal) =>
                said == new[] { "weinig Nederlands", "redelijk veel Nederlands", "veel Nederlands" }[(int)place.Offers.DutchUse!.Value],
            "Na deze plek kan er iets volgen." => place.Offers.HasFollowUp,
            _ => false,
        };
    }

    private static string[] List(string text) => Separator().Split(text);

    [GeneratedRegex(", | en ")]
    private static partial Regex Separator();
}
