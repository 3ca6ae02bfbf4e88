import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { roleUrl } from '../database-roles/index.js';

/** Everything that can be set from outside. Each has a default that works on one machine; see .env.example. */
export class Config {
  constructor(
    readonly port: number,
    readonly host: string,
    /** Address under which people reach the pages: links in alerts begin with it. */
    readonly publicUrl: string,
    /** Connection of the owner: migrations and the loader of reference data only. */
    readonly databaseUrl: string | undefined,
    readonly appDatabaseUrl: string,
    readonly workerDatabaseUrl: string,
    readonly readerDatabaseUrl: string,
    readonly redisUrl: string | undefined,
    /** 32 bytes; wraps the children's keys and derives the passwords of the database roles. */
    readonly installationKey: Buffer,
    readonly smtpUrl: string | undefined,
    readonly mailFrom: string,
    readonly logLevel: string,
    readonly dataDirectory: string,
    /** The list of destroyed keys, kept outside the database: JSON lines, append only. */
    readonly erasuresFile: string,
    readonly sweepIntervalSeconds: number,
    readonly sessionIdleMinutes: number,
    readonly sessionHours: number,
    readonly trustProxy: boolean,
  ) {}
}

/** The variables read from the environment; .env.example documents exactly these. */
export const VARIABLES = [
  'PORT', 'HOST', 'PUBLIC_URL', 'DATABASE_URL', 'APP_DATABASE_URL', 'WORKER_DATABASE_URL', 'READER_DATABASE_URL', 'REDIS_URL',
  'INSTALLATION_KEY', 'SMTP_URL', 'MAIL_FROM', 'LOG_LEVEL', 'DATA_DIR', 'ERASURES_FILE', 'SWEEP_INTERVAL_SECONDS', 'SESSION_IDLE_MINUTES',
  'SESSION_HOURS', 'TRUST_PROXY',
] as const;

export class ConfigError extends Error {}

/** The configuration of this process. */
export function readConfig(): Config {
  return loadConfig(process.env);
}

type Environment = Record<string, string | undefined>;

/** @throws ConfigError naming the variable, when a value cannot be used */
export function loadConfig(env: Environment): Config {
  const dataDirectory = resolve(read(env, 'DATA_DIR') ?? '.data');
  const installationKey = readInstallationKey(env, dataDirectory);
  const port = integer(env, 'PORT', 3000);
  const host = read(env, 'HOST') ?? '127.0.0.1';
  const databaseUrl = read(env, 'DATABASE_URL');
  const urlFor = (variable: string, role: string): string => {
    const set = read(env, variable);
    if (set !== undefined) return set;
    if (databaseUrl === undefined) throw new ConfigError(`${variable} or DATABASE_URL must be set (npm start sets it for the embedded PostgreSQL)`);
    return roleUrl(databaseUrl, role, installationKey);
  };
  return new Config(
    port,
    host,
    read(env, 'PUBLIC_URL') ?? `http://${host}:${String(port)}`,
    databaseUrl,
    urlFor('APP_DATABASE_URL', 'passerelle_app'),
    urlFor('WORKER_DATABASE_URL', 'passerelle_worker'),
    urlFor('READER_DATABASE_URL', 'passerelle_reader'),
    read(env, 'REDIS_URL'),
    installationKey,
    read(env, 'SMTP_URL'),
    read(env, 'MAIL_FROM') ?? 'passerelle@localhost',
    read(env, 'LOG_LEVEL') ?? 'info',
    dataDirectory,
    resolve(read(env, 'ERASURES_FILE') ?? join(dataDirectory, 'secrets', 'erasures.jsonl')),
    integer(env, 'SWEEP_INTERVAL_SECONDS', 15),
    integer(env, 'SESSION_IDLE_MINUTES', 30),
    integer(env, 'SESSION_HOURS', 12),
    read(env, 'TRUST_PROXY') === 'true',
  );
}

/** A variable, or the content of the file that NAME_FILE points to (how containers hand over secrets). */
function read(env: Environment, name: string): string | undefined {
  const file = env[`${name}_FILE`];
  const value = file === undefined || file === '' ? env[name] : readFileSync(file, 'utf8').trim();
  return value === '' ? undefined : value;
}

function integer(env: Environment, name: string, fallback: number): number {
  const value = read(env, name);
  if (value === undefined) return fallback;
  const parsed = Number(value);
  if (!Number.isInteger(parsed) || parsed < 0) throw new ConfigError(`${name} must be a whole number, got "${value}"`);
  return parsed;
}

function readInstallationKey(env: Environment, dataDirectory: string): Buffer {
  const given = read(env, 'INSTALLATION_KEY');
  if (given !== undefined) return checkedKey(Buffer.from(given, 'base64'), 'INSTALLATION_KEY');
  const file = join(dataDirectory, 'secrets', 'installation.key');
  if (!existsSync(file)) {
    mkdirSync(join(dataDirectory, 'secrets'), { recursive: true, mode: 0o700 });
    try {
      writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // another process was first: read its key
    }
  }
  return checkedKey(Buffer.from(readFileSync(file, 'utf8').trim(), 'base64'), file);
}

function checkedKey(key: Buffer, origin: string): Buffer {
  if (key.length !== 32) throw new ConfigError(`${origin} must hold 32 bytes in base64`);
  return key;
}
