import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';

/** Where REDIS_URL names a server, this database of it is used, and emptied. */
const OURS = 15;

/**
 * Erasable types only, so that a benchmark can load it without a build.
 * A Redis or Valkey for a test: the one of REDIS_URL, or one started from what the machine has; undefined where it has none.
 */
export class RedisServer {
  readonly url: string;
  private readonly child: ChildProcess | undefined;
  private readonly folder: string | undefined;

  private constructor(url: string, child?: ChildProcess, folder?: string) {
    this.url = url;
    this.child = child;
    this.folder = folder;
  }

  static async open(): Promise<RedisServer | undefined> {
    const given = process.env['REDIS_URL'];
    if (given !== undefined && given !== '') return new RedisServer(new URL(String(OURS), given.endsWith('/') ? given : `${given}/`).toString());
    const program = ['valkey-server', 'redis-server'].find(isThere);
    if (program === undefined) return undefined;
    const port = await freePort();
    const folder = mkdtempSync(join(tmpdir(), 'passerelle-redis-'));
    const child = spawn(program, ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder], { stdio: 'ignore' });
    const server = new RedisServer(`redis://127.0.0.1:${String(port)}`, child, folder);
    await server.ask((client) => client.ping());
    return server;
  }

  async ask<T>(question: (client: Redis) => Promise<T>): Promise<T> {
    const client = new Redis(this.url, { maxRetriesPerRequest: 50 });
    client.on('error', () => undefined); // asked again until the server has started
    try {
      return await question(client);
    } finally {
      client.disconnect();
    }
  }

  async close(): Promise<void> {
    if (this.child === undefined) return;
    const ended = new Promise((done) => this.child?.once('exit', done));
    this.child.kill('SIGKILL');
    await ended;
    if (this.folder !== undefined) rmSync(this.folder, { recursive: true, force: true });
  }
}

function isThere(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('no port'));
        else resolve(address.port);
      });
    });
  });
}
