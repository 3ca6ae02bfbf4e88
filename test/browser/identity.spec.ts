import { randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { SystemClock } from '../../src/platform/clock/index.js';
import { choose, DESK, openBrowser, PHONE, Screen } from '../support/browser.js';
import type { Caller } from '../support/caller.js';
import { PASSWORD, World } from '../support/world.js';

describe('who the child is, in a browser', () => {
  let world: World;
  let browser: Browser;
  let base: string;
  let worker: Caller;
  let screen: Screen;
  const caseId = randomUUID();

  beforeAll(async () => {
    world = await World.create({ clock: new SystemClock() });
    await world.app.listen(0, '127.0.0.1');
    base = await world.app.getUrl();
    worker = await world.person('centre-worker', { centre: 'gao' });
    await worker.post('/api/cases', { id: caseId, entry: 'community', occurredAt: '2026-03-01', region: 'gao', centre: 'gao', sex: 'male', ageYears: 14, agePrecision: 'approximate' });
    await worker.post(`/api/cases/${caseId}/stay/admit`, { id: randomUUID(), at: '2026-03-02', kind: 'centre', centre: 'gao' }, { version: 1 });
    browser = await openBrowser();
    screen = await Screen.open(browser, base, PHONE);
    await screen.signIn(worker.email, PASSWORD);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  it('is written on a phone, relatives one by one; what is missing is shown beside its field', async () => {
    const { page } = screen;
    await screen.goTo(`/cases/${caseId}/do/identity.record`);
    await page.getByLabel('Prénom').fill('Ibrahim');
    await page.getByLabel('Nom de famille').fill('Ag Essai');
    await page.getByLabel('Autre nom').fill('Petit Lion');
    await page.getByLabel('Père').fill('Moussa Ag Essai');
    await page.getByRole('button', { name: 'Ajouter un autre proche' }).click();
    await page.getByRole('group', { name: 'Proche n° 1' }).getByLabel('Nom du proche').fill('Alhousseini Ag Essai');
    await page.getByLabel('Village, campement ou quartier').fill('Hameau d’essai');
    expect([await screen.inaccessible(), await screen.overflow()]).toEqual([[], 0]);
    await page.locator('main form button[type=submit]').click();
    await page.getByRole('group', { name: 'Proche n° 1' }).getByText('Réponse nécessaire').waitFor();
    await page.getByLabel('Lien avec l’enfant').fill('oncle');
    await page.locator('main form button[type=submit]').click();
    await page.getByRole('heading', { level: 1, name: /^ML-/ }).waitFor();
    const section = page.getByRole('region', { name: 'Famille et origine' });
    await section.getByText('Alhousseini Ag Essai (oncle)').waitFor();
    expect(await page.getByText('dit « Petit Lion »').count()).toBe(1);
  }, 60_000);

  it('a photo is added from the phone, made smaller on the way, and shown on the page of the case', async () => {
    const { page } = screen;
    await page.getByRole('link', { name: 'Photo et documents' }).click();
    await page.getByText('Aucun document dans ce dossier.').waitFor();
    await choose(page, 'Nature du document', 'Photo de l’enfant');
    await page.getByLabel('Fichier').setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: png(2400, 1800) });
    await page.getByText('Choisi : photo.jpg').waitFor();
    expect([await screen.inaccessible(), await screen.overflow()]).toEqual([[], 0]);
    await page.getByRole('button', { name: 'Ajouter le document' }).click();
    await page.getByRole('link', { name: 'photo.jpg' }).waitFor();
    await choose(page, 'Nature du document', 'Pièce jointe');
    await page.getByLabel('Fichier').setInputFiles({ name: 'acte.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 acte inventé') });
    await page.getByLabel('Nom du document').fill('Acte de naissance (inventé)');
    await page.getByLabel('Ce que c’est').fill('Copie remise par la mairie');
    await page.getByRole('button', { name: 'Ajouter le document' }).click();
    await page.getByRole('link', { name: 'Acte de naissance (inventé)' }).waitFor();
    expect([await screen.inaccessible(), await screen.overflow()]).toEqual([[], 0]);
    const saved = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Acte de naissance (inventé)' }).click();
    expect((await saved).suggestedFilename()).toContain('Acte de naissance');
    await page.getByRole('link', { name: 'Retour au dossier' }).click();
    await page.getByRole('img', { name: 'Photo de l’enfant' }).waitFor();
    const drawn = `(async () => { const photo = document.querySelector('img.child-photo'); await photo.decode(); return [photo.naturalWidth, photo.naturalHeight]; })()`;
    expect(await page.evaluate(drawn)).toEqual([1800, 1350]);
    await page.setViewportSize(DESK);
    await page.getByRole('region', { name: 'Famille et origine' }).waitFor();
    expect([await screen.inaccessible(), await screen.overflow(), screen.faults]).toEqual([[], 0, []]);
  }, 90_000);

  it('a recording is added, fetched once when somebody asks to hear it, and plays', async () => {
    const { page } = screen;
    await screen.goTo(`/cases/${caseId}/documents`);
    await page.getByText('Cette installation ne contrôle pas les fichiers contre les virus', { exact: false }).waitFor();
    await choose(page, 'Nature du document', 'Enregistrement sonore');
    await page.getByLabel('Fichier').setInputFiles({ name: 'recit.webm', mimeType: 'audio/webm', buffer: Buffer.from(await page.evaluate<string>(RECORDED), 'base64') });
    await page.getByLabel('Nom du document').fill('Récit de l’enfant (inventé)');
    await page.getByRole('button', { name: 'Ajouter le document' }).click();
    await page.getByRole('link', { name: 'Récit de l’enfant (inventé)' }).waitFor();
    const fetched: string[] = [];
    page.on('request', (request) => { if (/documents\/[0-9a-f-]{36}$/.test(request.url())) fetched.push(request.url()); });
    expect(await page.locator('audio').count()).toBe(0);
    await page.getByRole('button', { name: 'Écouter' }).click();
    await page.locator('audio').waitFor();
    expect(await page.evaluate(HEARD)).toBe(true);
    expect([fetched.length, await screen.inaccessible(), await screen.overflow(), screen.faults]).toEqual([1, [], 0, []]);
    await page.setViewportSize({ width: 360, height: 780 });
    expect(await screen.overflow()).toBe(0);
    await page.setViewportSize(DESK);
  }, 60_000);

  it('a file that is none of the kinds is refused beside its field', async () => {
    const { page } = screen;
    await screen.goTo(`/cases/${caseId}/documents`);
    await choose(page, 'Nature du document', 'Pièce jointe');
    await page.getByLabel('Fichier').setInputFiles({ name: 'page.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html>') });
    await page.getByRole('button', { name: 'Ajouter le document' }).click();
    await page.locator('[id$="-file-error"]').getByText('Ce fichier n’est pas accepté.', { exact: false }).waitFor();
    const large = join(mkdtempSync(join(tmpdir(), 'large-')), 'grand.pdf');
    writeFileSync(large, Buffer.alloc(5 * 1_048_576 + 1));
    await page.getByLabel('Fichier').setInputFiles(large);
    await page.getByRole('button', { name: 'Ajouter le document' }).click();
    await page.locator('[id$="-file-error"]').getByText('Le fichier dépasse 5 Mo.').waitFor();
    expect(screen.faults).toEqual([]);
  }, 60_000);
});

