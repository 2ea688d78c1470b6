using System.Collections.Frozen;
using Matching.Engine.Domain;
using Matching.Service.Language;

namespace Matching.Service.Imports.Fields;

/// <summary>The words that a file may use for the values of a type, in the order in which a message names them. Case does not matter.</summary>
public sealed class CodeList<T>(params (string Word, T Value)[] codes) where T : struct
{
    private readonly FrozenDictionary<string, T> _values =
        codes.ToFrozenDictionary(c => c.Word, c => c.Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>The words, as a column's description and a message name them.</summary>
    public string Words { get; } = string.Join(' ', codes.Select(c => c.Word));

    /// <summary>One word; empty text is no value.</summary>
    public Parsed<T?> Optional(string text) =>
        text.Length == 0 ? (T?)null : _values.TryGetValue(text, out var value) ? value : Unknown(text);

    /// <summary>One word, which must be there.</summary>
    public Parsed<T> One(string text) => _values.TryGetValue(text, out var value) ? value : Unknown(text);

    /// <summary>Words between <c>|</c>; empty text is no words.</summary>
    public Parsed<IReadOnlyList<T>> Many(string text) => Lists.Of<T>(One)(text);

    private Wrong Unknown(string text) => Wrong.Text(text, Say.It($"kennen we niet. Kies uit: {string.Join(", ", codes.Select(c => c.Word))}."));
}

/// <summary>Every closed list of words in the four files (the contract: formats.md).</summary>
public static class CodeLists
{
    public static CodeList<bool> YesNo { get; } = new(("ja", true), ("nee", false));

    public static CodeList<OpeningKind> Kinds { get; } = new(
        ("werkplek", OpeningKind.WorkPlacement), ("taalstage", OpeningKind.Taalstage), ("maatje", OpeningKind.Maatje),
        ("sportclub", OpeningKind.SportsClub), ("vrijwilligersrol", OpeningKind.VolunteerRole));

    public static CodeList<OpeningForm> Forms { get; } = new(
        ("een_op_een", OpeningForm.OneToOne), ("groep", OpeningForm.Group), ("inloop", OpeningForm.DropIn), ("eenmalig", OpeningForm.OneOff));

    public static CodeList<CefrLevel> Cefr { get; } = new(
        ("A0", CefrLevel.A0), ("A1", CefrLevel.A1), ("A2", CefrLevel.A2), ("B1", CefrLevel.B1), ("B2", CefrLevel.B2),
        ("C1", CefrLevel.C1), ("C2", CefrLevel.C2));

    public static CodeList<LevelSource> LevelSources { get; } = new(
        ("toets", LevelSource.Test), ("docent", LevelSource.Teacher), ("examen", LevelSource.Exam), ("eigen", LevelSource.SelfEstimate));

    public static CodeList<DutchUse> DutchUses { get; } = new(("weinig", DutchUse.Little), ("redelijk", DutchUse.Fair), ("veel", DutchUse.Much));

    public static CodeList<EducationLevel> Education { get; } = new(
        ("geen", EducationLevel.None), ("basis", EducationLevel.Primary), ("vmbo", EducationLevel.Vmbo), ("mbo1", EducationLevel.Mbo1),
        ("mbo2", EducationLevel.Mbo2), ("mbo3", EducationLevel.Mbo3), ("mbo4", EducationLevel.Mbo4), ("havo", EducationLevel.Havo),
        ("vwo", EducationLevel.Vwo), ("hbo", EducationLevel.Hbo), ("wo", EducationLevel.Wo));

    public static CodeList<WorkForm> WorkForms { get; } = new(
        ("betaald", WorkForm.Paid), ("leerbaan", WorkForm.LearningJob), ("proefplaatsing", WorkForm.Trial),
        ("werkervaring", WorkForm.WorkExperience), ("stage", WorkForm.Internship), ("vrijwillig", WorkForm.Voluntary));

