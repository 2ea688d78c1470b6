using Matching.Engine.Domain;
using Matching.Service.Language;
using Matching.Service.Pipeline;

namespace Matching.Service.Openings;

/// <summary>Between the form and the opening: what is wrong with it, and both ways across. What the form does not ask stays as it was.</summary>
internal static class OpeningFormRules
{
    private const int MostPlaces = 1_000;
    private const int LongestInterest = 60;

    /// <summary>As <see cref="Check"/>, of an opening that is stored on this day: a visit once is still to come.</summary>
    public static IEnumerable<FieldError> CheckOn(DateOnly today, OpeningInput input) => input is { Form: OpeningForm.OneOff, Begins: { } day } && day < today
        ? [.. Check(input), new FieldError("begin", Say.It("Deze dag is al geweest. Kies een dag die nog komt."))]
        : Check(input);

    /// <summary>Field names as in <c>openings.csv</c>.</summary>
    public static IEnumerable<FieldError> Check(OpeningInput input)
    {
        if (string.IsNullOrWhiteSpace(input.Title) || input.Title.Length > 120)
            yield return new("titel", Say.It("Schrijf in een paar woorden wat iemand doet, hooguit 120 tekens. Bijvoorbeeld: boeken opruimen."));
        if (input.Description is { Length: > 4_000 })
            yield return new("omschrijving", Say.It("Maak de omschrijving korter: hooguit 4000 tekens."));
        if (!Postcode.TryParse(input.Postcode, out _))
            yield return new("postcode", Say.It($"'{Short(input.Postcode)}' is geen postcode. Schrijf vier cijfers, bijvoorbeeld 8041."));
        if (!string.IsNullOrWhiteSpace(input.SeatFrom) && !Postcode.TryParse(input.SeatFrom, out _))
            yield return new("meerijden_vanaf", Say.It($"'{Short(input.SeatFrom)}' is geen postcode. Schrijf vier cijfers, of laat het leeg."));
        if (input.Places is < 1 or > MostPlaces)
            yield return new("plaatsen", Say.It($"Schrijf een getal van 1 tot {MostPlaces}, of laat het leeg als er geen grens is."));
        if (input.Begins > input.Ends)
            yield return new("einde", Say.It("Het einde ligt vóór het begin. Kies een latere dag."));
        if (input.StartsAt >= input.EndsAt)
            yield return new("eindtijd", Say.It("De eindtijd ligt niet na de begintijd. Kies een latere tijd."));
        if (input.DayPartsNeeded is < 1 or > 14 || input.DayParts is { IsEmpty: false } parts && input.DayPartsNeeded > parts.Size)
            yield return new("dagdelen_nodig", Say.It("Zo veel dagdelen heb je niet aangekruist. Kies een lager aantal, of kruis er meer aan."));
        if (input.HoursMin is < 0 or > 60 || input.HoursMax is < 0 or > 60)
            yield return new("uren_min", Say.It("Schrijf een aantal uren per week van 0 tot 60."));
        if (input.HoursMin > input.HoursMax)
            yield return new("uren_max", Say.It("Het hoogste aantal uren is lager dan het laagste. Draai ze om."));
        if (FormError(input) is { } form)
            yield return form;
        if (AudienceError(input) is { } audience)
            yield return audience;
        if (input.Interests.FirstOrDefault(text => text.Length > LongestInterest) is { } interest)
            yield return new("interesses", Say.It($"'{Short(interest)}' is te lang. Schrijf elk woord op een eigen regel, hooguit {LongestInterest} tekens."));
        if (!Enum.IsDefined(input.Kind))
            yield return new("soort", Say.It("Kies wat voor plek het is."));
    }

