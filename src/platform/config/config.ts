import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { roleUrl } from '../database-roles/index.js';
import { CHANNEL_VARIABLES, type ChannelsConfig, channelsConfig } from './channels-config.js';
import { ConfigError } from './config-error.js';
import { type InstallationKeys, installationKeysOf } from './installation-keys.js';
import { VIRUS_SCAN_VARIABLES, type VirusScanConfig, virusScanConfig } from './virus-scan-config.js';

/** A key service in the manner of Vault's transit engine. */
export interface KeyServiceAddress {
  readonly url: string;
  /** Name of the key in it. */
  readonly key: string;
  /** Read at each use: an agent may renew it in its file. */
  readonly token: () => string;
}

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
    /** The same role where the application writes: an earlier state is made of temporary tables, which a replica cannot have. */
    readonly earlierDatabaseUrl: string,
    readonly redisUrl: string | undefined,
    /** 32 bytes each, as they are now: the file may have changed since the process began. */
    readonly installationKeys: () => InstallationKeys,
    /** Whether the key comes from a variable, and not from the file that Passerelle makes itself. */
    readonly installationKeyIsGiven: boolean,
    /** Wraps the children's keys in place of the installation key, where it is set. */
    readonly keyService: KeyServiceAddress | undefined,
    readonly smtpUrl: string | undefined,
    readonly mailFrom: string,
    readonly logLevel: string,
    readonly dataDirectory: string,
    /** The list of destroyed keys, kept outside the database: JSON lines, append only. */
    readonly erasuresFile: string,
    readonly sweepIntervalSeconds: number,
    /** Minutes after midnight UTC in which harmless alerts wait, of whoever has not chosen; null: none. */
    readonly quietHours: { readonly from: number; readonly to: number } | null,
    /** Minutes after midnight UTC at which the digest of whoever has not chosen is written. */
    readonly digestAt: number,
    readonly sessionIdleMinutes: number,
    readonly sessionHours: number,
    readonly trustProxy: boolean,
    /** undefined: people sign in here alone. */
    readonly provider: ProviderConfig | undefined,
    readonly channels: ChannelsConfig,
    /** undefined: files are kept without being scanned. */
    readonly virusScan: VirusScanConfig | undefined,
    /** The watcher outside, and the second opinion. */
    readonly watch: WatchConfig,
    /** The country whose time limits are watched (ISO 3166-1 alpha-2). */
    readonly jurisdiction: string,
  ) {}
}

/** How the clock is watched from outside, and when its deadlines are computed a second time. */
export interface WatchConfig {
  /** Longer ago than so many sweep intervals, and the clock is said to stand. */
  readonly sweepsMissed: number;
  /** A step that was due so long ago and that nobody was told of: the clock is said to be late. */
  readonly lateSeconds: number;
  /** Where a sign of life goes after each sound sweep; undefined: nowhere. */
  readonly deadManUrl: string | undefined;
  readonly deadManSeconds: number;
  /** Full hour (UTC) after which the second opinion is asked for, each night. */
  readonly checkHour: number;
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
  'INSTALLATION_KEY', 'INSTALLATION_KEY_PREVIOUS', 'KEY_SERVICE_URL', 'KEY_SERVICE_KEY', 'KEY_SERVICE_TOKEN', 'SMTP_URL', 'MAIL_FROM', 'LOG_LEVEL', 'DATA_DIR', 'ERASURES_FILE',
  'SWEEP_INTERVAL_SECONDS', 'QUIET_HOURS', 'DIGEST_AT', 'SESSION_IDLE_MINUTES', 'SESSION_HOURS', 'TRUST_PROXY', 'OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_LABEL', 'OIDC_SECOND_FACTOR', 'JURISDICTION',
  ...CHANNEL_VARIABLES,
  ...VIRUS_SCAN_VARIABLES,
  'CLOCK_SWEEPS_MISSED', 'CLOCK_LATE_SECONDS', 'DEADMAN_URL', 'DEADMAN_INTERVAL_SECONDS', 'CLOCK_CHECK_HOUR',
] as const;

/** The configuration of this process. */
export function readConfig(): Config {
  return loadConfig(process.env);
}

type Environment = Record<string, string | undefined>;

