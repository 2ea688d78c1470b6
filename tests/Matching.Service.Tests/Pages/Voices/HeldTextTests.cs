using System.Reflection;
using Matching.Engine.Domain;
using Matching.Service.Conversations;
using Matching.Service.Language;
using Matching.Service.Pages.Texts.Voices;

namespace Matching.Service.Tests.Pages.Voices;

/// <summary>Nothing is held about a person that she is not told. A new field of the dossier fails here until it is.</summary>
public class HeldTextTests
{
    private static readonly DateOnly Day = new(2026, 9, 1);

    private static readonly Newcomer Blank = new() { Id = new(1), Municipality = new("GM9999"), Caseworker = new(1), Postcode = new(8031) };

    /// <summary>Every field by name, with another value in it.</summary>
    private static readonly Dictionary<string, Func<Newcomer, Newcomer>> Changes = new()
    {
        ["Postcode"] = n => n with { Postcode = new(8041) },
        ["Status"] = n => n with { Status = NewcomerStatus.Paused },
        ["PausedUntil"] = n => n with { PausedUntil = Day },
        ["WaveFrom"] = n => n with { WaveFrom = Day },
        ["Tempo"] = n => n with { Tempo = 2 },
        ["SettledOn"] = n => n with { SettledOn = Day },
        ["MayWork"] = n => n with { MayWork = false },
        ["Integration.Schemes"] = n => Plan(n, p => p with { Schemes = [Scheme.Wi2021] }),
        ["Integration.Route"] = n => Plan(n, p => p with { Route = LearningRoute.Z }),
        ["Integration.Literacy"] = n => Plan(n, p => p with { Literacy = Literacy.AA }),
        ["Integration.Term"] = n => Plan(n, p => p with { Term = new(Day, null) }),
        ["Integration.PlanOn"] = n => Plan(n, p => p with { PlanOn = Day }),
        ["Integration.PlanLevel"] = n => Plan(n, p => p with { PlanLevel = CefrLevel.A2 }),
        ["Integration.HoursDueZ"] = n => Plan(n, p => p with { HoursDueZ = 400 }),
        ["Integration.HoursDueMap"] = n => Plan(n, p => p with { HoursDueMap = 40 }),
        ["Integration.Goals"] = n => Plan(n, p => p with { Goals = [PlanGoal.Work] }),
        ["Dutch.Speaking"] = n => n with { Dutch = n.Dutch with { Speaking = CefrLevel.A1 } },
        ["Dutch.Listening"] = n => n with { Dutch = n.Dutch with { Listening = CefrLevel.A1 } },
        ["Dutch.Reading"] = n => n with { Dutch = n.Dutch with { Reading = CefrLevel.A1 } },
        ["Dutch.Writing"] = n => n with { Dutch = n.Dutch with { Writing = CefrLevel.A1 } },
        ["Dutch.Source"] = n => n with { Dutch = n.Dutch with { Source = LevelSource.Exam } },
        ["Dutch.StatedOn"] = n => n with { Dutch = n.Dutch with { StatedOn = Day } },
        ["BirthYear"] = n => n with { BirthYear = 1990 },
        ["Sex"] = n => n with { Sex = Sex.Male },
        ["Background.Education"] = n => n with { Background = n.Background with { Education = EducationLevel.Mbo2 } },
        ["Background.DiplomaRecognised"] = n => n with { Background = n.Background with { DiplomaRecognised = true } },
        ["Background.Occupations"] = n => n with { Background = n.Background with { Occupations = [new(5120)] } },
        ["Background.Skills"] = n => n with { Background = n.Background with { Skills = ["koken"] } },
        ["Background.ExperienceYears"] = n => n with { Background = n.Background with { ExperienceYears = 3 } },
        ["Wishes.Interests"] = n => n with { Wishes = n.Wishes with { Interests = ["zingen"] } },
        ["Wishes.Kinds"] = n => n with { Wishes = n.Wishes with { Kinds = [new(OpeningKind.Maatje, 3)] } },
        ["Wishes.Buddy"] = n => n with { Wishes = n.Wishes with { Buddy = BuddyWish.Woman } },
        ["Wishes.Avoid"] = n => n with { Wishes = n.Wishes with { Avoid = [new(7)] } },
        ["Mobility.Modes"] = n => n with { Mobility = n.Mobility with { Modes = [TravelMode.Car] } },
        ["Mobility.Cycling"] = n => n with { Mobility = n.Mobility with { Cycling = Cycling.Learning } },
        ["Mobility.DrivingLicence"] = n => n with { Mobility = n.Mobility with { DrivingLicence = true } },
        ["Mobility.MaxMinutes"] = n => n with { Mobility = n.Mobility with { MaxMinutes = 30 } },
        ["Availability.Free"] = n => Week(n, w => w with { Free = DayParts.Of(1, 1) }),
        ["Availability.Lessons"] = n => Week(n, w => w with { Lessons = DayParts.Of(2, 0) }),
        ["Availability.Care"] = n => Week(n, w => w with { Care = DayParts.Of(3, 0) }),
        ["Availability.ScheduleOn"] = n => Week(n, w => w with { ScheduleOn = Day }),
        ["Availability.MaxHours"] = n => Week(n, w => w with { MaxHours = 12 }),
        ["Availability.WorksHours"] = n => Week(n, w => w with { WorksHours = 8 }),
        ["Limits"] = n => n with { Limits = Demands.Lifting },
        ["GuidanceNeeded"] = n => n with { GuidanceNeeded = 2 },
        ["ContactLanguages"] = n => n with { ContactLanguages = ["ar"] },
        ["Shielded"] = n => n with { Shielded = true },
        ["Consents"] = n => n with { Consents = [new(OpeningKind.Maatje, ConsentAnswer.Refused, Day)] },
    };

