import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { scopeOf } from '../../src/access/index.js';
import { type Situation, SITUATIONS } from '../../src/access/matrix.vocabulary.js';
import { ROLES, type Role } from '../../src/access/roles.vocabulary.js';
import { sightOf } from '../../src/access/matrix.rules.js';
import { Rederivation } from '../../src/deadlines/index.js';
import { beginWithScope } from '../../src/platform/database/scope.js';
import { roleUrl } from '../../src/platform/database-roles/index.js';
import type { Answer } from '../support/caller.js';
import { asOwner, INSTALLATION_KEY } from '../support/database.js';
import { Stage } from '../support/stage.js';
import { TABLES } from './catalogue.js';
import { type Everything, GUARDED, type Looker, mayChange, maySee, queries, type Query, readEverything } from './queries.js';

const SEED = 20_260_310;
const EACH = 3_000;
/** The application writes secrets that it may not read. */
const READABLE = GUARDED.filter((table) => /app:[^|]*select/.test(TABLES[table]?.rights ?? ''));
/** What the database may say to a statement: no right, a policy, a constraint. Anything else is an error of the test. */
const REFUSALS = new Set(['42501', '23505', '23503', '23502', '23514', '23P01', '22P02', '22003', '22001', '428C9']);

describe('three thousand generated statements of every role on the application’s own connection', () => {
  let stage: Stage;
  let all: Everything;
  let scopes: Record<Role, ReturnType<typeof scopeOf>>;

  beforeAll(async () => {
    stage = await Stage.build();
    // Its next round would do, and take away, the waiting lines that are put here to be looked at.
    await stage.world.app.get(Rederivation).beforeApplicationShutdown();
    for (const situation of ['in-care', 'held', 'other-region'] as const) {
      for (const person of [stage.people['security-liaison'], stage.people['regional-officer'], stage.colleague]) {
        const id = await stage.alert(stage.child(situation), person);
        await stage.world.sql(`insert into delivery (alert_id, channel, state, queued_at) values ($1, 'email', 'sent', now())`, [id]);
        if (person !== stage.people['security-liaison']) await person.post(`/api/alerts/${id}/acknowledge`, { note: 'mot' });
      }
    }
    await stage.people['regional-officer'].get(`/api/cases/${stage.child('in-care').id}`);
    await beside(stage);
    await besideTheClock(stage);
    const people = await stage.world.sql<{ id: string; role: Role; region_code: string | null; centre_code: string | null; unit_id: string | null }>('select * from app_user');
    scopes = Object.fromEntries(
      ROLES.map((role) => {
        const person = people.find(({ id }) => id === stage.people[role].userId);
        if (person === undefined) throw new Error(`nobody is ${role}`);
        return [role, scopeOf({ userId: person.id, role, regionCode: person.region_code, centreCode: person.centre_code, unitId: person.unit_id })];
      }),
    ) as typeof scopes;
    const situationOf = new Map([...stage.children.values()].map(({ id, situation }) => [id, situation]));
    all = await asOwner(stage.world.databaseUrl, (client) => readEverything(client, situationOf));
  }, 180_000);
  afterAll(async () => {
    await stage.world.close();
  });

  const looker = (role: Role): Looker => ({ role, userId: scopes[role].userId, grantees: scopes[role].grantees });
  const connected = async <T>(work: (client: pg.Client) => Promise<T>, url = stage.world.databaseUrl): Promise<T> => {
    const client = new pg.Client({ connectionString: roleUrl(url, 'passerelle_app', INSTALLATION_KEY) });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  };
  /** What a statement showed or changed that it should not have. Whatever it did is undone. */
  const leaked = async (client: pg.Client, role: Role, query: Query): Promise<string[]> => {
    const who = looker(role);
    const rowAt = new Map(all.tables.get(query.table)?.rows.map(({ ctid, row }) => [ctid, row]));
    try {
      await client.query(beginWithScope(scopes[role], false));
      const { rows } = await client.query<{ place?: string; written?: Record<string, unknown> }>(query.text);
      return rows
        .map(({ place, written }) => written ?? rowAt.get(place ?? '') ?? {})
        .filter((row) => !(query.does === 'select' ? maySee : mayChange)(all, who, query.table, row))
        .map((row) => `${role} ${query.does} ${query.table} ${JSON.stringify(row)}`);
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === undefined || !REFUSALS.has(code)) throw new Error(`${query.text}: ${String(error)}`);
      return [];
    } finally {
      await client.query('rollback');
    }
  };

  const leaks = async (client: pg.Client, role: Role): Promise<string[]> => {
    const found: string[] = [];
    for (const query of fc.sample(queries(all), { numRuns: EACH, seed: SEED })) found.push(...(await leaked(client, role, query)));
    return found;
  };

  it.each(ROLES)('%s: nothing of another scope comes back, and nothing of it is changed', async (role) => {
    const found = await connected((client) => leaks(client, role));
    expect(found.slice(0, 5)).toEqual([]);
  }, 120_000);

  it.each(ROLES)('%s: and what is within their scope comes back whole', async (role) => {
    const seen = await connected(async (client) => {
      await client.query(beginWithScope(scopes[role], false));
      const tables: Record<string, number> = {};
      for (const table of READABLE) tables[table] = (await client.query(`select 1 from ${table}`)).rowCount ?? 0;
      await client.query('rollback');
      return tables;
    });
    const meant = Object.fromEntries(READABLE.map((table) => [table, all.tables.get(table)?.rows.filter(({ row }) => maySee(all, looker(role), table, row)).length]));
    expect(seen).toEqual(meant);
  });

  it('every table holds rows of others, so that there was something to leak', () => {
    const empty = GUARDED.filter((table) => !(all.tables.get(table)?.rows.some(({ row }) => !maySee(all, looker('analyst'), table, row)) ?? false));
    expect(empty).toEqual([]);
  });

  describe('functions that reach further', () => {
    const tried = async (role: Role, text: string, values: unknown[]): Promise<string> =>
      await connected(async (client) => {
        try {
          await client.query(beginWithScope(scopes[role], false));
          await client.query(text, values);
          return 'done';
        } catch (error) {
          return (error as { code?: string }).code ?? String(error);
        } finally {
          await client.query('rollback');
        }
      });

    it.each(ROLES)('%s gives nobody access to a child whom they may not write about', async (role) => {
      const mine = scopes[role].grantees[0] ?? `user:${scopes[role].userId}`;
      for (const situation of Object.keys(SITUATIONS) as Situation[]) {
        const sight = sightOf(role, situation);
        const done = await tried(role, 'select set_case_access($1, $2, $3)', [stage.child(situation).id, ['region:kayes'], ['file']]);
        expect([role, situation, done]).toEqual([role, situation, sight === 'custody' || sight === 'file' ? 'done' : '42501']);
        if (role === 'security-liaison') expect(await tried(role, 'select set_case_access($1, $2, $3)', [stage.child(situation).id, [mine], ['file']])).toBe('42501');
      }
    });

    it.each(ROLES)('%s sets a password of their own alone', async (role) => {
      expect(await tried(role, 'select set_password($1, $2)', [stage.colleague.userId, 'x'])).toBe('42501');
    });

    it('whoever was told of a deadline may keep the key that their answer is sealed with, the auditor too, and nobody else', async () => {
      const { id } = stage.child('in-care');
      const keep = 'insert into child_key (case_id, wrapped, key_id) values ($1, $2, $3)';
      const auditor = stage.people['auditor'];
      expect(await tried('auditor', keep, [id, Buffer.from('x'), 'x'])).toBe('42501');
      const alert = await stage.alert(stage.child('in-care'), auditor);
      expect(await tried('auditor', keep, [id, Buffer.from('x'), 'x'])).toBe('23505'); // there is one
      await stage.world.sql('delete from alert where id = $1', [alert]);
    });

    it('an emergency access lets nobody write, wherever it is forgotten', async () => {
      const { id } = stage.child('other-centre');
      const officer = stage.people['regional-officer'];
      await stage.world.sql(`insert into case_access (case_id, grantee, level) values ($1, 'grant:essai', 'file')`, [id]);
      const granted = { ...scopes['regional-officer'], grantees: [...scopes['regional-officer'].grantees, 'grant:essai'] };
      const outcome = async (text: string, values: unknown[]): Promise<string> =>
        await connected(async (client) => {
          try {
            await client.query(beginWithScope(granted, false));
            return String((await client.query(text, values)).rowCount);
          } catch (error) {
            return (error as { code?: string }).code ?? String(error);
          } finally {
            await client.query('rollback');
          }
        });
      expect(await outcome('select 1 from document where case_id = $1', [id])).toBe('1');
      const me = officer.userId;
      expect({
        document: await outcome(`insert into document select uuidv7(), case_id, kind, media_type, size, about_sealed, recorded_at, $2 from document where case_id = $1`, [id, me]),
        dismissal: await outcome('insert into duplicate_dismissal (id, case_id, other_id, recorded_at, recorded_by) values (uuidv7(), $1, $2, now(), $3)', [id, stage.child('held').id, me]),
        merge: await outcome('insert into case_merge (id, case_id, kept_id, merged_at, merged_by) values (uuidv7(), $1, $2, now(), $3)', [id, stage.child('held').id, me]),
        erasure: await outcome(
          `insert into erasure (id, case_id, case_code, reason, closed_at, proposed_at, proposed_by, status) values (uuidv7(), $1, 'x', 'child-request', now(), now(), $2, 'proposed')`, [id, me],
        ),
      }).toEqual({ document: '42501', dismissal: '42501', merge: '42501', erasure: expect.stringMatching(/42501|23514/) });
      await stage.world.sql(`delete from case_access where grantee = 'grant:essai'`);
    });

    it('a review is signed by whoever writes it, and written once', async () => {
      const review = `update emergency_access set ended_at = opened_at, ended_by = user_id, reviewed_at = now(), reviewed_by = $1, verdict = 'justified' where case_id = $2`;
      const { id } = stage.child('in-care');
      expect(await tried('national-officer', review, [stage.people['regional-officer'].userId, id])).toBe('42501');
      expect(await tried('national-officer', review, [stage.people['national-officer'].userId, id])).toBe('done');
    });

    it('lend no ear to a table of the caller’s', async () => {
      const { id } = stage.child('other-region');
      const stolen = await connected(async (client) => {
        await client.query(beginWithScope(scopes['security-liaison'], false));
        await client.query('create temporary table child_case (id uuid) on commit drop');
        await client.query('grant select on child_case to public');
        try {
          await client.query('select set_case_access($1, $2, $3)', [id, scopes['security-liaison'].grantees, ['custody']]);
          return 'done';
        } catch (error) {
          return (error as { code?: string }).code;
        } finally {
          await client.query('rollback');
        }
      });
      expect(stolen).toBe('42501');
    });
  });

  it('is red where a policy is broken', async () => {
    const broken = await asOwner(stage.world.databaseUrl, async (client) => {
      await client.query('create policy visit_help on visit for select to passerelle_app using (true)');
      await client.query('alter policy visit_readers on visit using (true)');
      try {
        return await connected((app) => leaks(app, 'security-liaison'));
      } finally {
        await client.query('drop policy visit_help on visit');
        await client.query(`alter policy visit_readers on visit using ((select app_clearance()) in ('facts', 'file'))`);
      }
    });
    expect(broken.length).toBeGreaterThan(0);
  });
});

