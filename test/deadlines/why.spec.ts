import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Actor, scopeOf } from '../../src/access/index.js';
import { DeadlinesService } from '../../src/deadlines/index.js';
import { UnitOfWork } from '../../src/platform/database/index.js';
import type { Caller } from '../support/caller.js';
import { World } from '../support/world.js';

interface Why {
  facts: { part: string; label: { fr: string }; at?: string; recordedBy?: string; reading?: { fr: string } }[];
  shown: { since: string; by?: string; lines: { fr: string; en: string }[] }[];
  why: { fr: string; en: string }[];
  knownLateAt?: string;
}

describe('why something is due, what became known late, and what was shown', () => {
  let world: World;
  let liaison: Caller;
  let ministry: Caller;
  let manager: Caller;
  let scope: Actor['scope'];
  let corrected: string;
  let between: string;

  const capture = async (startedAt: string): Promise<string> => {
    const id = randomUUID();
    await liaison.post('/api/captures', { id, kind: 'capture', startedAt, region: 'gao', authority: 'FAMA', sex: 'male', agePrecision: 'unknown' });
    return id;
  };
  const deadlineOf = async (caseId: string, code: string): Promise<string> =>
    (await world.sql<{ id: string }>('select id from deadline where case_id = $1 and rule_code = $2 order by ordinal desc limit 1', [caseId, code]))[0]?.id ?? '';
  const why = async (who: Caller, caseId: string, code = 'custody-handover'): Promise<Why> =>
    (await who.get(`/api/cases/${caseId}/deadlines/${await deadlineOf(caseId, code)}`)).body as unknown as Why;
  const now = async (): Promise<string> => (await world.sql<{ at: Date }>('select clock_timestamp() as at'))[0]?.at.toISOString() ?? '';
  const deadlines = (caseId: string, code: string): Promise<object[]> =>
    world.sql(`select ordinal, state, due_at from deadline where case_id = $1 and rule_code = $2 order by ordinal`, [caseId, code]);

  beforeAll(async () => {
    world = await World.create({ now: '2026-03-10T08:00:00.000Z' });
    liaison = await world.person('security-liaison', { unit: '1er bataillon (essai)' });
    ministry = await world.person('national-officer');
    manager = await world.person('centre-manager', { centre: 'gao' });
    scope = scopeOf({ userId: ministry.userId, role: 'national-officer', regionCode: null, centreCode: null, unitId: null });
    corrected = await capture('2026-03-10T05:30:00.000Z');
  });
  afterAll(async () => {
    await world.close();
  });

  it('tells facts, rule and sum; the look is in the access log', async () => {
    const sheet = await why(liaison, corrected);
    expect(sheet.why.map(({ fr }) => fr)).toContain('10 mars 2026 à 05 h 30 + 48 heures = 12 mars 2026 à 05 h 30');
    expect(sheet.facts).toMatchObject([{ part: 'start', label: { fr: 'Capture' }, at: '2026-03-10T05:30:00.000Z', recordedBy: 'security-liaison d’essai' }]);
    expect(sheet.shown.map(({ lines }) => lines.map(({ fr }) => fr))).toEqual([['Affiché : échéance le 12 mars 2026 à 05 h 30, en cours.']]);
    const [look] = await world.sql('select actor, kind, case_id, detail from access_log order by id desc limit 1');
    expect(look).toEqual({ actor: liaison.userId, kind: 'case.read', case_id: corrected, detail: { part: 'deadline', deadline: await deadlineOf(corrected, 'custody-handover') } });
  });

  it('a capture told a week late is overdue at once and says when it became known', async () => {
    const late = await capture('2026-03-03');
    const page = (await liaison.get(`/api/cases/${late}`)).body as { nextDeadline: object };
    expect(page.nextDeadline).toMatchObject({ dueAt: '2026-03-05T00:00:00.000Z', state: 'open', knownLateAt: '2026-03-10T08:00:00.000Z' });
    const board = (await liaison.get('/api/clock')).body as { items: { caseId: string; knownLateAt?: string }[] };
    expect(board.items.map(({ caseId, knownLateAt }) => [caseId, knownLateAt])).toEqual([[late, '2026-03-10T08:00:00.000Z'], [corrected, undefined]]);
    expect((await why(liaison, late)).facts).toMatchObject([{ at: '2026-03-03', reading: { fr: 'Compté dès le premier instant du jour : le doute profite à l’enfant.' } }]);
  });

  it('a corrected hour moves the deadline; what was shown before is told, and by whom it was changed', async () => {
    between = await now();
    const custody = (await world.sql<{ id: string }>('select id from custody where case_id = $1', [corrected]))[0]?.id ?? '';
    await world.app.get(UnitOfWork, { strict: false }).write(scope, () => world.app.get(DeadlinesService, { strict: false }).reconcile(corrected, [
      { kind: 'custody.started', subjectId: custody, at: new Date('2026-03-08T00:00:00.000Z'), precision: 'day', recordedAt: new Date('2026-03-10T08:00:00.000Z') },
    ]));
    const { shown } = await why(ministry, corrected);
    expect(shown.map(({ by, lines }) => [by, lines.map(({ en }) => en)])).toEqual([
      ['security-liaison d’essai', ['Shown: due on 12 March 2026 at 05:30, open.']],
      ['national-officer d’essai', ['Start corrected: 10 March 2026 at 05:30 becomes 8 March 2026.', 'Shown: due on 10 March 2026 at 00:00, open.']],
    ]);
  });

  it('as shown at an instant, by the journal', async () => {
    const at = async (instant: string): Promise<unknown> =>
      (await world.sql<{ due_at: Date }>('select due_at from deadlines_as_shown($1) where case_id = $2 and rule_code = $3', [instant, corrected, 'custody-handover'])).map(({ due_at: due }) => due.toISOString());
    expect([await at('2020-01-01'), await at(between), await at(await now())]).toEqual([[], ['2026-03-12T05:30:00.000Z'], ['2026-03-10T00:00:00.000Z']]);
  });

  it('the figures of a day: as shown then, and as known now', async () => {
    // The journal keeps the time of the database, as it must: a day of the past had nothing to show yet.
    const { status, body } = await ministry.get('/api/reports/deadlines-as-shown?on=2026-03-09');
    expect([status, body]).toMatchObject([200, { on: '2026-03-09', rows: [
      { code: 'custody-handover', counts: { shownOpen: 0, shownOverdue: 0, knownOverdue: 1, discoveredLater: 1, correctedSince: 0 } },
      { code: 'custody-notification', counts: { shownOpen: 0, shownOverdue: 0, knownOverdue: 2, discoveredLater: 2, correctedSince: 0 } },
    ] }]);
    const { deadlines: overdue } = body as unknown as { deadlines: { caseId: string; deadlineId: string; code: string; shownDueAt?: string; dueAt: string; shownOverdue: boolean; knownOverdue: boolean }[] };
    expect(overdue.map(({ code, shownOverdue, knownOverdue, shownDueAt }) => [code, shownOverdue, knownOverdue, shownDueAt])).toEqual([
      ['custody-notification', false, true, undefined], ['custody-handover', false, true, undefined], ['custody-notification', false, true, undefined],
    ]);
    for (const { caseId, deadlineId } of overdue) expect((await ministry.get(`/api/cases/${caseId}/deadlines/${deadlineId}`)).status).toBe(200);
    expect((await ministry.get('/api/reports/deadlines-as-shown?on=2026-03-09&region=gao')).body).toEqual({ ...body, region: 'gao' });
    expect((await ministry.get('/api/reports/deadlines-as-shown?on=2026-03-09&region=kayes')).body).toEqual({ on: '2026-03-09', region: 'kayes', rows: [], deadlines: [], more: false });
    expect((await ministry.get('/api/reports/deadlines-as-shown?on=2026-03-11')).body).toMatchObject({ code: 'in-the-future' });
    expect((await liaison.get('/api/reports/deadlines-as-shown?on=2026-03-09')).status).toBe(403);
    const today = (await now()).slice(0, 10);
    await world.at(`${today}T23:00:00.000Z`);
    const { rows } = (await ministry.get(`/api/reports/deadlines-as-shown?on=${today}`)).body as unknown as { rows: object[] };
    expect(rows[0]).toMatchObject({ code: 'custody-handover', counts: { shownOpen: 2, shownOverdue: 2, knownOverdue: 2, discoveredLater: 0, correctedSince: 0 } });
    await world.at('2026-03-10T08:00:00.000Z');
  });

  it('is not there for who does not see the child', async () => {
    const elsewhere = await world.person('regional-officer', { region: 'kayes' });
    expect((await elsewhere.get(`/api/cases/${corrected}/deadlines/${await deadlineOf(corrected, 'custody-handover')}`)).status).toBe(404);
    expect((await ministry.get(`/api/cases/${corrected}/deadlines/${randomUUID()}`)).status).toBe(404);
  });

  describe('of a child in care', () => {
    const id = randomUUID();
    const version = async (): Promise<number> => Number((await manager.get(`/api/cases/${id}`)).body['version']);

    it('the stay is to be reviewed a month after the admission, and a month after each review', async () => {
      await manager.post('/api/cases', { id, entry: 'escape', occurredAt: '2026-01-05', region: 'gao', centre: 'gao', sex: 'male', ageYears: 15, agePrecision: 'stated' });
      await manager.post(`/api/cases/${id}/stay/admit`, { id: randomUUID(), at: '2026-01-20', kind: 'centre', centre: 'gao' }, { version: await version() });
      const review = (at: string) => async (): Promise<{ status: number; body: object }> =>
        await manager.post(`/api/cases/${id}/stay/reviews`, { id: randomUUID(), at, outcome: 'continues', reason: 'family-not-found', remark: 'La famille est cherchée (essai).' }, { version: await version() });
      expect((await review('2026-02-18')()).status).toBe(201);
      expect(await deadlines(id, 'stay-review')).toEqual([
        { ordinal: 1, state: 'met', due_at: new Date('2026-02-20T00:00:00.000Z') }, { ordinal: 2, state: 'open', due_at: new Date('2026-03-18T00:00:00.000Z') },
      ]);
      expect((await review('2026-01-10')()).body).toMatchObject({ code: 'before-previous-fact' });
      const sheet = await why(manager, id, 'stay-review');
      expect(sheet.why[2]?.fr).toBe('18 février 2026 à 00 h 00 + 1 mois = 18 mars 2026 à 00 h 00');
      expect(sheet.facts.map(({ part, label }) => [part, label.fr])).toEqual([['other', 'Admission'], ['start', 'Revue du séjour : le séjour continue']]);
      expect((await manager.get(`/api/cases/${id}`)).body).toMatchObject({ allowed: expect.arrayContaining(['stay.review']) });
    });

    it('a consent is asked for anew after a year, or after its end; answered, it is not', async () => {
      const consent = async (change: object): Promise<string> => {
        const consentId = randomUUID();
        const { status } = await manager.post(`/api/cases/${id}/consents`, { id: consentId, purpose: 'care', giver: 'child', agreed: true, language: 'songhay', manner: 'spoken', at: '2026-02-01', ...change }, { version: await version() });
        expect(status).toBe(201);
        return consentId;
      };
      const before = await version();
      await consent({});
      await consent({ purpose: 'tracing', until: '2026-06-30' });
      expect(await version()).toBe(before);
      expect([await deadlines(id, 'consent-renewal'), await deadlines(id, 'consent-end')]).toMatchObject([
        [{ state: 'open', due_at: new Date('2027-02-01T00:00:00.000Z') }], [{ state: 'open', due_at: new Date('2026-07-08T00:00:00.000Z') }],
      ]);
      expect((await why(manager, id, 'consent-renewal')).facts).toMatchObject([{ part: 'start', label: { fr: 'Consentement donné' } }]);
      await consent({ at: '2026-03-09', agreed: false });
      expect(await deadlines(id, 'consent-renewal')).toMatchObject([{ state: 'met' }]);
      const board = (await (await world.person('monitor')).get('/api/clock')).body as { items: { rule: { code: string } }[] };
      expect(board.items.filter(({ rule: { code } }) => code.startsWith('consent-'))).toEqual([]);
    });

    it('a closed file waits for no consent', async () => {
      for (const [who, path, body] of [
        [manager, 'stay/discharge', { at: '2026-03-10T07:00:00.000Z', destination: 'family', region: 'gao' }], [manager, 'closure/request', { reason: 'moved-away', confirmed: [], remark: 'Vu ensemble.' }], [ministry, 'closure/approve', {}],
      ] as const) {
        expect(await who.post(`/api/cases/${id}/${path}`, body, { version: await version() })).toMatchObject({ status: 200 });
      }
      expect(await deadlines(id, 'consent-end')).toMatchObject([{ state: 'lapsed' }]);
    });
  });
});
