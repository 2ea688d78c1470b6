using System.Text.Json;
using Matching.Engine.Domain;
using Matching.Service.Openings;

namespace Matching.Service.Tests.Openings;

public class OpeningRecordTests
{
    private static readonly Opening Placement = new()
    {
        Id = new(9),
        Organisation = new(2),
        Kind = OpeningKind.WorkPlacement,
        Postcode = new(8011),
        Status = OpeningStatus.Draft,
        Capacity = new(2, 1),
        Schedule = new() { Period = new(new(2026, 12, 1), new(2027, 3, 1)), DayParts = DayParts.Of(1, 0), DayPartsNeeded = 1, HoursMin = 8 },
        Asks = new()
        {
            Dutch = new() { Speaking = CefrLevel.A2 },
            Ages = new(18, null, AgeReason.None),
            Audience = new(AudienceLimit.Women, AudienceReason.LegalException),
            Demands = Demands.Standing | Demands.Noise,
        },
        Offers = new() { Occupation = new(7531), WorkForm = WorkForm.WorkExperience, CountsFor = [CountsFor.Map] },
        FairWork = new() { HasLearningGoal = true, DisplacesNobody = true },
    };

    private static readonly OpeningTexts Texts = new()
    {
        Source = "file",
        ExternId = "P1",
        Title = "Kleding herstellen",
        LearningGoal = "Werken met de naaimachine",
    };

    [Fact]
    public void An_opening_comes_back_as_it_was_written() =>
        Assert.Equal(
            JsonSerializer.Serialize(Placement, DomainJson.Options),
            JsonSerializer.Serialize(OpeningRecord.FromRow(OpeningRecord.ToRow(Placement, Texts)), DomainJson.Options));

    [Fact]
    public void Its_texts_come_back_too() =>
        Assert.Equal(Texts, OpeningRecord.TextsOf(OpeningRecord.ToRow(Placement, Texts)));

    [Fact]
    public void Requirements_hold_nothing_that_is_a_column()
    {
        using var json = JsonDocument.Parse(OpeningRecord.ToJson(Placement));

        Assert.All(
            ["id", "organisation", "kind", "status", "capacity", "fairWork"],
            member => Assert.False(json.RootElement.TryGetProperty(member, out _), member));
        Assert.False(json.RootElement.GetProperty("schedule").TryGetProperty("period", out _));
    }

    [Fact]
    public void The_learning_goal_counts_when_it_is_written_not_when_it_is_claimed()
    {
        var row = OpeningRecord.ToRow(Placement, Texts with { LearningGoal = " " });

        Assert.False(OpeningRecord.FromRow(row)!.FairWork.HasLearningGoal);
    }

    [Fact]
    public void A_row_whose_dates_are_crossed_is_set_aside()
    {
        var row = OpeningRecord.ToRow(Placement, Texts) with { Begins = new(2027, 3, 2) };

        Assert.Null(OpeningRecord.FromRow(row));
    }

    [Theory]
    [InlineData(OpeningKind.WorkPlacement, null, null, true)]
    [InlineData(OpeningKind.WorkPlacement, WorkForm.Trial, 300, true)]
    [InlineData(OpeningKind.Taalstage, WorkForm.Internship, null, true)]
    [InlineData(OpeningKind.WorkPlacement, WorkForm.Paid, null, false)]
    [InlineData(OpeningKind.WorkPlacement, WorkForm.Paid, 0, true)]
    [InlineData(OpeningKind.WorkPlacement, WorkForm.LearningJob, 900, false)]
    [InlineData(OpeningKind.WorkPlacement, WorkForm.LearningJob, 0, true)]
    [InlineData(OpeningKind.VolunteerRole, WorkForm.Voluntary, 0, false)]
    [InlineData(OpeningKind.Maatje, null, null, false)]
    public void Unpaid_work_is_a_placement_or_taalstage_without_a_wage(OpeningKind kind, WorkForm? form, int? pay, bool unpaid) =>
        Assert.Equal(unpaid, OpeningRecord.ToRow(Placement with { Kind = kind, Offers = new() { WorkForm = form, PayPerMonth = pay } }, Texts).Unpaid);
}
