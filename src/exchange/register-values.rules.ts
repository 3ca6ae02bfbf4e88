import { parseKnownTime, surelyBefore } from '../platform/known-time/index.js';
import type { Age } from './register.vocabulary.js';
import { SEXES, TRACKS } from './register-words.vocabulary.js';

/** A word as it is compared: lower case, no accents, no quotes, one space. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replaceAll(/[«»"“”]/g, ' ')
    .replaceAll(/['’]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** What a word stands for. Only what the list itself says: a cell may hold any word, "constructor" too. */
export function wordIn<Code>(list: Readonly<Record<string, Code>>, text: string): Code | undefined {
  const word = fold(text);
  return Object.hasOwn(list, word) ? list[word] : undefined;
}

/** Years that a register of today can speak of: a slip of the pen (0223, 3023) is no date. */
const YEARS = { first: 1990, last: 2099 };
const FRENCH = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;

/** 15/02/2024, 15-02-2024, 2024-02-15, 15.02.2024. @returns 2024-02-15, or undefined when there is no such day */
export function readDay(text: string): string | undefined {
  const parts = dayParts(text);
  if (parts === undefined || !plausible(parts.year)) return undefined;
  const written = `${parts.year}-${parts.month.padStart(2, '0')}-${parts.day.padStart(2, '0')}`;
  const date = new Date(`${written}T00:00:00.000Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written) ? written : undefined;
}

/** A month alone, as 02/2024. @returns 2024-02 */
export function readMonth(text: string): string | undefined {
  const found = /^(\d{1,2})[/.-](\d{4})$/.exec(text.trim());
  const month = Number(found?.[1] ?? 0);
  return found?.[2] !== undefined && plausible(found[2]) && month >= 1 && month <= 12 ? `${found[2]}-${String(month).padStart(2, '0')}` : undefined;
}

const TIMED = /^(?<date>\S+?),?\s+(?:[aà]\s+)?(?<hours>\d{1,2})(?:\s*h\s*(?<minutes>\d{2})?|:(?<clock>\d{2})(?::(?<seconds>\d{2}))?)$/i;

/** A day with its hour (10h15, 10h, 10 h 15, 10:15) where one is given; else the day or month alone. Mali keeps UTC. */
export function readTimeOfDay(text: string): string | undefined {
  const found = TIMED.exec(text.trim())?.groups;
  if (found === undefined) return readDay(text) ?? readMonth(text);
  const day = readDay(found['date'] ?? '');
  const [hours, minutes, seconds] = [Number(found['hours']), Number(found['minutes'] ?? found['clock'] ?? 0), Number(found['seconds'] ?? 0)];
  if (day === undefined || hours > 23 || minutes > 59 || seconds > 59) return undefined;
  return `${day}T${[hours, minutes, seconds].map((part) => String(part).padStart(2, '0')).join(':')}.000Z`;
}

/** Wholly before, whatever the doubt in both. What is not known is before nothing. */
export function isBefore(a: string | undefined, b: string | undefined): boolean {
  const [first, second] = [a, b].map((text) => (text === undefined ? undefined : parseKnownTime(text)));
  return first !== undefined && second !== undefined && surelyBefore(first, second);
}

/** Why a date is not read, in French and English. */
export function whyNoDate(text: string): readonly [fr: string, en: string] {
  const date = TIMED.exec(text.trim())?.groups?.['date'] ?? text.trim();
  if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}$/.test(date)) return ['Année à deux chiffres : écrivez-la en quatre.', 'Year of two digits: write four.'];
  const parts = dayParts(date);
  if (parts === undefined) return ['Date ou heure non comprise.', 'Date or hour not understood.'];
  if (!plausible(parts.year)) return [`Année invraisemblable : ${parts.year}.`, `Implausible year: ${parts.year}.`];
  if (readDay(date) === undefined) return ['Ce jour n’existe pas.', 'There is no such day.'];
  return ['Heure non comprise (de 00h00 à 23h59).', 'Hour not understood (from 00h00 to 23h59).'];
}

export function readSex(text: string): 'male' | 'female' | undefined {
  return wordIn(SEXES, text);
}

/** Above this nobody is registered as a child, and a number is a slip of the pen. */
const OLDEST = 25;

/** 15, 15 ans, environ 15, 17 ans déclaré, mineur ?. @returns undefined when it is none of these */
export function readAge(text: string): Age | undefined {
  const folded = fold(text);
  if (folded === '') return { precision: 'unknown' };
  if (/^mineure?( declaree?)? ?\??$/.test(folded)) return { precision: 'doubted' };
  const found = /^(environ |env\.? ?|~ ?|vers )?(\d{1,2})( ?ans?)?( environ)?( declaree?s?)?( ?\?)?$/.exec(folded);
  const years = Number(found?.[2] ?? Number.NaN);
  if (found === null || years > OLDEST) return undefined;
  const approximate = found[1] !== undefined || found[4] !== undefined;
  return { years, precision: found[6] !== undefined ? 'doubted' : approximate ? 'approximate' : 'stated' };
}

/** Several answers in one cell, separated in whatever way: comma, semicolon, plus, slash, line. */
export function splitCell(text: string): string[] {
  return text
    .split(/[,;+/\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** "École refusée", "formation prévue": words that say it did not happen, or not yet. */
const NOT_DONE = /\b(non|pas|sans|jamais|refus\w*|abandon\w*|arret\w*|souhait\w*|prevu\w*|attente|projet\w*)\b/;

/** A way of reintegration: what it is, and the rest of the words as detail ("formation couture": couture). */
export function readTrack(text: string): { service: string; detail?: string } | undefined {
  const folded = fold(text);
  const track = TRACKS.find(({ starts }) => folded === starts || (folded.startsWith(starts) && /[\s:(-]/.test(folded.charAt(starts.length))));
  if (track === undefined || NOT_DONE.test(folded)) return undefined;
  const detail = after(text, track.starts).replace(/^[\s:(-]+|[\s)]+$/g, '');
  return { service: track.service, ...(detail !== '' && { detail }) };
}

/** What follows the words `starts`, with the accents it was written with. */
function after(text: string, starts: string): string {
  const end = Array.from({ length: text.length + 1 }, (_, index) => index).find((index) => fold(text.slice(0, index)) === starts);
  return text.slice(end ?? text.length);
}

function dayParts(text: string): { year: string; month: string; day: string } | undefined {
  const [french, iso] = [FRENCH.exec(text.trim()), ISO.exec(text.trim())];
  const [year, month, day] = french ? [french[3], french[2], french[1]] : iso ? [iso[1], iso[2], iso[3]] : [];
  return year === undefined || month === undefined || day === undefined ? undefined : { year, month, day };
}

function plausible(year: string): boolean {
  return Number(year) >= YEARS.first && Number(year) <= YEARS.last;
}
