using Matching.Engine.Domain;
using Matching.Service.Language;
using Matching.Service.Newcomers;
using Matching.Service.Newcomers.KeyPeople;
using Matching.Service.Newcomers.Steps;
using Matching.Service.Pages.Shared;

namespace Matching.Service.Pages.Texts;

/// <summary>The steps on somebody's way in words.</summary>
internal static class StepText
{
    /// <summary>What an organisation does with her, by the code of a subject: "Taalles", "Maatje".</summary>
    public static string Subject(string subject) => PersonText.Activity(subject);

    /// <summary>On a bar: the title when there is one.</summary>
    public static string Brief(Step step) => step.Kind switch
    {
        StepKind.PutForward => Say.It($"Voorgelegd: {step.Title ?? ""}"),
        StepKind.Agreed => Say.It($"Ja: {step.Title ?? ""}"),
        StepKind.Declined => Say.It($"Nu niet: {step.Title ?? ""}"),
        StepKind.Proposal => Say.It($"Voorstel: {step.Title ?? ""}"),
        _ => step.Title ?? Subject(step.Subject),
    };

    /// <summary>In the list.</summary>
    public static string Sentence(Step step) => step.Kind switch
    {
        StepKind.Hold => Say.It($"Plek vastgehouden: {step.Title ?? ""}"),
        StepKind.Proposal => Say.It($"Besluit nodig: {step.Title ?? ""}"),
        StepKind.Placement => Say.It($"{Subject(step.Subject)}: {step.Title ?? ""}"),
        StepKind.Activity => Subject(step.Subject),
        _ => Brief(step),
    };

    public static string State(Step step) => step switch
    {
        { IsMoment: true } => "",
        { State: StepState.Running, Ends: { } to } => Say.It($"loopt, tot {Written.DayAndYear(to)}"),
        { State: StepState.Running } => Say.It("loopt"),
        { State: StepState.Planned } => Say.It("gepland"),
        { State: StepState.Stopped, Ends: { } to } => Say.It($"gestopt op {Written.DayAndYear(to)}"),
        { State: StepState.Stopped } => Say.It("gestopt"),
        { Ends: { } to } => Say.It($"klaar sinds {Written.DayAndYear(to)}"),
        _ => Say.It("klaar"),
    };

    public static string Icon(Step step) => step.Kind switch
    {
        StepKind.PutForward => Icons.Talk,
        StepKind.Agreed => Icons.Met,
        StepKind.Declined => Icons.NotMet,
        StepKind.Proposal or StepKind.Hold => Icons.Clock,
        _ => KindIcon(step.Subject) ?? Icons.Calendar,
    };

    public static string? KindIcon(string subject) => subject switch
    {
        "work_placement" => OpeningKind.WorkPlacement.Icon(),
        "taalstage" => OpeningKind.Taalstage.Icon(),
        "maatje" => OpeningKind.Maatje.Icon(),
        "sports_club" => OpeningKind.SportsClub.Icon(),
        "volunteer_role" => OpeningKind.VolunteerRole.Icon(),
        _ => null,
    };

    public static string Domain(KeyDomain domain) => domain switch
    {
        KeyDomain.Health => Say.It("Zorg en ziekenhuis"),
        KeyDomain.WorkAndSchool => Say.It("Werk en school"),
        KeyDomain.Parenting => Say.It("Opvoeding"),
        KeyDomain.Money => Say.It("Geld"),
        _ => Say.It("Wonen"),
    };

    public static string Part(StarterPart part) => part switch
    {
        StarterPart.Language => Say.It("Taal"),
        StarterPart.Maatje => Say.It("Maatje"),
        StarterPart.Money => Say.It("Geld"),
        StarterPart.Sport => Say.It("Sport"),
        _ => Say.It("Buurt"),
    };

    public static string State(StarterItem item) => item.State switch
    {
        StarterState.Done => Say.It("klaar"),
        StarterState.Running => Say.It("loopt"),
        StarterState.Next => Say.It("nu aan de beurt"),
        StarterState.NotNeeded => Say.It("niet nodig"),
        _ => Say.It($"vanaf maand {item.FromMonth}"),
    };
}
