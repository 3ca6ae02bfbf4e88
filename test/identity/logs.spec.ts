import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '../support/caller.js';
import { INSTALLATION_KEY } from '../support/database.js';
import { freePort } from '../support/free-port.js';
import { WordSearch } from '../support/word-search.js';
import { until } from '../support/worker-process.js';
import { World } from '../support/world.js';

const PROGRAM = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const NAME = { given: 'Zébulonka', family: 'Quouxima' };
const NOTE = 'sa soeur Hexabelle attend';

/** The API as it runs in the field, writing everything that it would ever write. */
describe('what the log shows, at its most talkative', () => {
  let world: World;
  let officer: Caller;
  let api: ChildProcess;
  let base: string;
  let log = '';
  const caseId = randomUUID();

  const send = async (method: string, path: string, body?: object | string, headers: Record<string, string> = {}): Promise<number> => {
    const response = await fetch(`${base}${path}`, {
      method,
      headers: { cookie: officer.cookie, 'idempotency-key': randomUUID(), ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    await response.arrayBuffer();
    return response.status;
  };

  beforeAll(async () => {
    world = await World.create();
    world.clock.set(new Date(Math.floor(performance.timeOrigin)).toISOString()); // the session is to be good for a process with the real clock
    officer = await world.person('regional-officer', { region: 'gao' });
    const port = await freePort();
    base = `http://127.0.0.1:${String(port)}`;
    api = spawn(process.execPath, [PROGRAM], {
      env: { PATH: process.env['PATH'] ?? '', DATABASE_URL: world.databaseUrl, INSTALLATION_KEY: INSTALLATION_KEY.toString('base64'), LOG_LEVEL: 'trace', PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [api.stdout, api.stderr]) stream?.on('data', (text: Buffer) => { log += text.toString(); });
    await until('the API answers', () => fetch(`${base}/api/health`).then(() => true, () => false), 60);
  }, 90_000);
  afterAll(async () => {
    const ended = new Promise((resolve) => api.once('exit', resolve));
    api.kill('SIGTERM');
    await ended;
    await world.close();
  });

  it('is the request and its outcome, and no word of what was said in it', async () => {
    expect(await send('POST', '/api/cases', { id: caseId, entry: 'community', occurredAt: '2026-03-01', region: 'gao', sex: 'male', agePrecision: 'unknown', remark: NOTE })).toBe(201);
    expect(await send('PUT', `/api/cases/${caseId}/identity`, NAME, { 'if-match': '"1"' })).toBe(200);
    expect(await send('POST', '/api/cases/search', { q: NAME.given })).toBe(200);
    const about = encodeURIComponent(JSON.stringify({ id: randomUUID(), kind: 'attachment', name: `${NAME.given}.pdf`, description: NOTE }));
    expect(await send('POST', `/api/cases/${caseId}/documents`, '%PDF-1.7', { 'content-type': 'application/octet-stream', 'document-about': about })).toBe(201);
  });

  it('also where the request is wrong, and where the database says no', async () => {
    expect(await send('PUT', `/api/cases/${caseId}/identity`, { ...NAME, nobody: NOTE }, { 'if-match': '"2"' })).toBe(400);
    expect(await send('POST', `/api/cases`, `{"given":"${NAME.given}"`)).toBe(400);
    expect(await send('GET', `/api/cases?q=${encodeURIComponent(NAME.given)}`)).toBe(400);
    expect(await send('GET', `/api/nowhere?q=${NAME.family}`)).toBe(404);
    await world.sql(`alter table child_identity add constraint broken check (length(sealed) < 10) not valid`);
    expect(await send('PUT', `/api/cases/${caseId}/identity`, NAME, { 'if-match': '"2"' })).toBe(500);
    const outcomes = (): number[] => [...log.matchAll(/"res":\{"status":(\d+)\}/g)].map(([, status]) => Number(status));
    await until('all is written', () => log.includes('unexpected error') && outcomes().includes(500));
    expect(log).toContain(`/api/cases/${caseId}/identity`);
    expect(outcomes()).toEqual([201, 200, 200, 201, 400, 400, 400, 404, 500]); // a line a request, the watchdog's question left out
    const found = new WordSearch([NAME.given, NAME.family, 'Hexabelle']).in(Buffer.from(log));
    expect([...found]).toEqual([]);
  });
});
