using Matching.Engine.Domain;
using Matching.Service.Language;

namespace Matching.Service.Imports;

/// <summary>Limits by age or sex are allowed only with a reason from the list; without one a row is refused.</summary>
internal static class LimitsByLaw
{
    public static AgeLimits Ages(RowReader row, AgeLimits was)
    {
        var (min, max) = (row.Read(OpeningsFile.AgeMin, was.Min), row.Read(OpeningsFile.AgeMax, was.Max));
        var reason = row.Read(OpeningsFile.AgeReason, was.Reason) ?? AgeReason.None;
        if (min > max)
        {
            row.Refuse(OpeningsFile.AgeMin, Say.It($"{min} is ouder dan leeftijd_max ({max}). Draai ze om."));
            return was;
        }
        if (max is null || reason != AgeReason.None)
            return new(min, max, max is null ? AgeReason.None : reason);
        row.Refuse(OpeningsFile.AgeMax, Say.It("een hoogste leeftijd mag alleen met een reden. Vul leeftijd_reden in, of haal de leeftijd weg."));
        return was;
    }

    public static Audience Audience(RowReader row, Audience was, OpeningKind kind, OpeningForm form)
    {
        var limit = row.Read(OpeningsFile.Audience, was.Limit) ?? AudienceLimit.Everyone;
        var reason = row.Read(OpeningsFile.AudienceReason, was.Reason) ?? AudienceReason.None;
        if (limit == AudienceLimit.Everyone)
            return default;
        if (reason == AudienceReason.None)
        {
            row.Refuse(OpeningsFile.Audience, Say.It("alleen vrouwen of mannen mag alleen met een reden. Vul doelgroep_reden in, of schrijf iedereen."));
            return was;
        }
        var audience = new Audience(limit, reason);
        if (audience.IsAllowedFor(kind, form))
            return audience;
        row.Refuse(OpeningsFile.AudienceReason,
            Say.It("deze reden geldt alleen bij sport en groepen. Kies wettelijke_uitzondering of voorkeursbeleid, of schrijf iedereen."));
        return was;
    }
}
