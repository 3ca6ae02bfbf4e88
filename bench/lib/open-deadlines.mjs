import { randomUUID } from 'node:crypto';

const IMPORT = '0193a000-0000-7000-8000-000000000001';
const CHUNK = 100_000;
/** What comes next for a child in custody whose warnings were told. */
export const LIMIT_STEP = 3;

/** One officer a region, one manager a centre, three at the Ministry, ten liaisons: besides those who sign in. */
export async function people(client) {
  const add = (role, place = {}) =>
    client.query('insert into app_user (id, email, display_name, role, region_code, centre_code, unit_id) values ($1, $2, $3, $4, $5, $6, $7)', [
      randomUUID(), `${randomUUID()}@essai.invalid`, role, role, place.region ?? null, place.centre ?? null, place.unit ?? null,
    ]);
  for (const { code } of (await client.query('select code from region')).rows) await add('regional-officer', { region: code });
  for (const { code } of (await client.query('select code from centre')).rows) await add('centre-manager', { centre: code });
  for (let n = 0; n < 3; n += 1) await add('national-officer');
  for (let n = 0; n < 10; n += 1) {
    const [unit] = (await client.query(`insert into unit (name, authority_code) values ($1, 'FAMA') returning id`, [`unité ${String(n)}`])).rows;
    await add('security-liaison', { unit: unit.id });
  }
}

/**
 * Children with one open deadline each, of which nothing is due yet: the renewal of a consent, given within the last eleven months to the minute.
 * Facts, deadline and watch are complete, so that the second formula agrees; what triggers would write besides is left out.
 */
export async function farDeadlines(client, count) {
  await withoutTriggers(client, async () => {
    for (let done = 0; done < count; done += CHUNK) await client.query(FAR, [Math.min(CHUNK, count - done), done]);
  });
  await client.query('vacuum analyze');
}

/** Children in custody whose limit comes within one second; they were notified two days ago, and what was told of it is not kept here. */
export async function dueWithin(client, second, count) {
  const { rows } = await withoutTriggers(client, () => client.query(DUE, [count, second]));
  return rows.map(({ id, due_at: at }) => ({ id, dueAt: at.getTime() }));
}

async function withoutTriggers(client, work) {
  await client.query(`set session_replication_role = replica`);
  try {
    return await work();
  } finally {
    await client.query(`set session_replication_role = origin`);
  }
}

const CODE = (n) => `'ML-' || lpad(upper(to_hex(${n} / 65536)), 4, '0') || '-' || lpad(upper(to_hex(${n} % 65536)), 4, '0')`;

const FAR = `
  with places as materialized (
    select array(select code from region order by code) as regions
  ), n as materialized (
    select uuidv7() as id, uuidv7() as consent, $2::int + n as n, p.regions[1 + n % cardinality(p.regions)] as region,
           date_trunc('minute', now()) - interval '11 months' + interval '2 days' + random() * interval '325 days' as given_at
      from generate_series(1, $1::int) n, places p
  ), child as (
    insert into child_case (id, code, entry, sex, age_precision, identified_at, identified_precision, recorded_at, recorded_by, status, region_code)
    select id, ${CODE('n')}, 'community', 'unknown', 'unknown', given_at, 'minute', given_at, '${IMPORT}', 'identified', region from n
  ), grants as (
    insert into case_access (case_id, grantee, level) select id, 'region:' || region, 'file' from n
  ), answers as (
    insert into consent (id, case_id, purpose, giver, agreed, given_at, given_precision, language, manner, recorded_at, recorded_by)
    select consent, id, 'care', 'child', true, given_at, 'minute', 'fr', 'spoken', given_at, '${IMPORT}' from n
  ), due as (
    insert into deadline (id, case_id, rule_id, rule_code, subject_id, starts_at, starts_precision, due_at, state, became_known_at)
    select uuidv7(), n.id, r.id, r.code, n.consent, n.given_at, 'minute', ((n.given_at at time zone 'UTC') + r.limit_duration::interval) at time zone 'UTC', 'open', n.given_at
      from n, time_limit_rule r where r.code = 'consent-renewal'
    returning id, rule_id, starts_at
  )
  insert into deadline_watch (deadline_id, next_step, next_at)
  select d.id, 1, ((d.starts_at at time zone 'UTC') + r.warnings[1]::interval) at time zone 'UTC' from due d join time_limit_rule r on r.id = d.rule_id`;

const DUE = `
  with places as materialized (
    select array(select code from region order by code) as regions, array(select id from unit order by id) as units, (select count(*)::int from child_case) as before
  ), n as materialized (
    select uuidv7() as id, uuidv7() as custody, p.before + n as n, p.regions[1 + n % cardinality(p.regions)] as region, p.units[1 + n % cardinality(p.units)] as unit,
           $2::timestamptz + random() * interval '999 milliseconds' as due_at
      from generate_series(1, $1::int) n, places p
  ), child as (
    insert into child_case (id, code, entry, sex, age_precision, identified_at, identified_precision, recorded_at, recorded_by, status, region_code, unit_id)
    select id, ${CODE('n')}, 'capture', 'unknown', 'unknown', due_at - interval '48 hours', 'minute', due_at - interval '48 hours', '${IMPORT}', 'in-custody', region, unit from n
  ), grants as (
    insert into case_access (case_id, grantee, level)
    select id, 'region:' || region, 'file' from n union all select id, 'unit:' || unit, 'custody' from n
  ), custodies as (
    insert into custody (id, case_id, kind, started_at, started_precision, notified_at, recorded_at, recorded_by)
    select custody, id, 'capture', due_at - interval '48 hours', 'minute', due_at - interval '48 hours', due_at - interval '48 hours', '${IMPORT}' from n
  ), spells as (
    insert into custody_spell (id, custody_id, case_id, authority_code, unit_id, region_code, started_at, started_precision, recorded_at, recorded_by)
    select uuidv7(), custody, id, 'FAMA', unit, region, due_at - interval '48 hours', 'minute', due_at - interval '48 hours', '${IMPORT}' from n
  ), due as (
    insert into deadline (id, case_id, rule_id, rule_code, subject_id, starts_at, starts_precision, due_at, state, became_known_at)
    select uuidv7(), n.id, r.id, r.code, n.custody, n.due_at - interval '48 hours', 'minute', n.due_at, 'open', n.due_at - interval '48 hours' from n, time_limit_rule r where r.code = 'custody-handover'
    returning id, due_at
  ), watched as (
    insert into deadline_watch (deadline_id, next_step, next_at) select id, ${String(LIMIT_STEP)}, due_at from due
  )
  select id, due_at from due`;
