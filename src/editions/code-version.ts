import { readFileSync } from 'node:fs';

/** The release that runs, as package.json numbers it. */
export const CODE_VERSION = (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }).version;
