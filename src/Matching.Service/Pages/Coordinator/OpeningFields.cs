using System.Globalization;
using Matching.Engine.Domain;
using Matching.Service.Language;
using Matching.Service.Openings;
using Matching.Service.Pages.Shared;
using Matching.Service.Pages.Texts;

namespace Matching.Service.Pages.Coordinator;

/// <summary>Between the fields of the form and what is asked of the system. Field names are the columns of openings.csv.</summary>
public static class OpeningFields
{
    private static readonly Demands[] SingleDemands = [.. Enum.GetValues<Demands>().Where(d => d != Demands.None)];

    /// <summary>The demands, each a check box.</summary>
    public static IReadOnlyList<Demands> EachDemand => SingleDemands;

    public static FormState Empty() => new FormState()
        .With("dagdelen_nodig", "1")
        .With("vorm", nameof(OpeningForm.OneToOne))
        .With("doelgroep", nameof(AudienceLimit.Everyone))
        .With("doelgroep_reden", nameof(AudienceReason.None));

    public static FormState Of(OpeningInput input) => new FormState()
        .With("soort", input.Kind.ToString())
        .With("titel", input.Title)
        .With("omschrijving", input.Description)
        .With("vorm", input.Form.ToString())
        .With("dagdelen", DayPartWords.Codes(input.DayParts ?? DayParts.None))
        .With("dagdelen_nodig", Text(input.DayPartsNeeded))
        .With("begin", Text(input.Begins))
        .With("einde", Text(input.Ends))
        .With("begintijd", Text(input.StartsAt))
        .With("eindtijd", Text(input.EndsAt))
        .With("uren_min", Text(input.HoursMin))
        .With("uren_max", Text(input.HoursMax))
        .With("postcode", input.Postcode)
        .With("meerijden_vanaf", input.SeatFrom)
        .With("spreken", input.Speaking?.ToString())
        .With("luisteren", input.Listening?.ToString())
        .With("lezen", input.Reading?.ToString())
        .With("schrijven", input.Writing?.ToString())
        .With("vog", YesNo(input.Vog))
        .With("rijbewijs", YesNo(input.DrivingLicence))
        .With("diploma_vereist", YesNo(input.RecognisedDiploma))
        .With("opleiding_min", input.Education?.ToString())
        .With("belasting", SingleDemands.Where(d => input.Demands.HasFlag(d)).Select(d => d.ToString()))
        .With("doelgroep", input.Audience.ToString())
        .With("doelgroep_reden", input.AudienceReason.ToString())
        .With("plaatsen", Text(input.Places))
        .With("begeleider", input.Supervisor)
        .With("leerdoel", input.LearningGoal)
        .With("geen_verdringing", YesNo(input.DisplacesNobody))
        .With("arbeidsvorm", input.WorkForm?.ToString())
        .With("nederlands", input.DutchUse?.ToString())
        .With("reiskosten", YesNo(input.TravelPaid))
        .With("interesses", string.Join('\n', input.Interests));

    /// <summary>What was filled in. Fields that cannot be read are errors of the form: then the result is not to be sent.</summary>
    public static OpeningInput Read(FormState form)
    {
        var number = Say.It("Schrijf een heel getal, bijvoorbeeld 2.");
        if (form.Choice<OpeningKind>("soort") is null)
            form.Add("soort", Say.It("Kies wat voor plek het is."));
        var week = DayPartWords.Parse(form.All("dagdelen"));
        return new OpeningInput
        {
            Kind = form.Choice<OpeningKind>("soort") ?? default,
            Title = form.Text("titel") ?? "",
            Description = form.Text("omschrijving"),
            Form = form.Choice<OpeningForm>("vorm") ?? default,
            DayParts = week.IsEmpty ? null : week,
            DayPartsNeeded = form.Number("dagdelen_nodig", number) ?? 1,
            Begins = form.Date("begin"),
            Ends = form.Date("einde"),
            StartsAt = form.Time("begintijd"),
            EndsAt = form.Time("eindtijd"),
            HoursMin = form.Number("uren_min", number),
            HoursMax = form.Number("uren_max", number),
            Postcode = form.Text("postcode") ?? "",
            SeatFrom = form.Text("meerijden_vanaf"),
            Speaking = form.Choice<CefrLevel>("spreken"),
            Listening = form.Choice<CefrLevel>("luisteren"),
            Reading = form.Choice<CefrLevel>("lezen"),
            Writing = form.Choice<CefrLevel>("schrijven"),
            Vog = form.IsChecked("vog"),
            DrivingLicence = form.IsChecked("rijbewijs"),
            RecognisedDiploma = form.IsChecked("diploma_vereist"),
            Education = form.Choice<EducationLevel>("opleiding_min"),
            Demands = SingleDemands.Where(d => form.All("belasting").Contains(d.ToString())).Aggregate(Demands.None, (all, d) => all | d),
            Audience = form.Choice<AudienceLimit>("doelgroep") ?? default,
            AudienceReason = form.Choice<AudienceReason>("doelgroep_reden") ?? default,
            Places = form.Number("plaatsen", number),
            Supervisor = form.Text("begeleider"),
            LearningGoal = form.Text("leerdoel"),
            DisplacesNobody = form.IsChecked("geen_verdringing"),
            WorkForm = form.Choice<WorkForm>("arbeidsvorm"),
            DutchUse = form.Choice<DutchUse>("nederlands"),
            TravelPaid = form.IsChecked("reiskosten"),
            // One on a line: a text may hold a comma.
            Interests = [.. (form.Text("interesses") ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(t => t.ToLowerInvariant()).Distinct()],
        };
    }

    private static string? YesNo(bool yes) => yes ? "ja" : null;

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Text(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Text(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture);
}
