// What the API costs over the database: requests a second and latencies of the real server process, each as a ratio to the very SQL
// that such a request sends, replayed by bare pg with prepared statements in the same transactions, under the same database role.
// Journal, row-level security and access log are on in both. Options: --cases 100000 --seconds 5 --concurrency 8
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { caseload, stage } from './lib/stage.mjs';
import { measure } from './lib/measure.mjs';
import { recordSql, replay } from './lib/replay.mjs';

const { values: options } = parseArgs({
  options: { cases: { type: 'string', default: '100000' }, seconds: { type: 'string', default: '5' }, concurrency: { type: 'string', default: '8' } },
});
const seconds = Number(options.seconds);
const concurrency = Number(options.concurrency);

const house = await stage();
try {
  console.error(`making ${options.cases} cases`);
  const known = await caseload(house, Number(options.cases));
  const scenarios = [
    { name: 'clock board', who: 'officer', request: () => ({ path: '/api/clock' }) },
    { name: 'case page', who: 'officer', request: () => ({ path: `/api/cases/${pick(known.ids)}` }) },
    { name: 'search by name', who: 'ministry', request: () => ({ path: '/api/cases/search', body: { q: fullName(pick(known.names)) } }) },
    { name: 'search by code', who: 'ministry', request: () => ({ path: '/api/cases/search', body: { q: pick(known.codes) } }) },
    { name: 'notify a capture', who: 'officer', request: capture },
  ];
  const results = {};
  for (const { name, who, request } of scenarios) {
    const recorded = await recordSql(house, who, request);
    const server = await house.server();
    const cookie = await server.signIn(who);
    // Alternately, so that what the machine does meanwhile falls on both.
    const [first, reference, second] = [
      await measure(concurrency, seconds, () => server.send(cookie, request())),
      await measure(concurrency, seconds, replay(house, concurrency, recorded)),
      await measure(concurrency, seconds, () => server.send(cookie, request())),
    ];
    await server.stop();
    const perSecond = (first.perSecond + second.perSecond) / 2;
    results[name] = {
      perSecond: Math.round(perSecond), p50: second.p50, p99: second.p99, statements: recorded.length,
      bare: { perSecond: Math.round(reference.perSecond), p50: reference.p50, p99: reference.p99 }, ratio: Number((perSecond / reference.perSecond).toFixed(2)),
    };
    console.error(name, JSON.stringify(results[name]));
  }
  console.log(JSON.stringify({ bench: 'api', cases: Number(options.cases), concurrency, seconds, latency: 'ms', results }));
} finally {
  await house.close();
}

function capture() {
  return {
    path: '/api/captures',
    body: {
      id: randomUUID(), kind: 'capture', startedAt: new Date(Date.now() - 3_600_000).toISOString(), region: 'gao', place: 'ansongo', authority: 'FAMA', sex: 'male',
      ageYears: 15, agePrecision: 'approximate', condition: 'tired',
    },
  };
}

function fullName({ given, family }) {
  return `${given} ${family}`;
}

function pick(list) {
  return list[Math.floor(Math.random() * list.length)];
}
