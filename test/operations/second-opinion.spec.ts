import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Actor, ServiceAccounts } from '../../src/access/index.js';
import { ReferenceService } from '../../src/reference/index.js';
import { datedFacts } from '../../src/cases/dated-facts.rules.js';
import { CasesService } from '../../src/cases/index.js';
import { changesBetween } from '../../src/deadlines/deadline-rows.js';
import { deriveDeadlines } from '../../src/deadlines/deadline.rules.js';
import type { DatedFact, DerivedDeadline, TimeLimit } from '../../src/deadlines/deadline.vocabulary.js';
import { DeadlinesService } from '../../src/deadlines/index.js';
import { TimeLimitsService } from '../../src/deadlines/time-limits.service.js';
import { factsOfGrant } from '../../src/emergency-access/emergency.rules.js';
import type { Opinion, SecondOpinionService } from '../../src/operations/index.js';
import { UnitOfWork } from '../../src/platform/database/index.js';
import { asOwner } from '../support/database.js';
import { Engine, recipient } from '../support/engine.js';
import { history, type History, type Written, writeHistory } from '../support/histories.js';
import { World } from '../support/world.js';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const NOW = '2026-05-02T09:00:00.000Z';

/**
 * Rules that changed meanwhile: shorter and longer, a series with fewer and again with more visits, one that ended without a successor, one
 * that was replaced before its day. Some apply to what is running, some take effect only after now.
 */
const LATER_VERSIONS = `
  insert into time_limit_rule (code, version, jurisdiction, subject, label_fr, label_en, starts_fr, starts_en, ends_fr, ends_en, limit_duration, series, repeats, warnings, escalations, announced,
    source, certainty, effective_from, effective_to, applies_to_running, start_fact, settling_facts, voiding_facts)
  select r.code, v.version, r.jurisdiction, r.subject, r.label_fr, r.label_en, r.starts_fr, r.starts_en, r.ends_fr, r.ends_en, v.limit_duration, v.series, r.repeats, coalesce(v.warnings, r.warnings),
         r.escalations, r.announced, r.source, r.certainty, v.day, v.until, v.running, r.start_fact, r.settling_facts, r.voiding_facts
    from time_limit_rule r join (values
      ('custody-handover', 2, 'PT24H', null::text[], null::text[], date '2025-10-15', null::date, false),
      ('custody-handover', 3, 'PT12H', null, '{}', '2025-12-01', null, true),
      ('custody-handover', 4, 'PT36H', null, '{PT6H}', '2026-01-01', null, true),
      ('custody-handover', 5, 'PT1H', null, null, '2026-02-01', null, true),
      ('custody-handover', 6, 'PT48H', null, null, '2026-02-01', null, true),
      ('transit-stay', 2, 'P1M', null, null, '2026-02-01', '2026-03-15', false),
      ('follow-up-visits', 2, null, array['P14D', 'P1M', 'P2M', 'P1Y'], null, '2026-01-31', null, false),
      ('follow-up-visits', 3, null, array['P14D', 'P1M', 'P2M'], null, '2026-03-15', null, true),
      ('follow-up-visits', 4, null, array['P7D', 'P1M', 'P3M', 'P6M'], null, '2026-07-01', null, true),
      ('first-medical-screening', 2, 'P1DT12H', null, null, '2026-03-01', null, false),
      ('stay-review', 2, 'P14D', null, null, '2026-02-01', null, true),
      ('stay-review', 3, 'P2M', null, '{P7D,P14D}', '2026-04-15', null, true),
      ('age-assessment-conclusion', 2, 'P7D', null, '{}', '2026-03-20', null, true),
      ('break-glass-review', 2, 'PT6H', null, null, '2026-02-01', null, true),
      ('consent-renewal', 2, 'P1M', null, null, '2026-04-01', null, true),
      ('consent-end', 2, 'P3M', null, null, '2026-03-01', null, true)) v (code, version, limit_duration, series, warnings, day, until, running) on v.code = r.code and r.version = 1
   order by v.code, v.version`;

