import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { type Actor, enrolTotp, hashPassword, SECOND_FACTOR_COMPULSORY, ServiceAccounts } from '../access/index.js';
import { CaseFileService } from '../cases/index.js';
import { CustodyService, ObservationService } from '../custody/index.js';
import { RegisterImport } from '../exchange/index.js';
import { Clock } from '../platform/clock/index.js';
import { readConfig } from '../platform/config/index.js';
import { ChosenKeys } from '../platform/keys/index.js';
import { HandoverService } from '../handover/index.js';
import { StayService } from '../interim-care/index.js';
import { asOwner, inApplication, statementsOn } from './context.js';
import { DEMO_ACCOUNTS, DEMO_PASSWORD, DEMO_TOTP_SECRET, DEMO_UNIT } from './demo-accounts.js';
import { DemoActivities } from './demo-activities.js';
import { DemoEditions } from './demo-editions.js';
import { DemoReintegration } from './demo-reintegration.js';
import { DemoViolations } from './demo-violations.js';
import { DemoWay } from './demo-way.js';

const DEMO_FOLDER = fileURLToPath(new URL('../../demo/', import.meta.url));
const REGISTERS = ['registre-captures.csv', 'registre-prise-en-charge.csv', 'fichier-violations.csv'];
const HOUR = 3_600_000;

/** Made-up children and incidents only: two registers and a file of violations of the past, and a few cases around today so that clocks run. Twice gives nothing new. */
export async function loadDemo(): Promise<void> {
  const unitId = await asOwner(createAccounts);
  await inApplication(async (app) => {
    const importer = app.get(RegisterImport, { strict: false });
    for (const file of REGISTERS) {
      const outcome = await importer.run(readFileSync(`${DEMO_FOLDER}${file}`), file);
      console.log(`${file}: ${String(outcome.created)} created, ${String(outcome.alreadyThere)} already there, ${String(outcome.refused)} refused`);
    }
    const actor = app.get(ServiceAccounts, { strict: false }).registerImport();
    const custody = app.get(CustodyService, { strict: false });
    const observations = app.get(ObservationService, { strict: false });
    const handovers = app.get(HandoverService, { strict: false });
    const files = app.get(CaseFileService, { strict: false });
    const stays = app.get(StayService, { strict: false });
    if (!(await asOwner(firstTime))) return;

    const now = app.get(Clock, { strict: false }).now().getTime();
    const before = (hours: number): Date => new Date(now - hours * HOUR);
    const ago = (hours: number): string => before(hours).toISOString();
    const capture = async (hours: number, place: string, region: string, ageYears: number): Promise<string> => {
      const id = randomUUID();
      await custody.notify(actor, {
        id, kind: 'capture', startedAt: ago(hours), place, region, authority: 'FAMA', unitId, sex: 'male', ageYears, agePrecision: 'approximate', condition: 'tired',
      });
      return id;
    };
    await capture(3, 'ansongo', 'gao', 15);
    const withAdults = await capture(43, 'tessit', 'gao', 14);
    await observations.observe(actor, withAdults, { id: randomUUID(), at: ago(40), kind: 'kept', finding: 'with-adults', remark: 'Exemple inventé : gardé avec des adultes.' });
    await capture(75, 'menaka', 'menaka', 16);
    const editions = new DemoEditions(app, actor, now);
    await editions.freeze();
    const offered = await capture(26, 'gao', 'gao', 13);
    await handovers.offerTo(actor, offered, randomUUID(), { at: before(2), precision: 'minute' }, 'gao');
    const accepted = await capture(60, 'ansongo', 'gao', 16);
    await handovers.offerTo(actor, accepted, randomUUID(), { at: before(22), precision: 'minute' }, 'gao');
    await handovers.accept(actor, accepted, { at: ago(20) });
    await stays.admit(actor, accepted, { id: randomUUID(), at: ago(19), kind: 'centre', centre: 'gao' });
    const girl = randomUUID();
    await files.open(actor, { id: girl, entry: 'escape', occurredAt: ago(30), region: 'gao', centre: 'gao', sex: 'female', ageYears: 15, agePrecision: 'stated' });
    await stays.admit(actor, girl, { id: randomUUID(), at: ago(28), kind: 'centre', centre: 'gao' });
    const way = new DemoWay(app, actor, now);
    await way.doubted(accepted, now - 18 * HOUR);
    await way.notSearchedFor();
    await way.waitingToReturn();
    await way.searchedAcrossTheBorder();
    console.log(`programme activities: ${String(await new DemoActivities(app, actor, now).walk())} created`);
    console.log(`on the way of reintegration: ${String(await new DemoReintegration(app, actor, now).walk())} created`);
    await way.placedForGood();
    await way.fullForGirls();
    await way.dayOfTheCentre();
    await way.withFamilies();
    console.log('running cases around today: 1012 created');
    console.log(`still in care by the register: ${String(await way.followTheRegister())} followed`);
    await new DemoViolations(app, now).toldTwice();
    console.log('one incident told by two sources: 2 created');
    await twoFilesOfOneChild(files, actor, ago);
    console.log('one child with a file in two regions: 2 created');
    await editions.freeze();
    console.log('editions of one report: 2 frozen');
  });
}

/** Met at Ménaka, then again at Gao: neither region sees the other's file (docs/adr/0015). No stay and no custody, so no figure changes. */
async function twoFilesOfOneChild(files: CaseFileService, actor: Actor, ago: (hours: number) => string): Promise<void> {
  const sightings = [
    { entry: 'escape', occurredAt: ago(9 * 24), region: 'menaka', ageYears: 14, family: 'Ag Exemple' },
    { entry: 'community', occurredAt: ago(2 * 24), region: 'gao', centre: 'gao', ageYears: 15, family: 'Exemple' },
  ];
  for (const { family, ...sighting } of sightings) {
    const id = randomUUID();
    await files.open(actor, { id, ...sighting, sex: 'male', agePrecision: 'approximate' });
    await files.recordIdentity(actor, id, { given: 'Inawélan', family });
  }
}

async function createAccounts(client: pg.Client): Promise<string> {
  const hash = await hashPassword(DEMO_PASSWORD);
  await client.query('begin');
  const { rows } = await client.query<{ id: string }>(
    `insert into unit (name, authority_code) values ($1, 'FAMA') on conflict (name) do update set name = excluded.name returning id`,
    [DEMO_UNIT],
  );
  const unitId = rows[0]?.id ?? '';
  await client.query('set local role passerelle_definer'); // the owner itself is held to row-level security
  for (const account of DEMO_ACCOUNTS) {
    const { rows: created } = await client.query<{ user_id: string }>(
      `with created as (
         insert into app_user (email, display_name, role, region_code, centre_code, unit_id, partner_code) values ($1, $2, $3, $4, $5, $6, $8)
         on conflict (email) do nothing returning id)
       insert into user_password (user_id, hash) select id, $7 from created returning user_id`,
      [account.email, account.name, account.role, account.region ?? null, account.centre ?? null, account.unit === undefined ? null : unitId, hash, account.partner ?? null],
    );
    for (const { user_id } of SECOND_FACTOR_COMPULSORY[account.role] ? created : []) {
      await enrolTotp(statementsOn(client), new ChosenKeys(readConfig()), user_id, DEMO_TOTP_SECRET);
    }
  }
  await client.query('commit');
  return unitId;
}

async function firstTime(client: pg.Client): Promise<boolean> {
  await client.query('set role passerelle_definer');
  const { rows } = await client.query<{ running: boolean }>(`select exists (select 1 from child_case where register_number is null) as running`);
  return rows[0]?.running !== true;
}