/** Rows in the tables of which the way of the children through the house leaves none. */
async function beside(stage: Stage): Promise<void> {
  const { world, colleague } = stage;
  const { ofGao, ofKidal } = stage.strangers;
  const written = async (answer: Promise<Answer>): Promise<void> => {
    const { status, body } = await answer;
    if (status >= 300) throw new Error(JSON.stringify(body));
  };
  for (const [situation, who] of [['in-care', ofGao], ['other-region', ofKidal]] as const) {
    const { code, words } = stage.child(situation);
    await written(who.post('/api/emergency-accesses', { code, reason: words.note }));
  }
  for (const [one, other] of [['in-care', 'placed'], ['other-centre', 'other-region'], ['handed-on', 'other-centre']] as const) {
    await written(colleague.post('/api/duplicates/distinct', { id: randomUUID(), caseId: stage.child(one).id, otherId: stage.child(other).id }));
  }
  const closed = stage.child('closed');
  await written(colleague.post(`/api/cases/${closed.id}/erasure`, { id: randomUUID(), reason: 'child-request', remark: closed.words.note }, { version: closed.version }));
  for (const situation of ['foster', 'other-centre'] as const) {
    const consent = stage.child(situation);
    await written(colleague.post(`/api/cases/${consent.id}/consents/${consent.parts.consentId}/withdraw`, { giver: 'parent', at: '2026-03-10' }, { version: consent.version }));
  }
  // Said to be the same child, asked about, erased: by hand, because each would change where the children stand.
  const { id: held } = stage.child('held');
  const { id: kidal } = stage.child('other-region');
  await world.sql('insert into case_merge (id, case_id, kept_id, merged_at, merged_by, undone_at, undone_by) select uuidv7(), c.id, $1, now(), $2, now(), $2 from child_case c where c.id <> $1', [held, colleague.userId]);
  await world.sql(`insert into duplicate_sight (case_id, grantee, request_id, recorded_at, recorded_by, ended_at, ended_by) select c.id, 'region:kayes', uuidv7(), now(), $1, now(), $1 from child_case c`, [colleague.userId]);
  await world.sql(`with l as (insert into duplicate_look (asked_by, asked_at, question) values ($1, now(), '\\x00') returning id),
      h as (insert into duplicate_look_region (look_id, region_code, found) select l.id, r.code, 1 from l, region r where r.code in ('gao', 'mopti') returning handle, region_code),
      q as (insert into duplicate_request (id, case_id, handle, region_code, office, asker_region, status, asked_at, asked_by, sealed)
            select uuidv7(), $2, h.handle, h.region_code, 'region:kidal', 'kidal', 'open', now(), $1, '\\x00' from h returning id, case_id)
    insert into duplicate_request_key (request_id, case_id, wrapped, key_id) select q.id, q.case_id, '\\x00', 'essai' from q`, [ofGao.userId, kidal]);
  await world.sql(`insert into erasure_approval (erasure_id, case_id, approver, at) select e.id, e.case_id, $1, now() from erasure e`, [stage.people['national-officer'].userId]);
  await world.sql(`insert into destroyed_key (case_id, case_code, at, erasure_id) select c.id, c.code, now(), uuidv7() from child_case c where c.id = any ($1)`, [[held, kidal]]);
  await world.sql(`insert into act (id, case_id, kind, fact_id, rests_on, series, content_sealed, content_hash, issued_at, issued_by)
    select uuidv7(), c.id, 'admission', c.id, array['stay.admitted ' || c.id], 'FA-2026-GAO', '\\x00', sha256(''), now(), $1 from child_case c`, [colleague.userId]);
  await world.sql(`with s as (insert into journal_seal (position, journal_id, hash) select 1, id, sha256('') from journal order by id limit 1 returning position)
    insert into edition (id, number, report, report_version, period_from, period_to, position, content, content_hash, signature, public_key, frozen_at, frozen_by)
    select uuidv7(), 'ED-2026-0001', 'care', 1, '2026-01-01', '2026-03-31', position, '{}', sha256('{}'), sha512('essai'), sha256('essai'), now(), $1 from s`, [colleague.userId]);
  await world.sql(`insert into published_head (day, stream, position, hash, at) values ('2026-03-10', 'journal', 0, sha256(''), now())`);
  await world.sql(`insert into head_letter (day, recipient_id, state) values ('2026-03-10', $1, 'sent')`, [stage.people['auditor'].userId]);
  await world.sql(`insert into sign_in_event (at, kind, user_id) select now(), 'signed-in', id from app_user`);
  await world.sql('insert into case_assignment (id, case_id, worker_id, recorded_at, recorded_by) select uuidv7(), c.id, $1, now(), $1 from child_case c', [colleague.userId]);
  // Observed by the unit that holds the child, and by child protection; breaches of both, and what followed.
  await world.sql(`with a as (insert into age_assessment (id, case_id, doubter, ground, raised_at, raised_precision, concluded_at, concluded_precision, concluded_recorded_at, concluded_recorded_by, conclusion, age_low, age_high, professions, recorded_at, recorded_by)
      select uuidv7(), c.id, 'court', 'other', c.identified_at, 'day', c.identified_at, 'day', now(), $1, 'child', 15, 17, array['lawyer', 'psychologist'], now(), $1 from child_case c returning id, case_id)
    insert into age_telling (id, case_id, assessment_id, told_at, told_precision, language, answer, recorded_at, recorded_by) select uuidv7(), a.case_id, a.id, now(), 'day', 'songhay', 'accepts', now(), $1 from a`, [colleague.userId]);
  await world.sql(`insert into custody_observation (id, case_id, custody_id, kind, finding, by_unit, observed_at, observed_precision, recorded_at, recorded_by)
    select uuidv7(), s.case_id, s.custody_id, 'kept', 'with-adults', u, s.started_at, 'minute', now(), $1 from custody_spell s cross join lateral (values (s.unit_id), (null)) v (u)`, [colleague.userId]);
  await world.sql(`insert into fact_correction (id, case_id, fact_kind, row_id, subject_id, from_at, from_precision, to_at, to_precision, recorded_at, recorded_by)
    select uuidv7(), o.case_id, 'custody.observed', o.id, o.id, o.observed_at, 'minute', o.observed_at, 'day', now(), $1 from custody_observation o`, [colleague.userId]);
  await world.sql(`insert into custody_follow_up (id, case_id, custody_id, observation_id, kind, outcome, concluded_at, concluded_precision, recorded_at, recorded_by)
    select uuidv7(), o.case_id, o.custody_id, o.id, 'breach', 'breach-ended', o.observed_at, 'minute', now(), $1 from custody_observation o`, [colleague.userId]);
  await world.sql(`insert into death (id, case_id, died_at, died_precision, cause, confirmed_by, document, recorded_at, recorded_by)
    select uuidv7(), c.id, c.identified_at, 'minute', 'illness', 'doctor', 'none', now(), $1 from child_case c`, [colleague.userId]);
  await world.sql(`insert into deadline (id, case_id, rule_id, rule_code, subject_id, starts_at, starts_precision, due_at, state, became_known_at)
    select uuidv7(), o.case_id, r.id, r.code, o.id, o.observed_at, 'minute', o.observed_at, 'lapsed', o.recorded_at from custody_observation o join time_limit_rule r on r.code = 'custody-breach'`);
  await besideViolations(stage);
  await world.sql(`with p as (insert into care_plan (id, case_id, agreed_at, agreed_precision, child_agreed, recorded_at, recorded_by) select uuidv7(), id, now(), 'day', true, now(), $1 from child_case returning id, case_id),
      g as (insert into plan_goal (id, case_id, plan_id, domain, goal_code, recorded_at, recorded_by) select uuidv7(), case_id, id, 'education', 'school', now(), $1 from p returning id, case_id)
    insert into plan_step (id, case_id, goal_id, what_sealed, owner_id, agreed_at, agreed_precision, due_on, recorded_at, recorded_by) select uuidv7(), case_id, id, '\\x00', $1, now(), 'day', current_date + 1, now(), $1 from g`, [colleague.userId]);
  await world.sql(`with t as (insert into track (id, case_id, kind, detail, provider_sealed, started_at, started_precision, recorded_at, recorded_by) select uuidv7(), id, 'school', 'primary', '\\x00', now(), 'day', now(), $1 from child_case returning id, case_id)
    insert into track_attendance (id, case_id, track_id, month, held, attended, recorded_at, recorded_by) select uuidv7(), case_id, id, '2026-03-01', 20, 10, now(), $1 from t`, [colleague.userId]);
  await world.sql(`with v as (insert into visit_finding (id, case_id, found_at, found_precision, lives_with, occupation, risk, grounds_sealed, recorded_at, recorded_by)
      select id, case_id, visited_at, visited_precision, 'family', 'in-school', 'high', '\\x00', now(), $1 from visit returning id, case_id)
    insert into risk_answer (id, case_id, visit_id, answer, answered_at, answered_precision, recorded_at, recorded_by) select uuidv7(), case_id, id, 'protection', now(), 'day', now(), $1 from v`, [colleague.userId]);
  await world.sql(`insert into re_recruitment (id, case_id, recruited_at, recruited_precision, source, recorded_at, recorded_by) select uuidv7(), id, identified_at, 'day', 'family', recorded_at - interval '1 day', $1 from child_case`, [colleague.userId]);
  await world.sql(`insert into activity (id, kind, status, on_day, region_code, topic, audience, recorded_at, recorded_by) select uuidv7(), 'training', 'planned', '2026-03-01', r, 'protocol-2013', 'justice', now(), $1 from (values ('gao'), ('kidal'), (null)) v (r)`, [colleague.userId]);
  await world.sql(`insert into told_outcome (id, case_id, placement_id, milestone, outcome, source, known_at, known_precision, recorded_at, recorded_by)
    select uuidv7(), case_id, id, '3-months', 'in-school', 'telephone', now(), 'day', now(), $1 from placement`, [colleague.userId]);
  await world.sql(`insert into fact_correction (id, case_id, fact_kind, row_id, subject_id, from_at, from_precision, to_at, to_precision, recorded_at, recorded_by)
    select uuidv7(), s.case_id, 'stay.admitted', s.id, s.id, s.admitted_at, 'minute', s.admitted_at + interval '1 hour', 'minute', now(), $1 from stay s`, [colleague.userId]);
  // Of each child one list of a colleague of the Ministry, in which the region's officer and the centre's worker are named; the worker's time is over for some.
  await world.sql(`with list as (insert into restricted_list (id, case_id, opened_at, opened_by) select uuidv7(), id, now(), $1 from child_case returning id, case_id),
    entry as (insert into restricted_entry (id, list_id, case_id, kind, code, sealed, recorded_at, recorded_by) select uuidv7(), id, case_id, 'need', 'pregnancy', '\\x00', now(), $1 from list)
    insert into restricted_member (id, list_id, case_id, user_id, named_at, named_by, ended_at, ended_by)
    select uuidv7(), l.id, l.case_id, u.id, now(), $1, case when u.role = 'centre-worker' and right(l.id::text, 1) < '8' then now() end, case when u.role = 'centre-worker' and right(l.id::text, 1) < '8' then $1 end
      from list l cross join app_user u where u.id = any ($2)`, [colleague.userId, [stage.people['regional-officer'].userId, stage.people['centre-worker'].userId]]);
  await world.sql(`insert into mention (id, case_id, note_id, user_id, named_at, named_by) select uuidv7(), n.case_id, n.id, u.id, now(), $1 from case_note n cross join app_user u where u.role in ('centre-worker', 'regional-officer')`, [colleague.userId]);
  await world.sql(`with s as (insert into shift_handover (id, centre_code, note_sealed, absent, overdue, due_today, given_at, given_by) select uuidv7(), c, '\\x00', 0, 0, 0, now(), $1 from (values ('mopti')) v (c) returning id, centre_code)
    insert into shift_key (shift_id, centre_code, wrapped, key_id) select id, centre_code, '\\x00', 'essai' from s`, [colleague.userId]);
  await world.sql(`insert into task (id, case_id, kind, what_sealed, assignee_id, due_on, recorded_at, recorded_by) select uuidv7(), id, 'free', '\\x00', $1, current_date + 400, now(), $1 from child_case`, [colleague.userId]);
  await world.sql(`insert into referral (id, case_id, sharing_id, partner, service_code, sent_at, sent_precision, recorded_at, recorded_by)
    select uuidv7(), s.case_id, s.id, s.partner, 'schooling', now(), 'day', now(), s.recorded_by from sharing s`);
}