/** Two seconds of a tone as the browser's own recorder writes them: a real WebM, in base64. */
const RECORDED = `(async () => {
  const context = new AudioContext();
  await context.resume();
  const [tone, out] = [context.createOscillator(), context.createMediaStreamDestination()];
  tone.connect(out);
  tone.start();
  const recorder = new MediaRecorder(out.stream, { mimeType: 'audio/webm;codecs=opus' });
  const parts = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const stopped = new Promise((resolve) => { recorder.onstop = resolve; });
  recorder.start();
  await new Promise((resolve) => setTimeout(resolve, 2000));
  recorder.stop();
  await stopped;
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
})()`;

/** Whether the sound goes on within ten seconds. */
const HEARD = `(async () => {
  for (let n = 0; n < 100; n += 1) {
    const sound = document.querySelector('audio');
    if (sound.error !== null) return sound.error.message;
    if (sound.currentTime > 0.2) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
})()`;

/** A picture of stripes, uncompressed enough to be drawn. */
function png(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const whole = Buffer.alloc(body.length + 8);
    whole.writeUInt32BE(data.length, 0);
    body.copy(whole, 4);
    whole.writeUInt32BE(crc(body), body.length + 4);
    return whole;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8); // 8 bits of grey
  const rows = Buffer.concat(Array.from({ length: height }, (_, y) => Buffer.concat([Buffer.from([0]), Buffer.alloc(width, y % 256)])));
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

/** CRC-32 of PNG (ISO/IEC 15948, annex D). */
function crc(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}
