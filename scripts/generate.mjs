// What is made from the code and kept beside it, so that a change of the contract is seen in review.
// With --check nothing is written: fails when what is kept is not what the code says.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, environment, node, ROOT } from './lib/ensure.mjs';

/** A file under docs/ and the command that prints it. */
const PRINTED = [
  ['openapi.json', 'openapi'],
  ['permissions.md', 'permissions'],
  ['who-is-told.md', 'who-is-told'],
];

ensureInstalled();
ensureBuilt();
for (const [name, command] of PRINTED) {
  const result = spawnSync(node(), ['dist/cli.js', command], { cwd: ROOT, env: environment(), encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (result.status !== 0) {
    console.error(result.stderr);
    process.exit(1);
  }
  const file = join(ROOT, 'docs', name);
  if (!process.argv.includes('--check')) writeFileSync(file, result.stdout);
  else if (!existsSync(file) || readFileSync(file, 'utf8') !== result.stdout) {
    console.error(`docs/${name} is not what the code says: run npm run generate`);
    process.exitCode = 1;
  }
}
