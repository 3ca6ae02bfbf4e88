import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '../support/caller.js';
import { asOwner } from '../support/database.js';
import { Engine } from '../support/engine.js';
import { ownCluster } from '../support/own-cluster.js';
import { RegisterImport } from '../../src/exchange/index.js';
import { WordSearch } from '../support/word-search.js';
import { World } from '../support/world.js';

const REGISTER = readFileSync(fileURLToPath(new URL('../../demo/registre-prise-en-charge.csv', import.meta.url)));
const DEMO_LINES = 120;

/** Made up, and like nothing else: found anywhere, they came from here. */
const SECRET = {
  given: 'Zébulonka', family: 'Ag Quouxima', other: 'Krokovial', father: 'Wolframbe Quouxima', mother: 'Yxantella Walet', relative: 'Jibroulou Essaix', relation: 'grand-tanteuse',
  relativeContact: 'chez Pfelgmann', village: 'Tin-Xouloubadjo', languages: 'volapuquois', contact: 'boutique Zwergulis', remark: 'sa soeur Hexabelle attend', operation: 'opération Vlixandre',
  place: 'ferme de Gnorbalou', transferPlace: 'camp Bulvrokan', detail: 'atelier Fnordalek', acknowledgement: 'oncle Drabouzien prévenu', closure: 'rentré chez Oulfragent',
  fileName: 'jugement-Plimsoukrane.pdf', fileDescription: 'signé Carambouxe', attachment: 'contenu-secret-Mirlitouzeau', refusal: 'chef Brindouxaire absent', visit: 'vu avec Talanbirouxe', act: 'témoin Grimouldaxe', signer: 'capitaine Ouzbelkrane',
};
const WORDS = Object.values(SECRET).flatMap((text) => text.split(/[\s.]+/)).filter((word) => word.length >= 6 && !['absent', 'attend', 'boutique', 'atelier', 'opération', 'prévenu', 'contenu'].includes(word));

/** Names of the demonstration's children, as its register has them; what also is a word of the reference data says nothing. */
function demoNames(): string[] {
  const [head = '', ...lines] = REGISTER.toString().split('\n').slice(0, DEMO_LINES + 1);
  expect(head).toContain('Prénom;Nom');
  return [...new Set(lines.flatMap((line) => line.split(';').slice(1, 3)).map((name) => name.trim()).filter((name) => name.length >= 6))];
}

