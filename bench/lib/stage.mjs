import { execFileSync, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { hashPassword, enrolTotp, totpCode } from '../../dist/access/index.js';
import { roleUrl } from '../../dist/platform/database-roles/index.js';
import { startEmbeddedPostgres } from '../../dist/platform/embedded-postgres/index.js';
import { ChosenKeys } from '../../dist/platform/keys/index.js';
import { giveNames } from './names.mjs';

const PASSWORD = 'une phrase de passe pour mesurer';
const TOTP_SECRET = 'MESUREMESUREMESUREMESUREMESURE22';
const IMPORT = '0193a000-0000-7000-8000-000000000001';
const PEOPLE = { officer: ['regional-officer', 'gao'], ministry: ['national-officer', null], administrator: ['administrator', null] };
/** Processes that were started and not stopped: whatever fails on the way leaves none behind. */
const running = new Set();
const program = (name) => fileURLToPath(new URL(`../../dist/${name}`, import.meta.url));

/** An embedded PostgreSQL with schema, reference data and three people; servers on demand. */
export async function stage() {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'passerelle-bench-'));
  const installationKey = randomBytes(32);
  const cluster = await startEmbeddedPostgres({ dataDirectory, port: 26_500 });
  const port = 27_900;
  const environment = {
    ...process.env, DATABASE_URL: cluster.url, INSTALLATION_KEY: installationKey.toString('base64'), LOG_LEVEL: 'silent', DATA_DIR: dataDirectory, PORT: String(port),
    REDIS_URL: '', SMTP_URL: '',
  };
  for (const words of [['migrate'], ['reference', 'load']]) execFileSync(process.execPath, [program('cli.js'), ...words], { env: environment, stdio: ['ignore', 'ignore', 'inherit'] });
  const owner = new pg.Client({ connectionString: cluster.url });
  await owner.connect();
  const keys = new ChosenKeys({ installationKeys: () => ({ current: installationKey }), keyService: undefined });
  const hash = await hashPassword(PASSWORD);
  for (const [name, [role, region]] of Object.entries(PEOPLE)) {
    const id = randomUUID();
    await owner.query('insert into app_user (id, email, display_name, role, region_code) values ($1, $2, $3, $4, $5)', [id, `${name}@essai.invalid`, name, role, region]);
    await owner.query('insert into user_password (user_id, hash) values ($1, $2)', [id, hash]);
    await enrolTotp({ query: async (text, values) => (await owner.query(text, values)).rows }, keys, id, TOTP_SECRET);
  }
  const credentials = (who) => ({ email: `${who}@essai.invalid`, password: PASSWORD });
  const clients = [];
  return {
    owner, environment, credentials, installationKey, keys,
    appClient: async () => {
      const client = new pg.Client({ connectionString: roleUrl(cluster.url, 'passerelle_app', installationKey) });
      await client.connect();
      clients.push(client);
      return client;
    },
    server: () => startServer(program('main.js'), [], environment, credentials),
    /** @param script from the root of the repository */
    serve: (script, words, variables) => startServer(fileURLToPath(new URL(`../../${script}`, import.meta.url)), words, variables, credentials),
    close: async () => {
      for (const child of running) child.kill('SIGKILL');
      for (const client of [...clients, owner]) await client.end().catch(() => undefined);
      await cluster.stop();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}

async function startServer(script, words, environment, credentials) {
  const port = Number(environment.PORT);
  const child = spawn(process.execPath, [script, ...words], { env: environment, stdio: ['ignore', 'inherit', 'inherit'] });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const call = ({ path, body, method, version }, cookie, keep = false) =>
    new Promise((done, failed) => {
      const payload = body === undefined ? undefined : JSON.stringify(body);
      const sent = httpRequest(
        {
          host: '127.0.0.1', port, path, agent, method: method ?? (payload === undefined ? 'GET' : 'POST'),
          headers: { ...(cookie && { cookie }), ...(payload && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload), 'idempotency-key': randomUUID() }), ...(version !== undefined && { 'if-match': `"${String(version)}"` }) },
        },
        (answer) => {
          let text = '';
          if (keep) answer.setEncoding('utf8').on('data', (part) => (text += part));
          else answer.resume();
          answer.once('end', () => (answer.statusCode < 400 ? done(keep ? text : answer) : failed(new Error(`${path}: ${String(answer.statusCode)}`))));
        },
      );
      sent.once('error', failed);
      sent.end(payload);
    });
  for (let attempt = 0; ; attempt += 1) {
    const answer = await call({ path: '/api/health' }).catch((error) => error);
    if (!(answer instanceof Error)) break;
    if (attempt > 600) throw answer;
    await sleep(200);
  }
  return {
    // As a person does: password, then the code of now.
    signIn: async (who) => {
      const first = sessionCookie(await call({ path: '/api/session', body: credentials(who) }));
      return sessionCookie(await call({ path: '/api/session/second-factor', body: { code: await nextCode(who) } }, first));
    },
    send: (cookie, request) => call(request, cookie),
    /** The text of an answer. */
    read: (cookie, path) => call({ path }, cookie, true),
    stop: async () => {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await ended;
      agent.destroy();
    },
  };
}