    public static CodeList<AgeReason> AgeReasons { get; } = new(
        ("jongerenprogramma", AgeReason.YouthProgramme), ("wettelijke_eis", AgeReason.LegalRequirement),
        ("jongerenbeleid", AgeReason.PolicyForYoungPeople));

    public static CodeList<AudienceLimit> Audiences { get; } = new(
        ("iedereen", AudienceLimit.Everyone), ("vrouwen", AudienceLimit.Women), ("mannen", AudienceLimit.Men));

    public static CodeList<AudienceReason> AudienceReasons { get; } = new(
        ("wettelijke_uitzondering", AudienceReason.LegalException), ("voorkeursbeleid", AudienceReason.PreferencePolicy),
        ("veiligheid", AudienceReason.Safety), ("privacy", AudienceReason.Privacy));

    public static CodeList<Demands> Demands { get; } = new(
        ("staan", Engine.Domain.Demands.Standing), ("tillen", Engine.Domain.Demands.Lifting), ("trappen", Engine.Domain.Demands.Stairs),
        ("lawaai", Engine.Domain.Demands.Noise), ("hoogte", Engine.Domain.Demands.Heights), ("buiten", Engine.Domain.Demands.Outdoors),
        ("nacht", Engine.Domain.Demands.Nights), ("geen", Engine.Domain.Demands.None));

    public static CodeList<LearningRoute> Routes { get; } = new(
        ("B1", LearningRoute.B1), ("O", LearningRoute.Education), ("Z", LearningRoute.Z));

    public static CodeList<CountsFor> CountsFor { get; } = new(
        ("z-uren", Engine.Domain.CountsFor.ZHours), ("map", Engine.Domain.CountsFor.Map), ("pvt", Engine.Domain.CountsFor.Pvt));

    public static CodeList<Childcare> Childcare { get; } = new(
        ("geen", Engine.Domain.Childcare.None), ("op_locatie", Engine.Domain.Childcare.OnSite), ("schooltijden", Engine.Domain.Childcare.SchoolHours));

    public static CodeList<NewcomerStatus> Statuses { get; } = new(
        ("actief", NewcomerStatus.Active), ("azc", NewcomerStatus.InReceptionCentre), ("gepauzeerd", NewcomerStatus.Paused),
        ("afgerond", NewcomerStatus.Finished));

    public static CodeList<Scheme> Schemes { get; } = new(
        ("wi2021", Scheme.Wi2021), ("wi2013", Scheme.Wi2013), ("pw", Scheme.Participatiewet), ("geen", Scheme.None));

    public static CodeList<Literacy> Literacies { get; } = new(("A", Literacy.A), ("AA", Literacy.AA), ("NVT", Literacy.NotApplicable));

    public static CodeList<PlanGoal> Goals { get; } = new(
        ("werk", PlanGoal.Work), ("taal", PlanGoal.Language), ("opleiding", PlanGoal.Education), ("meedoen", PlanGoal.TakingPart));

    public static CodeList<Sex> Sexes { get; } = new(("vrouw", Sex.Female), ("man", Sex.Male));

    public static CodeList<BuddyWish> BuddyWishes { get; } = new(("man", BuddyWish.Man), ("vrouw", BuddyWish.Woman), ("geen", BuddyWish.NoPreference));

    public static CodeList<TravelMode> TravelModes { get; } = new(
        ("lopen", TravelMode.Walking), ("fiets", TravelMode.Bicycle), ("ebike", TravelMode.EBike), ("ov", TravelMode.PublicTransport),
        ("auto", TravelMode.Car), ("meerijden", TravelMode.Meerijden));

    public static CodeList<Cycling> Cycling { get; } = new(
        ("kan", Engine.Domain.Cycling.Can), ("geen_fiets", Engine.Domain.Cycling.NoBicycle), ("leert", Engine.Domain.Cycling.Learning),
        ("nee", Engine.Domain.Cycling.Cannot));
}
