import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hashPassword } from '../../src/access/index.js';
import type { Clock } from '../../src/platform/clock/index.js';
import { recipient } from '../support/engine.js';
import { Field } from '../support/field.js';
import { ApiProcess, until } from '../support/worker-process.js';

const PASSWORD = 'une phrase de passe pour les essais';
const API_PORT = 25_800;
const ROUNDS = 10;
const DUE = 2_000;
const BETWEEN_NOTIFICATIONS_MS = 150;

/** A liaison at a telephone: notifies one capture after the other, and tries each again until it has an answer. */
class Liaison {
  readonly accepted: string[] = [];
  unanswered = 0;
  private cookie = '';
  private stopped = false;
  private work: Promise<void> | undefined;

  constructor(private readonly base: string, private readonly email: string, private readonly clock: Clock) {}

  begin(): void {
    this.work = this.notifyAgainAndAgain();
  }

  /** Finishes the notification it is at: everything it began was accepted. */
  async end(): Promise<void> {
    this.stopped = true;
    await this.work;
  }

  private async notifyAgainAndAgain(): Promise<void> {
    while (!this.stopped) {
      const [id, key] = [randomUUID(), randomUUID()];
      const startedAt = new Date(this.clock.now().getTime() - 49 * 3_600_000).toISOString();
      const body = { id, kind: 'capture', startedAt, region: 'gao', authority: 'FAMA', sex: 'male', agePrecision: 'unknown' };
      while (!(await this.notify(body, key))) await pause(BETWEEN_NOTIFICATIONS_MS);
      this.accepted.push(id);
      await pause(BETWEEN_NOTIFICATIONS_MS);
    }
  }

  private async notify(body: object, key: string): Promise<boolean> {
    const answer = await this.send('/api/captures', { 'idempotency-key': key }, body);
    if (answer?.status === 401) await this.signIn();
    // Whatever else is wrong with the request itself would never come right.
    if (answer !== undefined && answer.status >= 400 && answer.status < 500 && ![401, 409, 429].includes(answer.status)) throw new Error(await answer.text());
    if (answer === undefined) this.unanswered += 1;
    return answer?.status === 201 || answer?.status === 200;
  }

  private async signIn(): Promise<void> {
    const answer = await this.send('/api/session', {}, { email: this.email, password: PASSWORD });
    this.cookie = (answer?.headers.getSetCookie() ?? []).map((line) => line.split(';', 1)[0]).join('; ');
  }

  private async send(path: string, headers: Record<string, string>, body: object): Promise<Response | undefined> {
    try {
      return await fetch(`${this.base}${path}`, {
        method: 'POST', headers: { 'content-type': 'application/json', cookie: this.cookie, ...headers }, body: JSON.stringify(body), signal: AbortSignal.timeout(5_000),
      });
    } catch {
      return undefined; // no connection, or none any more: nobody knows whether it arrived
    }
  }
}

describe('kill -9 of worker, API and PostgreSQL, ten times while 2,000 limits are reached', () => {
  let field: Field;
  let liaison: Liaison;
  let api: ApiProcess;

  beforeAll(async () => {
    field = await Field.open(26_800);
    const email = await field.owner(async (client) => {
      const unit = await client.query<{ id: string }>(`insert into unit (name, authority_code) values ('unité d’essai', 'FAMA') returning id`);
      const person = await recipient(client, 'security-liaison', { unit: unit.rows[0]?.id ?? '' });
      await client.query('insert into user_password (user_id, hash) values ($1, $2)', [person.id, await hashPassword(PASSWORD)]);
      return person.email;
    });
    liaison = new Liaison(`http://127.0.0.1:${String(API_PORT)}`, email, field.clock);
  }, 60_000);
  afterAll(async () => {
    await liaison.end();
    await api.end('SIGKILL');
    await field.close();
  });

  it('every limit is told once to everybody concerned, none early, and no accepted notification is lost or doubled', async () => {
    let due = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      api = new ApiProcess(field.url, API_PORT);
      field.startWorkers(1);
      if (round === 0) liaison.begin();
      const [told, accepted] = [await field.told(), liaison.accepted.length];
      await field.children(DUE / ROUNDS, 1, 0.01);
      due += DUE / ROUNDS;
      await until(`some more were told in round ${String(round)}`, async () => (await field.told()) > told, 60);
      // The API takes longer to come up: every third round waits for it, so that it too is killed at work.
      if (round % 3 === 2) await until('the API is at work', () => liaison.accepted.length > accepted + 1, 60);
      await pause(37 * round); // at another point of the work each time
      await Promise.all([field.killWorkers(), api.end('SIGKILL'), field.killPostgres()]);
    }
    api = new ApiProcess(field.url, API_PORT);
    field.startWorkers(1);
    await liaison.end();
    expect(due).toBe(DUE);
    expect(liaison.unanswered).toBeGreaterThan(0);

    const ofCaptures = await field.rows<{ id: string; times: number }>('select case_id as id, count(*)::int as times from custody_spell group by 1');
    expect(ofCaptures.map(({ id }) => id).sort()).toEqual([...liaison.accepted].sort());
    expect(ofCaptures.filter(({ times }) => times > 1)).toEqual([]);
    await until('all was told and delivered', async () => (await field.told()) === (await field.due()) && (await field.delivered()), 120);
    await field.expectExactlyOnce(DUE + liaison.accepted.length);
  }, 600_000);
});
