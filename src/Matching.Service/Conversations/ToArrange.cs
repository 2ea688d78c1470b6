using Matching.Engine.Domain;

namespace Matching.Service.Conversations;

/// <summary>Something to see to after a yes.</summary>
public enum ToArrange : byte
{
    /// <summary>Meet the supervisor.</summary>
    MeetSupervisor,

    /// <summary>Meet the organisation; who guides there is not known.</summary>
    MeetHost,

    /// <summary>The host leaves the times open.</summary>
    AgreeOnTimes,
    Vog,

    /// <summary>The way there is a seat that the host confirmed.</summary>
    AgreeOnSeat,

    /// <summary>There is childcare on the spot and she cares for somebody at some time of the week.</summary>
    BookChildcare,

    /// <summary>The host did not say whether travel is paid.</summary>
    AskTravelCosts,
    TravelIsPaid,

    /// <summary>Unpaid work: learning goal, supervisor and end go into the agreement.</summary>
    WriteAgreement,
}

internal static class Arranging
{
    /// <summary>In the order in which it is talked about.</summary>
    public static IReadOnlyList<ToArrange> Of(Newcomer person, Opening opening, bool hasSupervisor, Journey? journey)
    {
        var all = new List<ToArrange> { hasSupervisor ? ToArrange.MeetSupervisor : ToArrange.MeetHost };
        When(opening.Schedule.DayParts is not { IsEmpty: false }, ToArrange.AgreeOnTimes);
        When(journey?.Mode == TravelMode.Meerijden, ToArrange.AgreeOnSeat);
        When(opening.Offers.Childcare == Childcare.OnSite && !person.Availability.Care.IsEmpty, ToArrange.BookChildcare);
        When(opening.IsUnpaidWork(), ToArrange.WriteAgreement);
        When(opening.Asks.Vog, ToArrange.Vog);
        When(opening.Offers.TravelPaid is true, ToArrange.TravelIsPaid);
        When(opening.Offers.TravelPaid is null && journey?.Mode is TravelMode.PublicTransport or TravelMode.Car, ToArrange.AskTravelCosts);
        return all;

        void When(bool applies, ToArrange what)
        {
            if (applies)
                all.Add(what);
        }
    }
}
