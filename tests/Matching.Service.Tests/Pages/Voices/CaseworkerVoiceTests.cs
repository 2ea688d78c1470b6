using Matching.Engine.Domain;
using Matching.Engine.Explanation.Voices;
using Matching.Engine.Features;
using Matching.Service.Pages.Texts.Voices;

namespace Matching.Service.Tests.Pages.Voices;

/// <summary>Every claim that a caseworker reads is worked out again by the <see cref="Oracle"/>: numbers, levels, days, words, source and date.</summary>
public class CaseworkerVoiceTests
{
    [Fact]
    public void Every_sentence_of_every_proposal_is_true()
    {
        foreach (var spoken in Spoken.All)
            foreach (var point in spoken.Points.For.Concat(spoken.Points.Against))
                Claims.IsTrue(point.Reason.Feature, CaseworkerVoice.Sentence(point, Spoken.Name), spoken, new(spoken));
    }

    [Fact]
    public void Every_source_and_date_is_that_of_the_fact()
    {
        foreach (var spoken in Spoken.All)
        {
            foreach (var point in spoken.Points.For.Concat(spoken.Points.Against))
                Assert.Equal(Claims.SourceOf(point.Reason.Feature, spoken.Newcomer, spoken.Opening), CaseworkerVoice.Source(point, Spoken.Name, Spoken.Host));
            var consent = spoken.Newcomer.Consents.SingleOrDefault(c => c.Kind == spoken.Opening.Kind && c.Answer == ConsentAnswer.Given);
            if (consent.StatedOn is { } on)
                Assert.Equal($"Toestemming, {Oracle.Date(on)}", CaseworkerVoice.Source(spoken.Points.Ground!.Value, Spoken.Name, Spoken.Host));
        }
    }

    [Fact]
    public void The_printed_contributions_and_the_base_add_up_to_the_score()
    {
        foreach (var spoken in Spoken.All)
        {
            var printed = spoken.Points.For.Concat(spoken.Points.Against)
                .Sum(p => int.Parse(CaseworkerVoice.Contribution(p).Replace('−', '-'), System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal(spoken.Evidence.Score, spoken.Points.Base + printed);
        }
    }

    [Fact]
    public void The_towns_put_every_kind_of_reason_to_the_test() => Assert.Equal(
        FeatureSchema.All.Select(f => f.Code).Except([FeatureCode.ExperienceFit]).Order(),
        Spoken.All.SelectMany(s => s.Evidence.Reasons).Select(r => r.Feature).Distinct().Except([FeatureCode.ExperienceFit]).Order());

    [Theory]
    [InlineData("speaking")]
    [InlineData("measured on")]
    [InlineData("measured by")]
    [InlineData("schedule on")]
    [InlineData("free")]
    [InlineData("most minutes")]
    [InlineData("plan on")]
    [InlineData("goals")]
    [InlineData("interests")]
    [InlineData("skills")]
    [InlineData("guidance")]
    [InlineData("hours due")]
    public void Another_fact_gives_another_text(string fact)
    {
        var tried = 0;
        foreach (var spoken in Spoken.All)
            if (Changed(fact, spoken) is { } changed)
            {
                tried++;
                Assert.NotEqual(TextOf(spoken), TextOf(spoken.With(changed)));
            }
        Assert.True(tried > 0, $"No proposal in the towns to try '{fact}' on.");
    }

    private static string TextOf(Spoken spoken) => string.Join('\n', spoken.Points.For.Concat(spoken.Points.Against).Select(p =>
        $"{CaseworkerVoice.Sentence(p, Spoken.Name)} {CaseworkerVoice.Source(p, Spoken.Name, Spoken.Host)}"));

    /// <summary>The dossier with one other fact; null where this proposal says nothing about it.</summary>
    private static Newcomer? Changed(string fact, Spoken spoken)
    {
        var person = spoken.Newcomer;
        bool Says<T>() where T : PointFact => spoken.Points.For.Concat(spoken.Points.Against).Any(p => p.Fact is T);
        bool Speaks(FeatureCode feature) => spoken.Evidence.Reasons.Any(r => r.Feature == feature);
        return fact switch
        {
            "speaking" when Says<SpeakingFact>() => person with { Dutch = person.Dutch with { Speaking = CefrLevel.C2 } },
            "measured on" when Says<SpeakingFact>() => person with { Dutch = person.Dutch with { StatedOn = spoken.Town.BusinessDate.AddDays(-1) } },
            "measured by" when Says<SpeakingFact>() =>
                person with { Dutch = person.Dutch with { Source = person.Dutch.Source == LevelSource.Exam ? LevelSource.Test : LevelSource.Exam } },
            "schedule on" when Says<TimeFact>() => person with { Availability = person.Availability with { ScheduleOn = spoken.Town.BusinessDate.AddDays(-2) } },
            "free" when Says<TimeFact>() => person with { Availability = person.Availability with { Free = DayParts.None, Care = DayParts.None } },
            "most minutes" when Says<TravelFact>() && person.Mobility is { Modes: not null, MaxMinutes: { } most } =>
                person with { Mobility = person.Mobility with { MaxMinutes = most + 1 } },
            "plan on" when Says<GoalsFact>() => person with { Integration = person.Integration with { PlanOn = new(2026, 10, 30) } },
            "goals" when Says<GoalsFact>() => person with { Integration = person.Integration with { Goals = [] } },
            "interests" when Says<SharedFact>() && Speaks(FeatureCode.SharedInterests) => person with { Wishes = person.Wishes with { Interests = [] } },
            "skills" when Says<SharedFact>() && Speaks(FeatureCode.SharedSkills) => person with { Background = person.Background with { Skills = [] } },
            "guidance" when Says<GuidanceFact>() => person with { GuidanceNeeded = null },
            "hours due" when Says<HoursFact>() => person with { Integration = person.Integration with { HoursDueZ = 0, HoursDueMap = 0 } },
            _ => null,
        };
    }
}
