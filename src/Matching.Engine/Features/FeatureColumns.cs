using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;

namespace Matching.Engine.Features;

/// <summary>
/// All features of a round as columns, in the order of <see cref="FeatureSchema.All"/>: the same values as
/// <see cref="FeatureSchema.Read"/>, which is the readable truth, many times faster. Openings stand in slots by where they are, because
/// one newcomer's candidates lie near each other. For one thread; <see cref="Twin"/> serves another.
/// </summary>
internal sealed class FeatureColumns
{
    private static readonly int[][] AsTheyAre = [.. FeatureSchema.All.Select(f => Enumerable.Range(f.Low, f.Width).ToArray())];

    private readonly IFeatureColumn[] _columns;
    private readonly int[] _slots;
    private readonly int[] _located;

    public FeatureColumns(RoundSnapshot snapshot, RuleContext context)
    {
        int[] positions = [.. Enumerable.Range(0, snapshot.Openings.Count).OrderBy(i => snapshot.Openings[i].Postcode)];
        (_slots, _located) = (new int[positions.Length], new int[positions.Length]);
        for (var slot = 0; slot < positions.Length; slot++)
            _slots[positions[slot]] = slot;
        Opening[] openings = [.. positions.Select(i => snapshot.Openings[i])];
        _columns = [.. FeatureSchema.All.Select(f => Column(f, openings, snapshot.Pins, context))];
    }

    private FeatureColumns(FeatureColumns other)
    {
        (_slots, _located) = (other._slots, new int[other._slots.Length]);
        _columns = [.. other._columns.Select(c => c.Twin())];
    }

    public IReadOnlyList<IFeatureColumn> All => _columns;

    public FeatureColumns Twin() => new(this);

    public void TurnTo(Newcomer newcomer)
    {
        foreach (var column in _columns)
            column.TurnTo(newcomer);
    }

    /// <summary>The slots of openings, from their positions in the snapshot's list; good until the next call.</summary>
    public ReadOnlySpan<int> Locate(ReadOnlySpan<int> openings)
    {
        var slots = _located.AsSpan(0, openings.Length);
        for (var i = 0; i < slots.Length; i++)
            slots[i] = _slots[openings[i]];
        return slots;
    }

    /// <summary>Fills the first rows, one per slot; few at a time.</summary>
    public void Fill(ReadOnlySpan<int> slots, FeatureMatrix features)
    {
        Span<int> values = stackalloc int[slots.Length];
        for (var f = 0; f < _columns.Length; f++)
        {
            values.Clear();
            _columns[f].Add(slots, AsTheyAre[f], values);
            for (var i = 0; i < values.Length; i++)
                features.Row(i)[f] = values[i];
        }
    }

    /// <summary>
    /// What each feature looks at. A feature that is not named here is read pair by pair: right all the same, and slow.
    /// </summary>
    private static IFeatureColumn Column(Feature feature, Opening[] openings, IReadOnlyList<Pin> pins, RuleContext context)
    {
        AlikeColumn Alike<TKey>(Func<Opening, TKey> looksAt) where TKey : notnull =>
            new(feature, openings, AlikeOpenings.By(openings, looksAt), context);

        return feature.Code switch
        {
            FeatureCode.SharedInterests => new TagColumn(openings, n => n.Wishes.Interests, o => o.Offers.Interests),
            FeatureCode.OccupationFit => Alike(o => ValueTuple.Create(o.Offers.Occupation)),
            FeatureCode.SharedSkills => new TagColumn(openings, n => n.Background.Skills, o => o.Offers.Skills),
            FeatureCode.TravelMinutes => new TravelColumn(openings, context),
            FeatureCode.SpeakingFit => Alike(o => (o.Asks.Dutch.Speaking, o.Kind)),
            FeatureCode.DutchPractice => Alike(o => ValueTuple.Create(o.Offers.DutchUse)),
            FeatureCode.EducationFit => Alike(o => (o.Asks.Education, o.Kind)),
            FeatureCode.ExperienceFit => Alike(o => (o.Kind, o.Offers.WorkForm)),
            FeatureCode.TimeFit => new SpareTimeColumn(openings, pins, context),
            FeatureCode.GuidanceFit => Alike(o => o.Offers.Guidance ?? 0),
            FeatureCode.HoursThatCount => Alike(o => (Bits(o.Offers.CountsFor), o.Schedule.HoursMin, o.Schedule.HoursMax)),
            FeatureCode.GoalFit => Alike(o => (o.Kind, o.Offers.WorkForm)),
            FeatureCode.FollowUp => Alike(o => o.Offers.HasFollowUp),
            FeatureCode.ScheduleAge => Alike(_ => 0),
            FeatureCode.ChildcareFit => Alike(o => o.Offers.Childcare ?? Childcare.None),
            _ => Alike(o => o.Id),
        };
    }

    private static int Bits(IReadOnlyList<CountsFor> counts)
    {
        var bits = 0;
        for (var i = 0; i < counts.Count; i++)
            bits |= 1 << (int)counts[i];
        return bits;
    }
}
