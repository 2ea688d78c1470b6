using Dapper;
using Matching.TestKit;
using Npgsql;

namespace Matching.Service.Tests.Storage;

/// <summary>What the walls are made of, asked of the catalogue for every table there is: a new table is walled in or in a list here.</summary>
public sealed class CatalogueTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    /// <summary>Tables without rows of a municipality. The scheduler's (qrtz_*) belong to them too.</summary>
    private static readonly string[] WithoutMunicipality = ["areas", "installation", "municipalities", "schema_version"];

    private static readonly string[] NeverJoined = ["consents.stated_by", "openings.checked_by"];

    /// <summary>Per table who may do what: s(elect) i(nsert) u(pdate) d(elete), in brackets when only some columns. Auditor, coordinator, desk, jobs.</summary>
    private const string Grants = """
        account_settings: coordinator siu, desk siu, jobs siu
        accounts: auditor s, coordinator s, desk siu, jobs siu
        activities: desk siu, jobs siu
        agreed_numbers: desk si, jobs si
        areas: auditor s, coordinator s, desk s, jobs siu
        attendance: coordinator siu, desk s, jobs siu
        audit: auditor s, desk s, jobs s
        audit_groups: desk s, jobs s
        audit_heads: auditor s, jobs s
        consents: desk siud, jobs siud
        consultations: desk siu, jobs siu
        conversation_options: desk sid, jobs sid
        conversations: desk siu, jobs siu
        decisions: desk si, jobs si
        deputies: desk siud, jobs siud
        deputy_terms: desk siud, jobs siud
        double_work_agreements: desk siu, jobs siu
        hand_facts: desk siud, jobs siud
        holds: desk siu, jobs siu
        host_requests: coordinator si(u), desk s(u), jobs siu
        hour_weeks: desk siu, jobs siu
        idempotency_keys: coordinator siu, desk siu, jobs siud
        import_uploads: coordinator si(u)d, desk si(u)d, jobs sd
        installation: auditor s, coordinator s, desk s, jobs si
        key_people: desk siu, jobs siu
        key_person_choices: desk siu, jobs siu
        municipalities: auditor s, coordinator s, desk s, jobs siu
        newcomer_limits: desk siud, jobs siud
        newcomer_limits_known: desk siud, jobs siud
        newcomer_names: desk siu, jobs siu
        newcomers: desk siu, jobs siu
        openings: coordinator s(i)(u), desk siu, jobs siu
        organisations: auditor s, coordinator s, desk siu, jobs siu
        outcomes: desk s, jobs siu
        people_who_come: coordinator s(u), desk s(u)
        placement_steps: coordinator si, desk si, jobs si
        placements: desk siu, jobs siu
        policies: desk si, jobs s
        proposals: desk siu, jobs siu
        ranker_acts: desk si, jobs si
        ranker_nights: desk s, jobs si
        rankers: desk s(u), jobs si(u)
        rounds: desk (s), jobs siud
        schema_version: auditor s, coordinator s, desk s, jobs s
        standings: desk siu, jobs siud
        starter_marks: desk siud, jobs siud
        stepping_stones: desk siu, jobs siu
        support_offers: coordinator s, desk siu, jobs siu
        training_pairs: desk s, jobs s
        waiting: desk siu, jobs siu
        """;

    [Fact]
    public async Task Every_table_is_behind_a_forced_wall_or_in_the_list_of_exceptions() => Assert.Equal(WithoutMunicipality, await ListAsync("""
        select relname from pg_class
        where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not starts_with(relname, 'qrtz_')
          and not (relrowsecurity and relforcerowsecurity
            and exists (select from pg_policy where polrelid = pg_class.oid)
            and exists (select from pg_attribute where attrelid = pg_class.oid and attname = 'municipality_code' and attnotnull))
        order by 1
        """));

    [Fact]
    public async Task Every_policy_asks_which_municipality_or_area() => Assert.Empty(await ListAsync("""
        select tablename || '.' || policyname from pg_policies
        where coalesce(qual, with_check) !~ 'current_(municipality|area)\(\)' or coalesce(with_check, qual) !~ 'current_(municipality|area)\(\)'
        """));

    [Fact]
    public async Task Everything_belongs_to_the_owner() => Assert.Empty(await ListAsync("""
        select relname from pg_class where relnamespace = 'public'::regnamespace and relowner <> 'matching_owner'::regrole
        union all select proname from pg_proc where pronamespace = 'public'::regnamespace and proowner <> 'matching_owner'::regrole
        """));

    [Fact]
    public async Task Nobody_can_log_in_as_a_role_or_walk_around_the_walls() => Assert.Empty(await ListAsync("""
        select rolname from pg_roles
        where starts_with(rolname, 'matching') and (rolsuper or rolbypassrls or (rolcanlogin and rolname <> current_user))
        """));

    [Fact]
    public async Task The_migrator_is_the_owners_only_member() => Assert.Equal(["matching_migrator"], await ListAsync("""
        select distinct member::regrole::text from pg_auth_members where roleid = 'matching_owner'::regrole
          and member <> current_user::regrole
        """));

    [Fact]
    public async Task Functions_that_run_as_the_owner_are_few_and_keep_to_a_search_path() => Assert.Equal(
        [
            "append_audit search_path=pg_catalog, public, pg_temp",
            "ended_placement_frees_its_place search_path=pg_catalog, public, pg_temp",
            "places_are_counted search_path=pg_catalog, public, pg_temp",
            "put_back_proposals search_path=pg_catalog, public, pg_temp",
            "return_when_resumed search_path=pg_catalog, public, pg_temp",
            "waiting_about search_path=pg_catalog, public, pg_temp",
            "withdraw_when_unpublished search_path=pg_catalog, public, pg_temp",
        ],
        await ListAsync("""
            select proname || ' ' || array_to_string(proconfig, ';') from pg_proc where pronamespace = 'public'::regnamespace and prosecdef order by proname
            """));

    [Fact]
    public async Task Every_foreign_key_that_is_joined_on_has_an_index() => Assert.Equal(NeverJoined, await ListAsync("""
        select distinct c.conrelid::regclass || '.' || a.attname
        from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
        where c.contype = 'f' and c.connamespace = 'public'::regnamespace and not starts_with(c.conrelid::regclass::text, 'qrtz_')
          and a.attname not in ('municipality_code', 'area_code', 'decision_kind')
          and not exists (select from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = a.attnum)
        order by 1
        """));

    [Fact]
    public async Task Each_audience_has_the_grants_that_are_written_here_and_no_other() =>
        Assert.Equal(Grants, string.Join('\n', await ListAsync("""
            with granted as (
              select c.relname, split_part(r.role, '_', 2) as audience, string_agg(case
                when has_table_privilege(r.role, c.oid, p.name) then left(p.name, 1)
                when p.name <> 'delete' and has_any_column_privilege(r.role, c.oid, p.name) then '(' || left(p.name, 1) || ')' end,
                '' order by p.place) as rights
              from pg_class c
              cross join unnest(array['matching_auditor', 'matching_coordinator', 'matching_desk', 'matching_jobs']) as r (role)
              cross join unnest(array['select', 'insert', 'update', 'delete']) with ordinality as p (name, place)
              where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and not starts_with(c.relname, 'qrtz_')
              group by 1, 2)
            select relname || ': ' || coalesce(string_agg(audience || ' ' || rights, ', ' order by audience), '-')
            from granted group by relname order by relname
            """)));

    [Fact]
    public async Task No_grant_goes_to_everybody_or_on_truncate() => Assert.Empty(await ListAsync("""
        select c.relname || ' ' || a.privilege_type from pg_class c, aclexplode(c.relacl) a
        where c.relnamespace = 'public'::regnamespace and a.grantee <> 'matching_owner'::regrole
          and (a.grantee = 0 or a.privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER') or a.is_grantable)
        """));

    private async Task<List<string>> ListAsync(string sql)
    {
        await using var login = new NpgsqlConnection(database.ConnectionString);
        return [.. await login.QueryAsync<string>(sql)];
    }
}
