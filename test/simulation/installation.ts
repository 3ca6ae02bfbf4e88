import { createHash } from 'node:crypto';
import pg from 'pg';
import { type Config, loadConfig } from '../../src/platform/config/index.js';
import { terminate } from './connections.js';

/** A PostgreSQL to simulate on. */
export interface Server {
  readonly url: string;
  /** A database with schema, reference data and witness, to copy. */
  readonly template: string;
  readonly installationKey: string;
  /** A crash and a start. Where the server belongs to others too, all connections are cut instead. */
  readonly crash?: () => Promise<void>;
}

/** The database of one simulated country: made from the template, copied, put back, left alone while the server is away, thrown away. */
export class Installation {
  private constructor(
    private readonly server: Server,
    private readonly name: string,
    readonly config: Config,
    /** The owner's connection. */
    public control: pg.Client,
    private watcher: pg.Client,
  ) {}

  static async make(server: Server, seed: number): Promise<Installation> {
    const name = `sim_${String(seed)}_${createHash('sha256').update(`${String(process.pid)} ${String(process.hrtime.bigint())}`).digest('hex').slice(0, 8)}`;
    await onServer(server, [copyOf(server.template, name), outlivesCrash(name)]);
    const url = databaseUrl(server, name);
    const config = loadConfig({ DATABASE_URL: url, INSTALLATION_KEY: server.installationKey, PUBLIC_URL: 'https://passerelle.example', LOG_LEVEL: 'silent' });
    return new Installation(server, name, config, await connected(url), await connected(url));
  }

  /** How many connections wait for a lock. */
  async lockWaits(): Promise<number> {
    const { rows } = await this.watcher.query<{ count: number }>({
      name: 'lock-waits',
      text: `select count(distinct l.pid)::int as count from pg_locks l join pg_stat_activity a on a.pid = l.pid where not l.granted and a.datname = current_database()`,
    });
    return rows[0]?.count ?? 0;
  }

  /** All connections of the application end, as when the server goes away. Those of workers are theirs to cut. */
  async cutApplication(): Promise<void> {
    const { rows } = await this.control.query<{ pid: number }>(`select pid from pg_stat_activity where datname = current_database() and application_name like 'passerelle%'`);
    await terminate(this.control, rows.map(({ pid }) => pid));
  }

  /** A crash and a start, or where the server may not be crashed only the end of all connections. */
  async crash(): Promise<void> {
    if (this.server.crash === undefined) {
      await this.cutApplication();
      return;
    }
    await this.leave();
    await this.server.crash();
    await this.comeBack();
  }

  async backUp(): Promise<void> {
    await this.withoutConnections([`drop database if exists ${this.backup}`, copyOf(this.name, this.backup)]);
  }

  async restore(): Promise<void> {
    await this.withoutConnections([`drop database ${this.name} with (force)`, copyOf(this.backup, this.name), outlivesCrash(this.name)]);
  }

  async throwAway(): Promise<void> {
    await this.leave();
    await onServer(this.server, [this.name, this.backup].map((name) => `drop database if exists ${name} with (force)`));
  }

  private get backup(): string {
    return `${this.name}_backup`;
  }

  private async withoutConnections(statements: readonly string[]): Promise<void> {
    await this.cutApplication();
    await this.leave();
    await onServer(this.server, [`select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '${this.name}'`, ...statements]);
    await this.comeBack();
  }

  private async leave(): Promise<void> {
    await Promise.all([this.control.end(), this.watcher.end()].map((end) => end.catch(() => undefined)));
  }

  private async comeBack(): Promise<void> {
    const url = databaseUrl(this.server, this.name);
    this.control = await connected(url);
    this.watcher = await connected(url);
  }
}

function copyOf(template: string, name: string): string {
  return `create database ${name} template ${template} strategy file_copy`;
}

/** A crash must not take back what was committed, even where the server was told to hurry. */
function outlivesCrash(name: string): string {
  return `alter database ${name} set synchronous_commit = on`;
}

function databaseUrl(server: Server, name: string): string {
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return url.toString();
}

async function onServer(server: Server, statements: readonly string[]): Promise<void> {
  const client = await connected(databaseUrl(server, 'postgres'));
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
