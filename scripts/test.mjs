// Every test, from fast to slow, each kind in a run of its own; what a kind needs (database, queue, browser) its setup starts.
// Options go to jest; with a project named (--selectProjects) or a file, it is one run of just that.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, environment, node, ROOT } from './lib/ensure.mjs';

// Two files at once where a file waits for a database, a process or a page: on two cores one alone leaves half of the machine idle.
const KINDS = [
  ['rules'],
  ['architecture', '--runInBand'],
  ['integration', '--maxWorkers=2'],
  ['browser', '--maxWorkers=2'],
];

ensureInstalled();
ensureBuilt();
const options = process.argv.slice(2);
const env = environment({ NODE_OPTIONS: '--experimental-vm-modules --no-warnings' });
const jest = (args) => spawnSync(node(), ['node_modules/jest/bin/jest.js', ...args], { cwd: ROOT, env, stdio: 'inherit' }).status;
if (options.length > 0) process.exit(jest(options) ?? 1);

const results = mkdtempSync(join(tmpdir(), 'passerelle-results-'));
const total = { passed: 0, failed: 0, skipped: 0 };
let ok = true;
for (const [kind, ...words] of KINDS) {
  env.PASSERELLE_COUNTS = join(results, `${kind}.json`);
  ok = jest(['--selectProjects', kind, ...words, '--reporters=default', '--reporters=./test/support/counting-reporter.mjs']) === 0 && ok;
  const counts = existsSync(env.PASSERELLE_COUNTS) ? JSON.parse(readFileSync(env.PASSERELLE_COUNTS, 'utf8')) : { passed: 0, failed: 1, skipped: 0 };
  for (const how of Object.keys(total)) total[how] += counts[how];
}
rmSync(results, { recursive: true, force: true });
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(ok ? 0 : 1);
