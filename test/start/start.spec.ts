import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '../support/free-port.js';

const START = fileURLToPath(new URL('../../dist/start.js', import.meta.url));
const FIRST_PORT = await freePort(1);

interface Running {
  child: ChildProcess;
  output: () => string;
  until: (words: string) => Promise<void>;
  ended: Promise<number | null>;
}

/** What `npm start` becomes once everything is installed and built, with real processes, in a folder with a space in its name. */
describe('npm start', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'passerelle start ')), 'données');
  const running: Running[] = [];

  const start = (port = FIRST_PORT, ...options: string[]): Running => {
    const child = spawn(process.execPath, [START, '--empty', ...options], {
      env: { ...process.env, NODE_OPTIONS: '', DATA_DIR: folder, PORT: String(port), DATABASE_URL: undefined, INSTALLATION_KEY: undefined, LOG_LEVEL: 'error' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
    const ended = new Promise<number | null>((done) => child.once('exit', done));
    const until = async (words: string): Promise<void> => {
      for (let tries = 0; tries < 900; tries += 1) {
        if (text.includes(words)) return;
        await pause(100);
      }
      throw new Error(`never said "${words}":\n${text}`);
    };
    const one = { child, output: () => text, until, ended };
    running.push(one);
    return one;
  };
  const healthy = async (port: number): Promise<boolean> => (await fetch(`http://127.0.0.1:${String(port)}/api/health`).catch(() => undefined))?.ok === true;
  /** Processes that have this folder in their command line or environment. */
  const left = (): number[] => {
    const pids = execFileSync('ls', ['/proc'], { encoding: 'utf8' }).split('\n').filter((name) => /^\d+$/.test(name));
    return pids.map(Number).filter((pid) => pid !== process.pid && (readProc(pid, 'cmdline').includes(folder) || readProc(pid, 'environ').includes(`DATA_DIR=${folder}`)));
  };
  const gone = async (): Promise<number[]> => {
    for (let tries = 0; tries < 100 && left().length > 0; tries += 1) await pause(100);
    return left();
  };

  beforeAll(() => {
    expect(existsSync(START)).toBe(true); // npm test builds first
  });
  afterAll(async () => {
    for (const { child } of running) child.kill('SIGKILL');
    for (const pid of left()) process.kill(pid, 'SIGKILL');
    await gone();
    rmSync(dirname(folder), { recursive: true, force: true });
  });

  it('an empty installation starts, and prints the first administrator’s invitation once', async () => {
    const first = start();
    await first.until('ready at');
    expect(first.output()).toMatch(new RegExp(`first administrator: .+\\ninvitation \\(good once, for 7 days\\): http://127\\.0\\.0\\.1:${String(FIRST_PORT)}/invitation#[\\w-]{43}\\n`));
    expect(await healthy(FIRST_PORT)).toBe(true);
  }, 120_000);

  it('started twice: the second says where the first runs, and leaves', async () => {
    const second = start();
    expect(await second.ended).toBe(0);
    expect(second.output()).toContain(`already running at http://127.0.0.1:${String(FIRST_PORT)}`);
    expect(await healthy(FIRST_PORT)).toBe(true);
  }, 60_000);

  it('after kill -9 of everything it recovers by itself, and does not begin anew', async () => {
    for (const pid of left()) process.kill(pid, 'SIGKILL');
    expect(await gone()).toEqual([]);
    const again = start();
    await again.until('ready at');
    expect(again.output()).not.toContain('invitation');
  }, 120_000);

  it('kill -9 of the supervisor alone takes API and worker with it; the next start takes over PostgreSQL', async () => {
    running.at(-1)?.child.kill('SIGKILL');
    await pause(500);
    const again = start();
    await again.until('ready at');
    expect(await healthy(FIRST_PORT)).toBe(true);
  }, 120_000);

  it('Ctrl-C leaves no process behind', async () => {
    const current = running.at(-1);
    current?.child.kill('SIGINT');
    expect(await current?.ended).toBe(0);
    expect(await gone()).toEqual([]);
  }, 60_000);

  it('a port that is taken: says so, and takes the next', async () => {
    const taken = createServer().listen(FIRST_PORT, '127.0.0.1');
    const current = start();
    await current.until('ready at');
    expect(current.output()).toContain(`port ${String(FIRST_PORT)} is taken; using ${String(FIRST_PORT + 1)}`);
    expect(await healthy(FIRST_PORT + 1)).toBe(true);
    current.child.kill('SIGTERM');
    expect(await current.ended).toBe(0);
    taken.close();
  }, 120_000);
});

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${String(pid)}/${file}`, 'utf8');
  } catch {
    return ''; // gone meanwhile, or not ours to read
  }
}
