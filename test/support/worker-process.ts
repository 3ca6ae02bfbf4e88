import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { INSTALLATION_KEY } from './database.js';

/** One of the programs as it runs in the field: a process of its own, from the build. */
class HouseProcess {
  private readonly child: ChildProcess;
  private readonly ended: Promise<void>;

  constructor(program: 'main.js' | 'worker.js', env: Record<string, string>) {
    this.child = spawn(process.execPath, [fileURLToPath(new URL(`../../dist/${program}`, import.meta.url))], {
      env: { PATH: process.env['PATH'] ?? '', INSTALLATION_KEY: INSTALLATION_KEY.toString('base64'), LOG_LEVEL: 'silent', ...env },
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

export class WorkerProcess extends HouseProcess {
  constructor(databaseUrl: string, env: Record<string, string> = {}) {
    super('worker.js', { DATABASE_URL: databaseUrl, SWEEP_INTERVAL_SECONDS: '2', ...env });
  }
}

/** API and pages, at http://127.0.0.1:port. */
export class ApiProcess extends HouseProcess {
  constructor(databaseUrl: string, readonly port: number) {
    super('main.js', { DATABASE_URL: databaseUrl, HOST: '127.0.0.1', PORT: String(port) });
  }
}

/** Waits until it is so, looking often. @throws when it is not so in time */
export async function until(what: string, isSo: () => Promise<boolean> | boolean, seconds = 60): Promise<void> {
  const steps = seconds * 20;
  for (let step = 0; step < steps; step += 1) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`not within ${String(seconds)} s: ${what}`);
}
