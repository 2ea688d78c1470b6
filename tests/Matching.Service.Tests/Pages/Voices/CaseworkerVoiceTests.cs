using Matching.Engine.Domain;
using Matching.Engine.Explanation.Voices;
using Matching.Engine.Features;
using Matching.Service.Pages.Texts.Voices;

namespace Matching.Service.Tests.Pages.Voices;

/// <summary>Every claim that a caseworker reads is worked out again by the <see cref="Oracle"/>: numbers, levels, days, words, source and date.</summary>
public class CaseworkerVoiceTests
{
    private static readonly Dictionary<EducationLevel, string> Educations = new()
    {
        [EducationLevel.None] = "geen opleiding",
        [EducationLevel.Primary] = "basisschool",
        [EducationLevel.Vmbo] = "vmbo",
        [EducationLevel.Mbo1] = "mbo 1",
        [EducationLevel.Mbo2] = "mbo 2",
        [EducationLevel.Mbo3] = "mbo 3",
        [EducationLevel.Mbo4] = "mbo 4",
        [EducationLevel.Havo] = "havo",
        [EducationLevel.Vwo] = "vwo",
        [EducationLevel.Hbo] = "hbo",
        [EducationLevel.Wo] = "universiteit",
    };

    [Fact]
    public void Every_sentence_of_every_proposal_is_true()
    {
        foreach (var spoken in Spoken.All)
            foreach (var point in spoken.Points.For.Concat(spoken.Points.Against))
                IsTrue(point, CaseworkerVoice.Sentence(point, Spoken.Name), spoken, new(spoken));
    }

    [Fact]
    public void Every_source_and_date_is_that_of_the_fact()
    {
        foreach (var spoken in Spoken.All)
        {
            foreach (var point in spoken.Points.For.Concat(spoken.Points.Against))
                Assert.Equal(SourceOf(point.Reason.Feature, spoken.Newcomer, spoken.Opening), CaseworkerVoice.Source(point, Spoken.Name, Spoken.Host));
            var consent = spoken.Newcomer.Consents.SingleOrDefault(c => c.Kind == spoken.Opening.Kind && c.Answer == ConsentAnswer.Given);
            if (consent.StatedOn is { } on)
                Assert.Equal($"Toestemming, {Oracle.Date(on)}", CaseworkerVoice.Source(spoken.Points.Ground!.Value, Spoken.Name, Spoken.Host));
        }
    }

