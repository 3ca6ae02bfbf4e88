import { LineReader } from './line-reader.rules.js';
import type { Row } from './register-csv.rules.js';
import type { CaptureEntry, Line } from './register.vocabulary.js';
import { AUTHORITIES, CENTRES } from './register-words.vocabulary.js';
import { fold, isBefore, readTimeOfDay, wordIn } from './register-values.rules.js';

const STARTED = 'Date et heure de capture';
const NOTIFIED = 'Date et heure de notification';
const ENDED = 'Date et heure de fin';

export function readCapture(row: Row): Line<CaptureEntry> {
  const cells = new LineReader(row);
  const number = cells.required('N°', (text) => text, '', '');
  const startedAt = cells.requiredTime(STARTED, readTimeOfDay);
  const authority = cells.required('Autorité', (text) => wordIn(AUTHORITIES, text), 'Autorité inconnue.', 'Unknown authority.');
  const place = cells.required('Lieu', (text) => text, '', '');
  const sex = cells.sex('Sexe');
  const age = cells.age('Âge déclaré');
  const notifiedAt = cells.requiredTime(NOTIFIED, readTimeOfDay);
  const endedAt = cells.optionalTime(ENDED, readTimeOfDay);
  const issue = readIssue(cells.text('Issue'));
  if (issue === undefined) cells.refuse('Issue', 'Issue non comprise.', 'Outcome not understood.');

  if (isBefore(endedAt, startedAt)) cells.refuse(ENDED, 'La fin est avant la capture.', 'The end is before the capture.');
  if (isBefore(notifiedAt, startedAt)) cells.refuse(NOTIFIED, 'La notification est avant la capture.', 'The notification is before the capture.');
  if (isBefore(endedAt, notifiedAt)) cells.note(NOTIFIED, 'Notifié après la fin de la détention.', 'Notified after the custody had ended.');
  const open = issue?.outcome === 'situation-unknown' || issue?.outcome === 'still-held';
  const ends = cells.text(ENDED) !== ''; // an end that is not understood has been refused already
  if (issue !== undefined && !open && !ends) cells.refuse(ENDED, 'Cette issue demande une date de fin.', 'This outcome needs an end.');
  if (open && ends) cells.refuse(ENDED, 'Une fin est notée, et l’issue n’en est pas une.', 'An end is given, and the outcome is none.');
  if (open && !ends && cells.text('Issue') === '') cells.note('Issue', 'Ni issue ni fin : encore en détention, et l’horloge court.', 'Neither outcome nor end: still held, and the clock runs.');
  if (issue?.outcome === 'handed-over' && issue.centre === undefined) cells.note('Issue', 'Remise sans nom de centre : le centre reste à préciser.', 'Handover without a centre: which one remains to be said.');
  if (issue?.outcome === 'situation-unknown') cells.note('Issue', 'Situation inconnue : la détention reste ouverte et l’horloge court.', 'Situation unknown: the custody stays open and the clock runs.');

  return cells.finish(() => {
    if (number === undefined || startedAt === undefined || authority === undefined || place === undefined || age === undefined || notifiedAt === undefined || issue === undefined) return undefined;
    return { number, startedAt, authority, place, age, sex, notifiedAt, ...issue, ...(endedAt !== undefined && { endedAt }) };
  });
}

const HANDED_OVER = /^remise?(?: (?:au|a|a un) (?<house>cto|centre de transit(?: et d orientation)?|centre)(?: (?:de|d|du))?(?: (?!apres |de |d |du )(?<centre>[a-z -]+?))?)?(?: apres (?:une )?(?:longue )?detention(?: prolongee| arbitraire| de \d+ (?:jours?|mois))?)?$/;
const RELEASED = /^liberee?(?![a-z])(?<rest>.*)$/;
/** Words after "libéré" that tell another story: only a person can say which of the two holds. */
const NOT_ONLY_RELEASED = /\b(remise?|transfere\w*|repris\w*|recaptur\w*|refus\w*|prevu\w*|decede\w*|evade\w*)\b/;

/**
 * How the custody ended, in the words of the register. Handed over means: to civilian child protection. "Remis en liberté" and
 * "remis aux FAMa" begin with the same word and mean something else; what is not one of the known sentences is not understood.
 */
function readIssue(text: string): Pick<CaptureEntry, 'outcome' | 'centre' | 'remark'> | undefined {
  const folded = fold(text).replace(/[\s.]+$/, '');
  if (folded === '' || /^(toujours |encore )?(detenue?|en detention)(?![a-z])/.test(folded)) return { outcome: 'still-held' };
  if (/^(situation )?inconnue?(?![a-z])/.test(folded)) return { outcome: 'situation-unknown' };
  const handedOver = HANDED_OVER.exec(folded);
  if (handedOver !== null) {
    const { house, centre: named } = handedOver.groups ?? {};
    const centre = named === undefined ? undefined : wordIn(CENTRES, named);
    if ((named !== undefined || house === 'centre') && centre === undefined) return undefined; // a health centre, a detention centre
    return { outcome: 'handed-over', ...(centre === undefined ? { remark: text } : { centre }), ...(folded.includes(' apres ') && { remark: text }) };
  }
  const released = RELEASED.exec(folded)?.groups?.['rest'];
  if (released === undefined || NOT_ONLY_RELEASED.test(released.replaceAll('sans remise', ''))) return undefined;
  return { outcome: 'released', remark: text };
}
