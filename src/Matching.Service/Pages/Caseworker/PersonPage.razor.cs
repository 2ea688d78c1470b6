using System.Globalization;
using Matching.Engine.Domain;
using Matching.Engine.Rules;
using Matching.Service.Language;
using Matching.Service.Newcomers;
using Matching.Service.Newcomers.Hours;
using Matching.Service.Newcomers.KeyPeople;
using Matching.Service.Newcomers.Steps;
using Matching.Service.Pages.Shared;
using Matching.Service.Pages.Texts;
using Matching.Service.Placements;
using Matching.Service.Proposals;
using Matching.Service.Waiting;
using Microsoft.AspNetCore.Components;

namespace Matching.Service.Pages.Caseworker;

/// <summary>What is read for the page, and what each of its small forms asks.</summary>
public sealed partial class PersonPage
{
    private PersonView? _person;
    private AroundPersonView? _around;
    private WhatHelpsView? _helps;
    private AfterYesView? _afterYes;
    private WaitingView? _waiting;
    private DecisionRow? _previous;
    private DossierEffectView? _effect;
    private IReadOnlyDictionary<OpeningKind, int>? _wishes;
    private FormState? _pace;
    private FormState? _hours;
    private FormState? _stones;
    private string? _message;

    [Parameter] public long Id { get; set; }

    /// <summary>The proposal decided just before coming here.</summary>
    [SupplyParameterFromQuery(Name = "na")] public string? After { get; set; }
    [SupplyParameterFromQuery(Name = "bewaard")] public string? Answered { get; set; }

    private NewcomerId Newcomer => new(Id);
    private bool CanChange => _person is { ReadingWasLogged: false, SetAside: false };
    private string Name => _person!.Card?.GivenName ?? PersonText.First(_person.Name);

    protected override async Task OnInitializedAsync()
    {
        _person = await SendAsync(new Person(Newcomer));
        if (CanChange)
        {
            _around = await TryAsync(new AroundPerson(Newcomer));
            _helps = await TryAsync(new WhatHelps(Newcomer));
            _afterYes = await TryAsync(new AfterYes(Newcomer));
            _waiting = await TryAsync(new WaitingPeople(Newcomer));
        }
        if (_person is not null && Asked(After) is { } after && (await TryAsync(new ProposalDetail(new(after))))?.Decision is { Kind: not DecisionKind.Undone } previous)
            _previous = previous;
    }

    private async Task AnswerAsync()
    {
        if (ByName.Of<QuestionCode>(Posted("Question")) is { } question)
            await AnswerAsync(question, PostedAnswer);
    }

    /// <summary>"Maatje:nee": a consent is a question that was answered, whoever brought it up.</summary>
    private async Task ConsentAsync()
    {
        if (Posted("Consent")?.Split(':') is [var kind, var answer] && ByName.Of<OpeningKind>(kind) is { } known)
            await AnswerAsync(Questions.ConsentTo(known), answer);
    }

    private async Task AnswerAsync(QuestionCode question, string answer)
    {
        if (await SendAsync(new AnswerQuestion(Newcomer, PostedNumber("PersonVersion"), question, answer, PostedKey)) is not { } outcome) return;
        if (outcome.Result == AnswerResult.Stored)
            GoTo("?bewaard=true");
        _message = Say.It($"Iemand veranderde het dossier van {Name} net. Je antwoord is niet bewaard: kijk het na en geef het opnieuw.");
        _person = await SendAsync(new Person(Newcomer));
    }

    private async Task RecordAsync()
    {
        var answer = Posted("Yes") is not null ? NewcomerAnswer.Yes : NewcomerAnswer.No;
        var (proposal, version) = PostedStamp(answer == NewcomerAnswer.Yes ? "Yes" : "No");
        if (await SendAsync(new RecordAnswer(new(proposal), version, answer, PostedKey)) is not { } outcome) return;
        if (outcome.IsDone)
            GoTo($"?na={proposal}");
        _message = DecisionText.NotDone(outcome, Name, Now);
        _person = await SendAsync(new Person(Newcomer));
    }

    private async Task AgreeAsync()
    {
        if (Posted("Keeper")?.Split(':', 2) is [var subject, var keeper] && await SendAsync(new AgreeWhoDoesIt(Newcomer, subject, keeper, PostedKey)) is not null)
            GoTo("#wie");
    }

    private async Task ProposeAsync()
    {
        if (await SendAsync(new ProposeMyself(Newcomer, new(PostedNumber("Opening")), PostedKey)) is not { } outcome) return;
        if (outcome.Proposal is { } proposal)
            Navigation.NavigateTo(ProposalPage.Url(proposal));
        _message = Say.It($"Dit kan nu niet: {WhyNotText.Brief(outcome.Rule ?? RuleCode.OpeningIsOpen)}. Er is niets voorgesteld.");
        _helps = await TryAsync(new WhatHelps(Newcomer));
    }

    private async Task UndoAsync()
    {
        var (decision, version) = PostedStamp("Undo");
        if (await SendAsync(new Undo(new(decision), version, PostedKey)) is not { } outcome) return;
        if (outcome.IsDone)
            Navigation.NavigateTo(_previous is { } undone ? ProposalPage.Url(undone.Proposal) : PersonText.Url(Newcomer));
        _message = DecisionText.NotDone(outcome, Name, Now);
    }

