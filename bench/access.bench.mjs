// What sealing, encryption, row-level security and the access log cost: requests a second of the case page and of the clock board with
// all of them, as a ratio to the same application without them (bench/lib/house.mjs). Every case is in the region of the officer who
// asks, so that both answer with the same rows. Options: --cases 5000 --named 300 --seconds 5 --concurrency 8 --rounds 3
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { measure } from './lib/measure.mjs';
import { caseload, stage } from './lib/stage.mjs';

const { values: options } = parseArgs({
  options: {
    cases: { type: 'string', default: '5000' }, named: { type: 'string', default: '300' }, seconds: { type: 'string', default: '5' }, concurrency: { type: 'string', default: '8' },
    rounds: { type: 'string', default: '3' },
  },
});
const [named, seconds, concurrency, rounds] = [options.named, options.seconds, options.concurrency, options.rounds].map(Number);
const NAME = 'Nom d’essai';
const NOTE = 'Une remarque de la longueur qu’elles ont d’ordinaire, inventée pour mesurer, sans personne derrière.';

const house = await stage();
try {
  console.error(`making ${options.cases} cases, ${named} of them with a name and notes`);
  await caseload(house, Number(options.cases));
  const { owner } = house;
  await owner.query(`update child_case set region_code = 'gao'`);
  await owner.query(`delete from case_access`);
  await owner.query(`insert into case_access select id, 'region:gao', 'file' from child_case`);
  const { rows } = await owner.query(`select id, version from child_case where status = 'in-interim-care' order by id limit $1`, [named]);
  const ids = rows.map(({ id }) => id);

  const whole = { ...house.environment, PORT: '27901' };
  const plain = { ...house.environment, PORT: '27902', APP_DATABASE_URL: house.environment.DATABASE_URL };
  const serving = await house.serve('bench/lib/house.mjs', [], whole);
  const officer = await serving.signIn('officer');
  for (const { id, version } of rows) {
    await serving.send(officer, { path: `/api/cases/${id}/identity`, method: 'PUT', version, body: { given: NAME, family: NAME } });
    for (let n = 1; n <= 3; n += 1) {
      await serving.send(officer, { path: `/api/cases/${id}/services`, version: version + n, body: { id: randomUUID(), service: 'food', at: new Date().toISOString().slice(0, 10), remark: NOTE } });
    }
  }
  await owner.query('create table bench_name as select case_id, $1::text as given, $1::text as family from child_identity', [NAME]);
  await owner.query('create table bench_note as select case_id, about, about_id, $1::text as body from case_note', [NOTE]);
  await owner.query('create unique index on bench_name (case_id)');
  await owner.query('create index on bench_note (case_id)');
  await owner.query('vacuum analyze');

  const bare = await house.serve('bench/lib/house.mjs', ['plain'], plain);
  const bareOfficer = await bare.signIn('officer');
  const scenarios = { 'clock board': () => '/api/clock', 'case page': () => `/api/cases/${ids[Math.floor(Math.random() * ids.length)]}` };
  await sameAnswers();

  const results = {};
  for (const [name, path] of Object.entries(scenarios)) {
    const taken = { whole: [], plain: [] };
    // In turn, so that what the machine does meanwhile falls on both.
    for (let round = 0; round < rounds; round += 1) {
      taken.whole.push(await measure(concurrency, seconds, () => serving.send(officer, { path: path() })));
      taken.plain.push(await measure(concurrency, seconds, () => bare.send(bareOfficer, { path: path() })));
    }
    const [all, none] = [summary(taken.whole), summary(taken.plain)];
    results[name] = { ...all, without: none, ratio: Number((all.perSecond / none.perSecond).toFixed(2)) };
    console.error(name, JSON.stringify(results[name]));
  }
  await serving.stop();
  await bare.stop();
  console.log(JSON.stringify({ bench: 'access', cases: Number(options.cases), concurrency, seconds, rounds, latency: 'ms', aim: 0.7, results }));

  /** What is compared must be the same to whoever reads it. */
  async function sameAnswers() {
    for (const path of [`/api/cases/${ids[0]}`, '/api/clock']) {
      const [one, other] = [await serving.read(officer, path), await bare.read(bareOfficer, path)];
      const plainText = (text) => text.replace(/"now":"[^"]+"/, '');
      if (plainText(one) !== plainText(other)) throw new Error(`${path} is answered differently with and without protection`);
    }
  }
} finally {
  await house.close();
}

/** The median round. */
function summary(taken) {
  const middle = [...taken].sort((a, b) => a.perSecond - b.perSecond)[Math.floor(taken.length / 2)];
  return { perSecond: Math.round(middle.perSecond), p50: middle.p50, p99: middle.p99 };
}