    /// <summary>The opening with what the form says; only for an input that passed <see cref="Check"/>.</summary>
    public static Opening Apply(OpeningInput input, Opening opening)
    {
        _ = Postcode.TryParse(input.Postcode, out var postcode);
        return opening with
        {
            Kind = input.Kind,
            Form = input.Form,
            Postcode = postcode,
            Capacity = new Capacity(input.Places, opening.Capacity.Taken),
            Schedule = opening.Schedule with
            {
                Period = new Period(input.Begins, input.Form == OpeningForm.OneOff ? input.Begins : input.Ends),
                DayParts = input.DayParts is { IsEmpty: false } ? input.DayParts : null,
                DayPartsNeeded = input.DayPartsNeeded,
                HoursMin = input.HoursMin,
                HoursMax = input.HoursMax,
                StartsAt = input.StartsAt,
                EndsAt = input.EndsAt,
            },
            Asks = opening.Asks with
            {
                Dutch = new DutchAsked { Speaking = input.Speaking, Listening = input.Listening, Reading = input.Reading, Writing = input.Writing },
                Education = input.Education,
                RecognisedDiploma = input.RecognisedDiploma,
                DrivingLicence = input.DrivingLicence,
                Vog = input.Vog,
                Demands = input.Demands,
                Audience = input.Audience == AudienceLimit.Everyone ? default : new Audience(input.Audience, input.AudienceReason),
            },
            Offers = opening.Offers with
            {
                DutchUse = input.DutchUse,
                Interests = input.Interests,
                SeatFrom = Postcode.TryParse(input.SeatFrom, out var seat) ? seat : null,
                TravelPaid = input.TravelPaid,
                WorkForm = input.WorkForm,
            },
            FairWork = opening.FairWork with { DisplacesNobody = input.DisplacesNobody },
        };
    }

    public static OpeningInput InputOf(Opening opening, OpeningRow row) => new()
    {
        Kind = opening.Kind,
        Title = row.Title,
        Description = row.Description,
        Form = opening.Form,
        DayParts = opening.Schedule.DayParts,
        DayPartsNeeded = opening.Schedule.DayPartsNeeded,
        Begins = row.Begins,
        Ends = row.Ends,
        StartsAt = opening.Schedule.StartsAt,
        EndsAt = opening.Schedule.EndsAt,
        HoursMin = opening.Schedule.HoursMin,
        HoursMax = opening.Schedule.HoursMax,
        Postcode = opening.Postcode.ToString(),
        SeatFrom = opening.Offers.SeatFrom?.ToString(),
        Speaking = opening.Asks.Dutch.Speaking,
        Listening = opening.Asks.Dutch.Listening,
        Reading = opening.Asks.Dutch.Reading,
        Writing = opening.Asks.Dutch.Writing,
        Vog = opening.Asks.Vog,
        DrivingLicence = opening.Asks.DrivingLicence,
        RecognisedDiploma = opening.Asks.RecognisedDiploma,
        Education = opening.Asks.Education,
        Demands = opening.Asks.Demands,
        Audience = opening.Asks.Audience.Limit,
        AudienceReason = opening.Asks.Audience.Reason,
        Places = row.Capacity,
        Supervisor = row.Supervisor,
        LearningGoal = row.LearningGoal,
        DisplacesNobody = row.NoDisplacement,
        WorkForm = opening.Offers.WorkForm,
        DutchUse = opening.Offers.DutchUse,
        TravelPaid = opening.Offers.TravelPaid == true,
        Interests = opening.Offers.Interests,
    };

    // A group and a visit have seats to count, a visit has its day, and who walks in takes no seat.
    private static FieldError? FormError(OpeningInput input) => input switch
    {
        { Form: OpeningForm.OneOff, Begins: null } => new("begin", Say.It("Eén keer: kies de dag.")),
        { Form: OpeningForm.OneOff, Ends: { } ends } when ends != input.Begins => new("einde", Say.It("Eén keer is op één dag. Laat de laatste dag leeg.")),
        { Form: OpeningForm.OneOff or OpeningForm.Group, Places: null } => new("plaatsen", Say.It("Schrijf hoeveel mensen mee kunnen doen.")),
        { Form: OpeningForm.DropIn, Places: not null } => new("plaatsen", Say.It("Bij een inloop kan iedereen binnenlopen. Laat het aantal leeg, of kies een groep.")),
        _ => null,
    };

    private static FieldError? AudienceError(OpeningInput input)
    {
        if (input.Audience == AudienceLimit.Everyone)
            return null;
        if (input.AudienceReason == AudienceReason.None)
            return new("doelgroep_reden", Say.It("Een plek voor alleen vrouwen of alleen mannen heeft een reden nodig. Kies er een, of kies iedereen."));
        return new Audience(input.Audience, input.AudienceReason).IsAllowedFor(input.Kind, input.Form)
            ? null
            : new("doelgroep_reden", Say.It("Deze reden mag niet bij deze soort plek. Kies een andere reden, of kies iedereen."));
    }

    private static string Short(string? text) => text is null ? "" : text.Length > 12 ? text[..12] + "…" : text;
}