describe('what a dump, a stolen disk or a backup shows', () => {
  let world: World;
  let engine: Engine;
  let liaison: Caller;
  let officer: Caller;
  let manager: Caller;
  let names: string[];

  const version = async (who: Caller, id: string): Promise<number> => (await who.get<{ version: number }>(`/api/cases/${id}`)).body.version;
  const act = async (who: Caller, id: string, path: string, body: object, method: 'post' | 'put' = 'post'): Promise<void> => {
    const answer = await who[method](`/api/cases/${id}/${path}`, body, { version: await version(who, id) });
    expect([path, answer.status < 300, answer.body]).toEqual([path, true, expect.anything()]);
  };

  beforeAll(async () => {
    world = await World.create({ database: await ownCluster({ port: 27_100, durable: false }) });
    engine = new Engine(world.databaseUrl, world.clock);
    liaison = await world.person('security-liaison', { unit: '1er bataillon (essai)' });
    officer = await world.person('regional-officer', { region: 'gao' });
    manager = await world.person('centre-manager', { centre: 'gao' });
    names = demoNames();
    const part = REGISTER.toString().split('\n').slice(0, DEMO_LINES + 1).join('\n');
    const imported = await world.app.get(RegisterImport).run(Buffer.from(part), 'registre-prise-en-charge.csv');
    expect(imported.created).toBeGreaterThan(DEMO_LINES - 20);

    const held = randomUUID();
    const notified = await liaison.post('/api/captures', {
      id: held, kind: 'capture', startedAt: '2026-03-10T05:30:00.000Z', placeText: SECRET.place, region: 'gao', authority: 'FAMA', sex: 'male', agePrecision: 'unknown',
      operation: SECRET.operation, remark: SECRET.remark,
    });
    expect(notified.status).toBe(201);
    await engine.sweeper.sweep();
    const told = await officer.get<{ items: { id: string }[] }>('/api/alerts');
    expect((await officer.post(`/api/alerts/${told.body.items[0]?.id ?? ''}/acknowledge`, { note: SECRET.acknowledgement })).status).toBe(200);
    await act(officer, held, 'custody/transfer', { at: '2026-03-10T06:45:00.000Z', authority: 'FAMA', unitId: await world.unitId('1er bataillon (essai)'), region: 'gao', placeText: SECRET.transferPlace });
    await act(liaison, held, 'handover', { id: randomUUID(), at: '2026-03-10T07:00:00.000Z', centre: 'gao' });
    await act(manager, held, 'handover/refuse', { reason: SECRET.refusal });
    await act(liaison, held, 'handover', { id: randomUUID(), at: '2026-03-10T07:10:00.000Z', centre: 'gao' });
    await act(manager, held, 'handover/accept', { at: '2026-03-10T07:30:00.000Z' });
    await act(manager, held, 'stay/admit', { id: randomUUID(), at: '2026-03-10T07:40:00.000Z', kind: 'centre', centre: 'gao' });
    await act(manager, held, 'identity', {
      given: SECRET.given, family: SECRET.family, other: SECRET.other, father: SECRET.father, mother: SECRET.mother, village: SECRET.village, languages: SECRET.languages, contact: SECRET.contact,
      relatives: [{ name: SECRET.relative, relation: SECRET.relation, contact: SECRET.relativeContact }],
    }, 'put');
    const acts = await manager.get<{ makeable: { kind: string; factId: string }[] }>(`/api/cases/${held}/acts`);
    const made = acts.body.makeable.find(({ kind }) => kind === 'handover');
    await act(manager, held, 'acts', { id: randomUUID(), kind: 'handover', factId: made?.factId, circumstances: SECRET.act, items: SECRET.act, firstSigner: SECRET.signer });
    await act(manager, held, 'services', { id: randomUUID(), service: 'vocational-training', at: '2026-03-10', detail: SECRET.detail });
    const bytes = Buffer.from(`%PDF-1.7 ${SECRET.attachment.repeat(40)}`);
    const about = encodeURIComponent(JSON.stringify({ id: randomUUID(), kind: 'attachment', name: SECRET.fileName, description: SECRET.fileDescription }));
    const added = await world.app.inject({
      method: 'POST', url: `/api/cases/${held}/documents`, payload: bytes,
      headers: { cookie: manager.cookie, 'content-type': 'application/octet-stream', 'idempotency-key': randomUUID(), 'document-about': about },
    });
    expect(added.statusCode).toBe(201);
    await act(manager, held, 'stay/discharge', { at: '2026-03-10T07:50:00.000Z', destination: 'family', region: 'gao' });
    await act(manager, held, 'visits', { id: randomUUID(), at: '2026-03-10T07:55:00.000Z', outcome: 'well', remark: SECRET.visit });
    await act(manager, held, 'closure/request', { reason: 'moved-away', confirmed: [], remark: SECRET.closure });
    await manager.post('/api/cases/search', { q: SECRET.given }, { key: null });
    await manager.get(`/api/cases/${held}`);
    await engine.sealer.seal();
  }, 240_000);
  afterAll(async () => {
    await engine.close();
    await world.close();
  });

  it('the words are really there, for those who may read them', async () => {
    const list = await manager.post<{ items: { id: string; name: string }[] }>('/api/cases/search', { q: SECRET.other }, { key: null });
    expect(list.body.items.map((item) => item.name)).toEqual([`${SECRET.given} ${SECRET.family}`]);
    const page = JSON.stringify((await manager.get(`/api/cases/${list.body.items[0]?.id ?? ''}`)).body);
    for (const field of ['given', 'family', 'father', 'relative', 'village', 'remark', 'operation', 'place', 'transferPlace', 'detail', 'refusal', 'visit', 'closure'] as const) expect(page).toContain(SECRET[field]);
    expect(names.length).toBeGreaterThan(40);
  });

  /** Every row of every table of every schema, as text: what a logical dump holds, catalogue included. */
  const everyRow = async (): Promise<Map<string, Buffer>> =>
    await asOwner(world.databaseUrl, async (client) => {
      const { rows: tables } = await client.query<{ name: string }>(
        `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'm', 'p') order by 1`,
      );
      const dump = new Map<string, Buffer>();
      for (const { name } of tables) {
        const { rows } = await client.query<{ text: string | null }>(`select string_agg(t::text, E'\\n') as text from ${name} t`);
        dump.set(name, Buffer.from(rows[0]?.text ?? ''));
      }
      return dump;
    });

  /** The files of this database, the write-ahead log and the server's own log, once everything has been written out. */
  const everyFile = async (): Promise<Map<string, Buffer>> =>
    await asOwner(world.databaseUrl, async (client) => {
      await client.query('checkpoint');
      const { rows } = await client.query<{ directory: string; oid: string }>(`select current_setting('data_directory') as directory, (select oid from pg_database where datname = current_database())::text as oid`);
      const { directory = '', oid = '' } = rows[0] ?? {};
      const folders = [join(directory, 'base', oid), join(directory, 'pg_wal')];
      const files = folders.flatMap((folder) => readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(folder, entry.name)));
      return new Map([...files, join(directory, '..', 'server.log')].map((file) => [file, readFileSync(file)]));
    });

  const found = (places: Map<string, Buffer>, search: WordSearch): string[] => [...places].flatMap(([place, bytes]) => [...search.in(bytes)].map((word) => `${word} in ${place}`));

  it('in no row of no table stands a word of them, in clear, in base64 or in hex', async () => {
    const dump = await everyRow();
    expect(dump.size).toBeGreaterThan(90); // the catalogue too
    expect(dump.get('public.case_note')?.length).toBeGreaterThan(500);
    expect(found(dump, new WordSearch([...WORDS, ...names]))).toEqual([]);
  });

  it('in no file of the cluster stands a word of them: tables, indexes, long values, write-ahead log, server log', async () => {
    const files = await everyFile();
    expect([...files.values()].reduce((sum, bytes) => sum + bytes.length, 0)).toBeGreaterThan(10_000_000);
    expect(found(files, new WordSearch([...WORDS, ...names]))).toEqual([]);
  });

  it('and if one stood there it would be found: in a row, in its file and in the log, in each guise', async () => {
    const planted = ['Trombulinax', 'Kastafioure', 'Mandrigoulot'] as const;
    await world.sql('create table planted (id int, clear text, inside bytea, base text)');
    await world.sql('insert into planted values (1, $1, $2, $3)', [`voir ${planted[0].toUpperCase()} demain`, Buffer.from(`x${planted[1]}`), Buffer.from(`xy${planted[2]}z`).toString('base64')]);
    const search = new WordSearch(planted);
    const rows = found(new Map([...(await everyRow())].filter(([name]) => name === 'public.planted')), search);
    expect(rows.sort()).toEqual(planted.map((word) => `${word} in public.planted`).sort());
    const files = found(await everyFile(), search);
    for (const word of planted) {
      expect([word, files.some((place) => place.startsWith(word) && place.includes('/base/'))]).toEqual([word, true]);
      expect([word, files.some((place) => place.startsWith(word) && place.includes('/pg_wal/'))]).toEqual([word, true]);
    }
  });

  it('a guess cannot be confirmed either: the digest of a repeated request is keyed', async () => {
    const digests = await world.sql<{ request_hash: Buffer }>('select request_hash from idempotency');
    const cases = await world.sql<{ id: string }>('select id from child_case');
    const body = JSON.stringify({ reason: 'moved-away', remark: SECRET.closure });
    const guesses = cases.map(({ id }) => createHash('sha256').update(`POST /api/cases/${id}/closure/request\n${body}`).digest());
    expect([digests.length > 5, guesses.length > 5]).toEqual([true, true]);
    expect(digests.filter(({ request_hash: digest }) => guesses.some((guess) => guess.equals(digest)))).toEqual([]);
  });
});
