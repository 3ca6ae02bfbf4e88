import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { loadTimeLimits, Rederivation } from '../../src/deadlines/index.js';
import type { Caller } from '../support/caller.js';
import { asOwner } from '../support/database.js';
import { World } from '../support/world.js';

interface Version {
  version: number;
  limit: string | null;
  day: string;
  running: boolean;
  fact: string | null;
}

/** One story in one world: each test changes the rule that the one before it left. */
describe('time limits as versions', () => {
  let world: World;
  let ministry: Caller;
  let other: Caller;
  let liaison: Caller;

  const CUSTODY = {
    labelFr: 'Remise à la protection civile de l’enfance', labelEn: 'Handover to civilian child protection', limit: 'PT72H', warnings: ['PT24H', 'PT66H'], escalations: ['PT0S', 'PT24H'],
    source: 'Protocole révisé (essai)', certainty: 'stated', effectiveFrom: '2026-03-11', appliesToRunning: false, reason: 'Décision du Ministère (essai)',
  };
  const change = (who: Caller, version: number, input: object = {}, code = 'custody-handover') => who.post(`/api/time-limits/${code}/versions`, { ...CUSTODY, ...input }, { version });
  const versions = (code = 'custody-handover'): Promise<Version[]> =>
    world.sql(`select version, limit_duration as limit, effective_from::text as day, applies_to_running as running, start_fact as fact from time_limit_rule where code = $1 order by version`, [code]);
  const capture = async (startedAt: string): Promise<string> => {
    const id = randomUUID();
    await liaison.post('/api/captures', { id, kind: 'capture', startedAt, region: 'gao', authority: 'FAMA', sex: 'male', agePrecision: 'unknown' });
    return id;
  };
  const due = async (caseId: string, code = 'custody-handover'): Promise<unknown> =>
    (await world.sql<{ due: Date; version: number }>(`select d.due_at as due, r.version from deadline d join time_limit_rule r on r.id = d.rule_id where d.case_id = $1 and d.rule_code = $2 order by d.ordinal`, [caseId, code]))
      .map((row) => [row.version, row.due.toISOString().slice(0, 16)]);
  const pending = async (): Promise<number> => (await world.sql<{ n: number }>('select count(*)::int as n from time_limit_pending'))[0]?.n ?? -1;
  const rederivation = (of = world): Rederivation => of.app.get(Rederivation, { strict: false });

  beforeAll(async () => {
    world = await World.create({ now: '2026-03-10T08:00:00.000Z' });
    ministry = await world.person('national-officer');
    other = await world.person('national-officer');
    liaison = await world.person('security-liaison', { unit: '1er bataillon (essai)' });
  });
  beforeEach(async () => {
    await rederivation().untilDone();
  });
  afterAll(async () => {
    await world.close();
  });

  it('a change is a new version: what runs keeps its own, what starts on the day comes under the new one', async () => {
    const running = await capture('2026-03-10T05:30:00.000Z');
    expect((await change(ministry, 1)).body).toEqual({ code: 'custody-handover', version: 2, concerned: 0 });
    await rederivation().untilDone();
    expect(await due(running)).toEqual([[1, '2026-03-12T05:30']]);
    await world.later({ days: 2 });
    expect(await due(await capture('2026-03-10T23:59:00.000Z'))).toEqual([[1, '2026-03-12T23:59']]);
    expect(await due(await capture('2026-03-11T00:00:00.000Z'))).toEqual([[2, '2026-03-14T00:00']]);
    const page = (await ministry.get('/api/time-limits/custody-handover')).body as { items: object[]; newest: number; change: object };
    expect(page).toMatchObject({ newest: 2, change: { running: 3, pending: 0, firstDay: '2026-03-13' } });
    expect(page.items).toMatchObject([
      {
        version: 2, inForce: true, fromData: false, changedBy: 'national-officer d’essai', reason: 'Décision du Ministère (essai)', recordedAt: '2026-03-10T08:00:00.000Z',
        differences: [{ field: 'limit', before: ['PT48H'], after: ['PT72H'] }, { field: 'warnings' }, { field: 'escalations' }, { field: 'source' }, { field: 'certainty' }, { field: 'remark' }],
      },
      { version: 1, inForce: false, fromData: true, limit: 'PT48H', effectiveFrom: '2013-01-01', differences: [] },
    ]);
    const list = (await liaison.get('/api/time-limits')).body as { items: { code: string }[] };
    expect(list.items.find(({ code }) => code === 'custody-handover')).toMatchObject({ version: 2, limit: 'PT72H', versions: 2 });
  });

  it('a change for what is running derives it anew, in the name of who changed it, and leaves the case as it was', async () => {
    const running = await capture('2026-03-12T05:30:00.000Z');
    const overdue = await capture('2026-03-08T05:30:00.000Z');
    const before = await world.sql('select id, version from child_case order by id');
    const answer = await change(ministry, 2, { limit: 'PT30H', warnings: [], effectiveFrom: '2026-03-13', appliesToRunning: true });
    expect(answer.status).toBe(201);
    await rederivation().untilDone();
    expect(await pending()).toBe(0);
    expect([await due(running), await due(overdue)]).toEqual([[[3, '2026-03-13T11:30']], [[1, '2026-03-10T05:30']]]);
    expect(await world.sql('select id, version from child_case order by id')).toEqual(before);
    const [last] = await world.sql<{ actor: string }>(`select actor from journal where subject = 'deadline' and case_id = $1 order by id desc limit 1`, [running]);
    expect(last?.actor).toBe(ministry.userId);
    // The ladder begins anew, the limit under the number that it had: warnings that were told are not taken for it.
    expect(await world.sql(`select w.next_step, w.next_at from deadline_watch w join deadline d on d.id = w.deadline_id where d.case_id = $1 and d.rule_code = 'custody-handover'`, [running])).toEqual([
      { next_step: 0, next_at: new Date('2026-03-12T05:30:00.000Z') },
    ]);
    expect(await world.sql('select limit_step from time_limit_rule where code = $1 order by version', ['custody-handover'])).toEqual([{ limit_step: 3 }, { limit_step: 3 }, { limit_step: 3 }]);
  });

  it('a line to the database cut in the middle of a case leaves that case wholly under the old version; the next round finishes', async () => {
    const cases: string[] = [];
    for (let n = 0; n < 4; n += 1) cases.push(await capture(`2026-03-12T0${String(n)}:00:00.000Z`));
    const [, cut = ''] = cases.toSorted();
    await world.sql(`
      create function cut_the_line() returns trigger language plpgsql as $$
      begin
        perform pg_terminate_backend(pg_backend_pid());
        return null;
      end $$;
      create trigger cut_the_line after update on deadline for each row when (new.case_id = '${cut}') execute function cut_the_line()`);
    try {
      expect((await change(ministry, 3, { limit: 'PT60H', warnings: [], effectiveFrom: '2026-03-13', appliesToRunning: true })).status).toBe(201);
      await rederivation().untilDone();
      expect(await world.sql('select case_id from time_limit_pending')).toEqual([{ case_id: cut }]);
      for (const id of cases) expect(await due(id)).toMatchObject([[id === cut ? 3 : 4, expect.any(String)]]);
    } finally {
      await world.sql('drop trigger cut_the_line on deadline; drop function cut_the_line()');
    }
    await rederivation().untilDone();
    expect([await pending(), await due(cut)]).toMatchObject([0, [[4, expect.any(String)]]]);
  });

  it('two who change the same version: the second is told, and nothing is lost', async () => {
    const [one, two] = await Promise.all([change(ministry, 4, { limit: 'PT50H' , effectiveFrom: '2026-03-14' }), change(other, 4, { limit: 'PT51H', effectiveFrom: '2026-03-14' })]);
    expect([one.status, two.status].toSorted()).toEqual([201, 412]);
    const refused = one.status === 412 ? one : two;
    expect(refused.body).toMatchObject({ code: 'rule-version-overtaken', detail: 'Quelqu’un a changé ce délai entre-temps. Relisez-le, puis recommencez.' });
    expect(await versions()).toHaveLength(5);
    expect((await other.post('/api/time-limits/custody-handover/versions', { ...CUSTODY })).body).toMatchObject({ code: 'rule-version-missing' });
    expect((await change(ministry, 1, {}, 'no-such-rule')).status).toBe(404);
  });

  it('another process works by the new version at once', async () => {
    const second = await World.create({ now: world.clock.now().toISOString(), database: { url: world.databaseUrl, drop: () => Promise.resolve() } });
    try {
      const there = await second.person('security-liaison', { unit: '2e bataillon (essai)' });
      const noted = async (): Promise<unknown> => {
        const id = randomUUID();
        await there.post('/api/captures', { id, kind: 'capture', startedAt: '2026-03-12T07:00:00.000Z', region: 'gao', authority: 'FAMA', sex: 'male', agePrecision: 'unknown' });
        return await due(id);
      };
      expect(await noted()).toEqual([[4, '2026-03-14T19:00']]);
      expect((await change(ministry, 5, { limit: 'PT70H', warnings: [], effectiveFrom: '2026-03-14', appliesToRunning: true })).status).toBe(201);
      expect(await noted()).toEqual([[6, '2026-03-15T05:00']]);
    } finally {
      await second.close();
    }
  });

  it('who writes a clock and who changes its rule wait for each other', async () => {
    await asOwner(world.databaseUrl, async (client) => {
      await client.query('begin');
      await client.query('select time_limits_revision()'); // a clock is being written
      let changed = false;
      const waiting = change(ministry, 6, { limit: 'PT13H', warnings: [], effectiveFrom: '2026-03-15' }).then((answer) => { changed = true; return answer; });
      for (let waits = 0; waits === 0; ) {
        const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and wait_event = 'advisory'`);
        waits = rows[0]?.n ?? 0;
      }
      expect(changed).toBe(false);
      await client.query('commit');
      expect((await waiting).status).toBe(201);
    });
  });

  it.each([
    ['no duration', { limit: '72 heures' }, 'limit', 'Ce n’est pas une durée utilisable : plus que rien, dix ans au plus (PT48H, P7D, P3M).'],
    ['a warning after the limit', { warnings: ['P4D'] }, 'warnings', 'Un avertissement doit venir avant l’échéance, quel que soit le mois.'],
    ['escalations out of order', { escalations: ['P2D', 'P1D'] }, 'escalations', 'Ces durées doivent aller de la plus courte à la plus longue, quel que soit le mois.'],
    ['a day before the version to come', { effectiveFrom: '2026-03-13' }, 'effectiveFrom', 'Une version de ce délai prend déjà effet plus tard : choisissez ce jour ou un jour suivant.'],
    ['a day that has begun', { effectiveFrom: '2026-03-12' }, 'effectiveFrom', undefined],
    ['a day that does not exist', { effectiveFrom: '2026-02-31' }, 'effectiveFrom', undefined],
    ['no reason', { reason: ' ' }, 'reason', 'Réponse nécessaire.'],
    ['a series for a single limit', { limit: undefined, series: ['P1D', 'P2D'] }, 'limit', 'Ce délai a une seule échéance : indiquez une durée.'],
    ['a fact of one’s own', { startFact: 'case.identified' }, 'startFact', 'Champ inconnu.'],
  ])('%s is refused beside its field', async (_, input, field, message) => {
    const { status, body } = await change(ministry, 7, input);
    expect(status).toBeGreaterThanOrEqual(400);
    expect((body as { errors: object[] }).errors).toMatchObject([{ field, ...(message !== undefined && { message }) }]);
  });

  it('nobody else may, and nobody at all may touch a version that exists', async () => {
    const regional = await world.person('regional-officer', { region: 'gao' });
    const administrator = await world.person('administrator');
    expect([(await change(regional, 7)).status, (await change(administrator, 7)).status, (await change(liaison, 7)).status]).toEqual([403, 403, 403]);
    for (const statement of [`update time_limit_rule set limit_duration = 'P1D'`, `update time_limit_rule set effective_to = '2027-01-01' where code = 'custody-handover'`, 'delete from time_limit_rule', 'truncate time_limit_rule cascade']) {
      await expect(world.sql(statement)).rejects.toThrow('time_limit_rule is append only');
    }
  });

  describe('the data files', () => {
    const load = (country?: string): Promise<void> => asOwner(world.databaseUrl, (client) => loadTimeLimits(client, country));

    it('read again change nothing, whatever people have changed', async () => {
      const before = await world.sql('select id from time_limit_rule order by id');
      await load();
      expect(await world.sql('select id from time_limit_rule order by id')).toEqual(before);
    });

    it('changed, they are a new version that keeps what people have changed', async () => {
      // As if an older release had been read, in which the escalations and the name of the rule were others.
      await world.sql(`
        alter table time_limit_rule disable trigger time_limit_rule_append_only;
        update time_limit_rule set data = data || '{"label_en": "An older name", "limit_duration": "PT40H"}' where code = 'custody-handover' and version = 1;
        update time_limit_rule set label_en = 'An older name' where code = 'custody-handover' and version = 7;
        alter table time_limit_rule enable trigger time_limit_rule_append_only`);
      await load();
      await load();
      const rows = await world.sql('select version, label_en, limit_duration, changed_by is null as read from time_limit_rule where code = $1 and version > 6 order by version', ['custody-handover']);
      expect(rows).toEqual([
        { version: 7, label_en: 'An older name', limit_duration: 'PT13H', read: false },
        { version: 8, label_en: 'Handover to civilian child protection', limit_duration: 'PT13H', read: true },
      ]);
    });

    it('hold the rules of other countries, shown and not watched', async () => {
      expect(await world.sql(`select code, limit_duration, start_fact, certainty from time_limit_rule where jurisdiction in ('NG', 'NE', 'BF') order by code`)).toEqual([
        { code: 'custody-handover-bf', limit_duration: 'PT72H', start_fact: null, certainty: 'secondary' },
        { code: 'custody-handover-ne', limit_duration: 'PT72H', start_fact: null, certainty: 'secondary' },
        { code: 'custody-handover-ng', limit_duration: 'P7D', start_fact: null, certainty: 'stated' },
      ]);
      await expect(load('FR')).rejects.toThrow('there is no rule of "FR"; there are rules of ML, NG, NE, BF');
    });

    it('of another country: its rules are watched from then on, and what is overdue under the old ones stays so', async () => {
      const overdue = await capture('2026-03-09T00:00:00.000Z');
      await load('NG');
      await load('NG');
      expect((await versions('custody-handover-ng')).map(({ version, fact }) => [version, fact])).toEqual([[1, null], [2, 'custody.started']]);
      expect((await versions('custody-handover')).at(-1)).toMatchObject({ fact: null });
      await rederivation().untilDone();
      expect(await due(overdue)).toEqual([[1, '2026-03-11T00:00']]);
      expect(await due(overdue, 'custody-handover-ng')).toHaveLength(1); // an open custody is today's concern, from the day on
    });
  });
});
