import { parseKnownTime, surelyBefore } from '../platform/known-time/index.js';
import { LineReader } from './line-reader.rules.js';
import type { Row } from './register-csv.rules.js';
import type { CaptureEntry, Line } from './register.vocabulary.js';
import { AUTHORITIES, CENTRES } from './register-words.vocabulary.js';
import { fold, readAge, readSex, readTimeOfDay } from './register-values.rules.js';

const STARTED = 'Date et heure de capture';
const NOTIFIED = 'Date et heure de notification';
const ENDED = 'Date et heure de fin';
const NO_TIME = ['Date ou heure non comprise.', 'Date or hour not understood.'] as const;

export function readCapture(row: Row): Line<CaptureEntry> {
  const cells = new LineReader(row);
  const number = cells.required('N°', (text) => text, '', '');
  const startedAt = cells.required(STARTED, readTimeOfDay, ...NO_TIME);
  const authority = cells.required('Autorité', (text) => AUTHORITIES[fold(text)], 'Autorité inconnue.', 'Unknown authority.');
  const place = cells.required('Lieu', (text) => text, '', '');
  const sex = readSex(cells.text('Sexe')) ?? 'unknown';
  if (sex === 'unknown') cells.note('Sexe', 'Sexe non compris : noté « non connu ».', 'Sex not understood: recorded as not known.');
  const age = readAge(cells.text('Âge déclaré'));
  if (age === undefined) cells.refuse('Âge déclaré', 'Âge non compris.', 'Age not understood.');
  if (age?.precision === 'doubted') cells.note('Âge déclaré', 'Âge en doute : présumé mineur.', 'Age in doubt: presumed a minor.');
  const notifiedAt = cells.required(NOTIFIED, readTimeOfDay, ...NO_TIME);
  const endedAt = cells.optional(ENDED, readTimeOfDay, ...NO_TIME);
  const issue = readIssue(cells.text('Issue'));
  if (issue === undefined) cells.refuse('Issue', 'Issue non comprise.', 'Outcome not understood.');

  const before = (a: string | undefined, b: string | undefined): boolean => {
    const [first, second] = [a === undefined ? undefined : parseKnownTime(a), b === undefined ? undefined : parseKnownTime(b)];
    return first !== undefined && second !== undefined && surelyBefore(first, second);
  };
  if (before(endedAt, startedAt)) cells.refuse(ENDED, 'La fin est avant la capture.', 'The end is before the capture.');
  if (before(notifiedAt, startedAt)) cells.refuse(NOTIFIED, 'La notification est avant la capture.', 'The notification is before the capture.');
  if (before(endedAt, notifiedAt)) cells.note(NOTIFIED, 'Notifié après la fin de la détention.', 'Notified after the custody had ended.');
  const open = issue?.outcome === 'situation-unknown' || issue?.outcome === 'still-held';
  if (issue !== undefined && !open && endedAt === undefined) cells.refuse(ENDED, 'Cette issue demande une date de fin.', 'This outcome needs an end.');
  if (open && endedAt !== undefined) cells.refuse(ENDED, 'Une fin est notée, et l’issue n’en est pas une.', 'An end is given, and the outcome is none.');
  if (issue?.outcome === 'handed-over' && issue.centre === undefined) cells.note('Issue', 'Remise sans nom de centre : le centre reste à préciser.', 'Handover without a centre: which one remains to be said.');
  if (issue?.outcome === 'situation-unknown') cells.note('Issue', 'Situation inconnue : la détention reste ouverte et l’horloge court.', 'Situation unknown: the custody stays open and the clock runs.');

  return cells.finish(() => {
    if (number === undefined || startedAt === undefined || authority === undefined || place === undefined || age === undefined || notifiedAt === undefined || issue === undefined) return undefined;
    return { number, startedAt, authority, place, age, sex, notifiedAt, ...issue, ...(endedAt !== undefined && { endedAt }) };
  });
}

/** How the custody ended, in the words of the register. */
function readIssue(text: string): Pick<CaptureEntry, 'outcome' | 'centre' | 'remark'> | undefined {
  const folded = fold(text);
  if (folded === '' || folded.startsWith('toujours deten') || folded.startsWith('en detention')) return { outcome: 'still-held' };
  if (folded.startsWith('situation inconnue') || folded === 'inconnu' || folded === 'inconnue') return { outcome: 'situation-unknown' };
  const centre = /^remise? (?:au|a) (?:cto )?(?:de )?(.+)$/.exec(folded)?.[1];
  if (centre !== undefined) {
    const code = CENTRES[centre];
    return code === undefined ? undefined : { outcome: 'handed-over', centre: code };
  }
  if (folded.startsWith('remis')) return { outcome: 'handed-over', remark: text };
  if (folded.startsWith('libere')) return { outcome: 'released', remark: text };
  return undefined;
}
