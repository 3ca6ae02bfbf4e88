// What a change must pass besides the tests. All checks run, side by side; the first line of each says how it went.
import { spawn } from 'node:child_process';
import { ensureInstalled, environment, ROOT } from './lib/ensure.mjs';

const CHECKS = ['types', 'lint', 'boundaries', 'dead-code', 'generated'];

ensureInstalled();
const results = await Promise.all(CHECKS.map(check));
for (const { name, ok, output } of results) console.log(`${ok ? 'ok    ' : 'FAILED'} ${name}${ok ? '' : `\n${output}`}`);
process.exit(results.every(({ ok }) => ok) ? 0 : 1);

function check(name) {
  return new Promise((done) => {
    const child = spawn('npm', ['run', '--silent', name], { cwd: ROOT, env: environment(), stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    child.once('exit', (code) => done({ name, ok: code === 0, output }));
  });
}
