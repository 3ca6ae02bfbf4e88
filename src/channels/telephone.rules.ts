/** Of Mali (ITU-T E.164 country code 223): eight digits after it. */
const MALI = '+223';

/** A number in international form, +22370123456, however it was typed. @returns undefined when it can be none */
export function internationalNumber(typed: string): string | undefined {
  const plain = typed.replaceAll(/[\s.\-()/]/g, '');
  if (/^\d{8}$/.test(plain)) return MALI + plain;
  const number = plain.replace(/^00/, '+');
  return /^\+[1-9]\d{6,14}$/.test(number) ? number : undefined;
}

/** Enough to know one's own number again, and nothing to call: +223 •• •• •• 56. */
export function maskedNumber(number: string): string {
  return `${number.slice(0, 4)} •• •• •• ${number.slice(-2)}`;
}

/** A code by SMS is good for so many minutes and so many tries; and so many codes a day are sent, since each costs. */
export const CODE_MINUTES = 10;
export const CODE_TRIES = 5;
export const CODES_A_DAY = 5;

export interface CodesSent {
  readonly count: number;
  readonly since: Date | null;
}

/** What the count is after one more code. @returns undefined when no more may be sent today */
export function oneMoreCode({ count, since }: CodesSent, now: Date): { count: number; since: Date } | undefined {
  if (since === null || now.getTime() - since.getTime() >= 86_400_000) return { count: 1, since: now };
  return count < CODES_A_DAY ? { count: count + 1, since } : undefined;
}
