import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { startEmbeddedPostgres } from './platform/embedded-postgres/index.js';

/*
 * Runs an operator command against the database that `npm start` uses: the configured one, or the embedded one, which is started
 * for the time of the command when it is not running. A check of an exported chain asks for no database: it is for machines that have none.
 */
const NEEDS_NONE = ['audit', 'verify'];
const [script, ...args] = process.argv.slice(2);
if (script === undefined) throw new Error('which script?');
const env: NodeJS.ProcessEnv = { ...process.env };
let stop: () => Promise<void> = () => Promise.resolve();
const needsNone = NEEDS_NONE.every((word, index) => args[index] === word);
if (!needsNone && env['DATABASE_URL'] === undefined && env['APP_DATABASE_URL'] === undefined) {
  const postgres = await startEmbeddedPostgres({ dataDirectory: join(resolve(env['DATA_DIR'] ?? '.data'), 'postgres'), reuse: true });
  env['DATABASE_URL'] = postgres.url;
  stop = () => postgres.stop();
}
const child = spawn(process.execPath, [script, ...args], { env, stdio: 'inherit' });
child.once('exit', (code) => {
  void stop().finally(() => process.exit(code ?? 1));
});