/** Incidents with a group of children, and one with every child of the stage. */
async function besideViolations({ world, people }: Stage): Promise<void> {
  const { userId } = people.monitor;
  await world.sql(`with i as (insert into incident (id, code, occurred_at, occurred_precision, region_code, party_code, recorded_at, recorded_by)
      select uuidv7(), 'VG-ESSA-000' || n, '2026-02-01', 'month', r, 'JNIM', now(), $1 from (values (1, 'gao'), (2, 'kidal')) v (n, r) returning id),
      k as (insert into incident_key (incident_id, wrapped, key_id) select id, '\\x00', 'essai' from i),
      s as (insert into incident_source (id, incident_id, kind, told_at, told_precision, recorded_at, recorded_by) select uuidv7(), id, 'family', now(), 'day', now(), $1 from i),
      v as (insert into violation (id, incident_id, type, status, status_since, recorded_at, recorded_by) select uuidv7(), id, 'sexual-violence', 'verified', '2026-03-01', now(), $1 from i returning id, incident_id, type),
      d as (insert into violation_verification (id, violation_id, status, decided_on, recorded_at, recorded_by) select uuidv7(), id, 'verified', '2026-03-01', now(), $1 from v),
      w as (insert into incident_victim (id, incident_id, case_id, boys, girls, sex_unknown, recorded_at, recorded_by)
            select uuidv7(), i.id, c.id, c.n, c.n, c.n, now(), $1 from i cross join (select id, null::smallint as n from child_case union all select null, 1) c returning id, incident_id, case_id)
    insert into victim_violation (id, victim_id, violation_id, type, case_id, recorded_at, recorded_by)
      select uuidv7(), w.id, v.id, v.type, w.case_id, now(), $1 from w join v on v.incident_id = w.incident_id`, [userId]);
  await world.sql(`insert into incident_comparison (id, incident_id, other_id, verdict, recorded_at, recorded_by) select uuidv7(), a.id, b.id, 'different', now(), $1 from incident a join incident b on b.code > a.code`, [userId]);
}

