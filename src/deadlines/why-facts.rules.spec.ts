import { describe, expect, it } from '@jest/globals';
import { parseKnownTime } from '../platform/known-time/index.js';
import type { DatedFact } from './deadline.vocabulary.js';
import { partOf, readingOf } from './why-facts.rules.js';

const fact = (kind: string, subjectId: string, text: string | null): DatedFact => {
  const time = text === null ? undefined : parseKnownTime(text);
  return { kind, subjectId, at: time?.at ?? null, precision: time?.precision ?? null, recordedAt: new Date('2026-03-10T08:00:00.000Z') };
};
const at = (text: string): Date => parseKnownTime(text)?.at ?? new Date(Number.NaN);
const CUSTODY = { startFact: 'custody.started', settlingFacts: ['custody.ended'], voidingFacts: [], repeats: false };
const REVIEW = { startFact: 'stay.admitted', settlingFacts: ['stay.reviewed'], voidingFacts: ['stay.discharged', 'closure.approved'], repeats: true };

describe('what a fact is to a deadline', () => {
  const custody = { rule: CUSTODY, subjectId: 'c1', startsAt: at('2026-03-09'), settledAt: at('2026-03-12T10:00:00.000Z'), settledBy: 'custody.ended' };
  const review = { rule: REVIEW, subjectId: 's1', startsAt: at('2026-04-05'), settledAt: at('2026-04-20'), settledBy: 'closure.approved' };

  it.each([
    ['the start', fact('custody.started', 'c1', '2026-03-09'), custody, 'start'],
    ['the end', fact('custody.ended', 'c1', '2026-03-12T10:00:00.000Z'), custody, 'end'],
    ['a transfer in between', fact('custody.transferred', 'c1', '2026-03-10'), custody, 'other'],
    ['another custody', fact('custody.started', 'c2', '2026-03-09'), custody, undefined],
    ['something else', fact('service.medical-care', 'c1', '2026-03-09'), custody, undefined],
    ['the review that started the month', fact('stay.reviewed', 's1', '2026-04-05'), review, 'start'],
    ['the admission before it', fact('stay.admitted', 's1', '2026-03-05'), review, 'other'],
    ['the closure that made it void', fact('closure.approved', 'k', '2026-04-20'), review, 'end'],
    ['another closure', fact('closure.approved', 'k', '2026-04-21'), review, undefined],
  ])('%s', (_, told, deadline, part) => {
    expect(partOf(told, deadline)).toBe(part);
  });

  it.each([
    ['2026-03-09', 'start', 'Compté dès le premier instant du jour : le doute profite à l’enfant.', 'Counted from the first instant of the day: doubt serves the child.'],
    ['2026-03', 'start', 'Compté dès le premier instant du mois : le doute profite à l’enfant.', 'Counted from the first instant of the month: doubt serves the child.'],
    ['2026-03-12', 'end', 'Compté au dernier instant du jour : le doute profite à l’enfant.', 'Counted at the last instant of the day: doubt serves the child.'],
    ['2026-03-12T10:00:00.000Z', 'end', undefined, undefined],
    ['2026-03-12', 'other', undefined, undefined],
    [null, 'end', 'Personne ne sait quand.', 'Nobody knows when.'],
  ] as const)('%s as %s', (time, part, fr, en) => {
    const reading = readingOf(fact('custody.started', 'c1', time), part);
    expect([reading?.fr, reading?.en]).toEqual([fr, en]);
  });
});