    /// <summary>Said elsewhere on the page, or no fact about her: her number, the municipality, who guides her.</summary>
    private static readonly string[] NotOfHer = ["Id", "Municipality", "Caseworker"];

    private static readonly Type[] Groups =
        [typeof(CivicIntegration), typeof(DutchLevels), typeof(Background), typeof(Wishes), typeof(Mobility), typeof(Availability)];

    public static TheoryData<string> Fields => [.. Changes.Keys];

    [Fact]
    public void Every_field_of_a_dossier_is_tried_here() =>
        Assert.Equal(FieldsOf(typeof(Newcomer), "").Except(NotOfHer).Order(), Changes.Keys.Order());

    [Theory]
    [MemberData(nameof(Fields))]
    public void Another_value_of_a_field_is_told(string field) => Assert.NotEqual(Told(Blank), Told(Changes[field](Blank)));

    [Theory]
    [MemberData(nameof(Fields))]
    public void Another_value_of_a_field_is_told_in_English_too(string field)
    {
        using var _ = Languages.InEnglish();
        Assert.NotEqual(Told(Blank), Told(Changes[field](Blank)));
    }

    [Fact]
    public void What_a_sensitive_field_is_used_for_is_said_with_it()
    {
        var facts = HeldText.Of(Held(Blank)).ToDictionary(f => f.What);

        foreach (var what in new[] { "Je geboortejaar", "Man of vrouw", "Je wijk", "Dit kun je niet doen" })
            Assert.StartsWith("Alleen ", facts[what].UsedFor, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hidden_postcode_stays_hidden() => Assert.DoesNotContain("8031", Told(Blank with { Shielded = true }), StringComparison.Ordinal);

    private static string Told(Newcomer person) =>
        string.Join('\n', HeldText.Of(Held(person)).Select(f => $"{f.What} | {f.Value} | {f.From}"));

    private static HeldView Held(Newcomer person) => new()
    {
        Facts = person,
        Name = "Selam Tesfay",
        GivenName = "Selam",
        Caseworker = "Fatima Bouzidi",
        CaseworkerEmail = "fatima@example.org",
        Source = "municipality",
        ChangedOn = new(2026, 10, 1),
        Activities = [],
        Answers = [],
        Conversations = [],
        Proposals = 0,
        Avoid = [.. person.Wishes.Avoid.Select(o => $"Organisatie {o.Value}")],
    };

    private static IEnumerable<string> FieldsOf(Type type, string before) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(p => p.SetMethod is not null)
        .SelectMany(p => Groups.Contains(p.PropertyType) ? FieldsOf(p.PropertyType, $"{p.Name}.") : [$"{before}{p.Name}"]);

    private static Newcomer Plan(Newcomer person, Func<CivicIntegration, CivicIntegration> change) => person with { Integration = change(person.Integration) };

    private static Newcomer Week(Newcomer person, Func<Availability, Availability> change) => person with { Availability = change(person.Availability) };
}
