import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { INSTALLATION_KEY } from './database.js';

const PROGRAM = fileURLToPath(new URL('../../dist/worker.js', import.meta.url));

/** The alert worker as it runs in the field: a process of its own, from the build. */
export class WorkerProcess {
  private readonly child: ChildProcess;
  private readonly ended: Promise<void>;

  constructor(databaseUrl: string, env: Record<string, string> = {}) {
    this.child = spawn(process.execPath, [PROGRAM], {
      env: { PATH: process.env['PATH'] ?? '', DATABASE_URL: databaseUrl, INSTALLATION_KEY: INSTALLATION_KEY.toString('base64'), LOG_LEVEL: 'silent', SWEEP_INTERVAL_SECONDS: '2', ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    this.ended = new Promise((resolve) => {
      this.child.once('exit', () => {
        resolve();
      });
    });
  }

  get alive(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** SIGTERM lets it finish; SIGKILL does not. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    this.child.kill(signal);
    await this.ended;
  }
}

/** Waits until it is so, looking often. @throws when it is not so in time */
export async function until(what: string, isSo: () => Promise<boolean> | boolean, seconds = 30): Promise<void> {
  const steps = seconds * 20;
  for (let step = 0; step < steps; step += 1) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`not within ${String(seconds)} s: ${what}`);
}