    [Fact]
    public void The_printed_contributions_and_the_base_add_up_to_the_score()
    {
        foreach (var spoken in Spoken.All)
        {
            var printed = spoken.Points.For.Concat(spoken.Points.Against)
                .Sum(p => int.Parse(CaseworkerVoice.Contribution(p).Replace('−', '-'), System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal(spoken.Evidence.Score, spoken.Points.Base + printed);
        }
    }

    [Fact]
    public void The_towns_put_every_kind_of_reason_to_the_test() => Assert.Equal(
        FeatureSchema.All.Select(f => f.Code).Except([FeatureCode.ExperienceFit]).Order(),
        Spoken.All.SelectMany(s => s.Evidence.Reasons).Select(r => r.Feature).Distinct().Except([FeatureCode.ExperienceFit]).Order());

    [Theory]
    [InlineData("speaking")]
    [InlineData("measured on")]
    [InlineData("measured by")]
    [InlineData("schedule on")]
    [InlineData("free")]
    [InlineData("most minutes")]
    [InlineData("plan on")]
    [InlineData("goals")]
    [InlineData("interests")]
    [InlineData("skills")]
    [InlineData("guidance")]
    [InlineData("hours due")]
    public void Another_fact_gives_another_text(string fact)
    {
        var tried = 0;
        foreach (var spoken in Spoken.All)
            if (Changed(fact, spoken) is { } changed)
            {
                tried++;
                Assert.NotEqual(TextOf(spoken), TextOf(spoken.With(changed)));
            }
        Assert.True(tried > 0, $"No proposal in the towns to try '{fact}' on.");
    }

    private static string TextOf(Spoken spoken) => string.Join('\n', spoken.Points.For.Concat(spoken.Points.Against).Select(p =>
        $"{CaseworkerVoice.Sentence(p, Spoken.Name)} {CaseworkerVoice.Source(p, Spoken.Name, Spoken.Host)}"));

    /// <summary>The dossier with one other fact; null where this proposal says nothing about it.</summary>
    private static Newcomer? Changed(string fact, Spoken spoken)
    {
        var person = spoken.Newcomer;
        bool Says<T>() where T : PointFact => spoken.Points.For.Concat(spoken.Points.Against).Any(p => p.Fact is T);
        bool Speaks(FeatureCode feature) => spoken.Evidence.Reasons.Any(r => r.Feature == feature);
        return fact switch
        {
            "speaking" when Says<SpeakingFact>() => person with { Dutch = person.Dutch with { Speaking = CefrLevel.C2 } },
            "measured on" when Says<SpeakingFact>() => person with { Dutch = person.Dutch with { StatedOn = spoken.Town.BusinessDate.AddDays(-1) } },
            "measured by" when Says<SpeakingFact>() =>
                person with { Dutch = person.Dutch with { Source = person.Dutch.Source == LevelSource.Exam ? LevelSource.Test : LevelSource.Exam } },
            "schedule on" when Says<TimeFact>() => person with { Availability = person.Availability with { ScheduleOn = spoken.Town.BusinessDate.AddDays(-2) } },
            "free" when Says<TimeFact>() => person with { Availability = person.Availability with { Free = DayParts.None, Care = DayParts.None } },
            "most minutes" when Says<TravelFact>() && person.Mobility is { Modes: not null, MaxMinutes: { } most } =>
                person with { Mobility = person.Mobility with { MaxMinutes = most + 1 } },
            "plan on" when Says<GoalsFact>() => person with { Integration = person.Integration with { PlanOn = new(2026, 10, 30) } },
            "goals" when Says<GoalsFact>() => person with { Integration = person.Integration with { Goals = [] } },
            "interests" when Says<SharedFact>() && Speaks(FeatureCode.SharedInterests) => person with { Wishes = person.Wishes with { Interests = [] } },
            "skills" when Says<SharedFact>() && Speaks(FeatureCode.SharedSkills) => person with { Background = person.Background with { Skills = [] } },
            "guidance" when Says<GuidanceFact>() => person with { GuidanceNeeded = null },
            "hours due" when Says<HoursFact>() => person with { Integration = person.Integration with { HoursDueZ = 0, HoursDueMap = 0 } },
            _ => null,
        };
    }

    private static void IsTrue(TalkingPoint point, string text, Spoken spoken, Oracle oracle)
    {
        var (person, place) = (spoken.Newcomer, spoken.Opening);
        var numbers = Oracle.Numbers(text);
        var levels = Oracle.Levels(text);
        switch (point.Reason.Feature)
        {
            case FeatureCode.SharedInterests:
                NamesExactly(text, oracle.SharedInterests, place.Offers.Interests.Concat(person.Wishes.Interests));
                Assert.Empty(numbers);
                break;
            case FeatureCode.SharedSkills:
                NamesExactly(text, oracle.SharedSkills, place.Offers.Skills.Concat(person.Background.Skills));
                Assert.Empty(numbers);
                break;
            case FeatureCode.OccupationFit:
                Assert.Equal(oracle.SharedDigits switch
                {
                    4 => "Selam deed dit werk eerder.",
                    3 => "Lijkt veel op werk dat Selam eerder deed.",
                    > 0 => "Lijkt een beetje op werk dat Selam eerder deed.",
                    _ => "Er is geen eerder werk van Selam bekend dat hierop lijkt.",
                }, text);
                break;
            case FeatureCode.TravelMinutes:
                Travels(text, numbers, person, oracle);
                break;
            case FeatureCode.SpeakingFit when person.Dutch.Speaking is { } has:
                Assert.Equal([has.ToString(), place.Asks.Dutch.Speaking!.Value.ToString()], levels);
                break;
            case FeatureCode.DutchPractice:
                Assert.Contains(new[] { "een beetje Nederlands", "redelijk veel Nederlands", "hier veel Nederlands" }[(int)place.Offers.DutchUse!.Value], text, StringComparison.Ordinal);
                break;
            case FeatureCode.EducationFit when person.Background.Education is { } has:
                Assert.Equal($"Opleiding van Selam: {Educations[has]}. De plek vraagt {Educations[place.Asks.Education!.Value]}.", text);
                break;
            case FeatureCode.ExperienceFit:
                Assert.Equal(person.Background.ExperienceYears is > 0 and var years ? [years] : [], numbers);
                break;
            case FeatureCode.TimeFit when person.Availability.Free is not null && place.Schedule.DayParts is { IsEmpty: false } offered:
                Assert.Equal([Math.Min(place.Schedule.DayPartsNeeded, offered.Size)], numbers);
                Assert.Equal(oracle.FreeThere, Oracle.ReadWeek(text[..text.IndexOf(" is Selam vrij", StringComparison.Ordinal)]));
                break;
            case FeatureCode.GuidanceFit when person.GuidanceNeeded is { } needs && place.Offers.Guidance is { } offers:
                string[] guidance = ["geen extra", "een beetje", "regelmatig", "veel"];
                Assert.Equal($"Selam heeft nodig: {guidance[needs]} begeleiding. De plek biedt: {guidance[offers]} begeleiding.", text);
                break;
            case FeatureCode.HoursThatCount:
                Assert.Contains(oracle.CountsFor!, text, StringComparison.Ordinal);
                Assert.Equal(oracle.HoursThatCount is { } hours ? [hours] : [], numbers);
                break;
            case FeatureCode.GoalFit:
                NamesExactly(text, oracle.GoalsServed, ["werk", "Nederlands leren", "een opleiding", "meedoen"]);
                break;
            case FeatureCode.FollowUp:
                Assert.Equal(place.Offers.HasFollowUp, text == "Na deze plek kan er iets volgen.");
                break;
            case FeatureCode.ScheduleAge when person.Availability.ScheduleOn is not null:
                var months = oracle.MonthsSinceSchedule;
                Assert.Equal($"Het rooster van Selam is {(months >= 12 ? "een jaar of langer" : months == 1 ? "1 maand" : $"{months} maanden")} oud.", text);
                break;
            case FeatureCode.ChildcareFit:
                Assert.Equal(place.Offers.Childcare == Childcare.OnSite ? "Er is kinderopvang op de plek." : "De tijden vallen onder schooltijd.", text);
                break;
            default:
                SaysThatItIsNotKnown(text, point.Reason.Feature, person, place);
                Assert.Empty(numbers);
                Assert.Empty(levels);
                break;
        }
    }

    private static void Travels(string text, IReadOnlyList<int> numbers, Newcomer person, Oracle oracle)
    {
        if (text.StartsWith("Hoe Selam reist, weten we nog niet.", StringComparison.Ordinal))
        {
            Assert.False(oracle.TransportIsKnown);
            Assert.Equal(oracle.Minutes("lopen") is { } onFoot and < 120 ? [onFoot] : [], numbers);
            return;
        }
        string[] ways = ["lopen", "fietsen", "e-bike", "bus", "auto", "meerijden"];
        var way = Assert.Single(ways, w => text.Split('.')[0].Contains(w, StringComparison.OrdinalIgnoreCase));
        Assert.Equal([oracle.Minutes(way)!.Value, .. person.Mobility.MaxMinutes is { } most ? [most] : Array.Empty<int>()], numbers);
        Assert.Equal(way == "bus", text.Contains("ongeveer", StringComparison.Ordinal));
    }

    private static void SaysThatItIsNotKnown(string text, FeatureCode feature, Newcomer person, Opening place)
    {
        Assert.True(feature switch
        {
            FeatureCode.SpeakingFit => person.Dutch.Speaking is null,
            FeatureCode.EducationFit => person.Background.Education is null,
            FeatureCode.TimeFit => person.Availability.Free is null || place.Schedule.DayParts is null,
            FeatureCode.GuidanceFit => person.GuidanceNeeded is null || place.Offers.Guidance is null,
            FeatureCode.ScheduleAge => person.Availability.ScheduleOn is null,
            _ => false,
        }, $"{feature}: {text}");
        Assert.Matches("weten we|niet op|in overleg", text);
    }

    private static void NamesExactly(string text, IReadOnlyCollection<string> words, IEnumerable<string> universe)
    {
        foreach (var word in universe.Distinct())
            Assert.True(words.Contains(word) == Oracle.Says(text, word), $"'{word}' in: {text}");
    }

    private static string SourceOf(FeatureCode feature, Newcomer person, Opening place) => feature switch
    {
        FeatureCode.SpeakingFit when place.Asks.Dutch.Speaking is null => "Kringloop",
        FeatureCode.EducationFit when place.Asks.Education is null => "Kringloop",
        FeatureCode.OccupationFit when place.Offers.Occupation is null => "Kringloop",
        FeatureCode.GuidanceFit when place.Offers.Guidance is null => "Kringloop",
        FeatureCode.TimeFit when person.Availability.Free is not null && place.Schedule.DayParts is not { IsEmpty: false } => "Kringloop",
        FeatureCode.SpeakingFit when person.Dutch.Speaking is null => "Dossier van Selam",
        FeatureCode.EducationFit when person.Background.Education is null => "Dossier van Selam",
        FeatureCode.ExperienceFit when person.Background.ExperienceYears is null => "Dossier van Selam",
        FeatureCode.GuidanceFit when person.GuidanceNeeded is null => "Dossier van Selam",
        FeatureCode.TimeFit when person.Availability.Free is null => "Dossier van Selam",
        FeatureCode.ScheduleAge when person.Availability.ScheduleOn is null => "Dossier van Selam",
        FeatureCode.GoalFit when person.Integration.Goals is null => "Dossier van Selam",
        FeatureCode.SpeakingFit when person.Dutch.Speaking is not null => $"{person.Dutch.Source switch
        {
            LevelSource.Test => "Toets",
            LevelSource.Teacher => "Docent",
            LevelSource.Exam => "Examen",
            LevelSource.SelfEstimate => "Eigen inschatting",
            _ => "Dossier van Selam",
        }}, {Oracle.Date(person.Dutch.StatedOn)}",
        FeatureCode.TravelMinutes => "Berekend, op wijk nauwkeurig",
        FeatureCode.TimeFit or FeatureCode.ScheduleAge => $"Rooster, {Oracle.Date(person.Availability.ScheduleOn)}",
        FeatureCode.GoalFit or FeatureCode.HoursThatCount => $"Plan inburgering, {Oracle.Date(person.Integration.PlanOn)}",
        FeatureCode.DutchPractice or FeatureCode.FollowUp or FeatureCode.ChildcareFit => "Kringloop",
        _ => "Dossier van Selam en Kringloop",
    };
}
