import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below the ports that systems hand out for outgoing connections (Linux: 32768 and up), where another process may take one at any moment. */
const [LOWEST, HIGHEST] = [20_000, 30_000];

/** @returns a port of 127.0.0.1 that nobody listens on, with `more` free ones right after it */
export async function freePort(more = 0): Promise<number> {
  for (;;) {
    const port = randomInt(LOWEST, HIGHEST - more);
    const free = await Promise.all(Array.from({ length: more + 1 }, async (_, above) => await isFree(port + above)));
    if (free.every(Boolean)) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  return await new Promise((resolve) => {
    const server = createServer()
      .once('error', () => { resolve(false); })
      .listen(port, '127.0.0.1', () => server.close(() => { resolve(true); }));
  });
}
