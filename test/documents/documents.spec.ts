import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MAX_BYTES, MAX_DOCUMENTS, MAX_SOUND_BYTES } from '../../src/documents/document.vocabulary.js';
import type { Caller } from '../support/caller.js';
import { adts, mp3, mp4, ogg, wav, webm } from '../support/sounds.js';
import { World } from '../support/world.js';

const JPEG = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('made-up picture')]);
const PDF = Buffer.from('%PDF-1.7 jugement supplétif inventé');

interface Listed {
  items: { id: string; kind: string; mediaType: string; size: number; name: string; description?: string; by: string }[];
  room: number;
}

describe('photo and attachments', () => {
  let world: World;
  let worker: Caller;
  let manager: Caller;
  let liaison: Caller;
  let monitor: Caller;
  let elsewhere: Caller;
  const caseId = randomUUID();

  interface Sent {
    status: number;
    code?: string;
    headers: Record<string, unknown>;
    bytes: Buffer;
  }
  const raw = async (who: Caller, method: 'GET' | 'POST', url: string, headers: Record<string, string> = {}, payload?: Buffer): Promise<Sent> => {
    const response = await world.app.inject({ method, url, headers: { cookie: who.cookie, ...headers }, ...(payload !== undefined && { payload }) });
    const problem = String(response.headers['content-type']).includes('problem') ? response.json<{ code: string }>() : undefined;
    return { status: response.statusCode, headers: response.headers, bytes: response.rawPayload, ...(problem && { code: problem.code }) };
  };
  const add = (who: Caller, about: object, bytes: Buffer, { id = caseId, key = randomUUID(), type = 'application/octet-stream' } = {}): Promise<Sent> =>
    raw(who, 'POST', `/api/cases/${id}/documents`, { 'content-type': type, 'idempotency-key': key, 'document-about': encodeURIComponent(JSON.stringify(about)) }, bytes);
  const list = async (who: Caller): Promise<Listed> => (await who.get<Listed>(`/api/cases/${caseId}/documents`)).body;
  const about = (more: object = {}): object => ({ id: randomUUID(), kind: 'attachment', name: 'jugement de Moussa.pdf', ...more });

  beforeAll(async () => {
    world = await World.create();
    worker = await world.person('centre-worker', { centre: 'gao' });
    manager = await world.person('centre-manager', { centre: 'gao' });
    liaison = await world.person('security-liaison', { unit: '1er bataillon (essai)' });
    monitor = await world.person('monitor');
    elsewhere = await world.person('centre-worker', { centre: 'mopti' });
    await worker.post('/api/cases', { id: caseId, entry: 'community', occurredAt: '2026-03-01', region: 'gao', centre: 'gao', sex: 'male', agePrecision: 'unknown' });
    await worker.post(`/api/cases/${caseId}/stay/admit`, { id: randomUUID(), at: '2026-03-02', kind: 'centre', centre: 'gao' }, { version: 1 });
  });
  afterAll(async () => {
    await world.close();
  });

  it('come back as they were sent, under the name they were given, for no other use', async () => {
    const id = randomUUID();
    expect((await add(worker, about({ id, description: 'de la mairie d’Ansongo' }), PDF)).status).toBe(201);
    expect((await list(manager)).items).toEqual([expect.objectContaining({ id, kind: 'attachment', mediaType: 'application/pdf', size: PDF.length, name: 'jugement de Moussa.pdf', description: 'de la mairie d’Ansongo' })]);
    const file = await raw(manager, 'GET', `/api/cases/${caseId}/documents/${id}`);
    expect(file.bytes).toEqual(PDF);
    expect(file.headers).toMatchObject({
      'content-type': 'application/pdf', 'x-content-type-options': 'nosniff', 'cache-control': 'no-store', 'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': `attachment; filename="document.pdf"; filename*=UTF-8''jugement%20de%20Moussa.pdf`,
    });
  });

  it('every look is logged: the list, and each file by its id', async () => {
    const id = randomUUID();
    await add(worker, about({ id, kind: 'photo', name: 'photo.jpg' }), JPEG);
    await list(manager);
    await raw(manager, 'GET', `/api/cases/${caseId}/documents/${id}`);
    const looks = await world.sql<{ detail: object }>(`select detail from access_log where kind = 'document.read' and actor = $1 and case_id = $2 order by id desc limit 2`, [manager.userId, caseId]);
    expect(looks.map(({ detail }) => detail)).toEqual([{ what: 'photo', document: id }, { what: 'list' }]);
  });

  it.each([
    [ogg('OpusHead'), 'audio/ogg', 'ogg'], [mp4(), 'audio/mp4', 'm4a'], [adts(), 'audio/aac', 'aac'], [mp3(), 'audio/mpeg', 'mp3'], [wav(), 'audio/wav', 'wav'], [webm('A_OPUS'), 'audio/webm', 'webm'],
  ])('a recording comes back as it was sent, of its own kind, and who opened it is logged (%#)', async (bytes, mediaType, extension) => {
    const id = randomUUID();
    expect((await add(worker, about({ id, kind: 'recording', name: 'récit (inventé)' }), bytes)).status).toBe(201);
    const file = await raw(manager, 'GET', `/api/cases/${caseId}/documents/${id}`);
    expect(file.bytes.equals(bytes)).toBe(true);
    expect(file.headers).toMatchObject({ 'content-type': mediaType, 'x-content-type-options': 'nosniff' });
    expect(file.headers['content-disposition']).toContain(`filename="document.${extension}"`);
    expect(await world.sql(`select detail from access_log where kind = 'document.read' and actor = $1 and case_id = $2 order by id desc limit 1`, [manager.userId, caseId])).toEqual([{ detail: { what: 'recording', document: id } }]);
  });

  it('lie sealed: neither bytes nor names nor descriptions are in the tables, the journal or the answers kept', async () => {
    const tables = ['document', 'document_content', 'journal', 'idempotency', 'access_log'];
    for (const table of tables) {
      const rows = await world.sql<{ text: string }>(`select t::text as text from ${table} t`);
      const text = rows.map((row) => row.text).join('\n');
      for (const secret of ['Moussa', 'Ansongo', PDF.toString('hex').slice(0, 40), JPEG.toString('hex'), Buffer.from('jugement').toString('hex')]) expect([table, secret, text.includes(secret)]).toEqual([table, secret, false]);
    }
  });

  it('sent twice under one key they are added once; under another key the same id exists already', async () => {
    const key = randomUUID();
    const said = about();
    const before = (await list(worker)).items.length;
    expect([(await add(worker, said, PDF, { key })).status, (await add(worker, said, PDF, { key })).status]).toEqual([201, 201]);
    expect((await list(worker)).items).toHaveLength(before + 1);
    expect(await add(worker, said, PDF)).toMatchObject({ status: 409, code: 'already-exists' });
    expect(await add(worker, said, JPEG, { key })).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
  });

  it.each([
    ['a page called a picture', { kind: 'photo', name: 'photo.jpg' }, Buffer.from('<html><script>alert(1)</script>'), 422, 'document-type'],
    ['a PDF as photo', { kind: 'photo' }, PDF, 422, 'document-type'], ['no bytes', {}, Buffer.alloc(0), 422, 'document-type'],
    ['an unknown kind', { kind: 'film' }, PDF, 400, 'invalid-request'], ['no name', { name: '' }, PDF, 400, 'invalid-request'], ['a field of its own', { path: '/etc' }, PDF, 400, 'invalid-request'],
    ['a PDF as recording', { kind: 'recording' }, PDF, 422, 'document-type'], ['a recording as attachment', {}, ogg('OpusHead'), 422, 'document-type'],
    ['a film as recording', { kind: 'recording' }, mp4({ handlers: ['vide', 'soun'] }), 422, 'document-type'], ['a recording cut off in its head', { kind: 'recording' }, mp4().subarray(0, 30), 422, 'document-type'],
    ['a recording one byte too long', { kind: 'recording' }, Buffer.concat([ogg('OpusHead'), Buffer.alloc(MAX_SOUND_BYTES)]).subarray(0, MAX_SOUND_BYTES + 1), 413, 'body-too-large'],
    ['one byte too many', {}, Buffer.concat([PDF, Buffer.alloc(MAX_BYTES + 1 - PDF.length)]), 413, 'body-too-large'],
  ])('%s is refused', async (_what, more, bytes, status, code) => {
    expect(await add(worker, about(more), bytes)).toMatchObject({ status, code });
  });

  it('a file of exactly five megabytes is taken', async () => {
    expect((await add(worker, about(), Buffer.concat([PDF, Buffer.alloc(MAX_BYTES - PDF.length)]))).status).toBe(201);
  });

  it('a recording of exactly fifteen', async () => {
    expect((await add(worker, about({ kind: 'recording' }), Buffer.concat([ogg('OpusHead'), Buffer.alloc(MAX_SOUND_BYTES)]).subarray(0, MAX_SOUND_BYTES))).status).toBe(201);
  });

  it('the tables themselves keep sound apart from pictures and papers', async () => {
    const [row] = await world.sql<{ id: string }>('select id from document limit 1');
    for (const [kind, type] of [['attachment', 'audio/ogg'], ['recording', 'application/pdf'], ['recording', 'video/webm'], ['photo', 'audio/ogg']])
      await expect(world.sql('update document set kind = $2, media_type = $3 where id = $1', [row?.id, kind, type])).rejects.toThrow(/check constraint/);
  });

  it('an unreadable header, another type, and bytes at any other route are refused', async () => {
    const bad = await raw(worker, 'POST', `/api/cases/${caseId}/documents`, { 'content-type': 'application/octet-stream', 'idempotency-key': randomUUID(), 'document-about': '%E0%A4%A' }, PDF);
    expect(bad).toMatchObject({ status: 400, code: 'invalid-request' });
    expect(await add(worker, about(), Buffer.from('{}'), { type: 'application/json' })).toMatchObject({ status: 415 });
    expect(await add(worker, about(), PDF, { type: 'text/html' })).toMatchObject({ status: 415 });
    const elsewhereBytes = await raw(worker, 'POST', '/api/cases', { 'content-type': 'application/octet-stream', 'idempotency-key': randomUUID() }, PDF);
    expect(elsewhereBytes).toMatchObject({ status: 415, code: 'unsupported-content-type' });
    const large = await raw(worker, 'POST', '/api/cases', { 'content-type': 'application/octet-stream', 'idempotency-key': randomUUID() }, Buffer.alloc(2_000_000));
    expect(large.status).toBe(413);
  });

  it('are nobody’s but the file’s people’s', async () => {
    const [first] = (await list(worker)).items;
    const url = `/api/cases/${caseId}/documents`;
    for (const [who, status] of [[liaison, 403], [monitor, 403], [elsewhere, 404]] as const) {
      expect((await raw(who, 'GET', url)).status).toBe(status);
      expect((await raw(who, 'GET', `${url}/${first?.id ?? ''}`)).status).toBe(status);
      expect((await add(who, about(), PDF)).status).toBe(status);
    }
    const other = randomUUID();
    await worker.post('/api/cases', { id: other, entry: 'community', occurredAt: '2026-03-01', region: 'gao', centre: 'gao', sex: 'male', agePrecision: 'unknown' });
    expect((await raw(worker, 'GET', `/api/cases/${other}/documents/${first?.id ?? ''}`)).status).toBe(404);
  });

  it('where nothing scans, the list says so', async () => {
    expect(await list(worker)).toMatchObject({ scanned: false });
  });

  it('two at once do not both find the last place', async () => {
    const { room } = await list(worker);
    for (let n = 1; n < room; n += 1) expect((await add(worker, about(), PDF)).status).toBe(201);
    const last = await Promise.all([add(worker, about(), PDF), add(manager, about(), PDF), add(worker, about(), PDF)]);
    expect(last.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(last.find(({ status }) => status === 409)?.code).toBe('document-limit');
    expect(await list(worker)).toMatchObject({ room: 0, items: { length: MAX_DOCUMENTS } });
  });

  it('without the child’s key they are gone', async () => {
    const [first] = (await list(worker)).items;
    await world.sql('delete from child_key where case_id = $1', [caseId]);
    expect((await list(worker)).items).toEqual([]);
    expect((await raw(worker, 'GET', `/api/cases/${caseId}/documents/${first?.id ?? ''}`)).status).toBe(404);
  });
});
