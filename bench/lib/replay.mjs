import { createHash, randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { AppModule } from '../../dist/app.module.js';
import { fastifyAdapter, HTTP_OPTIONS, prepareHttp } from '../../dist/http-app.js';
import { nextCode, sessionCookie } from './stage.mjs';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const CODE = /ML-[0-9A-Z]{4}-[0-9A-Z]{4}/g;
const TEXTS = 'ABCDEFGHJKMNPQRSTVWXYZ0123456789';

/** What a request of this kind sends to the database: the application runs here once, with a listener on its connections. */
export async function recordSql(house, who, request) {
  Object.assign(process.env, house.environment);
  const app = await NestFactory.create(AppModule, fastifyAdapter(false), { ...HTTP_OPTIONS, logger: false });
  await prepareHttp(app);
  await app.init();
  const send = ({ path, body }, cookie) =>
    app.inject({
      method: body === undefined ? 'GET' : 'POST', url: path, headers: { cookie, 'idempotency-key': randomUUID(), ...(body && { 'content-type': 'application/json' }) },
      ...(body && { payload: JSON.stringify(body) }),
    });
  const signedIn = await app.inject({ method: 'POST', url: '/api/session', payload: house.credentials(who), headers: { 'content-type': 'application/json' } });
  const entered = await app.inject({
    method: 'POST', url: '/api/session/second-factor', payload: { code: await nextCode(who) }, headers: { 'content-type': 'application/json', cookie: sessionCookie(signedIn) },
  });
  const cookie = sessionCookie(entered);
  for (let n = 0; n < 3; n += 1) await send(request(), cookie); // reference data is in memory now

  const sent = [];
  const original = pg.Client.prototype.query;
  const listening = new Set();
  pg.Client.prototype.query = function query(...args) {
    const config = typeof args[0] === 'string' ? { text: args[0], values: Array.isArray(args[1]) ? args[1] : undefined } : args[0];
    if (config.text !== undefined && !/bullmq|"?job"?/i.test(config.text) && (this.connectionParameters.user === 'passerelle_app')) sent.push({ text: config.text, values: config.values });
    listening.add(this);
    return original.apply(this, args);
  };
  const answer = await send(request(), cookie);
  pg.Client.prototype.query = original;
  if (answer.statusCode >= 400) throw new Error(`the request that was to be recorded failed: ${answer.body}`);
  await app.close();
  return sent;
}

/** The same statements on connections of their own, one a loop. Ids and codes that a write makes are made anew each time. */
export function replay(house, concurrency, recorded) {
  const fresh = new Set(recorded.some(({ text }) => /insert into/i.test(text) && /child_case/.test(text)) ? newIds(recorded) : []);
  const statements = recorded.map(({ text, values }) => ({ text, values, name: values === undefined ? undefined : createHash('sha1').update(text).digest('base64url') }));
  const clients = Array.from({ length: concurrency }, () => undefined);
  return async (worker) => {
    clients[worker] ??= await house.appClient();
    const made = new Map();
    const anew = (text) => {
      if (fresh.size === 0) return text;
      return text
        .replaceAll(UUID, (id) => (fresh.has(id) ? remember(made, id, randomUUID) : id))
        .replaceAll(CODE, (code) => remember(made, code, newCode));
    };
    for (const { text, values, name } of statements) {
      await clients[worker].query(values === undefined ? text : { name, text, values: values.map((value) => renewed(value, anew)) });
    }
  };
}

/** Ids that the request itself made: not those of people, units and rules that were there before. */
function newIds(recorded) {
  const start = recorded.findIndex(({ text }) => /insert into "?idempotency/i.test(text));
  const before = new Set(recorded.slice(0, start).flatMap(({ text, values }) => `${text} ${JSON.stringify(values ?? [])}`.match(UUID) ?? []));
  const inserted = recorded.slice(start).filter(({ text }) => /^\s*insert into/i.test(text) || /set_case_access/.test(text));
  const ids = inserted.flatMap(({ values }) => (values ?? []).filter((value) => typeof value === 'string').flatMap((value) => value.match(UUID) ?? []));
  return ids.filter((id) => !before.has(id));
}

function renewed(value, anew) {
  if (typeof value === 'string') return anew(value);
  if (Array.isArray(value)) return value.map((item) => renewed(item, anew));
  return value;
}

function remember(made, key, make) {
  if (!made.has(key)) made.set(key, make());
  return made.get(key);
}

function newCode() {
  const letters = Array.from({ length: 8 }, () => TEXTS[Math.floor(Math.random() * TEXTS.length)]).join('');
  return `ML-${letters.slice(0, 4)}-${letters.slice(4)}`;
}
