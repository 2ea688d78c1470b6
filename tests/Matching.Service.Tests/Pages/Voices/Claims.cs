using Matching.Engine.Domain;
using Matching.Engine.Features;

namespace Matching.Service.Tests.Pages.Voices;

/// <summary>
/// Holds a sentence to account against the facts of a pair, worked out by the <see cref="Oracle"/>: what it says must be so, and its
/// source must be where the fact stands. The person is called Selam and the organisation Kringloop.
/// </summary>
internal static class Claims
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

    public static void IsTrue(FeatureCode feature, string text, Spoken spoken, Oracle oracle)
    {
        var (person, place) = (spoken.Newcomer, spoken.Opening);
        var numbers = Oracle.Numbers(text);
        var levels = Oracle.Levels(text);
        switch (feature)
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
                SaysThatItIsNotKnown(text, feature, person, place);
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

    public static string SourceOf(FeatureCode feature, Newcomer person, Opening place) => feature switch
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