const usedSteps = new Map();

/** A code is good once: the one of now, or one of those around it for who signs in again at once; after that one waits for the next. */
export async function nextCode(who) {
  const step = Math.max(Math.floor(Date.now() / 30_000) - 1, (usedSteps.get(who) ?? 0) + 1);
  usedSteps.set(who, step);
  while (step > Math.floor(Date.now() / 30_000) + 1) await sleep(500);
  return totpCode(TOTP_SECRET, new Date(step * 30_000));
}

export function sessionCookie(answer) {
  return [answer.headers['set-cookie']].flat().find((cookie) => cookie.startsWith('passerelle_session=')).split(';', 1)[0];
}

/** Made-up cases of the whole country: a third held with running deadlines, the rest in care; each with a name. */
export async function caseload(house, count) {
  const { owner } = house;
  await owner.query(
    `insert into child_case (id, code, entry, sex, age_years, age_precision, identified_at, identified_precision, recorded_at, recorded_by, status, region_code, since_at, since_precision, version)
     select uuidv7(), 'ML-' || upper(substr(md5(n::text), 1, 4)) || '-' || lpad(upper(to_hex(n)), 4, '0'), 'capture', 'male', 15, 'stated', now() - interval '1 day', 'minute',
            now() - n * interval '1 minute', '${IMPORT}', case when n % 3 = 0 then 'in-custody' else 'in-interim-care' end, (array(select code from region order by code))[1 + n % 20],
            now() - interval '1 day', 'minute', 1
       from generate_series(1, least($1::int, 65535)) n`,
    [count],
  );
  const rest = count - 65_535;
  if (rest > 0) {
    await owner.query(
      `insert into child_case (id, code, entry, sex, age_years, age_precision, identified_at, identified_precision, recorded_at, recorded_by, status, region_code, since_at, since_precision, version)
       select uuidv7(), 'ML-Z' || upper(substr(md5(n::text), 1, 3)) || '-' || lpad(upper(to_hex(n)), 4, '0'), 'capture', 'male', 15, 'stated', now() - interval '1 day', 'minute',
              now() - n * interval '1 minute', '${IMPORT}', 'in-interim-care', (array(select code from region order by code))[1 + n % 20], now() - interval '1 day', 'minute', 1
         from generate_series(1, $1::int) n`,
      [rest],
    );
  }
  await owner.query(`insert into case_access select id, 'region:' || region_code, 'file' from child_case`);
  const { rows: all } = await owner.query('select id from child_case order by id');
  const names = await giveNames(house, all.map(({ id }) => id));
  await owner.query(
    `with held as (select id, uuidv7() as custody from child_case where status = 'in-custody'), c as (
       insert into custody (id, case_id, kind, started_at, started_precision, notified_at, recorded_at, recorded_by)
       select custody, id, 'capture', now() - interval '1 day', 'minute', now(), now(), '${IMPORT}' from held returning id, case_id, started_at
     ), s as (
       insert into custody_spell (id, custody_id, case_id, authority_code, region_code, started_at, started_precision, recorded_at, recorded_by)
       select uuidv7(), c.id, c.case_id, 'FAMA', k.region_code, c.started_at, 'minute', now(), '${IMPORT}' from c join child_case k on k.id = c.case_id
     )
     insert into deadline (id, case_id, rule_id, rule_code, subject_id, starts_at, starts_precision, due_at, state, became_known_at)
     select uuidv7(), c.case_id, r.id, r.code, c.id, c.started_at, 'minute', c.started_at + interval '48 hours' + random() * interval '1 day', 'open', now()
       from c, time_limit_rule r where r.code = 'custody-handover'`,
  );
  await owner.query(
    `insert into stay (id, case_id, kind, centre_code, admitted_at, admitted_precision, recorded_at, recorded_by)
     select uuidv7(), id, 'centre', 'gao', now() - interval '1 day', 'minute', now(), '${IMPORT}' from child_case where status = 'in-interim-care'`,
  );
  await owner.query('vacuum analyze');
  const { rows } = await owner.query(`select id, code from child_case where region_code = 'gao' limit 2000`);
  return { ids: rows.map(({ id }) => id), codes: rows.map(({ code }) => code), names };
}