/** A rule that waits for something which no table tells. */
const ANOTHER_FACT = `
  insert into time_limit_rule (code, version, jurisdiction, subject, label_fr, label_en, starts_fr, starts_en, ends_fr, ends_en, limit_duration, repeats, warnings, escalations, announced,
    source, certainty, effective_from, start_fact, settling_facts, voiding_facts)
  select code, version + 1, jurisdiction, subject, label_fr, label_en, starts_fr, starts_en, ends_fr, ends_en, limit_duration, repeats, warnings, escalations, announced, source, certainty,
         date '2026-09-01', start_fact, settling_facts || 'moon.risen'::text, voiding_facts
    from time_limit_rule where code = 'transit-stay' order by version desc limit 1`;

describe('the second opinion', () => {
  let world: World;
  let engine: Engine;
  let opinion: SecondOpinionService;
  let uow: UnitOfWork;
  let actor: Actor;

  const settle = async ({ caseId, accesses }: Written): Promise<void> => {
    await uow.write(actor.scope, async () => {
      await world.app.get(CasesService, { strict: false }).settle(actor, caseId);
      for (const access of accesses) await world.app.get(DeadlinesService, { strict: false }).reconcile(caseId, factsOfGrant(access));
    });
  };
  const differences = (): Promise<Record<string, unknown>[]> =>
    world.sql('select kind, rule_code, ordinal, kept, recomputed from clock_difference where closed_at is null order by rule_code, ordinal');

  beforeAll(async () => {
    world = await World.create({ now: NOW });
    await world.sql(LATER_VERSIONS);
    engine = new Engine(world.databaseUrl, world.clock);
    opinion = engine.opinion;
    uow = world.app.get(UnitOfWork, { strict: false });
    actor = world.app.get(ServiceAccounts, { strict: false }).registerImport();
    await asOwner(world.databaseUrl, async (client) => {
      await recipient(client, 'national-officer');
      await recipient(client, 'administrator');
    });
  });
  afterAll(async () => {
    await engine.close();
    await world.close();
  });

  it('agrees with the first formula about every history', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(history, { minLength: 8, maxLength: 8 }), async (histories) => {
        const written = await asOwner(world.databaseUrl, async (client) => {
          const all: Written[] = [];
          for (const one of histories) all.push(await writeHistory(client, one, world.clock.now()));
          return all;
        });
        for (const one of written) await settle(one);
        await opinion.run('command');
        expect(await differences()).toEqual([]);
        await engine.sweeper.sweep();
        await opinion.run('command');
        expect(await differences()).toEqual([]);
      }),
      { numRuns: 8, endOnFailure: true, examples: [[[SELDOM, ...ENDED, ...CLOSING]]], ...(process.env['SEED'] !== undefined && { seed: Number(process.env['SEED']) }) },
    );
    const [many] = await world.sql(`
      select count(distinct d.state)::int as states, array_agg(distinct d.rule_code order by d.rule_code) as rules, count(*) filter (where r.applies_to_running and r.effective_from > d.starts_at) > 8 as "takenOver",
             count(*) filter (where d.ordinal > 1 and r.repeats) > 5 as rounds
        from deadline d join time_limit_rule r on r.id = d.rule_id`);
    const watched = await world.sql<{ code: string }>('select distinct code from time_limit_rule where start_fact is not null order by code');
    expect(many).toEqual({ states: 5, rules: watched.map(({ code }) => code), takenOver: true, rounds: true });
  });

  describe('finds what a broken first formula would have written', () => {
    let caseId: string;
    let rules: readonly TimeLimit[];

    const factsNow = (): Promise<DatedFact[]> =>
      uow.read(actor.scope, async () => datedFacts((await world.app.get(CasesService, { strict: false }).read(caseId)).facts, (await world.app.get(ReferenceService, { strict: false }).book()).milestones));
    /** The case's deadlines as that formula would have them, and watches to the first step of each open one. */
    const write = (derived: readonly DerivedDeadline[]): Promise<void> =>
      asOwner(world.databaseUrl, async (client) => {
        await client.query('delete from deadline_watch where deadline_id in (select id from deadline where case_id = $1)', [caseId]);
        await client.query('delete from alert where case_id = $1 and deadline_id is not null', [caseId]);
        await client.query('delete from deadline where case_id = $1', [caseId]);
        for (const row of changesBetween([], derived, new Set())) {
          await client.query(
            `with d as (
               insert into deadline (id, case_id, rule_id, rule_code, subject_id, ordinal, starts_at, starts_precision, due_at, state, settled_at, settled_precision, settled_by, became_known_at)
               values (uuidv7(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) returning id)
             insert into deadline_watch (deadline_id, next_step, next_at) select id, $14, $15 from d where $15::timestamptz is not null`,
            [caseId, row.rule_id, row.rule_code, row.subject_id, row.ordinal, row.starts_at, row.starts_precision, row.due_at, row.state, row.settled_at, row.settled_precision, row.settled_by,
              row.became_known_at, row.next_step, row.next_at],
          );
        }
      });
    const found = async (): Promise<string[]> => {
      await opinion.run('command');
      return (await differences()).map(({ kind, rule_code, ordinal }) => [kind, rule_code, ordinal].join(' '));
    };

    beforeAll(async () => {
      rules = await uow.read(actor.scope, async () => await world.app.get(TimeLimitsService, { strict: false }).inForce());
      const written = await asOwner(world.databaseUrl, (client) => writeHistory(client, TOLD, world.clock.now()));
      caseId = written.caseId;
      await settle(written);
    });
    afterEach(async () => {
      await write(deriveDeadlines(rules, await factsNow()));
      expect(await found()).toEqual([]);
    });

    /** For each fault what the formula makes of rules and facts, and what must be found. */
    it.each<[fault: string, formula: (facts: DatedFact[]) => DerivedDeadline[], found: string[]]>([
      ['a transfer starts the custody anew', (facts) => derive(facts.map((fact) => {
        const last = facts.filter(({ kind, subjectId }) => kind === 'custody.transferred' && subjectId === fact.subjectId).at(-1);
        return fact.kind === 'custody.started' && last !== undefined ? { ...fact, at: last.at, precision: last.precision } : fact;
      })), ['wrong-start custody-handover 1', 'wrong-start custody-notification 1']],
      ['the end of a day is read as its beginning', (facts) => derive(facts.map((fact) => (fact.kind === 'custody.ended' ? { ...fact, precision: 'minute' as const } : fact)))
        .map((one) => (one.settledBy === 'custody.ended' ? { ...one, settledPrecision: 'day' as const } : one)), ['wrong-state custody-handover 1']],
      ['months run over the end of a shorter one', (facts) => derive(facts).map((one) => (one.rule.code === 'transit-stay' ? { ...one, dueAt: overflowing(one.startsAt, 3) } : one)),
        ['wrong-due transit-stay 1']],
      ['a month is thirty days', (facts) => derive(facts, (rule) => ({ ...rule, limits: rule.limits.map((limit) => limit.replace(/^P(\d+)M$/, (_, months) => `P${String(Number(months) * 30)}D`)) })),
        ['wrong-due consent-end 1', 'wrong-due consent-renewal 1', 'wrong-due follow-up-visits 2', 'wrong-due follow-up-visits 3', 'wrong-due follow-up-visits 4', 'wrong-due transit-stay 1']],
      ['one visit counts for every due instant of the series', (facts) => derive(facts).map((one) => {
        const [first] = derive(facts).filter(({ rule, ordinal }) => rule.code === 'follow-up-visits' && ordinal === 1);
        return one.rule.code === 'follow-up-visits' && one.state === 'open' && first !== undefined ? { ...one, state: 'met', settledAt: first.settledAt, settledPrecision: first.settledPrecision, settledBy: first.settledBy } : one;
      }), ['wrong-state follow-up-visits 2', 'wrong-state follow-up-visits 3', 'wrong-state follow-up-visits 4']],
      ['a corrected end is ignored', (facts) => derive(facts.map((fact) => (fact.kind === 'stay.discharged' && fact.at !== null ? { ...fact, at: new Date(fact.at.getTime() - 3_600_000) } : fact))),
        ['wrong-settlement admission-sheet 1', 'wrong-settlement care-plan 1', 'wrong-settlement first-medical-screening 1', 'wrong-settlement first-psychosocial-interview 1', 'wrong-settlement needs-assessment-stay 1', 'wrong-settlement stay-review 2', 'wrong-settlement tracing-start 1',
          'wrong-settlement transit-stay 1']],
      ['a fact taken back still counts', (facts) => derive([...facts, ...facts.filter(({ kind }) => kind === 'stay.admitted').map((fact) => ({ ...fact, kind: 'service.medical-care', recordedAt: fact.recordedAt }))]),
        ['wrong-state first-medical-screening 1']],
      ['the first version holds for ever', (facts) => deriveDeadlines(rules.filter(({ version }) => version === 1), facts),
        ['wrong-version consent-end 1', 'wrong-version consent-renewal 1', 'wrong-version custody-handover 1', 'wrong-version follow-up-visits 1', 'wrong-version follow-up-visits 2', 'wrong-version follow-up-visits 3',
          'wrong-version follow-up-visits 4', 'superfluous follow-up-visits 5', 'wrong-version stay-review 1', 'wrong-version stay-review 2']],
      ['what began before the rule is forgotten', (facts) => derive(facts).filter(({ rule }) => rule.code !== 'custody-notification'), ['missing custody-notification 1']],
      ['when it became known is not when it was recorded', (facts) => derive(facts).map((one) => (one.rule.code === 'custody-handover' ? { ...one, becameKnownAt: one.startsAt } : one)),
        ['wrong-start custody-handover 1']],
      ['a version that applies to running clocks takes none over', (facts) => derive(facts, (rule) => ({ ...rule, appliesToRunning: false })),
        ['wrong-version consent-renewal 1', 'wrong-version follow-up-visits 3', 'wrong-version follow-up-visits 4', 'wrong-version stay-review 1']],
      ['what may have ended before the day is taken over', (facts) => derive(facts, (rule) => (rule.code === 'custody-handover' && rule.version > 4 ? { ...rule, effectiveFrom: new Date('2026-01-30T00:00:00.000Z') } : rule)),
        ['wrong-version custody-handover 1']],
      ['what is taken over is due before anybody could know of it', (facts) => derive(facts).map((one) => (one.rule.code === 'consent-renewal' && one.rule.version === 2 ? { ...one, dueAt: overflowing(one.startsAt, 1) } : one)),
        ['wrong-due consent-renewal 1']],
      ['a limit that repeats is settled for good', (facts) => derive(facts, (rule) => ({ ...rule, repeats: false })),
        ['missing stay-review 2']],
      ['the next answer is not read', (facts) => derive(facts.filter(({ kind }) => kind !== 'consent.answered-anew')),
        ['wrong-version consent-renewal 1']],
      ['a consent ends at the beginning of its last day', (facts) => derive(facts.map((fact) => (fact.kind === 'consent.ended' && fact.at !== null ? { ...fact, at: new Date(fact.at.getTime() - 86_400_000) } : fact))),
        ['wrong-start consent-end 1']],
    ])('%s', async (_, formula, expected) => {
      await write(formula(await factsNow()));
      expect(await found()).toEqual(expected);
    });

    it.each<[lost: string, sql: string, found: string]>([
      ['a watch that is gone', 'delete from deadline_watch where deadline_id = $1', 'unwatched'],
      ['a watch that never wakes', 'update deadline_watch set next_at = null where deadline_id = $1', 'asleep'],
      ['a watch that wakes after a step nobody was told of', `update deadline_watch set next_at = next_at + interval '1 second' where deadline_id = $1`, 'asleep'],
      ['a watch that wakes for a later step', 'update deadline_watch set next_step = next_step + 1 where deadline_id = $1', 'asleep'],
      ['a deadline in another child’s file', `update deadline set case_id = (select id from child_case c where merged_into is null and c.id <> case_id limit 1) where id = $1`, 'wrong-case'],
    ])('%s', async (_, sql, kind) => {
      const [open] = await world.sql<{ id: string }>(`select id from deadline where case_id = $1 and state = 'open' and ordinal = 4`, [caseId]);
      await world.sql(sql, [open?.id]);
      expect(await found()).toEqual([`${kind} follow-up-visits 4`]);
      await world.sql('update deadline set case_id = $1 where id = $2', [caseId, open?.id]);
    });

    it('tells each difference once, through the channels of all alerts; says the next night that it is still there; closes it when it is gone', async () => {
      const alerts = (): Promise<Record<string, unknown>[]> =>
        world.sql(`select u.role, a.step_kind, a.case_code, r.code as rule, a.due_at, a.number, y.channel, y.state from alert a join app_user u on u.id = a.recipient_id
          join time_limit_rule r on r.id = a.rule_id left join delivery y on y.alert_id = a.id where a.difference_id in (select id from clock_difference where found_at >= $1) order by y.channel`, [world.clock.now()]);
      const state = async (): Promise<unknown> => (await world.sql('select found_at, last_seen_at, closed_at from clock_difference order by found_at desc limit 1'))[0];
      const night = async (): Promise<Opinion | undefined> => {
        world.clock.advance({ days: 1 });
        return await opinion.nightly();
      };
      await night();
      world.clock.advance({ minutes: 5 });
      expect(await opinion.nightly()).toBeUndefined(); // once a night

      await world.sql(`update deadline set due_at = due_at + interval '1 minute' where case_id = $1 and rule_code = 'transit-stay'`, [caseId]);
      const first = await night();
      const foundAt = world.clock.now();
      expect(first).toMatchObject({ differences: 1, unread: [] });
      const told = await alerts();
      const alert = { role: 'administrator', step_kind: 'difference', case_code: expect.stringMatching(/^ML-/), rule: 'transit-stay', due_at: new Date('2026-04-30T08:00:00.000Z'), number: expect.any(Number) };
      expect(told).toEqual([{ ...alert, channel: 'app', state: 'sent' }, { ...alert, channel: 'email', state: 'queued' }]);

      expect(await night()).toMatchObject({ differences: 1 });
      expect(await state()).toEqual({ found_at: foundAt, last_seen_at: world.clock.now(), closed_at: null });
      expect(await world.sql(`select id from alert where difference_id is not null and created_at > $1`, [foundAt])).toEqual([]);

      await write(deriveDeadlines(rules, await factsNow()));
      expect(await night()).toMatchObject({ differences: 0 });
      expect(await state()).toMatchObject({ found_at: foundAt, closed_at: world.clock.now() });
    });

    it('goes on where a run was cut short, and leaves a slice to the one who is at it', async () => {
      const ids = (await world.sql<{ id: string }>('select id from child_case where merged_into is null order by id')).map(({ id }) => id);
      await world.sql(`insert into clock_check (asked_by, started_at, position, cases) values ('night', $1, $2, 5)`, [world.clock.now(), ids.at(-4)]);
      await asOwner(world.databaseUrl, async (client) => {
        await client.query('begin; select 1 from clock_check where finished_at is null for update');
        expect(await opinion.run('command')).toBeUndefined();
        await client.query('rollback');
      });
      expect(await opinion.nightly()).toMatchObject({ cases: 8 });
      expect(await world.sql('select count(*)::int as count from clock_check where finished_at is null')).toEqual([{ count: 0 }]);
    });

    it('on command, in a process of its own: prints both sides of a difference and fails, or succeeds where both agree', async () => {
      const check = (): { status: number | null; stdout: string; stderr: string } =>
        spawnSync(process.execPath, [CLI, 'clock', 'check'], { env: { ...process.env, NODE_OPTIONS: '' }, encoding: 'utf8' });
      expect(check()).toMatchObject({ status: 0, stdout: expect.stringMatching(/^\d+ deadlines of \d+ children computed a second time\n$/) });
      await world.sql(`update deadline set due_at = due_at + interval '1 minute' where case_id = $1 and rule_code = 'transit-stay'`, [caseId]);
      const { status, stdout, stderr } = check();
      expect(status).not.toBe(0);
      expect(stdout).toMatch(/^wrong-due: ML-\S+, transit-stay 1\n {2}kept {7}\{.*"2026-04-30T08:01.*\n {2}recomputed \{.*"2026-04-30T08:00/m);
      expect(stderr).toContain('1 differences: the administrators are told');
    }, 60_000);

    // The last: a version is never taken away again.
    it('says which rules it cannot read, and compares them with nothing', async () => {
      await world.sql(ANOTHER_FACT);
      await world.sql(`update deadline set due_at = due_at + interval '1 minute' where case_id = $1 and rule_code = 'transit-stay'`, [caseId]);
      expect(await opinion.run('command')).toMatchObject({ unread: ['transit-stay'], differences: 0 });
    });

    function derive(facts: readonly DatedFact[], change: (rule: TimeLimit) => TimeLimit = (rule) => rule): DerivedDeadline[] {
      return deriveDeadlines(rules.map(change), facts);
    }
  });
});

