using Matching.Engine.Domain;
using Matching.Engine.Rules;
using Matching.Simulation.Catalogue;
using Matching.Simulation.People;

namespace Matching.Simulation.History;

/// <summary>
/// Plays the 90 days before the anchor date: conversations in order of time, decisions by <see cref="CaseworkerTaste"/>,
/// and what became of them. Rules are asked as they stand on the anchor date.
/// </summary>
internal sealed class HistoryDrawer(TownOptions options, IReadOnlyList<TownOpening> openings, IReadOnlyList<TownActivity> activities, RuleContext rules)
{
    private readonly List<HistoryEntry> _entries = [];
    private readonly Dictionary<OpeningId, List<HistoryEntry>> _byOpening = [];
    private readonly Dictionary<NewcomerId, List<HistoryEntry>> _byNewcomer = [];
    private readonly ILookup<NewcomerId, TownActivity> _elsewhere = activities.ToLookup(a => a.Newcomer);
    private readonly Dictionary<OpeningId, Opening> _openings = openings.ToDictionary(o => o.Opening.Id, o => o.Opening);
    private readonly Dictionary<CaseworkerId, Judge> _judges = [];

    public IReadOnlyList<HistoryEntry> Draw(IReadOnlyList<TownPerson> people)
    {
        var conversations = people.SelectMany(person => Conversation.Of(options, person))
            .OrderBy(c => c.Day).ThenBy(c => c.Person.Newcomer.Caseworker).ThenBy(c => c.Person.Newcomer.Id).ThenBy(c => c.Number);
        var group = 0;
        foreach (var conversation in conversations)
            Hold(conversation, ++group);
        return _entries;
    }

    private void Hold(Conversation conversation, int group)
    {
        var newcomer = conversation.Person.Newcomer;
        var random = conversation.Random;
        var judge = JudgeOf(newcomer.Caseworker);
        var shown = conversation.Shown(openings, rules, opening => IsStillPossible(newcomer, opening, conversation.Day));
        var minute = random.Whole(7 * 60, 14 * 60);
        for (var i = 0; i < shown.Count; i++)
        {
            var looksAt = random.Chance(1 / (1 + Assumptions.PositionBias * i));
            minute += random.Whole(1, 9);
            var opening = shown[i].Opening;
            if (!looksAt || !IsStillPossible(newcomer, opening, conversation.Day))
                continue;
            var undecided = new HistoryEntry
            {
                Group = group,
                Newcomer = newcomer.Id,
                Opening = opening.Id,
                Caseworker = newcomer.Caseworker,
                ProposedOn = conversation.Day,
                Position = i + 1,
                DecidedAt = new DateTimeOffset(conversation.Day, new TimeOnly(minute / 60, minute % 60), TimeSpan.Zero),
                Decision = HistoryDecision.Rejected,
                State = HistoryState.Ended,
            };
            Add(Afterwards.Follow(random, options.Anchor, newcomer, opening, judge.Decide(random, newcomer, opening, undecided)));
        }
    }

    /// <summary>A place was free on that day, she was not asked before, and it fits beside what she does already.</summary>
    private bool IsStillPossible(Newcomer newcomer, Opening opening, DateOnly day)
    {
        var before = _byNewcomer.GetValueOrDefault(newcomer.Id, []);
        return HasPlace(opening, day)
            && !before.Any(e => e.Opening == opening.Id)
            && FitsBeside([.. before.Where(e => IsLive(e, day)).Select(e => _openings[e.Opening])], newcomer, opening);
    }

    private bool HasPlace(Opening opening, DateOnly day) =>
        opening.Capacity.Places is not { } places || _byOpening.GetValueOrDefault(opening.Id, []).Count(e => IsLive(e, day)) < places;

    private bool FitsBeside(List<Opening> running, Newcomer newcomer, Opening opening)
    {
        var elsewhere = _elsewhere[newcomer.Id].ToList();
        var dayParts = Week.Union([.. running.Select(DayPartsOf), .. elsewhere.Select(a => a.DayParts)]);
        var hours = running.Sum(o => o.Schedule.HoursMin ?? 0) + elsewhere.Sum(a => a.HoursPerWeek ?? 0);
        return running.All(o => o.Kind != opening.Kind)
            && elsewhere.All(a => a.OpeningKind != opening.Kind)
            && dayParts.Overlap(DayPartsOf(opening)).IsEmpty
            && !(hours + (opening.Schedule.HoursMin ?? 0) > newcomer.Availability.MaxHours);
    }

    private static DayParts DayPartsOf(Opening opening) => opening.Schedule.DayParts ?? DayParts.None;

    private static bool IsLive(HistoryEntry entry, DateOnly day) =>
        entry.Decision == HistoryDecision.PutForward && !(Afterwards.EndedOn(entry) < day);

    private void Add(HistoryEntry entry)
    {
        _entries.Add(entry);
        ListOf(_byOpening, entry.Opening).Add(entry);
        ListOf(_byNewcomer, entry.Newcomer).Add(entry);
    }

    private Judge JudgeOf(CaseworkerId caseworker)
    {
        if (!_judges.TryGetValue(caseworker, out var judge))
            _judges[caseworker] = judge = new Judge(options, caseworker);
        return judge;
    }

    private static List<HistoryEntry> ListOf<TKey>(Dictionary<TKey, List<HistoryEntry>> lists, TKey key) where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list))
            lists[key] = list = [];
        return list;
    }
}
