import type { Text } from '../../i18n/use-text';
import { durationInWords } from '../../i18n/durations';

/** The letters people type, French and English, by what they are in ISO 8601. */
const UNITS: Record<string, string> = {
  min: 'TM', minute: 'TM', minutes: 'TM', h: 'TH', heure: 'TH', heures: 'TH', hour: 'TH', hours: 'TH', j: 'D', jour: 'D', jours: 'D', d: 'D', day: 'D', days: 'D',
  sem: 'W', semaine: 'W', semaines: 'W', week: 'W', weeks: 'W', mo: 'M', mois: 'M', month: 'M', months: 'M', an: 'Y', ans: 'Y', year: 'Y', years: 'Y',
};
const ORDER = ['Y', 'M', 'W', 'D', 'TH', 'TM'];

/** "48 h" as PT48H, "1 mois" as P1M, "aussitôt" as PT0S. What is none of it is passed on as it is: the server says so beside the field. */
function toIso(typed: string, none: string): string {
  const text = typed.trim().toLowerCase();
  if (text === none.toLowerCase() || text === '0') return 'PT0S';
  const parts = [...text.matchAll(/(\d+)\s*(\p{L}+)\.?/gu)];
  if (parts.length === 0 || text.replaceAll(/(\d+)\s*(\p{L}+)\.?/gu, '').trim() !== '') return typed.trim();
  const units = parts.map(([, count = '', word = '']) => ({ count, unit: UNITS[word] }));
  if (units.some(({ unit }) => unit === undefined)) return typed.trim();
  const sorted = units.toSorted((a, b) => ORDER.indexOf(a.unit ?? '') - ORDER.indexOf(b.unit ?? ''));
  const date = sorted.filter(({ unit }) => unit?.startsWith('T') === false).map(({ count, unit }) => `${count}${unit ?? ''}`).join('');
  const time = sorted.filter(({ unit }) => unit?.startsWith('T') === true).map(({ count, unit }) => `${count}${unit?.slice(1) ?? ''}`).join('');
  return `P${date}${time === '' ? '' : `T${time}`}`;
}

export function durationsOf(typed: string, text: Text): string[] {
  return typed.split(/[,;]/).filter((part) => part.trim() !== '').map((part) => toIso(part, text('duration.none')));
}

export function typedDurations(durations: readonly string[], text: Text): string {
  return durations.map((iso) => durationInWords(iso, text)).join(', ');
}
