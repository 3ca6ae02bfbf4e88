import { ConfigError } from './config-error.js';

/** Where ClamAV's daemon listens, and how many seconds it is waited for in all. */
export type VirusScanConfig = ({ readonly socket: string } | { readonly host: string; readonly port: number }) & { readonly seconds: number };

export const VIRUS_SCAN_VARIABLES = ['CLAMAV_SOCKET', 'CLAMAV_HOST', 'CLAMAV_PORT', 'CLAMAV_TIMEOUT_SECONDS'] as const;

type Read = (name: (typeof VIRUS_SCAN_VARIABLES)[number]) => string | undefined;

/** undefined: files are not scanned. @throws ConfigError naming the variable */
export function virusScanConfig(read: Read): VirusScanConfig | undefined {
  const [socket, host] = [read('CLAMAV_SOCKET'), read('CLAMAV_HOST')];
  if (socket !== undefined && host !== undefined) throw new ConfigError('CLAMAV_SOCKET and CLAMAV_HOST are both set: say which one');
  const seconds = whole('CLAMAV_TIMEOUT_SECONDS', read('CLAMAV_TIMEOUT_SECONDS') ?? '15', 600);
  if (socket !== undefined) return { socket, seconds };
  if (host !== undefined) return { host, port: whole('CLAMAV_PORT', read('CLAMAV_PORT') ?? '3310', 65_535), seconds };
  return undefined;
}

function whole(name: string, value: string, most: number): number {
  const parsed = Number(value);
  if (!Number.isInteger(parsed) || parsed < 1 || parsed > most) throw new ConfigError(`${name} must be a whole number from 1 to ${String(most)}, got "${value}"`);
  return parsed;
}
