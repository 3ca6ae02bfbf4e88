import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '../support/caller.js';
import { World } from '../support/world.js';

interface Check {
  elsewhere: { region?: string }[];
  limited: boolean;
}

const NAME = { given: 'Almoustapha', family: 'Ag Inventé' };
/** Names that nobody could take for each other by ear: spellings of one name are one question. */
const SOUNDS = ['rak', 'lam'].flatMap((end) => ['b', 'd', 'f', 'g', 'j', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't'].map((begin) => `${begin}a${end}`));

describe('asking for many names', () => {
  let world: World;

  const check = async (who: Caller, question: object): Promise<Check> => {
    const answer = await who.post<Check>('/api/duplicates/check', question, { key: null });
    expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
    return answer.body;
  };

  beforeAll(async () => {
    world = await World.create({ now: '2026-03-10T08:00:00.000Z' });
    const officer = await world.person('regional-officer', { region: 'menaka' });
    const id = randomUUID();
    await officer.post('/api/cases', { id, entry: 'escape', occurredAt: '2026-03-05', region: 'menaka', sex: 'male', ageYears: 15, agePrecision: 'stated' });
    expect((await officer.put(`/api/cases/${id}/identity`, NAME, { version: 1 })).status).toBe(200);
  });
  afterAll(async () => {
    await world.close();
  });

  it('20 an hour, then other regions are not asked; the log marks more than 20 a day; the next day it works again', async () => {
    const fisher = await world.person('centre-worker', { centre: 'gao' });
    const ask = async (n: number): Promise<boolean> => (await check(fisher, { given: String(SOUNDS[n]), family: 'Essai' })).limited;
    for (let n = 0; n < 20; n += 1) expect(await ask(n)).toBe(false);
    expect(await ask(20)).toBe(true);
    expect(await check(fisher, NAME)).toEqual({ cases: [], elsewhere: [], limited: true });
    expect(await ask(3)).toBe(false); // asked before: nothing new
    await world.later({ minutes: 61 });
    expect(await ask(20)).toBe(false);
    const marked = await world.sql(`select 1 from access_log where actor = $1 and detail ->> 'unusual' = 'true'`, [fisher.userId]);
    const limited = await world.sql(`select 1 from access_log where actor = $1 and detail ->> 'limited' = 'true'`, [fisher.userId]);
    expect([marked.length, limited.length]).toEqual([1, 2]);
    await world.later({ days: 1, minutes: 1 });
    expect((await check(fisher, NAME)).elsewhere).toEqual([{ handle: expect.any(String), region: 'menaka', count: 1, asked: false }]);
  });

  it('60 a day, however they are spread', async () => {
    const fisher = await world.person('case-worker', { region: 'gao' });
    const limits: boolean[] = [];
    for (const hour of ['Zanvi', 'Zolbé', 'Zerpu', 'Zidgo']) {
      for (let n = 0; n < 18; n += 1) limits.push((await check(fisher, { given: hour, family: String(SOUNDS[n]) })).limited);
      await world.later({ minutes: 61 });
    }
    expect([limits.indexOf(true), limits.filter(Boolean).length]).toEqual([60, 12]);
  });

  it('many at once are as many', async () => {
    const fisher = await world.person('centre-worker', { centre: 'gao' });
    const answers = await Promise.all(SOUNDS.map((given) => check(fisher, { given, family: 'Essai' })));
    expect(answers.filter(({ limited }) => limited)).toHaveLength(SOUNDS.length - 20);
  });
});
