using Matching.Engine.Domain;
using Matching.Service.Newcomers;
using Matching.Service.Storage;

namespace Matching.Service.Tests.Newcomers;

public class DossierRecordTests
{
    private static readonly Newcomer Known = new()
    {
        Id = new(7),
        Municipality = new("GM9999"),
        Caseworker = new(3),
        Postcode = new(8041),
        Status = NewcomerStatus.Paused,
        SettledOn = new(2026, 1, 2),
        MayWork = true,
        Integration = new() { Schemes = [Scheme.Wi2021], Route = LearningRoute.Z, Literacy = Literacy.AA, Term = new(new(2026, 1, 2), null) },
        Dutch = new() { Speaking = CefrLevel.A2, Source = LevelSource.Teacher, StatedOn = new(2026, 9, 1) },
        BirthYear = 1990,
        Sex = Sex.Female,
        Background = new() { Occupations = [new(7531)], Skills = ["naaien"], ExperienceYears = 0 },
        Wishes = new() { Kinds = [new(OpeningKind.WorkPlacement, 3)], Avoid = [new(4)] },
        Mobility = new() { Modes = [], MaxMinutes = 30 },
        Availability = new() { Free = DayParts.Of(0, 1), MaxHours = 12 },
        Limits = Demands.Lifting | Demands.Nights,
        ContactLanguages = ["ti", "en"],
        Consents = [new(OpeningKind.Maatje, ConsentAnswer.Refused, new(2026, 10, 1))],
    };

    private static NewcomerRow RowOf(Newcomer person) => new()
    {
        Id = person.Id.Value,
        MunicipalityCode = person.Municipality.Value,
        Source = "municipality",
        ExternId = "N-1",
        CaseworkerId = person.Caseworker.Value,
        Dossier = DossierRecord.ToJson(person),
        LimitsKnown = person.Limits is not null,
        Limits = DossierRecord.LimitCodes(person.Limits),
        Consents = """[{"kind":"maatje","answer":"refused","statedOn":"2026-10-01"}]""",
    };

    [Fact]
    public void A_dossier_comes_back_as_it_was_written() =>
        Assert.Equal(
            System.Text.Json.JsonSerializer.Serialize(Known, DomainJson.Options),
            System.Text.Json.JsonSerializer.Serialize(DossierRecord.FromRow(RowOf(Known)), DomainJson.Options));

    [Fact]
    public void The_dossier_itself_holds_neither_limits_nor_consents_nor_what_is_a_column()
    {
        using var json = System.Text.Json.JsonDocument.Parse(DossierRecord.ToJson(Known));

        Assert.All(
            ["id", "municipality", "caseworker", "limits", "consents"],
            member => Assert.False(json.RootElement.TryGetProperty(member, out _), member));
    }

    [Fact]
    public void Limits_that_were_asked_and_are_none_differ_from_limits_not_asked()
    {
        var row = RowOf(Known) with { Limits = [] };

        Assert.Equal(Demands.None, DossierRecord.FromRow(row)!.Limits);
        Assert.Null(DossierRecord.FromRow(row with { LimitsKnown = false })!.Limits);
    }

    [Theory]
    [InlineData("""{"postcode":8041,"wishes":null}""")]
    [InlineData("""{"postcode":8041,"nationality":"x"}""")]
    [InlineData("""{"postcode":8041,"limits":"lifting"}""")]
    [InlineData("""{"postcode":80}""")]
    [InlineData("""{"postcode":"8041"}""")]
    [InlineData("""{"postcode":8041,"guidanceNeeded":9}""")]
    [InlineData("""{"postcode":8041,"contactLanguages":[null]}""")]
    [InlineData("""{"postcode":8041,"sex":"x"}""")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    public void A_dossier_that_cannot_be_read_is_set_aside(string dossier) =>
        Assert.Null(DossierRecord.FromRow(RowOf(Known) with { Dossier = dossier }));

    [Fact]
    public void Codes_are_those_of_the_database()
    {
        Assert.Equal("sports_club", Code.Of(OpeningKind.SportsClub));
        Assert.Equal(OpeningKind.VolunteerRole, Code.Parse<OpeningKind>("volunteer_role"));
        Assert.Throws<ArgumentException>(() => Code.Parse<OpeningKind>("SportsClub"));
    }
}
