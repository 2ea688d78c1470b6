using Matching.Engine.Domain;
using Matching.Service.Openings;
using Matching.Service.Pages.Coordinator;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Matching.Service.Pages.Shared;

namespace Matching.Service.Tests.Pages;

public sealed class OpeningFieldsTests
{
    [Fact]
    public void An_opening_read_back_from_its_own_form_is_the_same()
    {
        var input = new OpeningInput
        {
            Kind = OpeningKind.WorkPlacement,
            Title = "Helpen in de winkel",
            Description = "En bij de kassa",
            Form = OpeningForm.Group,
            DayParts = DayParts.Of(1, 1).With(DayParts.Of(3, 1)),
            DayPartsNeeded = 2,
            Begins = new(2027, 1, 4),
            Ends = new(2027, 3, 29),
            StartsAt = new(9, 30),
            EndsAt = new(12, 0),
            HoursMin = 4,
            HoursMax = 8,
            Postcode = "8041",
            SeatFrom = "8031",
            Speaking = CefrLevel.A2,
            Writing = CefrLevel.A1,
            Vog = true,
            DrivingLicence = true,
            Education = EducationLevel.Mbo1,
            Demands = Demands.Lifting | Demands.Standing,
            Audience = AudienceLimit.Women,
            AudienceReason = AudienceReason.PreferencePolicy,
            Places = 2,
            Supervisor = "Ans",
            LearningGoal = "Klanten helpen",
            DisplacesNobody = true,
            WorkForm = WorkForm.WorkExperience,
            DutchUse = DutchUse.Much,
            TravelPaid = true,
            Interests = ["kleding", "koken, bakken en proeven"],
        };

        var form = OpeningFields.Of(input);
        var read = OpeningFields.Read(form);

        Assert.Empty(form.Errors);
        Assert.Equal(input.Interests, read.Interests);
        Assert.Equal(input with { Interests = [] }, read with { Interests = [] });
    }

    [Fact]
    public void What_cannot_be_read_is_an_error_of_its_own_field_and_stays_as_typed()
    {
        var form = FormState.Posted(new FormCollection(new Dictionary<string, StringValues>
        {
            ["soort"] = "Taalstage",
            ["plaatsen"] = "twee",
            ["begin"] = "31-12-2026",
        }));

        OpeningFields.Read(form);

        Assert.Equal(["begin", "plaatsen"], form.Errors.Select(e => e.Field).Order());
        Assert.Equal("twee", form.Text("plaatsen"));
    }

    [Theory]
    [InlineData("9999-12-01")]
    [InlineData("2100-01-01")]
    [InlineData("0001-01-01")]
    [InlineData("1899-12-31")]
    public void A_day_with_which_nobody_can_count_is_an_error_of_its_field(string day)
    {
        var form = FormState.Posted(new FormCollection(new Dictionary<string, StringValues> { ["begin"] = day }));

        Assert.Null(form.Date("begin"));
        Assert.Equal("Dit jaar kan niet. Kies een dag tussen 1900 en 2100.", form.ErrorOf("begin"));
    }

    [Fact]
    public void A_form_without_a_kind_asks_for_it()
    {
        var form = OpeningFields.Empty();
        OpeningFields.Read(form);
        Assert.NotNull(form.ErrorOf("soort"));
    }
}