/** @throws ConfigError naming the variable, when a value cannot be used */
export function loadConfig(env: Environment): Config {
  const dataDirectory = resolve(read(env, 'DATA_DIR') ?? '.data');
  const installationKeys = installationKeysOf({ current: read(env, 'INSTALLATION_KEY'), previous: read(env, 'INSTALLATION_KEY_PREVIOUS') }, dataDirectory);
  const port = integer(env, 'PORT', 3000);
  const host = read(env, 'HOST') ?? '127.0.0.1';
  const databaseUrl = read(env, 'DATABASE_URL');
  const urlFor = (variable: string, role: string): string => {
    const set = read(env, variable);
    if (set !== undefined) return set;
    if (databaseUrl === undefined) throw new ConfigError(`${variable} or DATABASE_URL must be set (npm start sets it for the embedded PostgreSQL)`);
    return roleUrl(databaseUrl, role, databasePasswordKey(installationKeys()));
  };
  return new Config(
    port,
    host,
    read(env, 'PUBLIC_URL') ?? `http://${host}:${String(port)}`,
    databaseUrl,
    urlFor('APP_DATABASE_URL', 'passerelle_app'),
    urlFor('WORKER_DATABASE_URL', 'passerelle_worker'),
    urlFor('READER_DATABASE_URL', 'passerelle_reader'),
    databaseUrl === undefined ? urlFor('READER_DATABASE_URL', 'passerelle_reader') : roleUrl(databaseUrl, 'passerelle_reader', databasePasswordKey(installationKeys())),
    read(env, 'REDIS_URL'),
    installationKeys,
    read(env, 'INSTALLATION_KEY') !== undefined,
    keyService(env),
    read(env, 'SMTP_URL'),
    read(env, 'MAIL_FROM') ?? 'passerelle@localhost',
    read(env, 'LOG_LEVEL') ?? 'info',
    dataDirectory,
    resolve(read(env, 'ERASURES_FILE') ?? join(dataDirectory, 'secrets', 'erasures.jsonl')),
    integer(env, 'SWEEP_INTERVAL_SECONDS', 15),
    quietHours(env),
    minutesOf('DIGEST_AT', read(env, 'DIGEST_AT') ?? '07:00'),
    integer(env, 'SESSION_IDLE_MINUTES', 30),
    integer(env, 'SESSION_HOURS', 12),
    read(env, 'TRUST_PROXY') === 'true',
    readProvider(env),
    channelsConfig((name) => read(env, name)),
    virusScanConfig((name) => read(env, name)),
    readWatch(env),
    read(env, 'JURISDICTION') ?? 'ML',
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

function readWatch(env: Environment): WatchConfig {
  const deadManUrl = read(env, 'DEADMAN_URL');
  if (deadManUrl !== undefined && !/^https?:\/\//.test(deadManUrl)) throw new ConfigError('DEADMAN_URL must be an address, https://host/path');
  const checkHour = integer(env, 'CLOCK_CHECK_HOUR', 2);
  if (checkHour > 23) throw new ConfigError(`CLOCK_CHECK_HOUR is a full hour from 0 to 23, got "${String(checkHour)}"`);
  return {
    sweepsMissed: integer(env, 'CLOCK_SWEEPS_MISSED', 3),
    lateSeconds: integer(env, 'CLOCK_LATE_SECONDS', 60),
    deadManUrl,
    deadManSeconds: integer(env, 'DEADMAN_INTERVAL_SECONDS', 60),
    checkHour,
  };
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

/** 'none', or as in 21:00-06:00. */
function quietHours(env: Environment): { from: number; to: number } | null {
  const value = read(env, 'QUIET_HOURS') ?? '21:00-06:00';
  if (value === 'none') return null;
  const [from, to, ...more] = value.split('-').map((time) => minutesOf('QUIET_HOURS', time));
  if (from === undefined || to === undefined || from === to || more.length > 0) throw new ConfigError(`QUIET_HOURS must be none, or two times as in 21:00-06:00, got "${value}"`);
  return { from, to };
}

function minutesOf(name: string, time: string): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time.trim());
  if (match === null) throw new ConfigError(`${name} must be a time as in 07:00, got "${time}"`);
  return Number(match[1]) * 60 + Number(match[2]);
}

function keyService(env: Environment): KeyServiceAddress | undefined {
  const url = read(env, 'KEY_SERVICE_URL');
  if (url === undefined) return undefined;
  if (!URL.canParse(url)) throw new ConfigError('KEY_SERVICE_URL must be an address, https://host:8200');
  const token = (): string => {
    const value = read(env, 'KEY_SERVICE_TOKEN');
    if (value === undefined) throw new ConfigError('KEY_SERVICE_TOKEN must be set with KEY_SERVICE_URL');
    return value;
  };
  token();
  return { url: url.replace(/\/+$/, ''), key: read(env, 'KEY_SERVICE_KEY') ?? 'passerelle', token };
}

/**
 * The passwords of the database roles follow the previous installation key as long as it is there: a rotation takes place while
 * processes run that began before it, and a role has one password. They change with the first `migrate` after it was destroyed.
 */
export function databasePasswordKey({ current, previous }: InstallationKeys): Buffer {
  return previous ?? current;
}
