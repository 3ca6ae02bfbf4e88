import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Fact, ObservationKind, Standing } from '../cases/index.js';
import { type KnownTime, parseKnownTime } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { decideFollowUp, decideObservation } from './observation.rules.js';

const time = (text: string): KnownTime => parseKnownTime(text) ?? { at: new Date(0), precision: 'minute' };
const told = (subjectId: string, at: string): KnownTime & { subjectId: string; recordedAt: Date; recordedBy: string } => ({ subjectId, ...time(at), recordedAt: new Date('2026-03-20T00:00:00Z'), recordedBy: 'someone' });
const started = (id: string, at: string): Fact => ({ ...told(id, at), kind: 'custody.started', how: 'capture', authority: 'FAMA', unitId: null, region: 'gao', place: null, sealedOperation: null });
const ended = (id: string, at: string): Fact => ({ ...told(id, at), kind: 'custody.ended', outcome: 'handed-over' });
const standing: Standing = {
  status: 'in-custody', since: null, whereabouts: { kind: 'unknown', region: null }, answerable: { kind: 'ministry' }, region: null, centre: null, unitId: null, grants: [], custody: null, everHeld: true,
  followUps: [{ kind: 'breach', aboutId: 'o', custodyId: 'first', openedAt: time('2026-03-10') }], handover: null, stay: null, absence: null, transfer: null, placement: null, ageAssessment: null, reunification: null, closure: null, lastFactAt: null,
};
const TWICE = [started('first', '2026-03-10T05:00:00.000Z'), ended('first', '2026-03-11T05:00:00.000Z'), started('second', '2026-06'), ended('second', '2026-06-20')];
const answer = (work: () => { custodyId: string }): string => {
  try {
    return work().custodyId;
  } catch (error) {
    if (error instanceof Refusal) return error.field === undefined ? error.code : `${error.field}: ${error.code}`;
    throw error;
  }
};
const kept = { kind: 'kept' as ObservationKind, finding: { code: 'with-adults', category: 'kept' }, remark: undefined };

describe('an observation belongs to the custody in which it may have happened', () => {
  it.each([
    ['2026-03-10T04:59:00.000Z', 'at: before-previous-fact'],
    ['2026-03-10T05:00:00.000Z', 'first'],
    ['2026-03-10', 'first'],
    ['2026-03', 'first'],
    ['2026-03-11T05:00:00.000Z', 'first'],
    ['2026-03-11T05:01:00.000Z', 'at: after-next-fact'],
    ['2026-03-12', 'at: after-next-fact'],
    ['2026-06-02', 'second'],
    ['2026-06-20', 'second'],
    ['2026-06-21', 'at: after-next-fact'],
  ])('%s: %s', (at, expected) => {
    expect(answer(() => decideObservation(standing, TWICE, { at: time(at), ...kept }))).toBe(expected);
  });

  it('a child who was never held', () => {
    expect(answer(() => decideObservation(standing, [], { at: time('2026-03-10'), ...kept }))).toBe('not-in-custody');
  });

  it('a closed file', () => {
    expect(answer(() => decideObservation({ ...standing, status: 'closed' }, TWICE, { at: time('2026-03-10'), ...kept }))).toBe('case-closed');
  });

  it('what only words can say needs them, everything else a finding of its kind, whatever the time', () => {
    const kinds = fc.constantFrom<ObservationKind>('circumstances', 'injury', 'item-taken', 'kept', 'family-contact', 'visit', 'interrogation', 'charge', 'legal-step', 'lawyer');
    fc.assert(
      fc.property(kinds, fc.option(kinds), fc.option(fc.string({ minLength: 1 })), (kind, category, words) => {
        const inWords = ['circumstances', 'injury', 'item-taken'].includes(kind);
        const allowed = inWords ? category === null && words !== null : category === kind;
        const said = answer(() =>
          decideObservation(standing, TWICE, { at: time('2026-03-10'), kind, finding: category === null ? undefined : { code: 'x', category }, remark: words ?? undefined }));
        expect(said === 'first').toBe(allowed);
      }),
    );
  });
});

describe('what followed', () => {
  const conclude = (change: object, given = standing): string => answer(() => decideFollowUp(given, { at: time('2026-03-11'), kind: 'breach', about: 'o', outcome: 'breach', ...change }));

  it.each<[string, object, string]>([
    ['of what is open', {}, 'first'],
    ['on the very day', { at: time('2026-03-10') }, 'first'],
    ['before it', { at: time('2026-03-09') }, 'at: before-previous-fact'],
    ['of something else', { about: 'other' }, 'no-follow-up-open'],
    ['with an outcome of another kind', { outcome: 'search' }, 'outcome: unknown-code'],
  ])('%s', (_, change, expected) => {
    expect(conclude(change)).toBe(expected);
  });

  it('nothing follows in a closed file', () => {
    expect(conclude({}, { ...standing, status: 'closed' })).toBe('case-closed');
  });
});
