import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type KnownTime, parseKnownTime, surelyBefore } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { correctable, type CorrectableFact, factToCorrect, mayCorrect, mustKeepOrder } from './correction.rules.js';
import type { CorrectableKind } from './correction.vocabulary.js';
import type { Fact } from './facts.vocabulary.js';

const time = (text: string): KnownTime => {
  const parsed = parseKnownTime(text);
  if (parsed === undefined) throw new Error(text);
  return parsed;
};
const told = (subjectId: string, at: string): KnownTime & { subjectId: string; recordedAt: Date; recordedBy: string } => ({
  subjectId, ...time(at), recordedAt: new Date('2026-03-20T00:00:00Z'), recordedBy: 'someone',
});

const identified: Fact = { ...told('case', '2026-03-10T05:00:00Z'), kind: 'case.identified', entry: 'capture', region: 'gao', centre: null };
const started: Fact = { ...told('cu', '2026-03-10T05:00:00Z'), kind: 'custody.started', how: 'capture', authority: 'FAMA', unitId: null, region: 'gao', place: null, sealedOperation: null };
const notified: Fact = { ...told('cu', '2026-03-10T06:00:00Z'), kind: 'custody.notified', unitId: null };
const first: Fact = { ...told('cu', '2026-03-10T09:00:00Z'), kind: 'custody.transferred', rowId: 's1', authority: 'GENDARMERIE', unitId: null, region: 'gao', place: null };
const second: Fact = { ...first, ...told('cu', '2026-03-10T12:00:00Z'), rowId: 's2' };
const offered: Fact = { ...told('cu', '2026-03-11T08:00:00Z'), kind: 'handover.offered', handoverId: 'h1', centre: 'gao' };
const accepted: Fact = { ...told('cu', '2026-03-11T11:00:00Z'), kind: 'handover.accepted', handoverId: 'h1', centre: 'gao' };
const ended: Fact = { ...told('cu', '2026-03-11T11:00:00Z'), kind: 'custody.ended', outcome: 'handed-over' };
const admitted: Fact = { ...told('st', '2026-03-11T15:00:00Z'), kind: 'stay.admitted', care: 'centre', centre: 'gao', region: null, family: null };
const reviewed: Fact = { ...told('st', '2026-04-11'), kind: 'stay.reviewed', rowId: 'r1', outcome: 'leave-planned', reason: null };
const gone: Fact = { ...told('ab', '2026-03-20T20:00:00Z'), kind: 'absence.started', stayId: 'st' };
const back: Fact = { ...told('ab', '2026-03-21T08:00:00Z'), kind: 'absence.ended', stayId: 'st', outcome: 'returned' };
const left: Fact = { ...told('st', '2026-04-20T09:00:00Z'), kind: 'stay.discharged', destination: 'family' };
const placed: Fact = { ...told('pl', '2026-04-20T09:00:00Z'), kind: 'placement.started', relativeId: null, placement: 'family', region: 'gao' };
const visited: Fact = { ...told('pl', '2026-05-20'), kind: 'visit.made', rowId: 'v1', answers: null, outcome: 'well' };
const WAY = [identified, started, notified, first, second, offered, accepted, ended, admitted, gone, back, reviewed, left, placed, visited];

