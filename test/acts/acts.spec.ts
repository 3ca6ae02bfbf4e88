import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Printer } from '../../src/acts/printer.js';
import type { Answer, Caller } from '../support/caller.js';
import { World } from '../support/world.js';

interface Act {
  id: string;
  number: string;
  kind: string;
  state: string;
  offers: string[];
  voidReason?: string;
  scanId?: string;
  scannedBy?: string;
}
interface Listed {
  items: Act[];
  makeable: { kind: string; factId: string; at: string }[];
}

const PDF = Buffer.from('%PDF-1.7 papier signé, inventé');
const NAME = { given: 'Zoumanakry', family: 'Ag Wexelbourg' };

describe('numbered papers of the child’s way', () => {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-acts-'));
  let world: World;
  let liaison: Caller;
  let worker: Caller;
  let manager: Caller;
  let officer: Caller;
  let ministry: Caller;
  let monitor: Caller;
  let auditor: Caller;
  let elsewhere: Caller;

  beforeAll(async () => {
    world = await World.create({ now: '2026-03-10T12:00:00.000Z', env: { ERASURES_FILE: join(folder, 'liste.jsonl') } });
    [liaison, worker, manager, officer, ministry, monitor, auditor, elsewhere] = await Promise.all([
      world.person('security-liaison', { unit: '1er bataillon (essai)' }), world.person('centre-worker', { centre: 'gao' }), world.person('centre-manager', { centre: 'gao' }),
      world.person('regional-officer', { region: 'gao' }), world.person('national-officer'), world.person('monitor'), world.person('auditor'), world.person('centre-worker', { centre: 'mopti' }),
    ]);
  });
  afterAll(async () => {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const step = async (who: Caller, id: string, path: string, body: object, method: 'POST' | 'PUT' = 'POST'): Promise<void> => {
    const [row] = await world.sql<{ version: number }>('select version from child_case where id = $1', [id]);
    const answer = await who.send(method, `/api/cases/${id}/${path}`, body, { version: row?.version ?? 0 });
    expect([path, answer.status < 300, answer.body]).toEqual([path, true, expect.anything()]);
  };
  /** A child taken by a unit, handed over and accepted. */
  const handedOver = async (): Promise<string> => {
    const id = randomUUID();
    const notified = await liaison.post('/api/captures', { id, kind: 'capture', startedAt: '2026-03-10T05:30:00.000Z', placeText: 'ferme de Gnorbalou', region: 'gao', authority: 'FAMA', sex: 'male', ageYears: 15, agePrecision: 'stated' });
    expect(notified.status).toBe(201);
    await step(liaison, id, 'handover', { id: randomUUID(), at: '2026-03-10T06:00:00.000Z', centre: 'gao' });
    await step(worker, id, 'handover/accept', { at: '2026-03-10T07:00:00.000Z' });
    await step(worker, id, 'identity', NAME, 'PUT');
    return id;
  };
  const closed = async (): Promise<string> => {
    const id = await handedOver();
    await step(worker, id, 'stay/admit', { id: randomUUID(), at: '2026-03-10T08:00:00.000Z', kind: 'centre', centre: 'gao' });
    await step(worker, id, 'stay/discharge', { at: '2026-03-10T09:00:00.000Z', destination: 'family', region: 'gao' });
    return id;
  };
  const list = async (who: Caller, id: string): Promise<Listed> => (await who.get<Listed>(`/api/cases/${id}/acts`)).body;
  const factOf = async (who: Caller, id: string, kind: string): Promise<string> => (await list(who, id)).makeable.find((one) => one.kind === kind)?.factId ?? '';
  const issue = async (who: Caller, id: string, kind = 'handover', more: object = {}, key?: string): Promise<Answer> =>
    await who.post(`/api/cases/${id}/acts`, { id: randomUUID(), kind, factId: await factOf(officer, id, kind), ...more }, key === undefined ? {} : { key });
  const paper = async (who: Caller, id: string, act: string): Promise<{ status: number; bytes: Buffer; headers: Record<string, unknown> }> => {
    const response = await world.app.inject({ method: 'GET', url: `/api/cases/${id}/acts/${act}/paper`, headers: { cookie: who.cookie } });
    return { status: response.statusCode, bytes: response.rawPayload, headers: response.headers };
  };
  const scan = (who: Caller, id: string, act: string, bytes = PDF): Promise<Answer> =>
    who.post(`/api/cases/${id}/acts/${act}/scan`, bytes, { headers: { 'document-about': encodeURIComponent(JSON.stringify({ id: randomUUID(), kind: 'attachment', name: 'acte signé.pdf' })) } });
  const verify = async (who: Caller, number: string, code: string): Promise<unknown> => (await who.post('/api/acts/verify', { number, code }, { key: null })).body['answer'];
  /** As the paper says it: what is set on it, where it is set. */
  const codeOn = async (id: string, act: string): Promise<string> => {
    const printer = world.app.get(Printer);
    const print = printer.print.bind(printer);
    let code = '';
    printer.print = (printed) => {
      code = printed.code;
      return print(printed);
    };
    await paper(worker, id, act);
    printer.print = print;
    return code;
  };

  it('a handover that was accepted is offered, issued under the next number of its series, and printed the same each time', async () => {
    const id = await handedOver();
    expect((await list(worker, id)).makeable).toEqual([{ kind: 'handover', factId: expect.any(String), at: '2026-03-10T07:00:00.000Z' }]);
    const { status, body } = await issue(worker, id, 'handover', { circumstances: 'Remis à la base.\n\nSans incident.', items: 'Un sac', firstSigner: 'Cne Essai', secondSigner: 'Mme Essai' });
    expect([status, body]).toEqual([201, { id: expect.any(String), number: expect.stringMatching(/^AR-2026-GAO-\d{4}$/) }]);
    const { items, makeable } = await list(worker, id);
    expect([items, makeable]).toEqual([[expect.objectContaining({ number: body['number'], kind: 'handover', state: 'issued', offers: ['print', 'scan', 'void'] })], []]);
    const [first, second] = [await paper(worker, id, String(body['id'])), await paper(officer, id, String(body['id']))];
    expect(first.headers).toMatchObject({ 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${String(body['number'])}.pdf"`, 'cache-control': 'no-store', 'content-security-policy': expect.stringContaining("default-src 'none'") });
    expect(first.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    for (const tag of ['/StructTreeRoot', '/Lang (fr', '/MarkInfo']) expect(first.bytes.includes(tag)).toBe(true);
    expect(createHash('sha256').update(second.bytes).digest('hex')).toBe(createHash('sha256').update(first.bytes).digest('hex'));
    const looks = await world.sql<{ detail: object }>(`select detail from access_log where kind = 'case.print' and case_id = $1 and actor = $2`, [id, officer.userId]);
    expect(looks).toEqual([{ detail: { what: 'act', number: body['number'] } }]);
  });

  it('twenty at once: twenty numbers that follow each other, and one that failed in between leaves no gap', async () => {
    const there = String((await issue(worker, await handedOver())).body['id']);
    const ids = await Promise.all(Array.from({ length: 21 }, handedOver));
    const [before] = await world.sql<{ last: number }>(`select last from act_series where series = 'AR-2026-GAO'`);
    const facts = await Promise.all(ids.map((id) => factOf(officer, id, 'handover')));
    // The eleventh under an id that another act has: its number is given and taken back.
    const answers = await Promise.all(ids.map((id, index) => worker.post(`/api/cases/${id}/acts`, { id: index === 10 ? there : randomUUID(), kind: 'handover', factId: facts[index] })));
    expect(answers[10]).toMatchObject({ status: 409, body: { code: 'already-exists' } });
    const numbers = answers.filter(({ status }) => status === 201).map(({ body }) => Number(String(body['number']).slice(-4))).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => (before?.last ?? 0) + index + 1));
  }, 60_000);

  it('sent twice under one key it is issued once; another of the same fact is refused, and so is a fact of another case', async () => {
    const id = await handedOver();
    const other = await handedOver();
    const body = { id: randomUUID(), kind: 'handover', factId: await factOf(worker, id, 'handover') };
    const key = randomUUID();
    const [first, again] = [await worker.post(`/api/cases/${id}/acts`, body, { key }), await worker.post(`/api/cases/${id}/acts`, body, { key })];
    expect([first.status, again.status, again.body]).toEqual([201, 201, first.body]);
    expect(await worker.post(`/api/cases/${id}/acts`, { ...body, id: randomUUID() })).toMatchObject({ status: 409, body: { code: 'act-exists' } });
    expect(await worker.post(`/api/cases/${other}/acts`, { ...body, id: randomUUID() })).toMatchObject({ status: 422, body: { code: 'unknown-fact' } });
    expect((await list(worker, id)).items).toHaveLength(1);
  });

  it('lies sealed: no name is in the row, the journal or the answers kept', async () => {
    const id = await handedOver();
    await issue(worker, id, 'handover', { circumstances: 'oncle Drabouzien présent', firstSigner: 'capitaine Plimsoukrane' });
    for (const table of ['act', 'act_series', 'journal', 'idempotency', 'access_log']) {
      const text = (await world.sql<{ text: string }>(`select t::text as text from ${table} t`)).map((row) => row.text).join('\n');
      for (const secret of ['Wexelbourg', 'Drabouzien', 'Plimsoukrane', Buffer.from('Drabouzien').toString('hex')]) expect([table, secret, text.includes(secret)]).toEqual([table, secret, false]);
    }
  });

  it('a corrected hour voids the paper that says it, whoever corrects; the next gets the next number, and the void one says that it is', async () => {
    const id = await handedOver();
    const { body: first } = await issue(worker, id);
    const good = await paper(worker, id, String(first['id']));
    const [custody] = await world.sql<{ id: string }>('select id from custody where case_id = $1', [id]);
    await step(officer, id, 'corrections', { id: randomUUID(), kind: 'custody.started', factId: custody?.id, at: '2026-03-10T05:00:00.000Z', reason: 'erreur de saisie' });
    expect((await list(worker, id)).items).toEqual([expect.objectContaining({ number: first['number'], state: 'voided', voidReason: 'fact-corrected', offers: ['print'] })]);
    expect((await paper(worker, id, String(first['id']))).bytes.equals(good.bytes)).toBe(false);
    const { body: second } = await issue(worker, id);
    expect(Number(String(second['number']).slice(-4))).toBe(Number(String(first['number']).slice(-4)) + 1);
    await expect(world.sql('update act set voided_at = null, voided_by = null, void_reason = null where id = $1', [first['id']])).rejects.toThrow('what is void');
  });

  it('a correction of what the paper does not say leaves it as it is', async () => {
    const id = await handedOver();
    await step(worker, id, 'stay/admit', { id: randomUUID(), at: '2026-03-10T08:00:00.000Z', kind: 'centre', centre: 'gao' });
    await issue(worker, id);
    const [stay] = await world.sql<{ id: string }>('select id from stay where case_id = $1', [id]);
    await step(worker, id, 'corrections', { id: randomUUID(), kind: 'stay.admitted', factId: stay?.id, at: '2026-03-10T08:10:00.000Z', reason: 'erreur de saisie' });
    expect((await list(worker, id)).items).toEqual([expect.objectContaining({ kind: 'handover', state: 'issued' })]);
  });

  it('voided by hand with a reason that only the file tells; then nothing more is done with it', async () => {
    const id = await handedOver();
    const act = String((await issue(worker, id)).body['id']);
    expect(await worker.post(`/api/cases/${id}/acts/${act}/void`, { reason: 'mauvais prénom' })).toMatchObject({ status: 200 });
    expect((await list(worker, id)).items).toEqual([expect.objectContaining({ state: 'voided', voidReason: 'mistake', voidWhy: 'mauvais prénom' })]);
    expect(await worker.post(`/api/cases/${id}/acts/${act}/void`, { reason: 'encore' })).toMatchObject({ status: 409, body: { code: 'act-voided' } });
    expect(await scan(worker, id, act)).toMatchObject({ status: 409, body: { code: 'act-voided' } });
    expect((await world.sql('select 1 from document where case_id = $1', [id]))).toEqual([]);
  });

  it('the signed paper comes back as a sealed document, with who and when', async () => {
    const id = await handedOver();
    const act = String((await issue(worker, id)).body['id']);
    expect(await scan(worker, id, act, Buffer.from('GIF89a'))).toMatchObject({ status: 422, body: { code: 'document-type' } });
    expect((await list(worker, id)).items[0]?.state).toBe('issued');
    expect((await scan(worker, id, act)).status).toBe(201);
    const [signed] = (await list(manager, id)).items;
    expect(signed).toMatchObject({ state: 'signed', scanId: expect.any(String), scannedBy: expect.any(String) });
    const file = await world.app.inject({ method: 'GET', url: `/api/cases/${id}/documents/${signed?.scanId ?? ''}`, headers: { cookie: manager.cookie } });
    expect(file.rawPayload).toEqual(PDF);
  });

  it('a paper is checked by number and code by whoever may, and nobody hears of the child or of which was wrong', async () => {
    const id = await handedOver();
    const { body } = await issue(worker, id);
    const number = String(body['number']);
    const code = await codeOn(id, String(body['id']));
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/);
    for (const who of [liaison, monitor, elsewhere, officer]) expect(await verify(who, number, code)).toBe('valid');
    expect(await verify(officer, ` ${number.toLowerCase()} `, code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o'))).toBe('valid');
    const wrong = (code.startsWith('0') ? '1' : '0') + code.slice(1);
    const answers = await Promise.all([officer.post('/api/acts/verify', { number, code: wrong }, { key: null }), officer.post('/api/acts/verify', { number: 'AR-2026-GAO-9999', code }, { key: null }), officer.post('/api/acts/verify', { number: 'x', code: 'y' }, { key: null })]);
    expect(answers.map(({ status, text }) => [status, text])).toEqual([[200, '{"answer":"not-known"}'], [200, '{"answer":"not-known"}'], [200, '{"answer":"not-known"}']]);
    await worker.post(`/api/cases/${id}/acts/${String(body['id'])}/void`, { reason: 'mauvais prénom' });
    expect([await verify(monitor, number, code), await verify(monitor, number, wrong)]).toEqual(['voided', 'not-known']);
    expect((await auditor.post('/api/acts/verify', { number, code }, { key: null })).status).toBe(403);
  });

  it('guessing codes is slowed down', async () => {
    const address = '10.9.9.9';
    const statuses = [];
    for (let tries = 0; tries < 25; tries += 1) statuses.push((await monitor.post('/api/acts/verify', { number: 'AR-2026-GAO-0001', code: '0' }, { key: null, address })).status);
    expect([statuses[0], statuses.at(-1)]).toEqual([200, 429]);
  });

  it('for those who see the whole file: not for the unit, the monitor or another centre', async () => {
    const id = await handedOver();
    const factId = await factOf(worker, id, 'handover');
    const act = String((await issue(worker, id)).body['id']);
    const statuses = async (who: Caller): Promise<number[]> => [
      (await who.get(`/api/cases/${id}/acts`)).status, (await paper(who, id, act)).status, (await who.post(`/api/cases/${id}/acts`, { id: randomUUID(), kind: 'handover', factId })).status,
      (await who.post(`/api/cases/${id}/acts/${act}/void`, { reason: 'x' })).status, (await scan(who, id, act)).status,
    ];
    for (const who of [liaison, monitor, auditor]) expect(await statuses(who)).toEqual([403, 403, 403, 403, 403]);
    expect(await statuses(elsewhere)).toEqual([404, 404, 404, 404, 404]);
    for (const who of [manager, officer, ministry]) expect([(await who.get(`/api/cases/${id}/acts`)).status, (await paper(who, id, act)).status]).toEqual([200, 200]);
  });

  it('each of the five kinds is made of its fact; a closed case has its act of closure alone; erased, the numbers stay and the words are gone', async () => {
    const id = await closed();
    for (const kind of ['handover', 'admission', 'discharge', 'reunification']) expect([kind, (await issue(worker, id, kind)).status]).toEqual([kind, 201]);
    await step(worker, id, 'closure/request', { reason: 'reintegrated', confirmed: [], remark: 'Vu ensemble.' });
    await step(manager, id, 'closure/approve', {});
    expect((await list(worker, id)).makeable.map(({ kind }) => kind)).toEqual(['closure']);
    expect((await issue(worker, id, 'closure')).status).toBe(201);
    const kinds = ['handover', 'admission', 'discharge', 'reunification', 'closure'];
    const listed = (await list(worker, id)).items;
    const items = kinds.flatMap((kind) => listed.filter((one) => one.kind === kind));
    expect(items.map(({ number }) => number.replace(/\d{4}$/, ''))).toEqual(['AR-2026-GAO-', 'FA-2026-GAO-', 'AS-2026-GAO-', 'RF-2026-GAO-', 'CD-2026-GAO-']);
    for (const { id: act } of items) expect((await paper(worker, id, act)).status).toBe(200);
    expect(items.map(({ offers }) => offers.includes('scan'))).toEqual([false, false, false, false, true]);
    expect((await scan(worker, id, items[4]?.id ?? '')).status).toBe(201);
    const code = await codeOn(id, items[0]?.id ?? '');

    const erasure = randomUUID();
    await step(manager, id, 'erasure', { id: erasure, reason: 'child-request', remark: 'elle le demande' });
    for (const who of [ministry, auditor]) expect((await who.post(`/api/erasures/${erasure}/approve`, {})).status).toBe(200);
    const after = await list(manager, id);
    expect([after.items.map(({ number }) => number).toSorted(), after.makeable, after.items.flatMap(({ offers }) => offers)]).toEqual([items.map(({ number }) => number).toSorted(), [], []]);
    expect((await paper(manager, id, items[0]?.id ?? '')).status).toBe(409);
    expect(await verify(monitor, items[0]?.number ?? '', code)).toBe('valid');
  }, 60_000);
});
