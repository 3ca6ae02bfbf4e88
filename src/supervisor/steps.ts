import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Runs an operator command to its end; its words go to the terminal. */
export function command(script: string, args: readonly string[], env: NodeJS.ProcessEnv): void {
  const result = spawnSync(process.execPath, [script, ...args], { env, stdio: ['ignore', 'inherit', 'inherit'] });
  if (result.status !== 0) throw new Error(`"${args.join(' ')}" failed`);
}

/** @returns `wanted`, or the next port that nobody listens on */
export async function freePort(wanted: number, host: string): Promise<number> {
  const taken = await new Promise<boolean>((done, failed) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') done(true);
      else failed(error);
    });
    probe.listen(wanted, host, () => {
      probe.close(() => {
        done(false);
      });
    });
  });
  return taken ? await freePort(wanted + 1, host) : wanted;
}

/** Waits until the API answers. @throws after a minute and a half */
export async function untilHealthy(address: string): Promise<void> {
  const giveUp = performance.now() + 90_000;
  while (performance.now() < giveUp) {
    const answer = await fetch(`${address}/api/health`).catch(() => undefined);
    if (answer?.ok === true) return;
    await pause(100);
  }
  throw new Error(`nothing answers at ${address}/api/health`);
}
