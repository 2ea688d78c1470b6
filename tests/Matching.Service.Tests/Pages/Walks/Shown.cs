using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Matching.Engine.Features;

namespace Matching.Service.Tests.Pages.Walks;

/// <summary>A reason as it stands on a page: the sentence, where it comes from, and its points where the page prints them.</summary>
internal sealed partial record Shown(string Text, string Source, int? Points)
{
    private const string Changed = "Zo was het bij dit voorstel. Daarna is er iets veranderd.";

    /// <summary>The fact behind it changed since: the sentence is about the value as it was stored.</summary>
    public bool IsOfThen => Source == Changed;

    /// <summary>Every reason that is said on a page of a proposal, in the block of that id.</summary>
    public static IReadOnlyList<Shown> OnProposal(IDocument page) =>
    [
        .. page.QuerySelectorAll("#waarom").Select(head => head.Closest("section")!).SelectMany(panel => panel.QuerySelectorAll("tbody th[scope=row]:not([colspan])"))
            .Select(head => Of(head, Number(head.ParentElement!.QuerySelector("td.number")!.TextContent))),
    ];

    /// <summary>Every reason that is said about one option of a conversation.</summary>
    public static IReadOnlyList<Shown> OnOption(IElement option) => [.. option.QuerySelectorAll(".points > li").Select(line => Of(line, null))];

    /// <summary>
    /// Which feature a sentence is about, by its own words and not by the code that wrote it. Null: a sentence that nobody recognises.
    /// </summary>
    public FeatureCode? Feature(string name) => About.Where(about => Regex.IsMatch(Text, about.Pattern.Replace("NAAM", Regex.Escape(name), StringComparison.Ordinal)))
        .Select(about => (FeatureCode?)about.Feature).FirstOrDefault();

    private static readonly (string Pattern, FeatureCode Feature)[] About =
    [
        (@"^NAAM houdt van |^Past bij wat NAAM graag doet|graag doet en wat hier kan", FeatureCode.SharedInterests),
        (@"^NAAM deed dit werk eerder|werk dat NAAM eerder deed|eerder werk van NAAM bekend dat hierop lijkt|op welk werk het is", FeatureCode.OccupationFit),
        (@"^NAAM kan al iets wat hier nodig is|al kan en wat hier nodig is", FeatureCode.SharedSkills),
        (@"^Hoe NAAM reist|^Lopen duurt|^Fietsen duurt|^Met de e-bike duurt|^Met bus of trein duurt|^Met de auto duurt|^Meerijden duurt|^De reis |^Hoe ver ", FeatureCode.TravelMinutes),
        (@"^NAAM spreekt |^Hoe goed NAAM Nederlands spreekt|meer Nederlands dan we van NAAM kennen|geen niveau van spreken", FeatureCode.SpeakingFit),
        (@"^NAAM oefent hier |^Op deze plek spreken ze |^Hoeveel Nederlands je hier spreekt|hier Nederlands oefent", FeatureCode.DutchPractice),
        (@"^Opleiding van NAAM|^Welke opleiding NAAM|opleiding dan |vraagt geen opleiding|^NAAM heeft genoeg opleiding", FeatureCode.EducationFit),
        (@"^NAAM heeft nog niet gewerkt|^NAAM werkte eerder|^Of NAAM eerder werkte|^NAAM heeft al eerder gewerkt|geen eerder werk van NAAM bekend\.$", FeatureCode.ExperienceFit),
        (@"is NAAM vrij\. De plek vraagt|^Op de tijden van deze plek|^Wanneer NAAM vrij is|^De tijden passen|^De tijden zijn in overleg", FeatureCode.TimeFit),
        (@"^NAAM heeft nodig|^Hoeveel begeleiding NAAM|hoeveel begeleiding er is|te weinig begeleiding voor NAAM|genoeg begeleiding voor NAAM", FeatureCode.GuidanceFit),
        (@"^De uren tellen mee|geen uren bekend", FeatureCode.HoursThatCount),
        (@"^Past bij het plan van NAAM|^Wat NAAM wil bereiken|geen doel van NAAM bekend waar dit", FeatureCode.GoalFit),
        (@"^Na deze plek kan|over een vervolg|geen vervolg bekend", FeatureCode.FollowUp),
        (@"^Het rooster van NAAM|^Hoe oud het rooster", FeatureCode.ScheduleAge),
        (@"kinderopvang|onder schooltijd", FeatureCode.ChildcareFit),
    ];

    private static Shown Of(IElement line, int? points)
    {
        var source = line.QuerySelector(".source")!;
        var said = source.TextContent.Trim();
        source.Remove();
        return new Shown(Spaces().Replace(line.TextContent, " ").Trim(), said, points);
    }

    private static int Number(string text) => int.Parse(text.Trim().Replace('−', '-'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