    private async Task SaveWishesAsync()
    {
        var form = FormState.Posted(Http.Request.Form);
        var chosen = OpeningKinds.All.ToDictionary(
            kind => kind, kind => int.TryParse(form.Text(DossierFields.WishOf(kind)), NumberStyles.None, CultureInfo.InvariantCulture, out var weight) ? weight : Wishes.NeutralWeight);
        _wishes = chosen;
        await ChangeAsync(input => input with { Wishes = chosen });
    }

    private async Task SavePaceAsync()
    {
        var form = _pace = FormState.Posted(Http.Request.Form);
        var (pause, wave, tempo) = (form.Date("pauze_tot"), form.Date("ronde_vanaf"), form.Number("tempo", Say.It("Kies een aantal van 1 tot en met 5.")));
        if (form.Errors.Count == 0)
            await ChangeAsync(input => input with { PausedUntil = pause, WaveFrom = wave, Tempo = tempo });
    }

    /// <summary>One part of the dossier: looked at first when that was asked, else stored.</summary>
    private async Task ChangeAsync(Func<DossierInput, DossierInput> change)
    {
        if (await SendAsync(new DossierForm(Newcomer)) is not { } form) return;
        var input = change(form.Input);
        if (Posted("Save") == "bekijk")
        {
            _effect = await SendAsync(new DossierEffect(Newcomer, input));
            return;
        }
        if (await SendAsync(new CorrectDossier(Newcomer, PostedNumber("PersonVersion"), input, PostedKey)) is not { } outcome) return;
        if (outcome.Result != CorrectResult.Changed)
            GoTo(outcome.Result == CorrectResult.Same ? "?bewaard=gelijk" : "?bewaard=true");
        _message = Say.It($"Iemand veranderde het dossier van {Name} net. Er is niets bewaard: kijk het na en probeer het opnieuw.");
    }

    private async Task RecordHoursAsync()
    {
        var form = _hours = FormState.Posted(Http.Request.Form);
        var day = form.Date("week");
        if (day is null && form.Errors.Count == 0)
            form.Add("week", Say.It("Kies een dag in de week."));
        if (!decimal.TryParse(form.Text("uren")?.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var hours))
            form.Add("uren", Say.It("Schrijf een aantal uren, bijvoorbeeld 12,5."));
        if (form.Errors.Count > 0) return;
        if (await SendAsync(new RecordHours(Newcomer, day!.Value, hours, PostedKey)) is not null)
            GoTo("?bewaard=true#uren");
        form.Add(Refusal);
    }

    private async Task ChooseKeyPersonAsync()
    {
        if (Posted("Choice")?.Split(':') is [var id, var domain] && long.TryParse(id, CultureInfo.InvariantCulture, out var person)
            && ByName.Of<KeyDomain>(domain) is { } known && await SendAsync(new ChooseKeyPerson(Newcomer, person, known, PostedKey)) is not null)
            GoTo("#wie");
    }

    private async Task KeyPersonStepAsync()
    {
        if (Posted("Step")?.Split(':') is [var id, var act] && long.TryParse(id, CultureInfo.InvariantCulture, out var choice)
            && ByName.Of<KeyPersonAct>(act) is { } known && await SendAsync(new TakeKeyPersonStep(Newcomer, choice, known, PostedKey)) is not null)
            GoTo("#wie");
    }

    private async Task MarkAsync()
    {
        if (Posted("Mark")?.Split(':') is [var name, var mark] && ByName.Of<StarterPart>(name) is { } part
            && await SendAsync(new MarkStarter(Newcomer, part, mark switch { "klaar" => true, "niet" => false, _ => null }, PostedKey)) is not null)
            GoTo("#start");
    }

    private async Task SaveStonesAsync()
    {
        var form = _stones = FormState.Posted(Http.Request.Form);
        if (await SendAsync(new SaveSteppingStones(Newcomer, form.Text("eerste_stap"), form.Text("daarna"), form.Text("droom"), PostedKey)) is not null)
            GoTo("#droom");
        form.Add(Refusal);
    }

    private void GoTo(string rest) => Navigation.NavigateTo($"{PersonText.Url(Newcomer)}{rest}");

    private static string? RunningNow(IReadOnlyList<Step> steps) =>
        steps.FirstOrDefault(s => s is { IsGoingOn: true, Subject: "taalstage" or "work_placement" or "volunteer_role" }) is { } step ? StepText.Brief(step) : null;

    private string WeekSentence(Newcomer facts) => facts.Availability switch
    {
        { Free: null } => Say.It($"Wanneer {Name} vrij is, weten we nog niet."),
        { Free: { } free, ScheduleOn: { } on } => Say.It($"{Name} is vrij: {DayPartWords.Sentence(free)}. Rooster van {Written.DayAndYear(on)}."),
        { Free: { } free } => Say.It($"{Name} is vrij: {DayPartWords.Sentence(free)}. Van wanneer dit rooster is, weten we niet."),
    };
}
