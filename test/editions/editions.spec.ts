import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import readXlsx from 'read-excel-file/node';
import type { Caller } from '../support/caller.js';
import { Engine } from '../support/engine.js';
import { sealAll } from '../support/sealing.js';
import { World } from '../support/world.js';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const run = promisify(execFile);

interface Edition { id: string; number: string; position: number; hash: string; frozenBy?: string }
interface EditionFile { edition: { disclosure: string; timeLimits: Record<string, number>; figures: { measure: string; value: number }[] }; hash: string; signature: string; publicKey: string }
interface Compared { labels: { fr: string }[]; measure: { fr: string }; table: { fr: string }; before: number; after: number }
interface Comparison { figures: Compared[]; unit: string; units: { code: string; figures: Compared[]; entries: { position: number; subject: string; change: string }[] }[]; more: boolean }
interface Check { sameBytes: boolean; differing: number; signatureHolds: boolean }

describe('editions', () => {
  let world: World;
  let engine: Engine;
  let owner: pg.Client;
  let ministry: Caller;
  let monitor: Caller;
  let liaison: Caller;
  const scratch = mkdtempSync(join(tmpdir(), 'passerelle-editions-'));
  const period = { from: '2026-01-01', to: '2026-03-31' };

  const capture = async (): Promise<void> => {
    const answer = await liaison.post('/api/captures', { id: randomUUID(), kind: 'capture', startedAt: '2026-03-09T07:00:00.000Z', region: 'gao', authority: 'FAMA', sex: 'male', ageYears: 15, agePrecision: 'stated' });
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  };
  const frozen = async (change: object = {}): Promise<Edition> => {
    await sealAll(engine, owner);
    const answer = await ministry.post<Edition>('/api/editions', { id: randomUUID(), report: 'deprivation', ...period, ...change });
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return answer.body;
  };
  const file = async (id: string): Promise<EditionFile> => (await monitor.get<EditionFile>(`/api/editions/${id}/file`)).body;
  const captured = ({ edition }: EditionFile): number | undefined => edition.figures.find(({ measure }) => measure === 'captured')?.value;

  beforeAll(async () => {
    world = await World.create();
    engine = new Engine(world.databaseUrl, world.clock);
    owner = new pg.Client({ connectionString: world.databaseUrl });
    await owner.connect();
    [ministry, monitor, liaison] = [await world.person('national-officer'), await world.person('monitor'), await world.person('security-liaison', { unit: 'GTIA de Gao', region: 'gao' })];
  });
  afterAll(async () => {
    rmSync(scratch, { recursive: true });
    await owner.end();
    await engine.close();
    await world.close();
  });

  it('are frozen by the Ministry, numbered, and made again to the same bytes after more was recorded', async () => {
    await capture();
    const first = await frozen();
    const bytes = await file(first.id);
    await capture();
    const second = await frozen();
    expect([first.number, second.number]).toEqual(['ED-2026-0001', 'ED-2026-0002']);
    expect([captured(bytes), captured(await file(second.id))]).toEqual([1, 2]);
    expect(bytes.edition).toMatchObject({ disclosure: 'none', report: { code: 'deprivation', version: 1 }, parameters: period, position: first.position, timeLimits: { 'custody-handover': 1 }, frozenAt: world.clock.now().toISOString() });
    for (const { id } of [first, second]) expect((await monitor.get<Check>(`/api/editions/${id}/check`)).body).toMatchObject({ sameBytes: true, differing: 0, signatureHolds: true });
    expect((await frozen({ position: first.position })).hash).not.toBe(first.hash); // another number
    expect(await file(first.id)).toEqual(bytes);
    const list = (await monitor.get<{ items: Edition[]; freezable: boolean }>('/api/editions')).body;
    expect([list.items.map(({ number }) => number), list.freezable, (await ministry.get<{ freezable: boolean }>('/api/editions')).body.freezable]).toEqual([['ED-2026-0003', 'ED-2026-0002', 'ED-2026-0001'], false, true]);
  });

  it('say so when the figures come out otherwise', async () => {
    const edition = await frozen();
    await world.sql('alter table journal disable trigger journal_append_only');
    const rewritten = (sex: string): Promise<unknown> => world.sql(`update journal set row = jsonb_set(row, '{sex}', to_jsonb($1::text)) where subject = 'child_case'`, [sex]);
    await rewritten('female');
    const { body } = await monitor.get<Check>(`/api/editions/${edition.id}/check`);
    await rewritten('male');
    expect(body).toMatchObject({ sameBytes: false, signatureHolds: true });
    expect(body.differing).toBeGreaterThan(0);
    expect((await monitor.get<Check>(`/api/editions/${edition.id}/check`)).body).toMatchObject({ sameBytes: true });
  });

  it('are compared figure by figure, down to what was written about each case between the two', async () => {
    const first = await frozen();
    const [corrected] = await world.sql<{ id: string; code: string }>('update child_case set sex = $1, version = version + 1 where id = (select id from child_case order by id limit 1) returning id, code', ['female']);
    await capture();
    const second = await frozen();
    const { body } = await monitor.get<Comparison>(`/api/editions/comparison?before=${first.id}&after=${second.id}`);
    const total = body.figures.find(({ labels, measure }) => labels.length === 0 && measure.fr === 'Privés de liberté');
    expect((total?.after ?? 0) - (total?.before ?? 0)).toBe(1);
    expect([body.unit, body.units.length, body.more]).toEqual(['case', 2, false]);
    const [old, added] = [body.units.find(({ code }) => code === corrected?.code), body.units.find(({ code }) => code !== corrected?.code)];
    expect(old?.figures.filter(({ table, measure }) => table.fr === 'Par sexe' && measure.fr === 'Privés de liberté').map(({ labels, before, after }) => [labels[0]?.fr, before, after])).toEqual([['Fille', 0, 1], ['Garçon', 1, 0]]);
    expect(old?.entries.map(({ subject, change }) => `${subject} ${change}`)).toEqual(['child_case update']);
    expect(new Set(added?.entries.map(({ subject, change }) => `${subject} ${change}`))).toEqual(new Set(['child_case insert', 'child_case update', 'custody insert', 'custody_spell insert', 'deadline insert']));
    for (const { position } of [...(old?.entries ?? []), ...(added?.entries ?? [])]) expect(position > first.position && position <= second.position).toBe(true);
    const care = await frozen({ report: 'care' });
    expect(await monitor.get(`/api/editions/comparison?before=${first.id}&after=${care.id}`)).toMatchObject({ status: 422, body: { code: 'editions-differ' } });
  });

  it('two files of one child that were found to be one: the comparison names the file that counts no longer', async () => {
    const [kept, merged] = [randomUUID(), randomUUID()];
    for (const id of [kept, merged]) {
      const { status } = await liaison.post('/api/captures', { id, kind: 'capture', startedAt: '2026-03-09T07:00:00.000Z', region: 'gao', authority: 'FAMA', sex: 'male', ageYears: 15, agePrecision: 'stated' });
      expect(status).toBe(201);
    }
    const versionOf = async (id: string): Promise<number> => (await ministry.get<{ version: number }>(`/api/cases/${id}`)).body.version;
    const released = await ministry.post(`/api/cases/${merged}/custody/release`, { at: '2026-03-09T12:00:00.000Z', kind: 'released' }, { version: await versionOf(merged) });
    expect([released.status, released.body]).toEqual([200, released.body]);
    const before = await frozen();
    const answer = await ministry.post(`/api/cases/${kept}/merge`, { caseId: merged, version: await versionOf(merged), reason: 'la même capture, notée deux fois' }, { version: await versionOf(kept) });
    expect([answer.status, answer.body]).toEqual([200, answer.body]);
    const after = await frozen();
    const { body } = await monitor.get<Comparison>(`/api/editions/comparison?before=${before.id}&after=${after.id}`);
    const { body: file } = await ministry.get<{ code: string }>(`/api/cases/${merged}`);
    const gone = body.units.find(({ code }) => code === file.code);
    expect(gone?.figures.filter(({ labels, measure }) => labels.length === 0 && measure.fr === 'Privés de liberté').map((figure) => [figure.before, figure.after])).toEqual([[1, 0]]);
    expect(gone?.entries.map(({ subject }) => subject)).toContain('child_case');
  });

  it('are changed by nobody, frozen by the Ministry alone, and read by those who read reports', async () => {
    const edition = await frozen();
    await expect(world.sql(`update edition set content = content || ' '`)).rejects.toThrow('append only');
    await expect(world.sql('delete from edition')).rejects.toThrow('append only');
    expect((await monitor.post('/api/editions', { id: randomUUID(), report: 'care', ...period })).status).toBe(403);
    for (const role of ['analyst', 'regional-officer', 'auditor'] as const) expect((await (await world.person(role, role === 'regional-officer' ? { region: 'gao' } : {})).get(`/api/editions/${edition.id}`)).status).toBe(403);
    const page = (await monitor.get<{ tables: { code: string }[]; publicKey: string }>(`/api/editions/${edition.id}`)).body;
    expect(page.tables.map(({ code }) => code)).toEqual(['total', 'authority', 'region', 'sex', 'age']);
    expect((await monitor.get(`/api/editions/${randomUUID()}`)).status).toBe(404);
  });

  it.each([
    [{ report: 'unheard-of' }, 404, 'unknown-report'], [{ position: 9_999_999 }, 422, 'unknown-position'], [{ from: '2026-04-01' }, 422, 'ends-before-start'],
  ])('%j is refused', async (change, status, code) => {
    const answer = await ministry.post<{ code: string }>('/api/editions', { id: randomUUID(), report: 'care', ...period, ...change });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('are looked at in sight of the auditor: reading, checking, taking the file away', async () => {
    const { id, number } = await frozen();
    await Promise.all(['', '/check', '/file'].map((what) => monitor.get(`/api/editions/${id}${what}`)));
    const looks = await world.sql<{ kind: string }>(`select kind from access_log where detail ->> 'edition' = $1 and actor = $2 order by kind`, [number, monitor.userId]);
    expect(looks.map(({ kind }) => kind)).toEqual(['report.export', 'report.read', 'report.read']);
  });

  it('leave the house as a French spreadsheet, a workbook and paper; so do the figures of today', async () => {
    const { id, number, hash, position } = await frozen();
    const raw = async (path: string): Promise<{ type: string; name: string; bytes: Buffer }> => {
      const { headers, rawPayload } = await world.app.inject({ method: 'GET', url: path, headers: { cookie: monitor.cookie } });
      return { type: String(headers['content-type']), name: String(headers['content-disposition']), bytes: rawPayload };
    };
    const csv = await raw(`/api/editions/${id}/export?format=csv`);
    expect([csv.type, csv.name]).toEqual(['text/csv; charset=utf-8', `attachment; filename="${number}.csv"`]);
    const lines = csv.bytes.toString('utf8').split('\r\n');
    expect(lines[0]).toBe('\uFEFFTableau;Mesure;Dimension 1;Code 1;Libellé 1;Dimension 2;Code 2;Libellé 2;P-code;Version du P-code;Valeur');
    const total = captured(await file(id));
    expect(lines).toContain(`Ensemble;Privés de liberté;;;;;;;;;${String(total)}`);
    expect(lines.find((line) => line.startsWith('Par région;Privés de liberté;Région;gao;Gao;;;;ML'))).toMatch(new RegExp(`;${String(total)}$`));

    const sheets = await readXlsx((await raw(`/api/editions/${id}/export?format=xlsx&language=en`)).bytes);
    const [figures, origin] = ['Figures', 'Origin'].map((name) => sheets.find(({ sheet }) => sheet === name)?.data ?? []);
    expect(figures?.find(([table, measure]) => table === 'Total' && measure === 'Deprived of liberty')?.at(-1)).toBe(total); // a number, no text
    expect(figures).toHaveLength(lines.length - 1);
    expect(origin?.map(([, value]) => value)).toEqual(expect.arrayContaining([number, hash]));

    const paper = await raw(`/api/editions/${id}/export?format=pdf`);
    expect([paper.type, paper.bytes.subarray(0, 5).toString()]).toEqual(['application/pdf', '%PDF-']);
    expect((await raw(`/api/editions/${id}/export?format=pdf`)).bytes.equals(paper.bytes)).toBe(true);
    if (process.env['SHOTS'] !== undefined) writeFileSync(join(process.env['SHOTS'], 'edition.pdf'), paper.bytes);

    for (const format of ['csv', 'xlsx', 'pdf', 'json']) expect((await raw(`/api/reports/catalogue/violations/export?from=2026-01-01&to=2026-03-31&format=${format}&position=${String(position)}`)).name).toBe(`attachment; filename="violations-2026-01-01-2026-03-31.${format}"`);
    const looks = await world.sql<{ kind: string }>(`select kind from access_log where actor = $1 and detail ->> 'report' = 'violations'`, [monitor.userId]);
    expect(new Set(looks.map(({ kind }) => kind))).toEqual(new Set(['report.export']));
  });

  it('are checked from the file alone, without the application', async () => {
    const whole = await file((await frozen()).id);
    const verify = async (content: object, ...options: string[]): Promise<string> => {
      const path = join(scratch, `${randomUUID()}.json`);
      writeFileSync(path, JSON.stringify(content, undefined, 2)); // written otherwise, it is the same edition
      return await run(process.execPath, [CLI, 'edition', 'verify', path, ...options], { env: { PATH: process.env['PATH'] } }).then(({ stdout }) => stdout, (error: unknown) => (error as { stderr: string }).stderr);
    };
    expect(await verify(whole)).toContain('whole and signed: ED-2026-');
    expect(await verify(whole, '--key', whole.publicKey)).not.toContain('compare it');
    expect(await verify(whole, '--key', '00'.repeat(32))).toContain('ANOTHER KEY');
    const changed = { ...whole, edition: { ...whole.edition, figures: whole.edition.figures.slice(1) } };
    expect(await verify(changed)).toContain('NOT THE SAME');
    expect(await verify({ ...whole, signature: '00'.repeat(64) })).toContain('NOT SIGNED');
    expect(await verify({})).toContain('is no edition');
  });
});
