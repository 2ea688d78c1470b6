using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Storage;
using Matching.Simulation;

namespace Matching.Service.Demo;

/// <summary>What hosts of an invented town asked the municipality in the last weeks, most of it answered.</summary>
internal static class TownRequests
{
    private const int Every = 6;

    private static readonly (string Kind, string? Body, string Answer)[] Asked =
    [
        ("find_somebody", "We zoeken iemand voor dinsdag, vanaf december.", "Ik leg het deze week aan twee mensen voor."),
        ("supervisor_away", "Onze begeleider is ziek tot en met volgende week.", "Beterschap. We plannen kennismakingen pas daarna."),
        ("other_times", "Vanaf januari liever woensdag dan maandag.", "Pas het aan bij de plek, dan rekent Matching er vannacht mee."),
        ("come_by", null, "Graag. Ik bel je voor een afspraak."),
        ("other", "Kan iemand een VOG nog na het begin aanvragen?", "Nee, die is nodig vóór de eerste dag. Wij helpen met aanvragen."),
        ("find_somebody", null, "Er past nu niemand. We kijken elke nacht opnieuw."),
    ];

    public static async Task WriteAsync(DbSession session, Town town, CancellationToken ct)
    {
        var coordinators = town.Accounts.Where(a => a.Role == AccountRole.Coordinator).ToDictionary(a => a.Email);
        var caseworkers = town.Accounts.Where(a => a.Role == AccountRole.Caseworker).ToList();
        var rows = town.Openings.Where(o => o.Opening.Status == OpeningStatus.Published).Where((_, i) => i % Every == 0).Select((o, i) =>
        {
            var (kind, body, answer) = Asked[i % Asked.Length];
            var day = town.Options.Anchor.AddDays(-1 - i * 5 % 34);
            var isAnswered = day < town.Options.Anchor.AddDays(-4) && i % 7 != 3;
            var isWithdrawn = !isAnswered && i % 5 == 4;
            return new
            {
                Opening = o.Opening.Id.Value,
                Organisation = o.Opening.Organisation.Value,
                Account = coordinators[o.CoordinatorEmail].Id,
                Kind = kind,
                Body = body,
                AskedAt = At(day, 10),
                Answer = isAnswered ? answer : null,
                AnsweredBy = isAnswered ? caseworkers[i % caseworkers.Count].Id : (long?)null,
                AnsweredAt = isAnswered ? At(day.AddDays(2), 14) : (DateTimeOffset?)null,
                WithdrawnAt = isWithdrawn ? At(day, 16) : (DateTimeOffset?)null,
            };
        });
        foreach (var chunk in BulkRows.Of(rows))
            await session.Connection.ExecuteAsync(new CommandDefinition("""
                insert into host_requests (municipality_code, area_code, organisation_id, opening_id, account_id, kind, body, asked_at, answer,
                  answered_by, answered_at, withdrawn_at)
                select current_municipality(), current_area(), r.organisation, r.opening, r.account, r.kind, r.body, r.asked_at, r.answer,
                  r.answered_by, r.answered_at, r.withdrawn_at
                from jsonb_to_recordset(@rows::jsonb) as r(organisation bigint, opening bigint, account bigint, kind text, body text,
                  asked_at timestamptz, answer text, answered_by bigint, answered_at timestamptz, withdrawn_at timestamptz)
                order by r.asked_at, r.opening
                """, new { rows = chunk }, cancellationToken: ct));
    }

    private static DateTimeOffset At(DateOnly day, int hour) => new(day, new TimeOnly(hour, 0), TimeSpan.Zero);
}
