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
    readonly sweepIntervalSeconds: number,
    readonly sessionIdleMinutes: number,
    readonly sessionHours: number,
    readonly trustProxy: boolean,
    /** undefined: people sign in here alone. */
    readonly provider: ProviderConfig | undefined,
  ) {}
}

/** An OpenID Connect provider by which people may sign in. */
export interface ProviderConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What stands on the button. */
  readonly label: string;
  /** Values of amr or acr that say that the provider has asked for a second factor. */
  readonly secondFactorValues: readonly string[];
}

/** The variables read from the environment; .env.example documents exactly these. */
export const VARIABLES = [
  'PORT', 'HOST', 'PUBLIC_URL', 'DATABASE_URL', 'APP_DATABASE_URL', 'WORKER_DATABASE_URL', 'READER_DATABASE_URL', 'REDIS_URL',
  'INSTALLATION_KEY', 'SMTP_URL', 'MAIL_FROM', 'LOG_LEVEL', 'DATA_DIR', 'SWEEP_INTERVAL_SECONDS', 'SESSION_IDLE_MINUTES',
  'SESSION_HOURS', 'TRUST_PROXY', 'OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_LABEL', 'OIDC_SECOND_FACTOR',
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
    integer(env, 'SWEEP_INTERVAL_SECONDS', 15),
    integer(env, 'SESSION_IDLE_MINUTES', 30),
    integer(env, 'SESSION_HOURS', 12),
    read(env, 'TRUST_PROXY') === 'true',
    readProvider(env),
  );
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** All three or none: half a setting would be a button that never works. */
function readProvider(env: Environment): ProviderConfig | undefined {
  const issuer = read(env, 'OIDC_ISSUER');
  const clientId = read(env, 'OIDC_CLIENT_ID');
  const clientSecret = read(env, 'OIDC_CLIENT_SECRET');
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return undefined;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) throw new ConfigError('OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET must be set together');
  if (!URL.canParse(issuer)) throw new ConfigError(`OIDC_ISSUER must be an address, got "${issuer}"`);
  const { protocol, hostname } = new URL(issuer);
  if (protocol !== 'https:' && !(protocol === 'http:' && LOOPBACK.has(hostname))) throw new ConfigError('OIDC_ISSUER must begin with https://');
  const secondFactorValues = (read(env, 'OIDC_SECOND_FACTOR') ?? 'mfa').split(',').map((value) => value.trim()).filter((value) => value !== '');
  return { issuer, clientId, clientSecret, label: read(env, 'OIDC_LABEL') ?? hostname, secondFactorValues };
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
