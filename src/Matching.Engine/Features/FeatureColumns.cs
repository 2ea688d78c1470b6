using Matching.Engine.Domain;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;

namespace Matching.Engine.Features;

/// <summary>
/// All features of a round as columns, in the order of <see cref="FeatureSchema.All"/>: the same values as
/// <see cref="FeatureSchema.Read"/>, which is the readable truth, many times faster. For one thread; <see cref="Twin"/> serves another.
/// </summary>
internal sealed class FeatureColumns
{
    private readonly IFeatureColumn[] _columns;
    private readonly int[][] _asTheyAre;

    public FeatureColumns(RoundSnapshot snapshot, RuleContext context)
        : this([.. FeatureSchema.All.Select(f => Column(f, snapshot, context))])
    {
    }

    private FeatureColumns(IFeatureColumn[] columns)
    {
        _columns = columns;
        _asTheyAre = [.. FeatureSchema.All.Select(f => Enumerable.Range(f.Low, f.Width).ToArray())];
    }

    public IReadOnlyList<IFeatureColumn> All => _columns;

    public FeatureColumns Twin() => new([.. _columns.Select(c => c.Twin())]);

    public void TurnTo(Newcomer newcomer)
    {
        foreach (var column in _columns)
            column.TurnTo(newcomer);
    }

    /// <summary>Fills the first rows, one per opening; positions rise, and there are few of them at a time.</summary>
    public void Fill(ReadOnlySpan<int> openings, FeatureMatrix features)
    {
        Span<int> values = stackalloc int[openings.Length];
        for (var f = 0; f < _columns.Length; f++)
        {
            values.Clear();
            _columns[f].Add(openings, _asTheyAre[f], values);
            for (var i = 0; i < values.Length; i++)
                features.Row(i)[f] = values[i];
        }
    }

    /// <summary>
    /// What each feature looks at. A feature that is not named here is read pair by pair: right all the same, and slow.
    /// </summary>
    private static IFeatureColumn Column(Feature feature, RoundSnapshot snapshot, RuleContext context)
    {
        AlikeColumn Alike<TKey>(Func<Opening, TKey> opening, Func<Newcomer, long>? newcomer = null) where TKey : notnull =>
            new(feature, AlikeOpenings.By(snapshot.Openings, opening), newcomer, snapshot.Openings, context);

        return feature.Code switch
        {
            FeatureCode.SharedInterests => new TagColumn(snapshot.Openings, n => n.Wishes.Interests, o => o.Offers.Interests),
            FeatureCode.OccupationFit => Alike(o => ValueTuple.Create(o.Offers.Occupation)),
            FeatureCode.SharedSkills => new TagColumn(snapshot.Openings, n => n.Background.Skills, o => o.Offers.Skills),
            FeatureCode.TravelMinutes => Alike(o => (o.Postcode, o.Offers.SeatFrom), WayThere.Traveller),
            FeatureCode.SpeakingFit => Alike(o => (o.Asks.Dutch.Speaking, o.Kind)),
            FeatureCode.DutchPractice => Alike(o => ValueTuple.Create(o.Offers.DutchUse)),
            FeatureCode.EducationFit => Alike(o => (o.Asks.Education, o.Kind)),
            FeatureCode.ExperienceFit => Alike(o => (o.Kind, o.Offers.WorkForm)),
            FeatureCode.TimeFit => new SpareTimeColumn(snapshot, context),
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
