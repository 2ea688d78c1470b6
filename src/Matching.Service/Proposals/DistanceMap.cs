using Dapper;
using Matching.Engine.Domain;
using Matching.Engine.Features;
using Matching.Engine.Rules;
using Matching.Service.Storage;
using Matching.Simulation;

namespace Matching.Service.Proposals;

/// <summary>
/// Where a person lives, this opening and her other open proposals, by the middle of their postcodes: honest to about two kilometres.
/// Never made for who is shielded.
/// </summary>
public sealed record DistanceMap
{
    public required Postcode Home { get; init; }

    /// <summary>This opening first, then the others, nearest first; those without a place on the map are left out.</summary>
    public required IReadOnlyList<MapPlace> Places { get; init; }

    /// <summary>How she would travel to this opening.</summary>
    public required Journey Journey { get; init; }

    /// <summary>Kilometres as the crow flies that this way of travelling reaches within her minutes.</summary>
    public required double Reach { get; init; }
}

/// <summary>One place on the map.</summary>
/// <param name="Proposal">The proposal it belongs to.</param>
/// <param name="Title">Of the opening.</param>
/// <param name="Organisation">Who offers it.</param>
/// <param name="Postcode">Of the opening.</param>
/// <param name="East">Kilometres east of home; negative is west.</param>
/// <param name="North">Kilometres north of home; negative is south.</param>
/// <param name="Kilometres">As the crow flies.</param>
/// <param name="Minutes">Of travel, as the proposal's own evidence says; null without it.</param>
public sealed record MapPlace(
    ProposalId Proposal, string Title, string Organisation, Postcode Postcode, double East, double North, double Kilometres, int? Minutes);

internal static class DistanceMaps
{
    private const double KilometresPerDegree = 111.2;

    /// <summary>More would make the map a cloud.</summary>
    private const int MostOthers = 6;

    /// <summary>Null for who is shielded, and when the map knows one of the two postcodes not.</summary>
    public static async Task<DistanceMap?> ReadAsync(
        DbSession db, ProposalId proposal, PersonCard person, OpeningCard opening, RuleContext context, CancellationToken ct)
    {
        if (person.Facts.Shielded || Geography.Netherlands.Find(person.Facts.Postcode) is not { Middle: var home }
            || Travel.Best(person.Facts, opening.Facts, context) is not { } journey)
            return null;
        var others = await db.Connection.QueryAsync<(long Id, string Title, string Organisation, int Postcode, int? Minutes)>(new CommandDefinition("""
            select p.id, o.title, g.name, (o.requirements ->> 'postcode')::int, (p.evidence -> 'features' ->> @travel)::int
            from proposals p
            join openings o on o.id = p.opening_id
            join organisations g on g.id = o.organisation_id
            where p.newcomer_id = @newcomer and p.status = 'open' and p.id <> @Value
            order by p.chance desc, p.id
            limit @MostOthers
            """, new { newcomer = person.Facts.Id.Value, proposal.Value, travel = FeatureSchema.IndexOf(FeatureCode.TravelMinutes), MostOthers }, cancellationToken: ct));
        var places = others.Select(o => PlaceOf(home, new(o.Id), o.Title, o.Organisation, new(o.Postcode), o.Minutes)).OfType<MapPlace>()
            .OrderBy(place => place.Kilometres).ThenBy(place => place.Proposal.Value);
        return PlaceOf(home, proposal, opening.Title, opening.Organisation, opening.Facts.Postcode, journey.Minutes) is { } here
            ? new DistanceMap { Home = person.Facts.Postcode, Places = [here, .. places], Journey = journey, Reach = ReachOf(journey) }
            : null;
    }

    private static MapPlace? PlaceOf(Place home, ProposalId proposal, string title, string organisation, Postcode postcode, int? minutes) =>
        Geography.Netherlands.Find(postcode) is { Middle: var there }
            ? new MapPlace(
                proposal, title, organisation, postcode,
                (there.Longitude - home.Longitude) * KilometresPerDegree * Math.Cos(home.Latitude * Math.PI / 180),
                (there.Latitude - home.Latitude) * KilometresPerDegree,
                Math.Max(TravelSpeeds.WithinPostcode, home.KilometresTo(there)), minutes)
            : null;

    // The journey's own sum, the other way round.
    private static double ReachOf(Journey journey) => Math.Max(0, journey.Mode switch
    {
        TravelMode.Walking => journey.MaxMinutes / 60.0 * TravelSpeeds.Walking / TravelSpeeds.Detour,
        TravelMode.Bicycle => journey.MaxMinutes / 60.0 * TravelSpeeds.Bicycle / TravelSpeeds.Detour,
        TravelMode.EBike => journey.MaxMinutes / 60.0 * TravelSpeeds.EBike / TravelSpeeds.Detour,
        TravelMode.PublicTransport => (journey.MaxMinutes - TravelSpeeds.PublicTransportOverhead) / 60 * TravelSpeeds.PublicTransport,
        _ => (journey.MaxMinutes - TravelSpeeds.CarOverhead) / 60 * TravelSpeeds.Car / TravelSpeeds.Detour,
    });
}
