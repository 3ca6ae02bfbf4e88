import { describe, expect, it } from '@jest/globals';
import { parseKnownTime } from '../platform/known-time/index.js';
import { shownOverTime, type Stood } from './why-history.rules.js';

const known = (text: string): Stood['starts'] => {
  const time = parseKnownTime(text);
  if (time === undefined) throw new Error(text);
  return time;
};
const FIRST: Stood = {
  since: new Date('2026-03-10T08:00:00.000Z'), ruleVersion: 1, starts: known('2026-03-10T05:30:00.000Z'), dueAt: new Date('2026-03-12T05:30:00.000Z'), state: 'open', settled: null,
};
const then = (change: Partial<Stood>): Stood => ({ ...FIRST, since: new Date('2026-03-11T09:00:00.000Z'), ...change });

describe('what was shown over time', () => {
  it('begins with what was shown first', () => {
    expect(shownOverTime([FIRST])).toEqual([
      { since: FIRST.since, lines: [{ fr: 'Affiché : échéance le 12 mars 2026 à 05 h 30, en cours.', en: 'Shown: due on 12 March 2026 at 05:30, open.' }] },
    ]);
  });

  it.each<[string, Partial<Stood>, Partial<Stood>, string[], string[]]>([
    ['a corrected start', {}, { starts: known('2026-03-09'), dueAt: new Date('2026-03-11T00:00:00.000Z') },
      ['Départ corrigé : 10 mars 2026 à 05 h 30 devient 9 mars 2026.', 'Affiché : échéance le 11 mars 2026 à 00 h 00, en cours.'],
      ['Start corrected: 10 March 2026 at 05:30 becomes 9 March 2026.', 'Shown: due on 11 March 2026 at 00:00, open.']],
    ['a doubt that was cleared', { starts: known('2026-03-10') }, { starts: known('2026-03-10T00:00:00.000Z') },
      ['Départ corrigé : 10 mars 2026 devient 10 mars 2026 à 00 h 00.', 'Affiché : échéance le 12 mars 2026 à 05 h 30, en cours.'],
      ['Start corrected: 10 March 2026 becomes 10 March 2026 at 00:00.', 'Shown: due on 12 March 2026 at 05:30, open.']],
    ['another version', {}, { ruleVersion: 2, dueAt: new Date('2026-03-13T05:30:00.000Z') },
      ['Passé de la version 1 à la version 2 du délai.', 'Affiché : échéance le 13 mars 2026 à 05 h 30, en cours.'],
      ['Moved from version 1 to version 2 of the limit.', 'Shown: due on 13 March 2026 at 05:30, open.']],
    ['the end', {}, { state: 'met', settled: known('2026-03-11') }, ['Affiché : échéance le 12 mars 2026 à 05 h 30, respectée.'], ['Shown: due on 12 March 2026 at 05:30, met.']],
    ['a corrected end', { state: 'met', settled: known('2026-03-11') }, { state: 'late', settled: known('2026-03-13T10:00:00.000Z') },
      ['Fin corrigée : 11 mars 2026 devient 13 mars 2026 à 10 h 00.', 'Affiché : échéance le 12 mars 2026 à 05 h 30, dépassée.'],
      ['End corrected: 11 March 2026 becomes 13 March 2026 at 10:00.', 'Shown: due on 12 March 2026 at 05:30, late.']],
    ['opened again', { state: 'met', settled: known('2026-03-11') }, {},
      ['Rouverte : ce qui y avait mis fin ne vaut plus.', 'Affiché : échéance le 12 mars 2026 à 05 h 30, en cours.'], ['Open again: what had ended it no longer holds.', 'Shown: due on 12 March 2026 at 05:30, open.']],
    ['nothing of this: left out', {}, {}, [], []],
  ])('%s', (_, before, after, fr, en) => {
    const [, shown] = shownOverTime([{ ...FIRST, ...before }, then(after)]);
    expect([shown?.lines.map((line) => line.fr) ?? [], shown?.lines.map((line) => line.en) ?? []]).toEqual([fr, en]);
  });
});
