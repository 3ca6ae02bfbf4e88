import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '../support/caller.js';
import { TransitServer } from '../support/transit-server.js';
import { World } from '../support/world.js';

const PAGE = 30;

/** The whole application on a key service: what it asks of it is what a slow one would cost. */
describe('names on a key service', () => {
  let transit: TransitServer;
  let world: World;
  let officer: Caller;
  let caseId = '';

  beforeAll(async () => {
    transit = await TransitServer.open();
    world = await World.create({ env: { KEY_SERVICE_URL: transit.url, KEY_SERVICE_TOKEN: transit.token } });
    officer = await world.person('regional-officer', { region: 'gao' });
    for (let n = 0; n <= PAGE; n += 1) {
      caseId = randomUUID();
      await officer.post('/api/cases', { id: caseId, entry: 'community', occurredAt: '2026-03-01', region: 'gao', sex: 'male', agePrecision: 'unknown' });
      expect((await officer.put(`/api/cases/${caseId}/identity`, { given: `Prénom${'abcdefghijklmnopqrstuvwxyzabcdefgh'.charAt(n)}`, family: 'Essai' }, { version: 1 })).status).toBe(200);
    }
  }, 120_000);
  afterAll(async () => {
    await world.close();
  });

  it('a list of thirty is one call', async () => {
    transit.asked.length = 0;
    const list = await officer.get<{ items: { name?: string }[] }>('/api/cases');
    expect(list.body.items.filter((item) => item.name?.endsWith('Essai'))).toHaveLength(PAGE);
    expect(transit.asked).toEqual([`decrypt ${String(PAGE)}`]);
  });

  it('a search is one call for the names found: the secret of the tokens is in memory', async () => {
    await officer.post('/api/cases/search', { q: 'Essai' }, { key: null });
    transit.asked.length = 0;
    const found = await officer.post<{ items: { name: string }[] }>('/api/cases/search', { q: 'Prénomz' }, { key: null });
    expect(found.body.items[0]?.name).toBe('Prénomz Essai');
    expect(transit.asked).toHaveLength(1);
  });

  it('the page of a case asks once for each kind of text, however many there are', async () => {
    transit.asked.length = 0;
    await officer.get(`/api/cases/${caseId}`);
    expect(transit.asked).toEqual(['decrypt 1']);
  });

  it('while the service is away, names are: what names nobody still works', async () => {
    const monitor = await world.person('monitor');
    await transit.close();
    expect((await officer.get('/api/cases')).status).toBe(500);
    expect((await officer.get('/api/clock')).status).toBe(200);
    expect((await monitor.get(`/api/cases/${caseId}`)).status).toBe(200);
  });
});
