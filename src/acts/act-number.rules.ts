/** Without a region the series is the country's. */
const WHOLE_COUNTRY = 'MALI';

/**
 * Kind, year and region: what is numbered together, as "AR-2026-GAO".
 * @param year of the issue, in Mali
 */
export function seriesOf(prefix: string, year: number, region: string | null): string {
  const letters = (region ?? '').replaceAll(/[^a-z]/gi, '').toUpperCase();
  return `${prefix}-${String(year)}-${letters === '' ? WHOLE_COUNTRY : letters}`;
}

/** As it stands in the database, however it was typed. @returns undefined when no number looks like it */
export function typedNumber(typed: string): string | undefined {
  const found = /^([A-Z]{2})[-\s]*(\d{4})[-\s]*([A-Z]+)[-\s]*(\d{1,9})$/.exec(typed.trim().toUpperCase());
  if (found === null) return undefined;
  const [, prefix = '', year = '', region = '', serial = ''] = found;
  return `${prefix}-${year}-${region}-${String(Number(serial)).padStart(4, '0')}`;
}

/** Douglas Crockford's base 32: no I, L, O or U, which are misread or misspelt. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 100 bits. */
const SIGNS = 20;
const GROUP = 5;

/** The beginning of a digest as it is read aloud and typed: four groups of five signs. @throws when it is shorter than 13 bytes */
export function readableCode(digest: Uint8Array): string {
  if (digest.length * 8 < SIGNS * 5) throw new Error('too short for a code');
  const bits = [...digest].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const signs = Array.from({ length: SIGNS }, (_, index) => ALPHABET[Number.parseInt(bits.slice(index * 5, index * 5 + 5), 2)] ?? '').join('');
  return Array.from({ length: SIGNS / GROUP }, (_, index) => signs.slice(index * GROUP, (index + 1) * GROUP)).join('-');
}

/** As `readableCode` writes it: small letters, other gaps, O for 0 and I or L for 1 are the same. @returns undefined when it is no code */
export function typedCode(typed: string): string | undefined {
  const signs = typed.toUpperCase().replaceAll(/[-\s]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  if (signs.length !== SIGNS || !/^[0-9A-HJKMNP-TV-Z]+$/.test(signs)) return undefined;
  return Array.from({ length: SIGNS / GROUP }, (_, index) => signs.slice(index * GROUP, (index + 1) * GROUP)).join('-');
}
