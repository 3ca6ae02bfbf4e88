import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { SystemClock } from '../../src/platform/clock/index.js';
import type { Caller } from '../support/caller.js';
import { choose, DESK, now, openBrowser, PHONE, Screen } from '../support/browser.js';
import { World } from '../support/world.js';

describe('the day of a centre, in a browser', () => {
  let world: World;
  let browser: Browser;
  let worker: Screen;
  let manager: Screen;
  let mopti: Screen;
  const clock = new SystemClock();
  const children = [randomUUID(), randomUUID(), randomUUID()] as const;
  const before = (hours: number): string => new Date(clock.now().getTime() - hours * 3_600_000).toISOString();

  beforeAll(async () => {
    world = await World.create({ clock });
    await world.app.listen(0, '127.0.0.1');
    const base = await world.app.getUrl();
    const carer: Caller = await world.person('centre-worker', { centre: 'gao' });
    for (const id of children) {
      await carer.post('/api/cases', { id, entry: 'community', occurredAt: before(60), region: 'gao', centre: 'gao', sex: 'male', ageYears: 14, agePrecision: 'stated' });
      await carer.post(`/api/cases/${id}/stay/admit`, { id: randomUUID(), at: before(50), kind: 'centre', centre: 'gao' }, { version: 1 });
    }
    browser = await openBrowser();
    worker = await Screen.open(browser, base, PHONE);
    manager = await Screen.open(browser, base, DESK);
    mopti = await Screen.open(browser, base, PHONE);
    await mopti.enterAs(await world.person('centre-worker', { centre: 'mopti' }));
    await worker.enterAs(carer);
    await manager.enterAs(await world.person('centre-manager', { centre: 'gao' }));
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  const sound = async (screen: Screen): Promise<void> => {
    expect([await screen.overflow(), await screen.inaccessible(), screen.faults]).toEqual([0, [], []]);
  };
  const shot = async (screen: Screen, name: string): Promise<void> => {
    if (process.env['SHOTS'] !== undefined) await screen.page.screenshot({ path: `${process.env['SHOTS']}/${name}.png`, fullPage: true });
  };

  it('a worker reports a child absent; the case and the board say so, and the place remains', async () => {
    await worker.goTo(`/cases/${children[0]}`);
    await worker.act('Signaler une absence', async (page) => {
      await now(page);
      await page.getByLabel('Circonstances').fill('parti après le repas');
      await sound(worker);
      await shot(worker, 'absence-360');
    });
    await worker.page.getByText('Absence non autorisée').first().waitFor();
    await sound(worker);
    await shot(worker, 'absent-360');
    await manager.goTo('/centres/gao');
    await manager.page.getByText('1 enfant absent sans autorisation.').waitFor();
    await manager.page.getByRole('heading', { name: 'Enfants au centre (3)' }).waitFor();
    await sound(manager);
    await shot(manager, 'board-absent-1280');
  }, 90_000);

  it('a discharge offers only absence; the manager records the return', async () => {
    await manager.goTo(`/cases/${children[0]}/do/stay.discharge`);
    await manager.page.getByText('L’enfant est noté absent : il sort comme absent.').waitFor();
    expect(await manager.page.getByRole('radiogroup', { name: 'Vers où' }).getByRole('radio').count()).toBe(1);
    await sound(manager);
    await manager.goTo(`/cases/${children[0]}`);
    await manager.act('Fin de l’absence', async (page) => {
      await choose(page, 'Comment finit l’absence', 'Retrouvé ailleurs, ne revient pas : le séjour finit');
      await page.getByText('Où l’enfant a été retrouvé et reste').waitFor();
      await sound(manager);
      await shot(manager, 'absence-end-1280');
      await choose(page, 'Comment finit l’absence', 'L’enfant est revenu');
      await now(page);
    });
    await manager.page.getByText('L’enfant est revenu').waitFor();
    await sound(manager);
  }, 90_000);

  const line = (screen: Screen, code: string) => screen.page.getByRole('group', { name: new RegExp(code) });
  const codeOf = async (id: string): Promise<string> => (await world.sql<{ code: string }>('select code from child_case where id = $1', [id]))[0]?.code ?? '';

  it('the call of the day: one tap each, a leave without an end is refused beside its field, and the board knows', async () => {
    const [a, b, c] = await Promise.all(children.map(codeOf)) as [string, string, string];
    await worker.goTo('/centres/gao');
    await worker.page.getByText('Appel d’aujourd’hui pas encore fait.').waitFor();
    await worker.page.getByRole('link', { name: 'Appel de présence' }).click();
    await worker.page.getByRole('heading', { level: 1, name: 'Appel de présence' }).waitFor();
    await line(worker, a).getByRole('radio', { name: 'Présent' }).check();
    await line(worker, b).getByRole('radio', { name: 'Permission' }).check();
    await line(worker, c).getByRole('radio', { name: 'Absent' }).check();
    await line(worker, b).getByLabel('Pourquoi').selectOption({ label: 'Soins de santé' });
    await line(worker, b).getByLabel('Revient le').fill('2020-01-01');
    await sound(worker);
    await shot(worker, 'presence-360');
    await worker.page.getByRole('button', { name: 'Enregistrer l’appel' }).click();
    await worker.page.getByText('Le retour est prévu aujourd’hui ou un jour à venir.').first().waitFor();
    await sound(worker);
    await line(worker, b).getByLabel('Revient le').fill(before(-48).slice(0, 10));
    await worker.page.getByRole('button', { name: 'Enregistrer l’appel' }).click();
    await worker.page.getByText('L’appel est enregistré.').waitFor();
    await worker.page.getByText('1 enfant absent sans autorisation.').waitFor();
    expect(await worker.page.getByText('pas encore').count()).toBe(0);
    await sound(worker);
  }, 90_000);

  it('amended the same day: the child who was missed is back', async () => {
    const c = await codeOf(children[2]);
    await manager.goTo('/centres/gao/presence');
    await manager.page.getByText(/Absent sans autorisation depuis/).waitFor();
    await shot(manager, 'presence-1280');
    await line(manager, c).getByRole('radio', { name: 'Présent' }).check();
    await sound(manager);
    await manager.page.getByRole('button', { name: 'Corriger l’appel' }).click();
    await manager.page.getByText('L’appel est enregistré.').waitFor();
    expect(await manager.page.getByText('1 enfant absent').count()).toBe(0);
  }, 90_000);

  it('a transfer: proposed by the one centre, decided by the other without knowing who the child is, accepted', async () => {
    const id = children[1];
    await manager.goTo(`/cases/${id}`);
    await manager.act('Proposer un transfert', async (page) => {
      await page.getByLabel('Vers quel centre').selectOption({ label: 'CTO de Mopti' });
      await page.getByLabel('Pourquoi').selectOption({ label: 'Plus près de la famille' });
      await page.getByLabel('Jour prévu').fill(before(-24).slice(0, 10));
      await sound(manager);
      await shot(manager, 'transfer-propose-1280');
    });
    await mopti.goTo('/centres/mopti');
    await mopti.page.getByText('Transfert proposé').waitFor();
    await sound(mopti);
    await shot(mopti, 'board-transfer-360');
    await mopti.goTo(`/cases/${id}`);
    await shot(mopti, 'transfer-case-360');
    await mopti.act('Accepter le transfert', async (page) => {
      await page.getByText('Plus près de la famille').waitFor();
      await now(page);
      await sound(mopti);
      await shot(mopti, 'transfer-accept-360');
    });
    await mopti.goTo('/centres/mopti');
    await mopti.page.getByRole('heading', { name: 'Enfants au centre (1)' }).waitFor();
    await sound(mopti);
  }, 90_000);

  it('500 children on the page, at 360 px', async () => {
    await world.sql(`
      with person as (select id from app_user limit 1), many as (
        insert into child_case (id, code, entry, sex, age_years, age_precision, identified_at, identified_precision, recorded_at, recorded_by, status, region_code, centre_code, since_at, since_precision)
        select gen_random_uuid(), 'ML-9' || lpad((n / 10)::text, 3, '0') || '-' || lpad(n::text, 4, '0'), 'community', 'male', 12, 'stated', now() - interval '9 days', 'day', now(), person.id, 'in-interim-care', 'gao', 'gao', now() - interval '8 days', 'day'
          from person, generate_series(1, 500) n returning id), access as (
        insert into case_access (case_id, grantee, level) select id, 'centre:gao', 'file' from many)
      insert into stay (id, case_id, kind, centre_code, admitted_at, admitted_precision, recorded_at, recorded_by)
      select gen_random_uuid(), many.id, 'centre', 'gao', now() - interval '8 days', 'minute', now(), person.id from many, person`);
    await worker.goTo('/centres/gao/presence');
    await line(worker, 'ML-9050-0500').getByRole('radio', { name: 'Présent' }).check();
    expect(await worker.overflow()).toBe(0);
    await worker.page.getByRole('button', { name: 'Corriger l’appel' }).click();
    await worker.page.getByText('L’appel est enregistré.').waitFor();
    await worker.page.getByText('499 enfants pas encore appelés aujourd’hui.').waitFor();
  }, 120_000);
});
