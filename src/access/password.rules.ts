import { Refusal } from '../platform/refusal/index.js';

/**
 * NIST SP 800-63B-4, section 3.1.1.2: at least 15 characters where the password is the only factor, 8 beside another; no rules of
 * composition; at least 64 must be allowed. One length for everybody: half the roles have no other factor, and a person whose role
 * changes keeps their password.
 */
const SHORTEST = 15;

/** What others would try first: the person's own address and name. */
export interface Owner {
  readonly email: string;
  readonly displayName: string;
}

/**
 * @param isCommon whether a text, in lower case, is in the bundled lists
 * @throws Refusal password-too-short, password-too-common, password-about-you
 */
export function mustBeGoodPassword(password: string, owner: Owner, isCommon: (text: string) => boolean, field = 'password'): void {
  const text = password.normalize('NFKC');
  if (Array.from(text).length < SHORTEST) throw new Refusal('password-too-short', field);
  const folded = fold(text);
  if (isRepeated(folded) || isStaircase(folded) || isCommon(text.toLowerCase()) || isCommon(folded) || isCommon(core(folded))) throw new Refusal('password-too-common', field);
  if (littleBesides(folded, wordsAbout(owner))) throw new Refusal('password-about-you', field);
}

/** Without accents, case, spaces and signs: what somebody who guesses would not count as different. */
function fold(text: string): string {
  return text.normalize('NFKD').toLowerCase().replaceAll(/[^\p{Letter}\p{Number}]/gu, '');
}

/** Without the year or the "123" put in front or at the end. */
function core(folded: string): string {
  return folded.replaceAll(/^\p{Number}+|\p{Number}+$/gu, '');
}

/** 'aaaaaaaaaaaaaaa', 'azertyazertyazerty' */
function isRepeated(folded: string): boolean {
  return folded.length === 0 || /^(.{1,8})\1+.?.?$/u.test(folded);
}

/** '123456789012345', 'abcdefghijklmnop': each the next of the one before, nine and zero included. */
function isStaircase(folded: string): boolean {
  const codes = Array.from(folded, (character) => character.codePointAt(0) ?? 0);
  return [1, -1].some((step) => codes.every((code, at) => {
    const before = codes[at - 1];
    return before === undefined || code - before === step || code - before === step - 10 * Math.sign(step);
  }));
}

function wordsAbout(owner: Owner): string[] {
  const [mailbox = '', domain = ''] = owner.email.split('@', 2);
  return [...mailbox.split(/[^\p{Letter}\p{Number}]+/u), domain.split('.')[0] ?? '', ...owner.displayName.split(/[^\p{Letter}\p{Mark}\p{Number}]+/u), 'passerelle']
    .map(fold)
    .filter((word) => word.length >= 4);
}

const TOO_LITTLE = 8;

/** Their own words, and fewer than eight other characters. */
function littleBesides(folded: string, words: readonly string[]): boolean {
  const rest = words.toSorted((a, b) => b.length - a.length).reduce((text, word) => text.replaceAll(word, ''), folded);
  return rest.length < folded.length && rest.length < TOO_LITTLE;
}