/** How people are reached, who is away, and what watches the clock: of the acting people, and of others. */
async function besideTheClock({ world, colleague, people }: Stage): Promise<void> {
  const own = [people['regional-officer'], people['security-liaison'], colleague].map(({ userId }) => userId);
  await world.sql(`insert into absence (user_id, from_at, until_at, recorded_by, recorded_at) select u, now(), now() + interval '1 day', u, now() from unnest($1::uuid[]) u`, [own]);
  await world.sql(`insert into stay_absence (id, case_id, stay_id, since_at, since_precision, recorded_at, recorded_by) select uuidv7(), case_id, id, admitted_at, 'minute', recorded_at, recorded_by from stay`);
  await world.sql(`insert into stay_incident (id, incident_id, case_id, stay_id, kind, severity, grave, actions, occurred_at, occurred_precision, recorded_at, recorded_by) select uuidv7(), uuidv7(), case_id, id, 'injury', 'low', false, '{}', admitted_at, 'minute', now(), recorded_by from stay`);
  await world.sql(`with f as (insert into extra_field_version (field_id, version, place, kind, label_fr, label_en, required, position, recorded_at, recorded_by) values (uuidv7(), 1, 'admission', 'number', 'essai', 'essai', false, 0, now(), $1) returning field_id)
    insert into extra_answer (id, case_id, field_id, field_version, about_id, number_value, happened_at, recorded_at, recorded_by) select uuidv7(), s.case_id, f.field_id, 1, s.id, 3, s.admitted_at, now(), s.recorded_by from f cross join stay s`, [colleague.userId]);
  await world.sql(`insert into week_note (id, case_id, stay_id, week, health, mood, relations, participation, written_at, recorded_at, recorded_by) select uuidv7(), case_id, id, '2026-03-09', 'good', 'good', 'good', 'good', now(), now(), recorded_by from stay`);
  await world.sql(`with s as (insert into care_session (id, case_id, stay_id, profession, topic, held_at, held_precision, recorded_at, recorded_by) select uuidv7(), case_id, id, 'nurse', 'sleep', admitted_at, 'minute', now(), recorded_by from stay returning id, case_id)
    insert into care_session_words (session_id, case_id, readers, sealed, recorded_at, recorded_by) select id, case_id, case when right(id::text, 1) < '8' then $2::uuid[] else '{}' end, '\\x00', now(), $1 from s`, [colleague.userId, [people['regional-officer'].userId, people['centre-worker'].userId]]);
  await world.sql(`insert into admission_sheet (stay_id, case_id, filled_at, filled_precision, health, needs, risk_level, risks, diet, recorded_at, recorded_by) select id, case_id, admitted_at, 'minute', '{wound}', '{}', 'low', '{}', '{}', now(), recorded_by from stay`);
  await world.sql(`insert into foster_training (id, family_code, topic, held_on, recorded_at, recorded_by) select uuidv7(), code, 'health', '2026-03-01', now(), recorded_by from foster_family`);
  await world.sql(`insert into foster_visit (id, case_id, stay_id, visited_at, visited_precision, outcome, child_heard, recorded_at, recorded_by) select uuidv7(), case_id, id, admitted_at, 'minute', 'well', true, now(), recorded_by from stay`);
  await world.sql(`insert into foster_allowance (id, case_id, stay_id, amount_xof, from_day, to_day, paid_on, recorded_at, recorded_by) select uuidv7(), case_id, id, 1000, '2026-03-10', '2026-03-31', '2026-03-10', now(), recorded_by from stay`);
  await world.sql(`with call as (insert into presence_call (id, centre_code, day, taken_at, taken_by) select uuidv7(), c, '2026-03-10', '2026-03-10T06:00:00Z', $1 from unnest('{gao,mopti,kidal}'::text[]) c returning id, centre_code)
    insert into presence_mark (id, call_id, case_id, stay_id, state, marked_at, marked_by) select uuidv7(), call.id, s.case_id, s.id, 'present', now(), $1 from stay s join call on call.centre_code = coalesce(s.centre_code, 'gao')`, [colleague.userId]);
  await world.sql(`insert into stay_transfer (id, case_id, stay_id, from_centre, to_centre, reason, planned_day, proposed_at, status, decided_at, decided_precision, decided_recorded_at, decided_by, recorded_at, recorded_by)
    select uuidv7(), s.case_id, s.id, s.centre_code, case s.centre_code when 'mopti' then 'kidal' else 'mopti' end, 'no-place', '2026-03-12', s.admitted_at, 'refused', s.admitted_at, 'minute', now(), $2, now(), $1 from stay s where s.centre_code is not null`,
    [colleague.userId, people['centre-worker'].userId]);
  await world.sql('insert into stay_over_places (stay_id, case_id, recorded_at, recorded_by) select id, case_id, recorded_at, recorded_by from stay');
  await world.sql('insert into telling_preference (user_id, digest_at) select u, 420 from unnest($1::uuid[]) u', [own]);
  await world.sql(`insert into channel_preference (user_id, channels, changed_at) select u, '{email}', now() from unnest($1::uuid[]) u`, [own]);
  await world.sql(`insert into telephone (user_id, sealed) select u, '\\x00' from unnest($1::uuid[]) u`, [own]);
  await world.sql(`insert into push_device (user_id, endpoint_digest, sealed, device, added_at) select u, uuid_send(u), '\\x00', 'essai', now() from unnest($1::uuid[]) u`, [own]);
  await world.sql(`with e as (insert into webhook_endpoint (id, label, url, created_at, created_by) values (uuidv7(), 'essai', 'https://essai.invalid/', now(), $1) returning id)
    insert into webhook_secret (endpoint_id, sealed) select id, '\\x00' from e`, [people.administrator.userId]);
  await world.sql(`with k as (insert into clock_check (asked_by, started_at) values ('command', now()) returning id)
    insert into clock_difference (kind, case_id, case_code, rule_code, rule_id, subject_id, ordinal, due_at, found_at, last_seen_at, last_check)
    select 'asleep', d.case_id, c.code, d.rule_code, d.rule_id, d.subject_id, d.ordinal, d.due_at, now(), now(), k.id from k, deadline d join child_case c on c.id = d.case_id limit 3`);
  await world.sql('insert into time_limit_pending (rule_id, case_id) select r.id, c.id from child_case c cross join lateral (select id from time_limit_rule limit 1) r');
}
