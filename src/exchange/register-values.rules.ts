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

/** 15/02/2024, 15-02-2024, 2024-02-15, 15.02.2024. @returns 2024-02-15, or undefined when there is no such day */
export function readDay(text: string): string | undefined {
  const french = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim());
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim());
  const [year, month, day] = french ? [french[3], french[2], french[1]] : iso ? [iso[1], iso[2], iso[3]] : [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${written}T00:00:00.000Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written) ? written : undefined;
}

/** A month alone, as 02/2024. @returns 2024-02 */
export function readMonth(text: string): string | undefined {
  const found = /^(\d{1,2})[/.-](\d{4})$/.exec(text.trim());
  const month = Number(found?.[1] ?? 0);
  return found?.[2] !== undefined && month >= 1 && month <= 12 ? `${found[2]}-${String(month).padStart(2, '0')}` : undefined;
}

/** A day with its hour (10h15, 10h, 10:15) where one is given; else the day or month alone. Mali keeps UTC. */
export function readTimeOfDay(text: string): string | undefined {
  const [first = '', second = '', ...more] = text.trim().split(/\s+(?:a\s+|à\s+)?/);
  if (more.length > 0) return undefined;
  if (second === '') return readDay(first) ?? readMonth(first);
  const day = readDay(first);
  const hour = /^(\d{1,2})\s*[h:](\d{2})?$/i.exec(second);
  const [hours, minutes] = [Number(hour?.[1] ?? Number.NaN), Number(hour?.[2] ?? 0)];
  if (day === undefined || hour === null || hours > 23 || minutes > 59) return undefined;
  return `${day}T${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}:00.000Z`;
}

export function readSex(text: string): 'male' | 'female' | undefined {
  return SEXES[fold(text)];
}

/** 15, 15 ans, environ 15, 17 ans déclaré, mineur ?. @returns undefined when it is none of these */
export function readAge(text: string): Age | undefined {
  const folded = fold(text);
  if (folded === '') return { precision: 'unknown' };
  if (folded.startsWith('mineur')) return { precision: 'doubted' };
  const found = /^(environ |env\.? |~ ?|vers )?(\d{1,2})( ?ans?)?( declares?| declaree?)?( ?\?)?$/.exec(folded);
  if (found === null) return undefined;
  const years = Number(found[2]);
  if (years > 25) return undefined;
  return { years, precision: found[5] !== undefined ? 'doubted' : found[1] !== undefined ? 'approximate' : 'stated' };
}

/** Several answers in one cell, separated in whatever way: comma, semicolon, plus, slash, line. */
export function splitCell(text: string): string[] {
  return text
    .split(/[,;+/\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** A way of reintegration: what it is, and the rest of the words as detail ("formation couture": couture). */
export function readTrack(text: string): { service: string; detail?: string } | undefined {
  const folded = fold(text);
  const track = TRACKS.find(({ starts }) => folded.startsWith(starts));
  if (track === undefined) return undefined;
  const detail = folded.slice(track.starts.length).trim();
  return { service: track.service, ...(detail !== '' && { detail }) };
}
