// What is made from the code and kept beside it, so that a change of the contract is seen in review.
// With --check nothing is written: fails when what is kept is not what the code says.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, environment, node, ROOT } from './lib/ensure.mjs';

const FILE = join(ROOT, 'docs', 'openapi.json');

ensureInstalled();
ensureBuilt();
const result = spawnSync(node(), ['dist/cli.js', 'openapi'], { cwd: ROOT, env: environment(), encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
if (result.status !== 0) {
  console.error(result.stderr);
  process.exit(1);
}
if (!process.argv.includes('--check')) writeFileSync(FILE, result.stdout);
else if (readFileSync(FILE, 'utf8') !== result.stdout) {
  console.error('docs/openapi.json is not what the code says: run npm run generate');
  process.exit(1);
}
