using Matching.Engine.Domain;
using Matching.Engine.Explanation.Voices;
using Matching.Service.Conversations;
using Matching.Service.Language;
using Matching.Service.Pages.Texts.Voices;
using Matching.Service.Proposals;

namespace Matching.Service.Pages.Texts;

/// <summary>What a conversation is prepared with, beside the reasons: the way there, what to see to, how each option ended.</summary>
public static class ConversationText
{
    public static string Url(NewcomerId newcomer) => $"/mensen/{newcomer.Value}/gesprek";

    /// <summary>The page for the newcomer, in that language whatever the desk's is: "nl" or "en".</summary>
    public static string UrlForNewcomer(NewcomerId newcomer, string language) => $"{Url(newcomer)}/voor-jou?taal={language}";

    /// <summary>"Fietsen duurt 12 minuten. Selam kan 30 minuten reizen."</summary>
    public static string Way(Journey? journey, int? mostMinutes, string name) => journey switch
    {
        { IsAssumed: true, Mode: TravelMode.PublicTransport } way =>
            Say.It($"Hoe {name} reist, weten we nog niet. Met bus of trein duurt het ongeveer {Written.Minutes(way.Minutes)}."),
        { } way => CaseworkerVoice.Way(new TravelFact(way.Mode, way.Minutes, mostMinutes, way.Kilometres, way.IsAssumed), name),
        null => Say.It("Hoe ver de plek is, weten we niet."),
    };

    public static string Arrange(ToArrange what, ConversationOption option, string name) => what switch
    {
        ToArrange.MeetSupervisor => Say.It($"Kennismaken met {option.Opening.Supervisor}."),
        ToArrange.MeetHost => Say.It($"Kennismaken bij {option.Opening.Organisation}."),
        ToArrange.AgreeOnTimes => Say.It("De tijden afspreken: de plek laat ze open."),
        ToArrange.Vog => Say.It("Een VOG aanvragen."),
        ToArrange.AgreeOnSeat => Say.It($"Afspreken waar {name} instapt om mee te rijden."),
        ToArrange.BookChildcare => Say.It("De kinderopvang op de plek afspreken."),
        ToArrange.AskTravelCosts => Say.It("Vragen wie de reiskosten betaalt."),
        ToArrange.TravelIsPaid => Say.It("De plek betaalt de reiskosten: laat zien hoe je die aanvraagt."),
        ToArrange.WriteAgreement => Say.It("Leerdoel, begeleider en einddatum in de overeenkomst zetten."),
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, "Something to arrange without words."),
    };

    /// <summary>How an option of an earlier conversation stands now, in a word or two.</summary>
    public static string Outcome(PastOption option) => option.Status switch
    {
        ProposalStatus.Agreed => Say.It("zei ja"),
        ProposalStatus.Declined => Say.It("wil dit nu niet"),
        ProposalStatus.PutForward => Say.It("denkt nog na"),
        ProposalStatus.Open or ProposalStatus.Postponed => Say.It("niet voorgelegd"),
        ProposalStatus.Rejected => Say.It("later afgewezen"),
        _ => Say.It("ging niet door"),
    };
}