const must = (fact: Fact, facts: readonly Fact[]): CorrectableFact => {
  const found = correctable(fact, facts);
  if (found === undefined) throw new Error(fact.kind);
  return found;
};
const verdict = (facts: readonly Fact[], fact: Fact, to: KnownTime): string => {
  try {
    mustKeepOrder(facts, must(fact, facts), to);
    return 'ok';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

describe('the hour of a fact, corrected', () => {
  it.each([
    ['the capture, earlier', started, '2026-03-09T20:00:00Z', 'ok'],
    ['the capture, earlier, to a day', started, '2026-03-09', 'ok'],
    ['the capture, to the very hour of its notification', started, '2026-03-10T06:00:00Z', 'ok'],
    ['the capture, after it was notified', started, '2026-03-10T06:01:00Z', 'after-next-fact'],
    ['the capture, to the day of all that followed', started, '2026-03-10', 'ok'],
    ['the capture, as it was', started, '2026-03-10T05:00:00Z', 'nothing-to-correct'],
    ['a transfer, before the capture', first, '2026-03-10T04:59:00Z', 'before-previous-fact'],
    ['a transfer, before the capture was notified', first, '2026-03-10T05:30:00Z', 'ok'],
    ['a transfer, after the next', first, '2026-03-10T12:30:00Z', 'after-next-fact'],
    ['the last transfer, before the one before it', second, '2026-03-10T08:00:00Z', 'before-previous-fact'],
    ['the last transfer, after the handover', second, '2026-03-11T11:30:00Z', 'after-next-fact'],
    ['the offer, after its acceptance', offered, '2026-03-11T12:00:00Z', 'after-next-fact'],
    ['the acceptance, before its offer', accepted, '2026-03-11T07:00:00Z', 'before-previous-fact'],
    ['the acceptance, later, and the end of the custody with it', accepted, '2026-03-11T14:00:00Z', 'ok'],
    ['the acceptance, after the admission', accepted, '2026-03-11T16:00:00Z', 'after-next-fact'],
    ['the admission, before the handover', admitted, '2026-03-11T10:00:00Z', 'before-previous-fact'],
    ['the admission, after a review of the stay', admitted, '2026-04-12T00:00:00Z', 'after-next-fact'],
    ['the admission, after an absence from the stay', admitted, '2026-03-20T21:00:00Z', 'after-next-fact'],
    ['an absence, before the admission', gone, '2026-03-11T14:00:00Z', 'before-previous-fact'],
    ['an absence, to the day of the admission', gone, '2026-03-11', 'ok'],
    ['an absence, after the child came back', gone, '2026-03-21T09:00:00Z', 'after-next-fact'],
    ['the return, before the absence', back, '2026-03-20T19:00:00Z', 'before-previous-fact'],
    ['the return, after the discharge', back, '2026-04-20T10:00:00Z', 'after-next-fact'],
    ['the discharge, later, and the placement with it', left, '2026-04-21T09:00:00Z', 'ok'],
    ['the discharge, after a visit in the placement', left, '2026-05-21', 'after-next-fact'],
    ['the discharge, to the day of that visit', left, '2026-05-20T08:00:00Z', 'ok'],
    ['the discharge, before a review of the stay', left, '2026-04-10', 'before-previous-fact'],
  ])('%s', (_, fact, to, expected) => {
    expect(verdict(WAY, fact, time(to))).toBe(expected);
    expect(verdict(WAY.toReversed(), fact, time(to))).toBe(expected);
  });

  it.each([
    ['before the capture', '2026-03-10T04:59:00Z', 'before-previous-fact'],
    ['to the hour of the capture', '2026-03-10T05:00:00Z', 'ok'],
    ['after what followed it', '2026-03-12T08:01:00Z', 'after-next-fact'],
    ['after the custody', '2026-03-11T11:01:00Z', 'after-next-fact'],
    ['to the hour of the handover', '2026-03-11T11:00:00Z', 'ok'],
  ])('an observation in custody, %s', (_, to, expected) => {
    const seen: Fact = { ...told('ob', '2026-03-10T10:00:00Z'), kind: 'custody.observed', custodyId: 'cu', observation: 'kept', finding: 'with-adults', breach: true, byUnit: null };
    const followed: Fact = { ...told('ob', '2026-03-12T08:00:00Z'), kind: 'follow-up.concluded', rowId: 'f1', custodyId: 'cu', followUp: 'breach', outcome: 'breach-ended' };
    expect(verdict([...WAY, seen, followed], seen, time(to))).toBe(expected);
    expect(verdict([followed, seen, started], started, time('2026-03-10T10:30:00Z'))).toBe('after-next-fact');
  });

  it('an order that is wrong already holds up nobody who puts it right', () => {
    const wrong = [identified, started, { ...accepted, ...told('cu', '2026-03-09T11:00:00Z') }, { ...ended, ...told('cu', '2026-03-09T11:00:00Z') }];
    expect(verdict(wrong, started, time('2026-03-10T04:00:00Z'))).toBe('ok');
  });

  it('the end of a custody that ended by a handover is corrected by the handover; what nobody dated, not at all', () => {
    expect(correctable(ended, WAY)).toBeUndefined();
    expect(correctable({ ...ended, outcome: 'released' }, WAY)).toBeDefined();
    expect(correctable({ ...started, at: null, precision: null }, WAY)).toBeUndefined();
    expect(correctable(notified, WAY)).toBeUndefined();
  });

  it('the end of an absence by which a child did not come back is that of the stay', () => {
    const found: Fact = { ...told('ab', '2026-04-20T09:00:00Z'), kind: 'absence.ended', stayId: 'st', outcome: 'found-elsewhere' };
    const facts = [admitted, gone, found, left, placed];
    expect(correctable(found, WAY)).toBeUndefined();
    expect(verdict(facts, left, time('2026-04-19T09:00:00Z'))).toBe('ok');
    expect(verdict(facts, left, time('2026-03-20T19:00:00Z'))).toBe('before-previous-fact');
  });

  it('the hour of a transfer is one: the stay that ends and the stay that begins move with its acceptance, and nowhere else', () => {
    const proposed: Fact = { ...told('tr', '2026-03-22T09:00:00Z'), kind: 'transfer.proposed', stayId: 'st', from: 'gao', to: 'mopti', reason: 'no-place', plannedDay: '2026-03-24' };
    const taken: Fact = { ...told('tr', '2026-03-24T15:00:00Z'), kind: 'transfer.accepted', stayId: 'st', newStayId: 'st2', from: 'gao', to: 'mopti' };
    const leaves: Fact = { ...told('st', '2026-03-24T15:00:00Z'), kind: 'stay.discharged', destination: 'other-centre' };
    const arrives: Fact = { ...told('st2', '2026-03-24T15:00:00Z'), kind: 'stay.admitted', care: 'centre', centre: 'mopti', region: null, family: null };
    const later: Fact = { ...told('ab2', '2026-03-26T15:00:00Z'), kind: 'absence.started', stayId: 'st2' };
    const facts = [admitted, proposed, taken, leaves, arrives, later];
    expect([correctable(leaves, facts), correctable(arrives, facts)]).toEqual([undefined, undefined]);
    expect(correctable(admitted, facts)).toBeDefined();
    expect(verdict(facts, taken, time('2026-03-23T15:00:00Z'))).toBe('ok');
    expect(verdict(facts, taken, time('2026-03-22T08:00:00Z'))).toBe('before-previous-fact');
    expect(verdict(facts, taken, time('2026-03-26T16:00:00Z'))).toBe('after-next-fact');
    expect(verdict(facts, proposed, time('2026-03-24T16:00:00Z'))).toBe('after-next-fact');
    expect(verdict(facts, proposed, time('2026-03-11T14:00:00Z'))).toBe('before-previous-fact');
  });

  it('what is not in this case is not corrected in it', () => {
    expect(factToCorrect(WAY, 'custody.transferred', 's2')).toBe(second);
    for (const [kind, row] of [['custody.transferred', 's3'], ['stay.admitted', 'cu'], ['custody.ended', 'cu']] as const) {
      expect(() => factToCorrect(WAY, kind, row)).toThrow(new Refusal('unknown-fact', 'factId'));
    }
  });

  it('by whoever may record the fact, or by an officer', () => {
    const may = (...held: string[]) => (permission: string): boolean => held.includes(permission);
    const kinds: CorrectableKind[] = ['custody.started', 'handover.accepted', 'stay.admitted', 'age-assessment.raised', 'custody.observed'];
    const answers = (...held: string[]): boolean[] => kinds.map((kind) => mayCorrect(kind, may(...held)));
    expect(answers('fact.correct', 'custody.notify', 'age.raise', 'custody.observe')).toEqual([true, false, false, false, false]); // a liaison, who does not see the whole file
    expect(answers('fact.correct', 'handover.answer', 'stay.admit', 'age.raise', 'custody.observe', 'identity.record')).toEqual([false, true, true, true, true]);
    expect(answers('fact.correct', 'fact.correct-any', 'identity.record')).toEqual([true, true, true, true, true]);
    expect(answers('custody.notify', 'stay.admit')).toEqual([false, false, false, false, false]);
  });

  it('a correction that is accepted breaks no order between the fact and another that was in order before', () => {
    const instants = fc.date({ min: new Date('2026-03-08T00:00:00Z'), max: new Date('2026-05-30T00:00:00Z'), noInvalidDate: true });
    fc.assert(fc.property(fc.constantFrom(started, first, second, offered, accepted, admitted, left), instants, (fact, at) => {
      const to: KnownTime = { at, precision: 'minute' };
      if (verdict(WAY, fact, to) !== 'ok') return;
      const chain = [started, first, second, accepted, admitted, left].map((one) => (one === fact ? to : time(one.at?.toISOString() ?? '')));
      if (fact !== offered) chain.slice(1).forEach((later, index) => { expect(surelyBefore(later, chain[index] ?? later)).toBe(false); });
    }));
  });
});
