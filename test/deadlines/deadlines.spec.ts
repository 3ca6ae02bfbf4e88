import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Actor, scopeOf } from '../../src/access/index.js';
import { DeadlinesService } from '../../src/deadlines/index.js';
import { UnitOfWork } from '../../src/platform/database/index.js';
import type { Caller } from '../support/caller.js';
import { World } from '../support/world.js';

interface Row {
  rule_code: string;
  ordinal: number;
  state: string;
  version: number;
  due_at: Date;
  watched: boolean;
}

describe('deadlines in the database', () => {
  let world: World;
  let uow: UnitOfWork;
  let deadlines: DeadlinesService;
  let liaison: Caller;
  let ministry: Actor['scope'];

  const fact = (kind: string, subjectId: string, at: string | null, recordedAt = '2026-03-10T08:00:00.000Z') => ({
    kind, subjectId, at: at === null ? null : new Date(at), precision: at === null ? null : ('minute' as const), recordedAt: new Date(recordedAt),
  });
  const rows = (caseId: string): Promise<Row[]> =>
    world.sql(
      `select d.rule_code, d.ordinal, d.state, d.version, d.due_at, w.deadline_id is not null as watched from deadline d left join deadline_watch w on w.deadline_id = d.id
        where d.case_id = $1 order by d.rule_code, d.subject_id, d.ordinal`,
      [caseId],
    );
  const journalled = async (caseId: string): Promise<number> =>
    (await world.sql<{ count: number }>(`select count(*)::int as count from journal where subject = 'deadline' and case_id = $1`, [caseId]))[0]?.count ?? 0;
  const reconcile = (caseId: string, facts: ReturnType<typeof fact>[]): Promise<void> => uow.write(ministry, () => deadlines.reconcile(caseId, facts));
  const captured = async (): Promise<{ caseId: string; custodyId: string }> => {
    const caseId = randomUUID();
    await liaison.post('/api/captures', {
      id: caseId, kind: 'capture', startedAt: '2026-03-10T05:30:00.000Z', region: 'gao', authority: 'FAMA', sex: 'male', agePrecision: 'unknown',
    });
    const [custody] = await world.sql<{ id: string }>('select id from custody where case_id = $1', [caseId]);
    return { caseId, custodyId: custody?.id ?? '' };
  };

  beforeAll(async () => {
    world = await World.create({ now: '2026-03-10T08:00:00.000Z' });
    uow = world.app.get(UnitOfWork, { strict: false });
    deadlines = world.app.get(DeadlinesService, { strict: false });
    liaison = await world.person('security-liaison', { unit: '1er bataillon (essai)' });
    const national = await world.person('national-officer');
    ministry = scopeOf({ userId: national.userId, role: 'national-officer', regionCode: null, centreCode: null, unitId: null });
  });
  afterAll(async () => {
    await world.close();
  });

  it('a notification writes its deadlines in its own transaction, and watches the open one', async () => {
    const { caseId } = await captured();
    expect(await rows(caseId)).toMatchObject([
      { rule_code: 'custody-handover', state: 'open', due_at: new Date('2026-03-12T05:30:00.000Z'), watched: true, version: 1 },
      { rule_code: 'custody-notification', state: 'met', watched: false },
    ]);
  });

  it('the same facts again leave the journal quiet', async () => {
    const { caseId, custodyId } = await captured();
    const facts = [fact('custody.started', custodyId, '2026-03-10T05:30:00.000Z'), fact('custody.notified', custodyId, '2026-03-10T08:00:00.000Z')];
    await reconcile(caseId, facts);
    const before = await journalled(caseId);
    await reconcile(caseId, facts.toReversed());
    expect(await journalled(caseId)).toBe(before);
  });

  it('a corrected start moves the deadline; what was shown before stays in the journal', async () => {
    const { caseId, custodyId } = await captured();
    await reconcile(caseId, [fact('custody.started', custodyId, '2026-03-09T20:00:00.000Z', '2026-03-11T09:00:00.000Z'), fact('custody.notified', custodyId, '2026-03-10T08:00:00.000Z')]);
    expect((await rows(caseId))[0]).toMatchObject({ due_at: new Date('2026-03-11T20:00:00.000Z'), version: 2, watched: true });
    const shown = await world.sql<{ due: string }>(`select row ->> 'due_at' as due from journal where subject = 'deadline' and case_id = $1 and row ->> 'rule_code' = 'custody-handover' order by id`, [caseId]);
    expect(shown.map(({ due }) => new Date(due).toISOString())).toEqual(['2026-03-12T05:30:00.000Z', '2026-03-11T20:00:00.000Z']);
    expect(await world.sql('select w.next_step, w.next_at from deadline_watch w join deadline d on d.id = w.deadline_id where d.case_id = $1', [caseId])).toEqual([
      { next_step: 0, next_at: new Date('2026-03-09T20:00:00.000Z') },
    ]);
  });

  it('settled ends the watch; settled wrongly and corrected, it is watched again', async () => {
    const { caseId, custodyId } = await captured();
    const started = fact('custody.started', custodyId, '2026-03-10T05:30:00.000Z');
    await reconcile(caseId, [started, fact('custody.ended', custodyId, '2026-03-10T07:00:00.000Z')]);
    expect((await rows(caseId))[0]).toMatchObject({ state: 'met', watched: false });
    await reconcile(caseId, [started]);
    expect((await rows(caseId))[0]).toMatchObject({ state: 'open', watched: true });
  });

  it('what lies outside the sight of the writer is left as it is; what lost its ground lapses', async () => {
    const { caseId, custodyId } = await captured();
    const stayId = randomUUID();
    const custody = [fact('custody.started', custodyId, '2026-03-10T05:30:00.000Z'), fact('custody.notified', custodyId, '2026-03-10T08:00:00.000Z')];
    const admitted = fact('stay.admitted', stayId, '2026-03-10T07:00:00.000Z');
    await reconcile(caseId, [...custody, admitted]);
    const before = await rows(caseId);
    const ofStay = ['admission-sheet', 'care-plan', 'first-medical-screening', 'first-psychosocial-interview', 'needs-assessment-stay', 'stay-review', 'tracing-start', 'transit-stay'];
    expect(before.map(({ rule_code }) => rule_code).toSorted()).toEqual([...ofStay, 'custody-handover', 'custody-notification'].toSorted());
    await reconcile(caseId, custody); // as a liaison's unit of work tells it: no stay to be seen
    expect(await rows(caseId)).toEqual(before);
    await reconcile(caseId, [...custody, fact('stay.noted-in-error', stayId, null)]);
    const lapsed = (await rows(caseId)).filter(({ state }) => state === 'lapsed');
    expect([lapsed.map(({ rule_code }) => rule_code).toSorted(), lapsed.some(({ watched }) => watched)]).toEqual([ofStay, false]);
  });

  it('pages of the board follow each other without a gap or a repetition', async () => {
    const scope = { scope: ministry } as Actor;
    const { caseId } = await captured();
    const placed = Array.from({ length: 30 }, (_, n) => fact('placement.started', randomUUID(), `2026-03-${String((n % 9) + 1).padStart(2, '0')}T08:00:00.000Z`));
    await reconcile(caseId, placed);
    const first = await deadlines.board(scope);
    const ids = first.items.map(({ id }) => id);
    let cursor = first.nextCursor;
    while (cursor !== undefined) {
      const page = await deadlines.board(scope, cursor);
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(first.items).toHaveLength(50);
    expect(ids).toHaveLength(first.counts.open);
    expect(new Set(ids).size).toBe(ids.length);
    expect(first.items.map(({ dueAt }) => dueAt)).toEqual(first.items.map(({ dueAt }) => dueAt).toSorted());
  });
});