/** As Date does it when nobody thinks of it: 31 January and three months is 1 May. */
function overflowing(at: Date, months: number): Date {
  const moved = new Date(at);
  moved.setUTCMonth(moved.getUTCMonth() + months);
  return moved;
}

/** A child taken to another authority, handed over on a day nobody noted the hour of, a stay from a month's last day, a placement with one visit. */
const spell = { precision: 'minute', endPrecision: 'minute', recordedAfter: 5, endRecordedAfter: 1 } as const;
const answer = { precision: 'minute', until: null, untilPrecision: 'day', recordedAfter: 2, withdrawnAfter: null } as const;
const TOLD: History = {
  begins: new Date('2026-01-29T06:00:00.000Z'),
  custodies: [{ ...spell, after: 0, lasts: 24, endPrecision: 'day', outcome: 'released', followedAfter: null, observed: [], transfers: [4], handovers: [] }],
  stays: [{ ...spell, after: 50, lasts: 200, foster: false, overPlaces: null, gone: [], transfers: [], services: [], follow: [{ after: 90, precision: 'minute', what: 'stay_review' }] }],
  placements: [{ ...spell, after: 260, lasts: null, visits: [{ after: 20, precision: 'minute', what: 'well' }], care: null }],
  asked: [],
  searches: [],
  consents: [
    { ...answer, after: 70, purpose: 'care', giver: 'parent', agreed: true },
    { ...answer, after: 70, purpose: 'tracing', giver: 'child', agreed: true },
    { ...answer, after: 1_000, purpose: 'tracing', giver: 'child', agreed: false },
    { ...answer, after: 70, purpose: 'reporting', giver: 'child', agreed: true, until: 1_000 },
  ],
  referred: [],
  closedAfter: null,
  reopened: null,
  died: null,
  twoFiles: true,
  access: null,
};
/** Each way in which a custody ends otherwise than by a handover, with a breach and a declaration on the way. */
const ENDED = (['transferred-to-court', 'died', 'escaped'] as const).map((outcome): History => ({
  ...TOLD,
  custodies: TOLD.custodies.map((custody) => ({
    ...custody,
    outcome,
    handovers: [],
    observed: (['breach', 'declaration'] as const).map((what) => ({ after: 3, precision: 'minute', what, answerAfter: null, recordedAfter: 1 })),
  })),
}));
/** What chance does not bring every time: each rule, and a service of which nobody knows when it was given. */
const SELDOM: History = {
  ...TOLD,
  custodies: TOLD.custodies.map((custody) => ({ ...custody, handovers: [{ after: 3, precision: 'minute', answerAfter: 20, accepted: true }] })),
  stays: TOLD.stays.map((stay) => ({ ...stay, services: [{ after: null, precision: 'minute', what: 'medical-care' }], overPlaces: { answerAfter: null, relievedAfter: null }, gone: [{ after: 20, precision: 'minute', lasts: 30, endPrecision: 'day', recordedAfter: 1, returned: true }, { after: 60, precision: 'day', lasts: null, endPrecision: 'minute', recordedAfter: 1, returned: true }], transfers: [{ after: 30, answerAfter: null }] })),
  searches: [],
  asked: [{ after: 40, precision: 'minute', answerAfter: 10, accepted: true, what: 'age', toldAfter: null }, { after: 60, precision: 'day', answerAfter: null, accepted: false, what: 'age', toldAfter: null }, { after: 90, precision: 'minute', answerAfter: 400, accepted: true, what: 'return', toldAfter: null }],
  access: { after: 30, minutes: 90, endedAfter: null, reviewedAfter: null },
};
/** Closed and taken back, and a child who died. */
const CLOSING: readonly History[] = [
  { ...TOLD, placements: TOLD.placements.map((placement) => ({ ...placement, visits: [] })), closedAfter: 10, reopened: { after: 20, takenUpAfter: 30 } },
  { ...TOLD, died: { after: 5, precision: 'minute', what: 'illness', recordedAfter: 1, toldAfter: null, reviewedAfter: 900, withdrawn: false } },
];
