using Matching.Engine.Domain;
using Matching.Engine.Explanation.Unlocking;
using Matching.Service.Openings;
using Matching.Service.Pages.Coordinator;

namespace Matching.Service.Tests.Pages;

/// <summary>One press changes the form as the engine changes the opening, or the count beside it would be of something else.</summary>
public sealed class OpeningStepsTests
{
    private static readonly OpeningInput Input = new()
    {
        Kind = OpeningKind.VolunteerRole,
        Title = "Boeken opruimen",
        Postcode = "8041",
        Speaking = CefrLevel.A2,
        Listening = CefrLevel.A1,
        Reading = CefrLevel.B1,
        Writing = CefrLevel.A1,
        Education = EducationLevel.Mbo2,
        HoursMin = 12,
        DayParts = DayParts.Of(1, 0).With(DayParts.Of(3, 0)),
        DayPartsNeeded = 2,
        DrivingLicence = true,
    };

    [Fact]
    public void Every_step_of_the_form_is_the_step_that_was_counted()
    {
        var opening = OpeningFormRules.Apply(Input, new Opening { Id = default, Organisation = new(1), Kind = Input.Kind, Postcode = new(1000) });
        var steps = OpeningChange.For(opening, [new Postcode(8011)]);

        Assert.Equal(9, steps.Count);
        foreach (var step in steps)
        {
            var form = OpeningSteps.Apply(OpeningFields.Of(Input), OpeningSteps.CodeOf(step));
            Assert.NotNull(form);
            Assert.Equal(OpeningRecord.ToJson(step.ApplyTo(opening)), OpeningRecord.ToJson(OpeningFormRules.Apply(OpeningFields.Read(form), opening)));
        }
    }

    [Theory]
    [InlineData("tel")]
    [InlineData("verander:titel:x")]
    [InlineData("verander:spreken")]
    [InlineData(null)]
    public void Anything_else_changes_nothing(string? pressed) => Assert.Null(OpeningSteps.Apply(OpeningFields.Of(Input), pressed));
}
