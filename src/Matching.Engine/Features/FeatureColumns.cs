using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;

namespace Matching.Engine.Features;

/// <summary>
/// All features of a round as columns, in the order of <see cref="FeatureSchema.All"/>: the same values as
/// <see cref="FeatureSchema.Read"/>, which is the readable truth, many times faster. Openings stand in the order of the candidates' index,
/// because one newcomer's lie near each other there. For one thread; <see cref="Twin"/> serves another.
/// </summary>
internal sealed class FeatureColumns
{
    private static readonly int[][] AsTheyAre = [.. FeatureSchema.All.Select(f => Enumerable.Range(f.Low, f.Width).ToArray())];

    private readonly IFeatureColumn[] _columns;

    /// <param name="snapshot">The openings.</param>
    /// <param name="context">Of the same snapshot.</param>
    /// <param name="order">Which opening stands in each slot, by its position in the snapshot's list; null leaves them as they are.</param>
    public FeatureColumns(RoundSnapshot snapshot, RuleContext context, int[]? order = null)
    {
        Opening[] openings = order is null ? [.. snapshot.Openings] : [.. order.Select(i => snapshot.Openings[i])];
        _columns = new IFeatureColumn[FeatureSchema.Count];
        Parallel.For(0, _columns.Length, f => _columns[f] = Column(FeatureSchema.All[f], openings, snapshot.Pins, context));
    }

    private FeatureColumns(FeatureColumns other) => _columns = [.. other._columns.Select(c => c.Twin())];

    public IReadOnlyList<IFeatureColumn> All => _columns;

    public FeatureColumns Twin() => new(this);

    public void TurnTo(Newcomer newcomer)
    {
        foreach (var column in _columns)
            column.TurnTo(newcomer);
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
