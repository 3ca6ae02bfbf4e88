import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Answer, Caller } from '../support/caller.js';
import { asOwner } from '../support/database.js';
import { Engine, seedCustodies } from '../support/engine.js';
import { Mailbox } from '../support/mailbox.js';
import { Browser, PushService } from '../support/push-service.js';
import { SmsGatewayServer } from '../support/sms-gateway-server.js';
import { WebhookReceiver } from '../support/webhook-receiver.js';
import { World } from '../support/world.js';

const START = '2026-03-10T08:00:00.000Z';
const LIMIT = '2026-03-12T08:00:00.000Z';
const NUMBER = '+22370123456';

interface OwnChannels {
  channels: string[];
  installed: string[];
  telephone?: { number: string; confirmed: boolean };
  devices: { id: string; device: string }[];
  pushKey?: string;
}
interface Row {
  id: string;
  channel: string;
  state: string;
  attempts: number;
  next_try_at: Date | null;
  last_error: string | null;
  replaces: string | null;
  delivered_at: Date | null;
}
interface Alerts {
  items: { step: string; deliveries: { channel: string; state: string; replaces?: string; because?: string }[] }[];
}

describe('how people are told', () => {
  let world: World;
  let engine: Engine;
  let other: Engine;
  let sms: SmsGatewayServer;
  let push: PushService;
  let mailbox: Mailbox;
  let receiver: WebhookReceiver;
  let officer: Caller;
  let manager: Caller;
  let administrator: Caller;
  let telephone: Browser;

  const channels = async (who: Caller): Promise<OwnChannels> => (await who.get<OwnChannels>('/api/me/channels')).body;
  const addDevice = (who: Caller, browser: Browser): Promise<Answer<{ id: string }>> => {
    const { endpoint, keys } = browser.subscription;
    return who.post<{ id: string }>('/api/me/push-devices', { endpoint, ...keys }, { key: null });
  };
  const codeSentTo = (number: string): string => /\d{6}/.exec(sms.received.findLast(({ to }) => to === number)?.text ?? '')?.[0] ?? 'none';
  const withTelephone = async (who: Caller, number: string): Promise<void> => {
    expect((await who.put('/api/me/telephone', { number }, { key: null })).status).toBe(200);
    expect((await who.post('/api/me/telephone/confirm', { code: codeSentTo(number) }, { key: null })).status).toBe(200);
  };
  const prefer = async (who: Caller, order: string[]): Promise<void> => {
    expect((await who.put('/api/me/channels', { channels: order }, { key: null })).status).toBe(200);
  };
  /** One custody that began at START, swept at this instant. */
  const sweptAt = async (instant: string): Promise<void> => {
    await asOwner(world.databaseUrl, (client) => seedCustodies(client, { count: 1, startsAt: new Date(START), region: 'gao' }));
    await world.at(instant);
    await engine.sweeper.sweep();
  };
  const of = async (who: Caller): Promise<Row[]> =>
    await world.sql<Row>('select y.* from delivery y join alert a on a.id = y.alert_id where a.recipient_id = $1 and y.endpoint_id is null order by y.queued_at, y.id', [who.userId]);
  const states = async (who: Caller): Promise<string[]> => (await of(who)).map(({ channel, state }) => `${channel} ${state}`).sort();
  const signed = async (sent: ReturnType<SmsGatewayServer['callback']>): Promise<number> => {
    const { pathname } = new URL(sent.url);
    const response = await world.app.inject({ method: 'POST', url: pathname, headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': sent.signature }, payload: sent.body });
    return response.statusCode;
  };

  beforeAll(async () => {
    [sms, push, mailbox, receiver] = await Promise.all([SmsGatewayServer.open(), PushService.open(), Mailbox.open(), WebhookReceiver.open()]);
    const env = { ...sms.env, PUSH_CONTACT: 'mailto:astreinte@passerelle.example', OUTBOUND_PRIVATE_HOSTS: '127.0.0.1', PUBLIC_URL: 'https://passerelle.example', SMTP_URL: mailbox.url };
    world = await World.create({ now: START, env: { ...env, PUBLIC_URL: 'http://127.0.0.1:3000' } });
    // The gateway calls a public address; the browser of these tests, this machine.
    engine = new Engine(world.databaseUrl, world.clock, { ...env, PUBLIC_URL: 'http://127.0.0.1:3000' });
    other = new Engine(world.databaseUrl, world.clock, { ...env, PUBLIC_URL: 'http://127.0.0.1:3000' });
    officer = await world.person('regional-officer', { region: 'gao' });
    manager = await world.person('centre-manager', { centre: 'gao' });
    administrator = await world.person('administrator');
    telephone = new Browser(push, 'telephone');
  }, 120_000);
  beforeEach(async () => {
    sms.mood = 'taking';
    push.broken = false;
    mailbox.refusing = false;
    mailbox.received.length = 0;
    sms.received.length = 0;
    push.taken.length = 0;
    receiver.asked.length = 0;
    receiver.redirect = undefined;
    await world.sql(`truncate deadline, deadline_watch, alert, alert_counter, delivery, acknowledgement, case_access, child_case, channel_preference, push_device cascade;
      update telephone set codes_sent = 0, sealed = null, verified_at = null; update webhook_endpoint set active = false`);
    await world.at(START);
  });
  afterAll(async () => {
    await engine.close();
    await other.close();
    await world.close();
    await Promise.all([sms.close(), push.close(), mailbox.close(), receiver.close()]);
  });

  describe('a person says how', () => {
    it('without a word: by whatever there is', async () => {
      const own = await channels(officer);
      expect(own).toMatchObject({ channels: ['push', 'sms', 'email'], installed: ['push', 'sms', 'email'], devices: [] });
      expect(own.telephone).toBeUndefined();
      expect(Buffer.from(own.pushKey ?? '', 'base64url')).toHaveLength(65);
      expect((await channels(manager)).pushKey).toBe(own.pushKey);
    });

    it('in an order of their own, from which e-mail cannot be left out', async () => {
      await prefer(officer, ['email', 'sms']);
      expect((await channels(officer)).channels).toEqual(['email', 'sms']);
      expect((await channels(manager)).channels).toEqual(['push', 'sms', 'email']);
      expect((await officer.put('/api/me/channels', { channels: ['sms'] }, { key: null })).body).toMatchObject({ code: 'email-stays' });
      for (const wrong of [['fax'], ['sms', 'sms', 'email'], 'email', undefined]) expect((await officer.put('/api/me/channels', { channels: wrong }, { key: null })).status).toBe(400);
    });

    it('gives a number, which counts once the code sent to it came back', async () => {
      const given = await officer.put<OwnChannels>('/api/me/telephone', { number: '70 12 34 56' }, { key: null });
      expect(given.body.telephone).toEqual({ number: '+223 •• •• •• 56', confirmed: false });
      expect(sms.received).toMatchObject([{ to: NUMBER, from: 'Passerelle', callback: undefined }]);
      const wrong = codeSentTo(NUMBER) === '000000' ? '000001' : '000000';
      expect((await officer.post('/api/me/telephone/confirm', { code: wrong }, { key: null })).body).toMatchObject({ code: 'telephone-code-wrong' });
      expect((await manager.post('/api/me/telephone/confirm', { code: codeSentTo(NUMBER) }, { key: null })).status).toBe(422);
      const confirmed = await officer.post<OwnChannels>('/api/me/telephone/confirm', { code: codeSentTo(NUMBER) }, { key: null });
      expect(confirmed.body.telephone).toEqual({ number: '+223 •• •• •• 56', confirmed: true });
      expect((await officer.post('/api/me/telephone/confirm', { code: codeSentTo(NUMBER) }, { key: null })).status).toBe(422); // once
      const [kept] = await world.sql<{ row: string }>('select to_jsonb(t)::text as row from telephone t');
      expect(kept?.row).not.toMatch(/70123456|3730313233343536/); // in clear, or in the hexadecimal of bytea
      expect(await world.sql(`select 1 from journal where row::text like '%70123456%' or subject = 'telephone'`)).toEqual([]);
      expect((await officer.send('DELETE', '/api/me/telephone', undefined, { key: null })).status).toBe(204);
      expect((await channels(officer)).telephone).toBeUndefined();
    });

    it('a code ends after ten minutes, after five tries, and five are sent a day', async () => {
      const put = (): Promise<Answer> => officer.put('/api/me/telephone', { number: NUMBER }, { key: null });
      const confirm = (code: string): Promise<Answer> => officer.post('/api/me/telephone/confirm', { code }, { key: null });
      await put();
      await world.later({ minutes: 10 });
      expect((await confirm(codeSentTo(NUMBER))).status).toBe(422);
      await put();
      const wrong = codeSentTo(NUMBER) === '000000' ? '000001' : '000000';
      for (let tries = 0; tries < 5; tries += 1) await confirm(wrong);
      expect((await confirm(codeSentTo(NUMBER))).status).toBe(422);
      for (let sent = 2; sent < 5; sent += 1) expect((await put()).status).toBe(200);
      expect((await put()).body).toMatchObject({ code: 'too-many-codes' });
      await officer.send('DELETE', '/api/me/telephone', undefined, { key: null });
      expect((await put()).status).toBe(429); // taking it away begins no new day
      await world.later({ hours: 24 });
      expect((await put()).status).toBe(200);
    });

    it('hears where a number is none, or the gateway does not take it', async () => {
      expect((await officer.put('/api/me/telephone', { number: 'appelez-moi' }, { key: null })).body).toMatchObject({ code: 'telephone-invalid' });
      sms.mood = 'unknown-number';
      const refused = await officer.put('/api/me/telephone', { number: NUMBER }, { key: null });
      expect(refused).toMatchObject({ status: 503, body: { code: 'sms-not-sent' } });
      expect(refused.text).not.toContain('70123456');
    });

    it('turns messages on in a browser, which tells the last who did, and nobody before', async () => {
      const added = await addDevice(officer, telephone);
      expect(added.status).toBe(201);
      expect((await channels(officer)).devices).toMatchObject([{ id: added.body.id }]);
      expect((await manager.send('DELETE', `/api/me/push-devices/${added.body.id}`, undefined, { key: null })).status).toBe(404);
      await addDevice(manager, telephone);
      expect((await channels(officer)).devices).toEqual([]);
      const [{ id } = { id: '' }] = (await channels(manager)).devices;
      expect((await manager.send('DELETE', `/api/me/push-devices/${id}`, undefined, { key: null })).status).toBe(204);
      const [kept] = await world.sql<{ count: number }>('select count(*)::int as count from push_device');
      expect(kept).toEqual({ count: 0 });
    });

    it('a browser is refused with an address in our own network, without https, or with a key of another length', async () => {
      const { endpoint, keys } = telephone.subscription;
      for (const wrong of [{ endpoint: 'https://10.0.0.7/push' }, { endpoint: 'https://169.254.169.254/latest' }, { endpoint: 'http://push.example/x' }, { p256dh: 'A'.repeat(80) }]) {
        expect([wrong, (await officer.post('/api/me/push-devices', { endpoint, ...keys, ...wrong }, { key: null })).body['code']]).toEqual([wrong, 'push-address-refused']);
      }
    });

    it('a closed account, and a new invitation, end what its devices and number are told', async () => {
      const leaving = await world.person('centre-worker', { centre: 'gao' });
      await addDevice(leaving, new Browser(push, 'leaving'));
      await withTelephone(leaving, '+22370000001');
      await administrator.post(`/api/users/${leaving.userId}/deactivate`, {});
      expect(await world.sql('select 1 from push_device where user_id = $1', [leaving.userId])).toEqual([]);
      expect(await world.sql('select sealed, verified_at from telephone where user_id = $1', [leaving.userId])).toEqual([{ sealed: null, verified_at: null }]);
      await administrator.post(`/api/users/${leaving.userId}/reactivate`, {});
      await addDevice(manager, new Browser(push, 'manager'));
      await administrator.post(`/api/users/${manager.userId}/invitation`, undefined, { key: null });
      expect(await world.sql('select 1 from push_device where user_id = $1', [manager.userId])).toEqual([]);
    });
  });

  describe('an SMS', () => {
    it('is sent for what is urgent, without a name, with the same reference, and its receipt is heeded under the gateway’s signature alone', async () => {
      await withTelephone(officer, NUMBER);
      await sweptAt(LIMIT);
      expect(await engine.delivery.deliver()).toBeGreaterThan(0);
      const [, sent] = sms.received;
      if (sent === undefined) throw new Error('no SMS');
      const [{ code } = { code: '' }] = await world.sql<{ code: string }>('select code from child_case');
      expect(sent).toMatchObject({ to: NUMBER, text: expect.stringContaining(code) });
      const row = (await of(officer)).find(({ channel }) => channel === 'sms');
      expect(row).toMatchObject({ state: 'sent' });
      expect(sent.callback).toBe(`http://127.0.0.1:3000/api/receipts/sms/${row?.id ?? ''}`);
      expect(await states(officer)).toEqual(['app sent', 'email sent', 'sms sent']);

      expect(await signed({ ...sms.callback(sent, 'delivered'), signature: 'AAAA' })).toBe(404);
      expect(await signed({ ...sms.callback(sent, 'delivered'), body: sms.callback(sent, 'delivered').body.replace('delivered', 'undelivered') })).toBe(404);
      expect((await officer.post(`/api/receipts/sms/${row?.id ?? ''}`, { MessageStatus: 'delivered' }, { key: null })).status).toBe(404);
      expect(await signed(sms.callback(sent, 'sending'))).toBe(204);
      expect(await states(officer)).toContain('sms sent');
      expect(await signed(sms.callback({ ...sent, sid: 'SMother' }, 'delivered'))).toBe(204); // of another message: nothing changes
      expect(await states(officer)).toContain('sms sent');
      expect(await signed(sms.callback(sent, 'delivered', { NewField: 'added without notice' }))).toBe(204);
      expect(await states(officer)).toContain('sms delivered');
      expect(await signed(sms.callback(sent, 'failed', { ErrorCode: '30003' }))).toBe(204); // too late to undo
      expect(await states(officer)).toContain('sms delivered');
    });

    it('that the gateway could not deliver is replaced by the next channel, and the page says so', async () => {
      await withTelephone(officer, NUMBER);
      await prefer(officer, ['sms', 'push', 'email']);
      await addDevice(officer, telephone);
      await sweptAt(LIMIT);
      await engine.delivery.deliver();
      expect(await states(officer)).toEqual(['app sent', 'push sent', 'sms sent']);
      const [, sent] = sms.received;
      if (sent === undefined) throw new Error('no SMS');
      expect(await signed(sms.callback(sent, 'undelivered', { ErrorCode: '30003' }))).toBe(204);
      await Promise.all([engine.delivery.deliver(), other.delivery.deliver()]);
      expect(await states(officer)).toEqual(['app sent', 'email sent', 'push sent', 'sms failed']);
      const [alert] = (await officer.get<Alerts>('/api/alerts')).body.items;
      expect(alert?.deliveries).toContainEqual(expect.objectContaining({ channel: 'email', state: 'sent', replaces: 'sms', because: 'undelivered 30003' }));
    });

    it('to a number that is none is replaced at once', async () => {
      await withTelephone(officer, NUMBER);
      await prefer(officer, ['sms', 'email', 'push']);
      await addDevice(officer, telephone);
      await sweptAt(LIMIT);
      sms.mood = 'unknown-number';
      await engine.delivery.deliver();
      expect(await states(officer)).toEqual(['app sent', 'email sent', 'push sent', 'sms failed']);
      const failed = (await of(officer)).find(({ channel }) => channel === 'sms');
      expect(failed).toMatchObject({ attempts: 1, last_error: 'HTTP 400 code 21211', next_try_at: null });
      expect((await of(officer)).find(({ channel }) => channel === 'push')?.replaces).toBe(failed?.id);
    });

    it('is put off as long as the gateway asks', async () => {
      await withTelephone(officer, NUMBER);
      await sweptAt(LIMIT);
      sms.mood = 'busy';
      await engine.delivery.deliver();
      expect((await of(officer)).find(({ channel }) => channel === 'sms')).toMatchObject({ state: 'queued', attempts: 1, next_try_at: new Date('2026-03-12T08:04:00.000Z'), last_error: 'HTTP 429 code 20429' });
      sms.mood = 'taking';
      await world.later({ minutes: 3 });
      await engine.delivery.deliver();
      expect(await states(officer)).toContain('sms queued');
      await world.later({ minutes: 1 });
      await engine.delivery.deliver();
      expect(await states(officer)).toContain('sms sent');
    });

    it('that fails and fails is tried three times, then replaced; one that cannot be replaced is tried for two days', async () => {
      await withTelephone(officer, NUMBER);
      await prefer(officer, ['sms', 'email', 'push']);
      await addDevice(officer, telephone);
      await sweptAt(LIMIT);
      sms.mood = 'broken';
      mailbox.refusing = true;
      push.broken = true;
      for (let attempt = 0; attempt < 12; attempt += 1) {
        await engine.delivery.deliver();
        await world.later({ days: 2 });
      }
      const rows = await of(officer);
      expect(rows.filter(({ channel }) => channel !== 'app').map(({ channel, state, attempts }) => [channel, state, attempts])).toEqual(
        expect.arrayContaining([['sms', 'failed', 3], ['email', 'failed', 3], ['push', 'failed', 9]]),
      );
      expect(rows.filter(({ replaces }) => replaces !== null)).toHaveLength(1);
    });

    it('is not sent for what is routine', async () => {
      await withTelephone(officer, NUMBER);
      await sweptAt(START);
      await engine.delivery.deliver();
      expect(await states(officer)).toEqual(['app sent', 'email sent']);
    });
  });

  describe('web push', () => {
    it('is readable by the browser alone, names nobody, and comes under one topic', async () => {
      await addDevice(officer, telephone);
      await sweptAt(LIMIT);
      await engine.delivery.deliver();
      const [taken] = push.taken;
      if (taken === undefined) throw new Error('nothing came');
      const row = (await of(officer)).find(({ channel }) => channel === 'push');
      const [{ code } = { code: '' }] = await world.sql<{ code: string }>('select code from child_case');
      expect(taken.body.toString('latin1')).not.toContain(code);
      expect(JSON.parse(telephone.read(taken.body))).toEqual({
        id: row?.id, title: expect.stringContaining(code), body: expect.stringContaining('12 mars 2026 à 08 h 00'), link: expect.stringMatching(/^http:\/\/127\.0\.0\.1:3000\/cases\//),
      });
      expect(taken.headers).toMatchObject({ topic: row?.id.replaceAll('-', ''), urgency: 'high', ttl: '43200', 'content-encoding': 'aes128gcm' });
      expect(() => new Browser(push, 'stranger').read(taken.body)).toThrow();
      expect(await states(officer)).toEqual(['app sent', 'email sent', 'push sent']);
    });

    it('to several browsers is taken when one takes it; those that are no more are forgotten', async () => {
      await addDevice(officer, telephone);
      await addDevice(officer, new Browser(push, 'lost'));
      push.gone.add('lost');
      await sweptAt(LIMIT);
      await engine.delivery.deliver();
      expect(await states(officer)).toContain('push sent');
      expect((await channels(officer)).devices).toHaveLength(1);
    });

    it('to a browser that is no more is replaced, and the browser forgotten', async () => {
      await addDevice(officer, new Browser(push, 'lost'));
      push.gone.add('lost');
      await sweptAt(START);
      await engine.delivery.deliver();
      expect(await states(officer)).toEqual(['app sent', 'email sent', 'push failed']);
      expect((await channels(officer)).devices).toEqual([]);
    });

    it('that fails after the alert was seen is not replaced', async () => {
      await addDevice(officer, new Browser(push, 'lost'));
      push.gone.add('lost');
      await sweptAt(START);
      await world.sql('update alert set seen_at = now()');
      await engine.delivery.deliver();
      expect(await states(officer)).toEqual(['app sent', 'push failed']);
    });
  });

  describe('another system', () => {
    const made = async (more: object = {}): Promise<{ id: string; secret: string }> => {
      const id = randomUUID();
      const { status, body } = await administrator.post<{ secret: string }>('/api/webhook-endpoints', { id, label: 'Suivi régional (essai)', url: `${receiver.url}/hook`, ...more }, { key: null });
      expect(status).toBe(201);
      return { id, secret: body.secret };
    };
    const hooks = (): Promise<Row[]> => world.sql<Row>(`select y.* from delivery y join webhook_endpoint e on e.id = y.endpoint_id order by y.id`);

    it('is told each step once, signed, without a name', async () => {
      const { secret } = await made();
      await sweptAt(START);
      await Promise.all([engine.delivery.deliver(), other.delivery.deliver()]);
      const rows = await hooks();
      const [{ code, id: caseId } = { code: '', id: '' }] = await world.sql<{ code: string; id: string }>('select id, code from child_case');
      expect(receiver.asked).toHaveLength(1); // officer and manager were told, the system once
      expect(rows).toMatchObject([{ state: 'delivered', delivered_at: new Date(START) }]);
      const [asked] = receiver.asked;
      if (asked === undefined) throw new Error('nothing came');
      expect(asked.headers['webhook-id']).toBe(rows[0]?.id);
      expect(WebhookReceiver.isSigned(asked, secret, world.clock.now())).toBe(true);
      expect(WebhookReceiver.isSigned({ ...asked, body: Buffer.from(asked.body.toString().replace('opened', 'limit')) }, secret, world.clock.now())).toBe(false);
      expect(JSON.parse(asked.body.toString())).toEqual({
        type: 'deadline.step', timestamp: START,
        data: { caseCode: code, rule: 'custody-handover', label: expect.objectContaining({ fr: expect.any(String) }), step: 'opened', renewal: 0, dueAt: LIMIT, link: `http://127.0.0.1:3000/cases/${caseId}` },
      });
    });

    it('that fails is told again under the same id, with a new signature', async () => {
      const { secret } = await made();
      receiver.statuses.push(500);
      await sweptAt(START);
      await engine.delivery.deliver();
      expect(await hooks()).toMatchObject([{ state: 'queued', attempts: 1, last_error: 'HTTP 500' }]);
      await world.later({ minutes: 1 });
      await engine.delivery.deliver();
      expect(new Set(receiver.asked.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
      expect(new Set(receiver.asked.map(({ headers }) => headers['webhook-signature'])).size).toBe(2);
      expect(receiver.asked.every((asked) => WebhookReceiver.isSigned(asked, secret, world.clock.now()))).toBe(true);
      expect(await hooks()).toMatchObject([{ state: 'delivered', attempts: 2 }]);
    });

    it('that sends elsewhere is not followed', async () => {
      await made();
      receiver.redirect = `${receiver.url}/elsewhere`;
      await sweptAt(START);
      await engine.delivery.deliver();
      expect(receiver.asked.map(({ path }) => path)).toEqual(['/hook']);
      expect(await hooks()).toMatchObject([{ state: 'queued', last_error: 'HTTP 307' }]);
    });

    it('of one region is told of that region, and one that was turned off of nothing', async () => {
      await made({ region: 'mopti' });
      const { id } = await made({ region: 'gao' });
      expect((await administrator.post(`/api/webhook-endpoints/${id}/deactivate`, {})).body).toMatchObject({ active: false });
      await sweptAt(LIMIT);
      await engine.delivery.deliver();
      expect(await hooks()).toEqual([]);
    });

    it('is registered by an administrator alone, its secret shown once and kept sealed', async () => {
      const { id, secret } = await made();
      expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
      expect((await administrator.get('/api/webhook-endpoints')).text).not.toContain(secret);
      expect((await officer.get('/api/webhook-endpoints')).status).toBe(403);
      const kept = await world.sql<{ text: string }>(`select row::text as text from journal where subject in ('webhook_endpoint', 'webhook_secret') union all select to_jsonb(s)::text from webhook_secret s union all select coalesce(answer::text, '') from idempotency`);
      expect(kept.filter(({ text }) => text.includes(secret.slice(6)))).toEqual([]);
      expect((await administrator.post('/api/webhook-endpoints', { id, label: 'encore', url: `${receiver.url}/hook` }, { key: null })).status).toBe(409);
    });

    it('has an https address, of nobody’s own network and without a password', async () => {
      for (const url of ['http://autre.example/hook', 'https://192.168.1.4/hook', 'https://localhost/hook', 'https://[::1]/hook', 'https://user:word@autre.example/', 'ftp://autre.example/', 'hook', 'https://0x7f000002/']) {
        const { body } = await administrator.post('/api/webhook-endpoints', { id: randomUUID(), label: 'essai', url }, { key: null });
        expect([url, body['code']]).toEqual([url, 'webhook-address-refused']);
      }
    });
  });

  it('what the worker may see of secrets is the one of the channels', async () => {
    await world.sql(`insert into sealed_secret (purpose, wrapped, key_id, made_under) values ('erased-numbers', '\\x00', 'x', 'x') on conflict do nothing`);
    expect((await engine.database.query<{ purpose: string }>('select purpose from sealed_secret')).map(({ purpose }) => purpose)).toEqual(['channels']);
  });
});
