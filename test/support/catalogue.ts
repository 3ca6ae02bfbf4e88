import type pg from 'pg';

/** A table, view or sequence as the catalogue has it: one line, so that a difference can be read. */
const RELATIONS = `
  select n.nspname || '.' || c.relname as name,
         case c.relkind when 'v' then 'view ' when 'm' then 'materialized view ' when 'S' then 'sequence ' when 'f' then 'foreign table ' else '' end
         || case when c.relkind in ('v', 'm') and not coalesce('security_invoker=true' = any (c.reloptions), false) then 'of the owner ' else '' end
         || case when c.relforcerowsecurity and c.relrowsecurity then 'forced' when c.relrowsecurity then 'enabled' else 'open' end
         || coalesce((select string_agg(' | ' || who || ': ' || rights, '' order by who) from (
              select who, string_agg(privilege, ' ' order by privilege) as rights from (
                select coalesce(r.rolname, 'PUBLIC') as who, lower(a.privilege_type) as privilege
                  from aclexplode(c.relacl) a left join pg_roles r on r.oid = a.grantee where a.grantee <> c.relowner
                union all
                select coalesce(r.rolname, 'PUBLIC'), lower(a.privilege_type) || '(' || string_agg(t.attname, ',' order by t.attname) || ')'
                  from pg_attribute t, aclexplode(t.attacl) a left join pg_roles r on r.oid = a.grantee where t.attrelid = c.oid and a.grantee <> c.relowner
                 group by 1, a.privilege_type
              ) held group by who) listed), '') as line
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_'
   order by 1`;

/** Policies: whom for what, and whether one of them is open to every row. */
const POLICIES = `
  select schemaname || '.' || tablename || ' ' || policyname as name,
         lower(cmd) || ' ' || array_to_string(roles, ',') || case permissive when 'RESTRICTIVE' then ' restrictive' else '' end
         || case when qual = 'true' or with_check = 'true' then ' every row' else '' end as line
    from pg_policies order by 1`;

const FUNCTIONS = `
  select n.nspname || '.' || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')' as name,
         case when p.prosecdef then 'definer ' || o.rolname || ' ' || coalesce(array_to_string(p.proconfig, ' '), 'no search_path') else 'invoker' end
         || coalesce((select string_agg(' | ' || coalesce(r.rolname, 'PUBLIC'), '' order by coalesce(r.rolname, 'PUBLIC'))
              from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a left join pg_roles r on r.oid = a.grantee where a.grantee <> p.proowner), '') as line
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_roles o on o.oid = p.proowner
   where n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_'
     and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')
     and p.prorettype <> 'trigger'::regtype or (p.prosecdef and n.nspname = 'public')
   order by 1`;

/** What our roles are, may inherit, own, and are given by default or on schemas. */
const ROLES = `
  select r.rolname as name, concat_ws(' ', case when r.rolcanlogin then 'login' else 'nologin' end, case when r.rolsuper then 'SUPERUSER' end, case when r.rolbypassrls then 'BYPASSRLS' end,
         case when r.rolcreaterole then 'CREATEROLE' end, case when r.rolcreatedb then 'CREATEDB' end, case when r.rolreplication then 'REPLICATION' end,
         (select 'member of ' || string_agg(g.rolname, ',' order by g.rolname) from pg_auth_members m join pg_roles g on g.oid = m.roleid where m.member = r.oid),
         (select 'owns ' || string_agg(c.relname, ',' order by c.relname) from pg_class c where c.relowner = r.oid),
         (select 'schemas ' || string_agg(n.nspname || ':' || lower(a.privilege_type), ',' order by n.nspname, a.privilege_type)
            from pg_namespace n, aclexplode(n.nspacl) a where a.grantee = r.oid and n.nspname !~ '^pg_')) as line
    from pg_roles r where r.rolname like 'passerelle\\_%' order by 1`;

const DEFAULTS = `
  select coalesce(n.nspname, 'everywhere') || ' ' || d.defaclobjtype::text as name, array_to_string(d.defaclacl, ' ') as line
    from pg_default_acl d left join pg_namespace n on n.oid = d.defaclnamespace order by 1`;

export interface Catalogue {
  readonly relations: Record<string, string>;
  readonly policies: Record<string, string>;
  readonly functions: Record<string, string>;
  readonly roles: Record<string, string>;
  readonly defaults: Record<string, string>;
}

export async function readCatalogue(client: pg.Client): Promise<Catalogue> {
  const lines = async (sql: string): Promise<Record<string, string>> => {
    const { rows } = await client.query<{ name: string; line: string }>(sql);
    return Object.fromEntries(rows.map(({ name, line }) => [name, line.replaceAll('passerelle_', '')]));
  };
  return {
    relations: await lines(RELATIONS),
    policies: await lines(POLICIES),
    functions: await lines(FUNCTIONS),
    roles: await lines(ROLES),
    defaults: await lines(DEFAULTS),
  };
}
