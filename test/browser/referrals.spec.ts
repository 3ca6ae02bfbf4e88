import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { SystemClock } from '../../src/platform/clock/index.js';
import { choose, DESK, now, openBrowser, PHONE, Screen } from '../support/browser.js';
import { World } from '../support/world.js';

/** A child of the centre of Gao, referred by its carer and answered by somebody of the partner, each on their own screen. */
describe('a referral from both sides, in a browser', () => {
  let world: World;
  let browser: Browser;
  let sender: Screen;
  let partner: Screen;
  const clock = new SystemClock();
  const caseId = randomUUID();

  beforeAll(async () => {
    world = await World.create({ clock });
    await world.app.listen(0, '127.0.0.1');
    const base = await world.app.getUrl();
    const carer = await world.person('centre-worker', { centre: 'gao' });
    const ngo = await world.person('case-worker', { region: 'gao', partner: 'demo-ngo-gao' });
    await carer.post('/api/cases', { id: caseId, entry: 'community', occurredAt: new Date(clock.now().getTime() - 3_600_000).toISOString(), region: 'gao', centre: 'gao', sex: 'female', ageYears: 14, agePrecision: 'stated' });
    await carer.put(`/api/cases/${caseId}/identity`, { given: 'Aminata', family: 'Essai' }, { version: 1 });
    const said = { agreed: true, language: 'songhay', manner: 'spoken', at: clock.now().toISOString() };
    for (const giver of ['child', 'parent']) {
      for (const answer of [{ purpose: 'sharing', recipient: 'demo-ngo-gao', sections: ['child'] }, { purpose: 'care' }]) {
        expect((await carer.post(`/api/cases/${caseId}/consents`, { id: randomUUID(), giver, ...said, ...answer }, { version: 2 })).status).toBe(201);
      }
    }
    browser = await openBrowser();
    sender = await Screen.open(browser, base, DESK);
    partner = await Screen.open(browser, base, PHONE);
    await sender.enterAs(carer);
    await partner.enterAs(ngo);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  const sound = async (screen: Screen): Promise<unknown[]> => [await screen.overflow(), await screen.inaccessible(), screen.faults];

  it('is sent from the page of the child; more than was agreed is refused beside the field', async () => {
    const { page } = sender;
    await sender.goTo(`/cases/${caseId}`);
    await page.getByRole('navigation', { name: 'Le dossier' }).or(page.locator('.case-sections')).getByRole('link', { name: 'Référencements' }).click();
    await page.getByText('Cet enfant n’a été référé à personne.').waitFor();
    await page.getByRole('link', { name: 'Référer à un partenaire' }).click();
    await page.getByLabel('À qui').selectOption('demo-ngo-gao');
    await page.getByLabel('Pour quel service').selectOption('schooling');
    const parts = page.getByRole('group', { name: /Quelles parties/ });
    await parts.getByText('Sexe, âge, origine', { exact: true }).click();
    await parts.getByText('Nom de l’enfant', { exact: true }).click();
    await page.getByLabel('Mot pour le partenaire').fill('Souhaite reprendre l’école.');
    await now(page);
    await page.getByRole('button', { name: 'Envoyer', exact: true }).click();
    await page.getByText('Le consentement nécessaire manque, a été refusé, retiré, ou ne couvre pas cela.').first().waitFor();
    expect(await sound(sender)).toEqual([0, [], []]);
    await parts.getByText('Nom de l’enfant', { exact: true }).click();
    await page.getByRole('button', { name: 'Envoyer', exact: true }).click();
    await page.getByText('Référencement envoyé.').waitFor();
  });

  it('the partner finds it in its list on a phone, sees what was agreed, and accepts', async () => {
    const { page } = partner;
    await partner.goTo('/referrals');
    await page.getByRole('heading', { name: 'Pour notre organisation (1)' }).waitFor();
    expect(await sound(partner)).toEqual([0, [], []]);
    await page.screenshot({ path: `${process.env['SHOTS'] ?? '/tmp'}/referrals-list-360.png`, fullPage: true });
    await page.locator('.referral-items .code').click();
    await page.getByText('Souhaite reprendre l’école.').waitFor();
    await page.getByText('fille', { exact: false }).first().waitFor();
    expect(await page.getByText('Aminata').count()).toBe(0);
    expect(await sound(partner)).toEqual([0, [], []]);
    await page.screenshot({ path: `${process.env['SHOTS'] ?? '/tmp'}/referral-360.png`, fullPage: true });
    await page.getByRole('link', { name: 'Répondre' }).click();
    await choose(page, 'Réponse du partenaire', 'Il accepte');
    await now(page);
    expect(await sound(partner)).toEqual([0, [], []]);
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.getByText('Étape enregistrée.').waitFor();
  });

  it('the sender sees the answer, and that the feedback is due; it is not theirs to give', async () => {
    const { page } = sender;
    await sender.goTo(`/cases/${caseId}/referrals`);
    await page.getByText('Accepté', { exact: true }).waitFor();
    await page.screenshot({ path: `${process.env['SHOTS'] ?? '/tmp'}/referrals-case-1280.png`, fullPage: true });
    await page.locator('.referral-items .code').click();
    await page.getByRole('link', { name: 'Retirer le référencement' }).waitFor();
    expect(await page.getByRole('link', { name: 'Retour d’information' }).count()).toBe(0);
    await page.screenshot({ path: `${process.env['SHOTS'] ?? '/tmp'}/referral-1280.png`, fullPage: true });
  });

  it('the partner feeds back, and the referral leaves its list', async () => {
    const { page } = partner;
    await partner.goTo('/referrals');
    await page.locator('.referral-items .code').click();
    await page.getByRole('link', { name: 'Retour d’information' }).click();
    await choose(page, 'Résultat', 'Service en cours, il continue');
    await now(page);
    await page.getByLabel('Ce que dit le partenaire').fill('Inscrite en 6e.');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.getByText('Aucun référencement n’attend.').waitFor();
    expect(await sound(partner)).toEqual([0, [], []]);
  });
});
