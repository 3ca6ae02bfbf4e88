import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AlertStreams } from '../../src/alerts/alert-streams.js';
import type { Caller } from '../support/caller.js';
import { asOwner } from '../support/database.js';
import { Engine, seedCustodies } from '../support/engine.js';
import { EventStream } from '../support/event-stream.js';
import { until } from '../support/worker-process.js';
import { World } from '../support/world.js';

const START = '2026-03-10T08:00:00.000Z';

describe('open browsers', () => {
  let world: World;
  /** A second API process on the same database. */
  let twin: World;
  let engine: Engine;
  let officer: Caller;
  let elsewhere: Caller;
  const streams: EventStream[] = [];
  const addresses = new Map<World, string>();

  const listen = async (who: Caller, options: { at?: World; after?: number; cookie?: string } = {}): Promise<EventStream> => {
    const headers = { cookie: options.cookie ?? who.cookie, ...(options.after !== undefined && { 'last-event-id': String(options.after) }) };
    const stream = new EventStream(`${addresses.get(options.at ?? world) ?? ''}/api/alerts/stream`, headers);
    streams.push(stream);
    return await stream.untilOpen();
  };
  const told = async (count: number): Promise<void> => {
    await asOwner(world.databaseUrl, (client) => seedCustodies(client, { count, startsAt: world.clock.now(), region: 'gao' }));
    await engine.sweeper.sweep();
  };
  const numbers = (stream: EventStream): number[] => stream.events.filter(({ type }) => type === 'alert').map(({ id }) => Number(id));
  const hears = async (stream: EventStream, expected: number[]): Promise<void> => {
    await until(`${JSON.stringify(expected)} is heard`, () => numbers(stream).length >= expected.length, 10);
    expect(numbers(stream)).toEqual(expected);
  };

  beforeAll(async () => {
    world = await World.create({ now: START });
    twin = await World.create({ now: START, database: { url: world.databaseUrl, drop: () => Promise.resolve() } });
    for (const one of [world, twin]) addresses.set(one, await one.app.listen(0, '127.0.0.1').then(() => one.app.getUrl()));
    engine = new Engine(world.databaseUrl, world.clock);
    officer = await world.person('regional-officer', { region: 'gao' });
    elsewhere = await world.person('regional-officer', { region: 'mopti' });
  }, 120_000);
  afterAll(async () => {
    for (const stream of streams) stream.close();
    await engine.close();
    await twin.close();
    await world.close();
  });

  it('hear of each alert to their person, on every API process, and of nobody else’s', async () => {
    const [here, there, other] = await Promise.all([listen(officer), listen(officer, { at: twin }), listen(elsewhere)]);
    await until('all know where they are', () => [here, there, other].every(({ events }) => events.length === 1));
    expect(here.events).toEqual([{ type: 'known', id: '0', data: '' }]);
    await told(2);
    await Promise.all([hears(here, [1, 2]), hears(there, [1, 2])]);
    expect(here.events[1]?.data).not.toMatch(/ML-|case/); // what it is about is read from the page
    expect(numbers(other)).toEqual([]);
  });

  it('that come back with the number of the last alert hear what they have missed', async () => {
    const missed = await listen(officer, { after: 1 });
    await hears(missed, [2]);
    const fresh = await listen(officer);
    await until('it knows where it is', () => fresh.events.length > 0);
    expect(fresh.events).toEqual([{ type: 'known', id: '2', data: '' }]);
    const ahead = await listen(officer, { after: 99 }); // of another database: it begins anew
    await until('it knows where it is', () => ahead.events.length > 0);
    expect(ahead.events[0]).toMatchObject({ type: 'known', id: '2' });
    await told(1);
    await Promise.all([missed, fresh, ahead].map((stream) => hears(stream, stream === missed ? [2, 3] : [3])));
  });

  it('say that they have it, which is a receipt; nobody says so for another', async () => {
    const stream = await listen(officer, { after: 0 });
    await hears(stream, [1, 2, 3]);
    const deliveries = stream.events.filter(({ type }) => type === 'alert').map(({ data }) => (JSON.parse(data) as { delivery: string }).delivery);
    expect((await elsewhere.post('/api/alerts/received', { deliveries }, { key: null })).status).toBe(204);
    expect(await world.sql(`select distinct state from delivery where channel = 'app'`)).toEqual([{ state: 'sent' }]);
    expect((await officer.post('/api/alerts/received', { deliveries: deliveries.slice(0, 2) }, { key: null })).status).toBe(204);
    expect(await world.sql(`select state, count(*)::int as count, max(delivered_at) as at from delivery where channel = 'app' group by 1 order by 1`)).toEqual([
      { state: 'delivered', count: 2, at: new Date(START) }, { state: 'sent', count: 1, at: null },
    ]);
    const letters = await world.sql<{ id: string }>(`select id from delivery where channel = 'email'`);
    await officer.post('/api/alerts/received', { deliveries: letters.map(({ id }) => id) }, { key: null });
    expect(await world.sql(`select distinct state from delivery where channel = 'email'`)).toEqual([{ state: 'queued' }]);
  });

  it('hear again after the database cut the line', async () => {
    const stream = await listen(officer, { at: twin });
    await until('it knows where it is', () => stream.events.length > 0);
    await world.sql(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'passerelle-listen' and datname = current_database()`);
    await told(1); // nobody listens just now
    await hears(stream, [4]);
  });

  it('are given a sign of life, and at it whatever was not heard', async () => {
    const stream = await listen(officer);
    await until('it knows where it is', () => stream.events.length > 0);
    await world.app.get(AlertStreams, { strict: false }).beat();
    await until('a sign of life', () => stream.comments > 0);
    expect(stream.ended).toBe(false);
  });

  it('hear no more when the session ends, whoever ends it', async () => {
    const cookie = officer.cookie;
    const stream = await listen(officer, { cookie });
    await until('it knows where it is', () => stream.events.length > 0);
    await officer.send('DELETE', '/api/session', undefined, { key: null });
    await told(1);
    await until('the end', () => stream.ended);
    expect(stream.events.at(-1)?.type).toBe('signed-out');
    expect(numbers(stream)).toEqual([]);
    expect((await listen(officer, { cookie })).status).toBe(401);
    await world.openSession(officer);
  });

  it('do not keep a session alive by being open', async () => {
    const stream = await listen(officer);
    await until('it knows where it is', () => stream.events.length > 0);
    world.clock.advance({ minutes: 31 });
    await world.app.get(AlertStreams, { strict: false }).beat();
    await until('the end', () => stream.ended);
    expect(stream.events.at(-1)?.type).toBe('signed-out');
    await world.openSession(officer);
  });

  it('are for those who are told anything, and end at once for who holds nothing open', async () => {
    const analyst = await world.person('analyst');
    expect((await analyst.get('/api/alerts/stream')).status).toBe(403);
    const answer = await officer.get('/api/alerts/stream', { headers: { 'last-event-id': '3' } });
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('id: 4');
  });

  it('that come back after more than one look tells hear all of it', async () => {
    await told(201);
    const [newest] = await world.sql<{ number: number }>('select max(number) as number from alert where recipient_id = $1', [officer.userId]);
    // Closed after one answer: nothing else could make it look again.
    const { text } = await officer.get('/api/alerts/stream', { headers: { 'last-event-id': '0' } });
    expect([...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id))).toEqual(Array.from({ length: newest?.number ?? 0 }, (_, index) => index + 1));
  });

  it('of one person are eight at most: the oldest gives way', async () => {
    const many: EventStream[] = [];
    for (let count = 0; count < 9; count += 1) many.push(await listen(officer));
    await until('the first is closed', () => many[0]?.ended === true);
    expect(many[8]?.ended).toBe(false);
  });
});
