import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '../support/caller.js';
import { asOwner } from '../support/database.js';
import { Engine } from '../support/engine.js';
import { World } from '../support/world.js';

interface Page {
  version: number;
  child: { name?: object; identity?: object };
  whereabouts: { label: { fr: string } };
  timeline: { kind: string; detail?: { fr: string }; note?: string }[];
}
interface Alerts {
  items: { id: string; note?: string; acknowledgedBy?: string; caseVisible: boolean }[];
}

const NAME = { given: 'Ibrahim', family: 'Ag Essai', other: 'Petit Lion' };
const PEOPLE = {
  father: 'Moussa Ag Essai', mother: 'Fatoumata Walet Essai', village: 'Hameau d’essai', languages: 'tamasheq, français', contact: '70 00 00 00',
  relatives: [{ name: 'Alhousseini Ag Essai', relation: 'oncle', contact: 'au marché' }, { name: 'Zeïna Walet Essai', relation: 'tante' }],
};

describe('who the child is', () => {
  let world: World;
  let liaison: Caller;
  let officer: Caller;
  let monitor: Caller;
  const held = randomUUID();
  const child = randomUUID();

  const page = async (who: Caller, id: string): Promise<Page> => {
    const answer = await who.get<Page>(`/api/cases/${id}`);
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const looks = (id: string): Promise<{ kind: string; actor: string }[]> => world.sql('select kind, actor from access_log where case_id = $1 order by id', [id]);

  beforeAll(async () => {
    world = await World.create();
    liaison = await world.person('security-liaison', { unit: '1er bataillon (essai)' });
    officer = await world.person('regional-officer', { region: 'gao' });
    monitor = await world.person('monitor');
    await liaison.post('/api/captures', {
      id: held, kind: 'capture', startedAt: '2026-03-10T05:30:00.000Z', placeText: 'ferme de Boubacar', region: 'gao', authority: 'FAMA', sex: 'male', agePrecision: 'unknown',
      operation: 'opération Boubacar',
    });
    await officer.post('/api/cases', { id: child, entry: 'community', occurredAt: '2026-03-01', region: 'gao', sex: 'male', agePrecision: 'unknown' });
  });
  afterAll(async () => {
    await world.close();
  });

  it('is kept whole and given back whole, to those who may read it', async () => {
    const { version } = await page(officer, child);
    expect((await officer.put(`/api/cases/${child}/identity`, { ...NAME, ...PEOPLE }, { version })).status).toBe(200);
    expect((await page(officer, child)).child).toMatchObject({ name: NAME, identity: PEOPLE });
    expect((await page(monitor, child)).child).toEqual({ sex: 'male', age: { precision: 'unknown' } });
  });

  it('what is left out the next time is not known any more', async () => {
    const { version } = await page(officer, child);
    await officer.put(`/api/cases/${child}/identity`, { given: 'Ibrahim', family: 'Ag Essai' }, { version });
    const seen = (await page(officer, child)).child;
    expect(seen.name).toEqual({ given: 'Ibrahim', family: 'Ag Essai' });
    expect(seen).not.toHaveProperty('identity');
  });

  it.each([
    ['a relative without a name', { relatives: [{ relation: 'oncle' }] }, 'relatives.0.name'], ['eleven relatives', { relatives: Array(11).fill({ name: 'x', relation: 'y' }) }, 'relatives'],
    ['a relative’s unknown field', { relatives: [{ name: 'x', relation: 'y', secret: 'z' }] }, 'relatives.0.secret'], ['a list that is none', { relatives: 'oncle' }, 'relatives'],
    ['a village without end', { village: 'x'.repeat(121) }, 'village'],
  ])('%s is refused beside its field', async (_what, wrong, field) => {
    const { version } = await page(officer, child);
    const answer = await officer.put<{ errors: { field: string }[] }>(`/api/cases/${child}/identity`, { ...NAME, ...wrong }, { version });
    expect([answer.status, answer.body.errors.map((error) => error.field)]).toEqual([400, expect.arrayContaining([field])]);
  });

  it('every reading of it is in the access log: on the page, and in a list with whose names it showed', async () => {
    await page(officer, child);
    await page(monitor, child);
    const seen = await looks(child);
    expect(seen.filter(({ kind, actor }) => kind === 'identity.read' && actor !== officer.userId)).toEqual([]);
    expect(seen.slice(-3).map(({ kind }) => kind)).toEqual(['case.read', 'identity.read', 'case.read']);
    await officer.get('/api/cases');
    const [last] = await world.sql<{ detail: object }>(`select detail from access_log where kind = 'identity.read' order by id desc limit 1`);
    expect(last?.detail).toEqual({ in: 'list', cases: [child] });
  });

  it('a place in words and an operation are read by whoever holds the child and by the file’s people; a monitor reads the region', async () => {
    for (const who of [liaison, officer]) {
      const seen = await page(who, held);
      expect(seen.whereabouts.label.fr).toContain('ferme de Boubacar');
      expect(seen.timeline.find(({ kind }) => kind === 'custody.started')?.detail?.fr).toContain('opération Boubacar');
    }
    const seen = JSON.stringify(await page(monitor, held));
    expect(seen).not.toContain('Boubacar');
    expect((await page(monitor, held)).whereabouts.label.fr).toContain('Gao');
  });

  it('a monitor is not even given the wrapped keys', async () => {
    const seen = await asOwner(world.databaseUrl, async (client) => {
      const count = async (clearance: string): Promise<unknown> => {
        await client.query('begin; set local role passerelle_app');
        await client.query(`select set_config('app.reach', 'all', true), set_config('app.clearance', $1, true)`, [clearance]);
        const { rows } = await client.query<{ keys: number; secrets: number }>('select (select count(*)::int from child_key) as keys, (select count(*)::int from sealed_secret) as secrets');
        await client.query('rollback');
        return rows[0];
      };
      return [await count('facts'), await count('admin'), await count('custody'), await count('file')];
    });
    expect(seen).toEqual([{ keys: 0, secrets: 0 }, { keys: 0, secrets: 0 }, { keys: 2, secrets: 0 }, { keys: 2, secrets: 1 }]);
  });
});

describe('what is said beside a deadline', () => {
  let world: World;
  let engine: Engine;
  let liaison: Caller;
  let officer: Caller;
  let manager: Caller;
  let elsewhere: Caller;
  const caseId = randomUUID();
  const alerts = async (who: Caller): Promise<Alerts['items']> => (await who.get<Alerts>('/api/alerts?state=all')).body.items;

  beforeAll(async () => {
    world = await World.create();
    engine = new Engine(world.databaseUrl, world.clock);
    liaison = await world.person('security-liaison', { unit: '1er bataillon (essai)' });
    officer = await world.person('regional-officer', { region: 'gao' });
    manager = await world.person('centre-manager', { centre: 'gao' });
    elsewhere = await world.person('regional-officer', { region: 'mopti' });
    await liaison.post('/api/captures', {
      id: caseId, kind: 'capture', startedAt: '2026-03-10T05:30:00.000Z', place: 'ansongo', region: 'gao', authority: 'FAMA', sex: 'male', agePrecision: 'unknown',
    });
    await engine.sweeper.sweep();
  });
  afterAll(async () => {
    await engine.close();
    await world.close();
  });

  it('is said by somebody who was told and does not see the case, and is the first that is ever sealed about this child', async () => {
    const [mine] = await alerts(manager);
    expect(mine).toMatchObject({ caseVisible: false });
    const said = await manager.post<{ note?: string; acknowledgedBy: string }>(`/api/alerts/${mine?.id ?? ''}/acknowledge`, { note: 'J’appelle l’oncle Boubacar' });
    expect([said.status, said.body.note]).toEqual([200, 'J’appelle l’oncle Boubacar']);
  });

  it('is read by all who were told, and on the board and the page by those who see the file', async () => {
    expect((await alerts(officer))[0]?.note).toBe('J’appelle l’oncle Boubacar');
    expect((await alerts(manager))[0]?.note).toBe('J’appelle l’oncle Boubacar');
    expect(await alerts(elsewhere)).toEqual([]);
    const board = await officer.get<{ items: { acknowledged?: { note: string } }[] }>('/api/clock');
    expect(board.body.items.map((item) => item.acknowledged?.note)).toContain('J’appelle l’oncle Boubacar');
  });

  it('sent twice it is said once, and the answer kept for that holds no word of it', async () => {
    const [mine] = await alerts(officer);
    const key = randomUUID();
    const first = await officer.post<{ note: string }>(`/api/alerts/${mine?.id ?? ''}/acknowledge`, { note: 'et Boubacar a répondu' }, { key });
    const second = await officer.post<{ note: string }>(`/api/alerts/${mine?.id ?? ''}/acknowledge`, { note: 'et Boubacar a répondu' }, { key });
    expect([first.status, second.status, second.body]).toEqual([200, 200, first.body]);
    expect(await world.sql(`select 1 from acknowledgement where by = $1`, [officer.userId])).toHaveLength(1);
    expect(await world.sql(`select 1 from idempotency where answer::text like '%Boubacar%' or answer::text like '%note%'`)).toEqual([]);
    expect(await world.sql(`select 1 from journal where row::text like '%Boubacar%'`)).toEqual([]);
  });
});
