import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { SystemClock } from '../../src/platform/clock/index.js';
import { choose, DESK, now, openBrowser, PHONE, Screen } from '../support/browser.js';
import type { Caller } from '../support/caller.js';
import { World } from '../support/world.js';

const HERE = /^Réintégration$/;
const DOMAINS = ['Sécurité', 'Santé', 'Bien-être psychosocial', 'Éducation', 'Moyens d’existence', 'Famille', 'Communauté'];

describe('reintegration, in a browser', () => {
  let world: World;
  let browser: Browser;
  let base: string;
  let carer: Caller;
  const clock = new SystemClock();
  const caseId = randomUUID();
  const before = (days: number): string => new Date(clock.now().getTime() - days * 86_400_000).toISOString();
  const post = async (path: string, body: object, version: number): Promise<void> => {
    const { status, body: answer } = await carer.post(`/api/cases/${caseId}/${path}`, body, { version });
    if (status >= 300) throw new Error(JSON.stringify(answer));
  };

  /** Children home since so many days, each seen once in the window of the third month. */
  const made = async (home: number, seen: readonly string[]): Promise<void> => {
    for (const occupation of seen) {
      const id = randomUUID();
      await carer.post('/api/cases', { id, entry: 'community', occurredAt: before(home + 30), region: 'gao', centre: 'gao', sex: 'female', ageYears: 16, agePrecision: 'stated' });
      await carer.post(`/api/cases/${id}/stay/admit`, { id: randomUUID(), at: before(home + 20), kind: 'centre', centre: 'gao' }, { version: 1 });
      await carer.post(`/api/cases/${id}/stay/discharge`, { at: before(home), destination: 'family', region: 'gao' }, { version: 2 });
      await carer.post(`/api/cases/${id}/visits`, { id: randomUUID(), at: before(home - 92), outcome: 'well', livesWith: 'family', occupation, risk: 'low' }, { version: 3 });
    }
  };

  beforeAll(async () => {
    world = await World.create({ clock });
    await world.app.listen(0, '127.0.0.1');
    base = await world.app.getUrl();
    carer = await world.person('centre-worker', { centre: 'gao' });
    await carer.post('/api/cases', { id: caseId, entry: 'community', occurredAt: before(121), region: 'gao', centre: 'gao', sex: 'male', ageYears: 15, agePrecision: 'stated' });
    await post('stay/admit', { id: randomUUID(), at: before(120), kind: 'centre', centre: 'gao' }, 1);
    const words = { strengths: 'sait conduire un troupeau', needs: 'dort mal' };
    await post('assessments', { id: randomUUID(), at: before(110), safety: 2, health: 2, psychosocial: 1, education: 1, livelihood: 1, family: 2, community: 3, ...words }, 2);
    await post('stay/discharge', { at: before(90), destination: 'family', region: 'gao' }, 3);
    await post('assessments', { id: randomUUID(), at: before(80), safety: 3, health: 4, psychosocial: 2, education: 1, livelihood: 2, family: 3, community: 2, ...words }, 4);
    await made(150, ['in-school', 'nothing']);
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  const sound = async (screen: Screen, name: string): Promise<void> => {
    const pictures = process.env['PICTURES'];
    if (pictures !== undefined) await screen.page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
    expect([await screen.overflow(), await screen.inaccessible(), screen.faults]).toEqual([0, [], []]);
  };

  it('a worker on a phone assesses strengths and needs, and sees how they changed', async () => {
    const worker = await Screen.open(browser, base, PHONE);
    await worker.enterAs(carer);
    await worker.goTo(`/cases/${caseId}`);
    await worker.page.getByRole('navigation', { name: 'Suite du dossier' }).getByRole('link', { name: 'Réintégration' }).click();
    await worker.page.getByRole('heading', { level: 1, name: HERE }).waitFor();
    await worker.page.getByText('Communauté : 2 sur 5, en baisse de 1').waitFor();
    await sound(worker, 'reintegration-before-phone');
    await worker.act('Évaluer forces et besoins', async (page) => {
      for (const domain of DOMAINS.slice(1)) await choose(page, domain, '4 · Bon : couvert avec peu d’appui');
      await page.getByRole('textbox', { name: 'Forces' }).fill('garde le troupeau de son oncle');
      await page.getByRole('textbox', { name: 'Besoins' }).fill('une école près du campement');
      await now(page);
      await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
      await page.getByText('Réponse nécessaire.').first().waitFor();
      await sound(worker, 'reintegration-assess-phone');
      await choose(page, 'Sécurité', '3 · Fragile : couvert avec un appui régulier');
    }, HERE);
    await worker.page.getByText('Éducation : 4 sur 5, en hausse de 3').waitFor();
    await worker.page.getByText('une école près du campement').waitFor();
    await sound(worker, 'reintegration-after-phone');
  }, 90_000);

  it('a plan, a goal in the child’s words, and a step that somebody takes on', async () => {
    const worker = await Screen.open(browser, base, PHONE);
    await worker.enterAs(carer);
    await worker.goTo(`/cases/${caseId}/reintegration`);
    await worker.act('Plan d’intervention', async (page) => {
      await page.getByRole('textbox', { name: 'Objectifs' }).fill('rester au village');
      await choose(page, 'L’enfant est d’accord', 'Oui');
      await now(page);
    });
    await worker.goTo(`/cases/${caseId}/reintegration`);
    await worker.act('Ajouter un objectif', async (page) => {
      await page.getByLabel('Domaine').selectOption({ label: 'Éducation' });
      await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
      await page.getByText('Choisissez un objectif, ou écrivez-le.').first().waitFor();
      await choose(page, 'Objectif', 'Aller à l’école');
      await page.getByRole('textbox', { name: 'Dans les mots de l’enfant' }).fill('celle de mon cousin');
      await sound(worker, 'plan-goal-phone');
    }, HERE);
    await worker.act('Ajouter une étape', async (page) => {
      await page.getByRole('textbox', { name: 'Ce qui est à faire' }).fill('parler au directeur');
      await page.getByLabel('Qui s’en charge').selectOption({ label: 'centre-worker d’essai' });
      await page.getByLabel('À faire jusqu’au (compris)').fill(new Date(clock.now().getTime() + 3 * 86_400_000).toISOString().slice(0, 10));
      await now(page);
      await sound(worker, 'plan-step-phone');
    }, HERE);
    await worker.page.getByText('parler au directeur').waitFor();
    await sound(worker, 'plan-phone');
    await worker.act('Étape faite ou abandonnée', async (page) => {
      await choose(page, 'Comment elle a fini', 'Faite');
      await now(page);
    }, HERE);
    await worker.page.getByText('Faite', { exact: true }).waitFor();
  }, 90_000);

  it('where no visit could be made, news at three months is told; the page says from what it knows', async () => {
    const worker = await Screen.open(browser, base, PHONE);
    await worker.enterAs(carer);
    await worker.goTo(`/cases/${caseId}/reintegration`);
    await worker.page.getByText('Attendu').waitFor();
    await worker.act('Nouvelles à 3, 6 ou 12 mois', async (page) => {
      await choose(page, 'Ce que fait l’enfant', 'Au travail');
      await choose(page, 'L’enfant vit avec sa famille ou des proches', 'Non');
      await page.getByLabel('Comment on le sait').selectOption({ label: 'Appel téléphonique à la famille ou à l’enfant' });
      await page.getByRole('textbox', { name: 'Qui a dit quoi' }).fill('il garde un troupeau à deux jours d’ici');
      await now(page);
      await sound(worker, 'outcome-form-phone');
    }, HERE);
    await worker.page.getByText('D’après des nouvelles reçues autrement que par une visite. Ne vit pas en famille.').waitFor();
    await sound(worker, 'outcomes-phone');
  }, 90_000);

  it('a track begins, and its attendance is told by month', async () => {
    const worker = await Screen.open(browser, base, PHONE);
    await worker.enterAs(carer);
    await worker.goTo(`/cases/${caseId}/reintegration`);
    await worker.act('École, formation ou activité : début', async (page) => {
      await page.getByLabel('Quelle voie').selectOption({ label: 'École' });
      await page.getByLabel('Niveau ou métier').selectOption({ label: 'Primaire' });
      await page.getByLabel('Où, chez qui').fill('école du village');
      await now(page);
      await sound(worker, 'track-phone');
    }, HERE);
    await worker.act('Présence du mois', async (page) => {
      await page.getByLabel('Un jour du mois').fill(clock.now().toISOString().slice(0, 10));
      await page.getByLabel('Jours tenus').fill('10');
      await page.getByLabel('Jours de présence').fill('11');
      await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
      await page.getByText('Plus de jours de présence que de jours tenus.').first().waitFor();
      await sound(worker, 'attendance-phone');
      await page.getByLabel('Jours de présence').fill('9');
    }, HERE);
    await worker.page.getByText('École : Primaire').waitFor();
    await worker.page.getByRole('button', { name: 'Présence par mois' }).click();
    await worker.page.getByText('9 jours sur 10').waitFor();
    await sound(worker, 'tracks-phone');
  }, 90_000);

  it('a visit finds a high risk; what followed is recorded', async () => {
    const worker = await Screen.open(browser, base, PHONE);
    await worker.enterAs(carer);
    await worker.goTo(`/cases/${caseId}/reintegration`);
    await worker.act('Visite de suivi', async (page) => {
      await now(page);
      await choose(page, 'Comment va l’enfant', 'Risque de réenrôlement');
      await choose(page, 'Avec qui l’enfant vit', 'Chez des proches');
      await choose(page, 'Ce que fait l’enfant', 'Ne fait rien');
      await choose(page, 'Risque de réenrôlement', 'Élevé');
      await page.getByRole('textbox', { name: 'Pourquoi ce risque' }).fill('d’anciens compagnons sont venus');
      await sound(worker, 'visit-phone');
    });
    await worker.goTo(`/cases/${caseId}/reintegration`);
    await worker.page.getByText('Risque élevé de réenrôlement, sans suite enregistrée.').waitFor();
    await sound(worker, 'risk-open-phone');
    await worker.act('Suite au risque de réenrôlement', async (page) => {
      await choose(page, 'Suite donnée', 'Mis à l’abri');
      await page.getByRole('textbox', { name: 'Ce qui a été fait, et par qui' }).fill('hébergé au centre');
      await now(page);
      await sound(worker, 'risk-answer-phone');
    });
    await worker.goTo(`/cases/${caseId}/reintegration`);
    await worker.page.getByText('Risque de réenrôlement : Élevé').waitFor();
    expect(await worker.page.getByText('Risque élevé de réenrôlement, sans suite enregistrée.').count()).toBe(0);
  }, 90_000);

  it('at a desk the domains stand side by side; a table says the same to whoever does not see them', async () => {
    const desk = await Screen.open(browser, base, DESK);
    await desk.enterAs(carer);
    await desk.goTo(`/cases/${caseId}/reintegration`);
    const table = desk.page.getByRole('table', { name: 'Toutes les évaluations, en chiffres' });
    await table.waitFor();
    expect(await table.getByRole('row', { name: 'Sécurité' }).getByRole('cell').allInnerTexts()).toEqual(['2', '3', '3']);
    await sound(desk, 'reintegration-desk');
  }, 90_000);

  it('the cohort stands in a report, with its chart and the numbers at risk', async () => {
    const reader = await world.person('monitor');
    for (const [size, name] of [[PHONE, 'phone'], [DESK, 'desk']] as const) {
      const screen = await Screen.open(browser, base, size);
      await screen.enterAs(reader);
      await screen.goTo(`/reports/reintegration?from=${before(200).slice(0, 10)}&to=${before(0).slice(0, 10)}`);
      await screen.page.getByRole('img', { name: /^À 3 mois : À l’école 50 %, En famille 50 %/ }).waitFor();
      await sound(screen, `cohort-${name}`);
    }
  }, 90_000);

  it('a monitor sees figures, nobody’s words, and no action', async () => {
    const monitor = await Screen.open(browser, base, DESK);
    await monitor.enterAs(await world.person('monitor'));
    await monitor.goTo(`/cases/${caseId}/reintegration`);
    await monitor.page.getByText('Éducation : 4 sur 5').waitFor();
    expect(await monitor.page.getByText('dort mal').count()).toBe(0);
    expect(await monitor.page.getByRole('region', { name: 'Que faire maintenant ?' }).count()).toBe(0);
  }, 60_000);

  it('an officer records that the child was recruited again, and that the child was captured', async () => {
    const officer = await Screen.open(browser, base, PHONE);
    await officer.enterAs(await world.person('national-officer'));
    await officer.goTo(`/cases/${caseId}`);
    await officer.act('Enfant réenrôlé', async (page) => {
      await now(page);
      await page.getByLabel('Comment on le sait').selectOption({ label: 'Famille' });
      await page.getByRole('textbox', { name: 'Ce que l’on sait' }).fill('parti avec d’anciens compagnons');
      await sound(officer, 're-recruitment-phone');
    });
    await officer.page.getByText('Réenrôlé').first().waitFor();
    await officer.act('Suite au réenrôlement', async (page) => {
      await choose(page, 'Suite donnée', 'Recherche de l’enfant');
      await page.getByRole('textbox', { name: 'Ce qui a été fait, et par qui' }).fill('le chef du village cherche');
      await now(page);
    });
    await officer.act('De nouveau capturé ou arrêté', async (page) => {
      await choose(page, 'Nature', 'Capture');
      await now(page);
      await page.getByLabel('Région').selectOption({ label: 'Gao' });
      await page.getByLabel('Autorité détentrice').selectOption({ label: 'Gendarmerie' });
      await sound(officer, 'held-again-phone');
    });
    await officer.page.getByText('En détention').first().waitFor();
    await sound(officer, 'held-again-case-phone');
  }, 90_000);
});
