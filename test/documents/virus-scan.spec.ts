import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Caller } from '../support/caller.js';
import { ClamdServer, EICAR } from '../support/clamd-server.js';
import { ogg } from '../support/sounds.js';
import { World } from '../support/world.js';

const PDF = Buffer.from('%PDF-1.7 jugement supplétif inventé');
const INFECTED = Buffer.concat([PDF, Buffer.from(EICAR)]);

describe('a virus scan before anything is kept', () => {
  let world: World;
  let clamd: ClamdServer;
  let worker: Caller;
  const caseId = randomUUID();
  const logs: string[] = [];

  const send = async (bytes: Buffer, { path = 'documents', name = 'jugement de Moussa.pdf', key = randomUUID(), kind = 'attachment' } = {}): Promise<{ status: number; code?: string; field?: string }> => {
    const response = await world.app.inject({
      method: 'POST', url: `/api/cases/${caseId}/${path}`, payload: bytes,
      headers: { cookie: worker.cookie, 'content-type': 'application/octet-stream', 'idempotency-key': key, 'document-about': encodeURIComponent(JSON.stringify({ id: key, kind, name })) },
    });
    const { code, errors } = response.json<{ code?: string; errors?: { field: string }[] }>();
    return { status: response.statusCode, ...(code !== undefined && { code }), ...(errors?.[0] !== undefined && { field: errors[0].field }) };
  };
  const kept = async (): Promise<unknown> =>
    await world.sql(`select (select count(*) from document)::int as documents, (select count(*) from document_content)::int as contents, (select count(*) from journal where subject like 'document%')::int as entries`);

  beforeAll(async () => {
    clamd = await ClamdServer.open();
    world = await World.create({ env: { CLAMAV_HOST: '127.0.0.1', CLAMAV_PORT: String(clamd.port), CLAMAV_TIMEOUT_SECONDS: '1', LOG_LEVEL: 'warn' }, logs: (line) => logs.push(line) });
    worker = await world.person('centre-worker', { centre: 'gao' });
    await worker.post('/api/cases', { id: caseId, entry: 'community', occurredAt: '2026-03-01', region: 'gao', centre: 'gao', sex: 'male', agePrecision: 'unknown' });
    await worker.post(`/api/cases/${caseId}/stay/admit`, { id: randomUUID(), at: '2026-03-02', kind: 'centre', centre: 'gao' }, { version: 1 });
  });
  beforeEach(() => {
    clamd.mood = 'looking';
  });
  afterAll(async () => {
    await world.close();
    await clamd.close();
  });

  it('a clean file is kept, and the scanner saw exactly what was sent; the page and the operators know that there is a scan', async () => {
    expect(await send(PDF)).toEqual({ status: 201 });
    expect(clamd.scanned.at(-1)).toEqual(PDF);
    expect((await worker.get(`/api/cases/${caseId}/documents`)).body).toMatchObject({ scanned: true, items: { length: 1 } });
    expect((await (await world.person('administrator')).get('/api/operations')).body).toMatchObject({ virusScan: true });
  });

  it('an infected one is refused at its field and nothing is written, as an attachment and as the scan of a paper', async () => {
    const before = await kept();
    const refused = { status: 422, code: 'file-infected', field: 'file' };
    expect(await send(INFECTED)).toEqual(refused);
    expect(await send(INFECTED, { path: `acts/${randomUUID()}/scan` })).toEqual(refused);
    expect(await kept()).toEqual(before);
    expect(logs.filter((line) => line.includes('Win.Test.EICAR_HDB-1'))).toHaveLength(2);
    expect(logs.some((line) => line.includes('Moussa') || line.includes(EICAR))).toBe(false);
  });

  it.each(['silent', 'hanging-up', 'talking-nonsense', 'wordy'] as const)('a scanner that is %s: refused, and taken with the same key once it answers', async (mood) => {
    const [before, key] = [await kept(), randomUUID()];
    clamd.mood = mood;
    expect(await send(PDF, { key })).toEqual({ status: 424, code: 'virus-scan-silent', field: 'file' });
    expect(await kept()).toEqual(before);
    clamd.mood = 'looking';
    expect(await send(PDF, { key })).toEqual({ status: 201 });
  });

  it('what is refused for its kind or its size is not sent to the scanner', async () => {
    const before = clamd.scanned.length;
    expect(await send(Buffer.from('<html>'))).toMatchObject({ code: 'document-type' });
    expect(clamd.scanned).toHaveLength(before);
  });

  it('a recording is no scan of a paper', async () => {
    expect(await send(ogg('OpusHead'), { path: `acts/${randomUUID()}/scan`, kind: 'recording' })).toEqual({ status: 422, code: 'document-type', field: 'file' });
  });

  it('a scanner that is gone: refused', async () => {
    await clamd.close();
    expect(await send(PDF)).toMatchObject({ status: 424, code: 'virus-scan-silent' });
    clamd = await ClamdServer.open();
  });
});
