// Years of a made-up country against the real engine and the real database, examined by a checker of its own (docs/clock.md).
// One seed:    npm run simulate -- --seed 7 --years 5
// Many seeds:  npm run simulate -- --seeds 1..300 --years 1 --jobs 2 --out .data/simulation.jsonl
// With --out, seeds that the file has already are not run again, and a line of totals is printed at the end.
import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { ensureInstalled, environment, node, ROOT } from './lib/ensure.mjs';

const FIRST_PORT = 26_900;
const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    seeds: { type: 'string' },
    years: { type: 'string', default: '1' },
    jobs: { type: 'string', default: '1' },
    out: { type: 'string' },
    explain: { type: 'boolean', default: false },
  },
});

ensureInstalled();
const out = values.out === undefined ? undefined : resolve(values.out);
if (out !== undefined) mkdirSync(dirname(out), { recursive: true });
const earlier = linesOf(out).filter((line) => line.years === Number(values.years));
const has = new Set(earlier.map((line) => line.seed));
const todo = range(values.seeds ?? values.seed ?? '1').filter((seed) => !has.has(seed));
const jobs = Math.max(1, Math.min(Number(values.jobs), todo.length));
const ran = [];
const codes = todo.length === 0 ? [] : await Promise.all(Array.from({ length: jobs }, (_, job) => run(todo.filter((_seed, index) => index % jobs === job), FIRST_PORT + job * 10)));
if (values.seeds !== undefined) console.log(JSON.stringify(total([...earlier, ...ran])));
const bad = ran.some(({ lost, early, doubled, wrong, worstLatenessMs }) => lost + early + doubled + wrong > 0 || worstLatenessMs > 60_000);
process.exit(codes.find((code) => code !== 0) ?? (bad ? 1 : 0));

function range(text) {
  const [from, to] = text.split('..').map(Number);
  if (!Number.isInteger(from) || (to !== undefined && !Number.isInteger(to))) throw new Error(`no seeds: ${text}`);
  return Array.from({ length: (to ?? from) - from + 1 }, (_, n) => from + n);
}

/** One process, one PostgreSQL, so many seeds. */
function run(seeds, port) {
  const options = ['--seeds', seeds.join(','), '--years', values.years, '--port', String(port), ...(values.explain ? ['--explain'] : [])];
  const child = spawn(node(), ['--import', join(ROOT, 'scripts/lib/typescript.mjs'), join(ROOT, 'test/simulation/main.ts'), ...options], {
    cwd: ROOT, env: environment(), stdio: ['ignore', 'pipe', 'inherit'],
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    ran.push(JSON.parse(line));
    if (out !== undefined) appendFileSync(out, `${line}\n`);
    console.log(line);
  });
  return new Promise((done) => child.once('close', (code) => done(code ?? 1)));
}

function linesOf(file) {
  if (file === undefined || !existsSync(file)) return [];
  return readFileSync(file, 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line));
}

function total(lines) {
  const sum = (of) => lines.reduce((all, line) => all + line[of], 0);
  return {
    seeds: lines.length, years: sum('years'), children: sum('children'), deadlines: sum('deadlines'), steps: sum('steps'), alerts: sum('alerts'), letters: sum('letters'), faults: sum('faults'), restored: sum('restored'),
    lost: sum('lost'), early: sum('early'), doubled: sum('doubled'), wrong: sum('wrong'), worstLatenessMs: Math.max(0, ...lines.map((line) => line.worstLatenessMs)),
  };
}
