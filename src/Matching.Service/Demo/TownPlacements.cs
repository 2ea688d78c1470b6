using Matching.Engine.Domain;
using Matching.Engine.Explanation.Voices;
using Matching.Engine.Rules;
using Matching.Service.Newcomers;
using Matching.Service.Placements;
using Matching.Service.Storage;
using Matching.Simulation;
using Matching.Simulation.History;
using Matching.Simulation.People;

namespace Matching.Service.Demo;

/// <summary>
/// What came of every yes in the town's history: the placement with the card for its host, and its steps as caseworkers write them down,
/// with here and there one that is forgotten. Which one, follows from the numbers of the pair.
/// </summary>
internal sealed class TownPlacements(Town town)
{
    private static readonly StopReason[] WhyStopped = [StopReason.NewcomerNo, StopReason.HostNo, StopReason.NewcomerNo, StopReason.PlaceGone, StopReason.ToPaidWork];

    private readonly DateOnly _today = town.Options.Anchor;
    private readonly RuleContext _context = new(town.Snapshot());
    private readonly Dictionary<NewcomerId, TownPerson> _people = town.Newcomers.ToDictionary(p => p.Newcomer.Id);
    private readonly Dictionary<OpeningId, Opening> _openings = town.Openings.ToDictionary(o => o.Opening.Id, o => o.Opening);

    public object Placement(HistoryEntry entry, long hold, long decision)
    {
        var person = _people[entry.Newcomer];
        var state = StateOf(entry);
        var isUnderway = state is PlacementState.Agreed or PlacementState.Introduced or PlacementState.Started;
        return new
        {
            OpeningId = entry.Opening.Value,
            NewcomerId = entry.Newcomer.Value,
            HoldId = hold,
            DecisionId = decision,
            State = Code.Of(state),
            AgreedOn = AgreedOn(entry),
            entry.StartedOn,
            entry.StoppedOn,
            StopReason = isUnderway ? null : Code.Of(ReasonOf(entry)),
            ShortName = PersonName.ForHost(entry.Newcomer.Value, person.GivenName, person.FamilyName),
            Card = isUnderway ? WrittenCard.ToJson(HostCard.Of(person.Newcomer, _openings[entry.Opening], _context)) : null,
        };
    }

    public IEnumerable<object> Steps(HistoryEntry entry, long placement)
    {
        var agreedOn = AgreedOn(entry);
        if (entry.StartedOn is not { } startedOn)
        {
            // Met already; an appointment that nobody came back to; an appointment to come; or nothing yet.
            var met = agreedOn.AddDays(3);
            if (StateOf(entry) == PlacementState.Introduced)
                yield return Step(PlacementStep.Introduction, doneOn: met);
            else if (entry.State == HistoryState.Agreed && Draw(entry, 4) == 1)
                yield return Step(PlacementStep.Introduction, plannedOn: agreedOn.AddDays(2));
            else if (entry.State == HistoryState.Agreed && Draw(entry, 4) == 2)
                yield return Step(PlacementStep.Introduction, plannedOn: _today.AddDays(3));
        }
        else
        {
            yield return Step(PlacementStep.Introduction, doneOn: agreedOn.AddDays(Math.Min(3, startedOn.DayNumber - agreedOn.DayNumber)));
            yield return Step(PlacementStep.Start, doneOn: startedOn);
            var due = CheckIns.All.Where(c => CheckIns.DayOf(c, startedOn) < (entry.StoppedOn ?? _today)).ToList();
            var forgotten = entry.StoppedOn is null && Draw(entry, 5) == 0 ? 1 : 0;
            foreach (var checkIn in due.SkipLast(forgotten))
                yield return Step(checkIn, doneOn: CheckIns.DayOf(checkIn, startedOn));
        }
        if (entry.StoppedOn is { } stoppedOn)
            yield return Step(PlacementStep.Stop, doneOn: stoppedOn);

        object Step(PlacementStep step, DateOnly? plannedOn = null, DateOnly? doneOn = null) => new
        {
            PlacementId = placement,
            Step = Code.Of(step),
            PlannedOn = plannedOn,
            DoneOn = doneOn,
            AccountId = entry.Caseworker.Value,
            At = new DateTimeOffset(doneOn ?? agreedOn, new TimeOnly(11, 0), TimeSpan.Zero),
        };
    }

    private PlacementState StateOf(HistoryEntry entry) => entry.State switch
    {
        HistoryState.Agreed => Draw(entry, 4) == 3 && AgreedOn(entry).AddDays(3) < _today ? PlacementState.Introduced : PlacementState.Agreed,
        HistoryState.Running => PlacementState.Started,
        _ => ReasonOf(entry).Completes() ? PlacementState.Completed : PlacementState.Stopped,
    };

    private static StopReason ReasonOf(HistoryEntry entry) =>
        entry.StartedOn is null ? StopReason.NewcomerNo : WhyStopped[Draw(entry, WhyStopped.Length)];

    private static DateOnly AgreedOn(HistoryEntry entry) => DateOnly.FromDateTime((entry.AnsweredAt ?? entry.DecidedAt).Date);

    private static int Draw(HistoryEntry entry, int outcomes) => (int)((entry.Newcomer.Value * 7 + entry.Opening.Value) % outcomes);

    public const string Sql = """
        insert into placements (municipality_code, opening_id, newcomer_id, hold_id, decision_id, state, agreed_on, started_on, stopped_on,
          stop_reason, short_name, card)
        select current_municipality(), r.opening_id, r.newcomer_id, r.hold_id, r.decision_id, r.state, r.agreed_on, r.started_on, r.stopped_on,
          r.stop_reason, r.short_name, r.card::jsonb
        from rows from (jsonb_to_recordset(@rows::jsonb) as (opening_id bigint, newcomer_id bigint, hold_id bigint, decision_id bigint,
          state text, agreed_on date, started_on date, stopped_on date, stop_reason text, short_name text, card text)) with ordinality as r
        order by r.ordinality
        returning id
        """;

    public const string StepsSql = """
        insert into placement_steps (municipality_code, placement_id, step, planned_on, done_on, account_id, at)
        select current_municipality(), r.placement_id, r.step, r.planned_on, r.done_on, r.account_id, r.at
        from rows from (jsonb_to_recordset(@rows::jsonb) as (placement_id bigint, step text, planned_on date, done_on date, account_id bigint,
          at timestamptz)) with ordinality as r
        order by r.ordinality
        returning id
        """;
}
