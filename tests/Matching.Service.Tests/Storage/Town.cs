using Dapper;
using Matching.Service.Storage;
using Matching.TestKit;

namespace Matching.Service.Tests.Storage;

/// <summary>A handful of rows to lean on: written as plain SQL, because these tests are about the tables themselves.</summary>
internal sealed record Town(string Municipality, long Caseworker, long Organisation, long Opening, long Newcomer)
{
    /// <summary>A municipality with one caseworker, one organisation, one published opening with one place, one newcomer.</summary>
    public static async Task<Town> BuildAsync(TestDatabase database, string municipality, string? area = null)
    {
        await database.AddMunicipalityAsync(municipality, area);
        await using var session = await database.Database.BeginAsync(DbAudience.Desk, municipality);
        var caseworker = await session.Connection.ExecuteScalarAsync<long>("""
            insert into accounts (municipality_code, email, display_name, role)
            values (@municipality, 'consulent@voorbeeld.test', 'Consulent', 'caseworker') returning id
            """, new { municipality });
        var organisation = await session.Connection.ExecuteScalarAsync<long>("""
            insert into organisations (municipality_code, area_code, name, kind)
            values (@municipality, current_area(), 'Voetbalclub De Meeuw', 'club') returning id
            """, new { municipality });
        var town = new Town(municipality, caseworker, organisation, 0, 0);
        town = town with { Opening = await town.AddOpeningAsync(session), Newcomer = await town.AddNewcomerAsync(session) };
        await session.CommitAsync();
        return town;
    }

    public Task<long> AddOpeningAsync(DbSession session, string kind = "sports_club", string status = "published", int? capacity = 1) =>
        session.Connection.ExecuteScalarAsync<long>("""
            insert into openings (municipality_code, area_code, organisation_id, source, extern_id, kind, title, capacity, status, requirements)
            values (@Municipality, current_area(), @Organisation, 'test', gen_random_uuid()::text, @kind, 'Meedoen', @capacity, @status, '{}')
            returning id
            """, new { Municipality, Organisation, kind, status, capacity });

    public Task<long> AddNewcomerAsync(DbSession session) =>
        session.Connection.ExecuteScalarAsync<long>("""
            insert into newcomers (municipality_code, source, extern_id, caseworker_id, dossier)
            values (@Municipality, 'test', gen_random_uuid()::text, @Caseworker, '{}') returning id
            """, new { Municipality, Caseworker });

    public Task<long> AddProposalAsync(DbSession session, string status = "open") =>
        session.Connection.ExecuteScalarAsync<long>("""
            insert into proposals (municipality_code, area_code, newcomer_id, opening_id, caseworker_id, kind, status, origin)
            values (@Municipality, current_area(), @Newcomer, @Opening, @Caseworker, 'sports_club', @status, 'caseworker') returning id
            """, new { Municipality, Newcomer, Opening, Caseworker, status });

    public Task<long> DecideAsync(DbSession session, long proposal, string kind) =>
        session.Connection.ExecuteScalarAsync<long>("""
            insert into decisions (municipality_code, proposal_id, account_id, kind)
            values (@Municipality, @proposal, @Caseworker, @kind) returning id
            """, new { Municipality, proposal, Caseworker, kind });

    public Task<long> HoldAsync(DbSession session, long proposal, long decision) =>
        session.Connection.ExecuteScalarAsync<long>("""
            insert into holds (municipality_code, area_code, opening_id, newcomer_id, proposal_id, decision_id, expires_at)
            values (@Municipality, current_area(), @Opening, @Newcomer, @proposal, @decision, now() + interval '7 days') returning id
            """, new { Municipality, Opening, Newcomer, proposal, decision });

    /// <summary>Takes one place the way everybody does; false when it is full.</summary>
    public async Task<bool> TakeAsync(DbSession session) =>
        await session.Connection.ExecuteAsync("""
            update openings set taken = taken + 1
            where id = @Opening and status = 'published' and (capacity is null or taken < capacity)
            """, new { Opening }) == 1;
}
