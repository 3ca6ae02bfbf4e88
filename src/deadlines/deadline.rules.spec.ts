import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseKnownTime, surelyBefore } from '../platform/known-time/index.js';
import { deriveDeadlines } from './deadline.rules.js';
import type { DatedFact, TimeLimit } from './deadline.vocabulary.js';

/** A fact at a time written as the API writes it: to the minute, the day or the month; null: nobody knows when. */
function fact(kind: string, time: string | null, subjectId = 's1', recordedAt = '2026-06-01T00:00:00.000Z'): DatedFact {
  const known = time === null ? undefined : parseKnownTime(time);
  return { kind, subjectId, at: known?.at ?? null, precision: known?.precision ?? null, recordedAt: new Date(recordedAt) };
}

function rule(change: Partial<TimeLimit> & Pick<TimeLimit, 'code'>): TimeLimit {
  const label = { fr: change.code, en: change.code };
  return {
    id: `${change.code}/${String(change.version ?? 1)}`, version: 1, jurisdiction: 'ML', label, startsAt: label, endsAt: label, limits: ['PT48H'], series: false, repeats: false, limitStep: 1, appliesToRunning: false, warnings: [],
    escalations: ['PT0S'], announced: false, source: 'a source', certainty: 'stated', remark: null, effectiveFrom: new Date('2013-01-01T00:00:00.000Z'),
    effectiveTo: null, startFact: null, settlingFacts: [], voidingFacts: [], ...change,
  };
}

const CUSTODY = rule({ code: 'custody-handover', startFact: 'custody.started', settlingFacts: ['custody.ended'] });
const ACCEPTANCE = rule({
  code: 'handover-acceptance', limits: ['PT12H'], startFact: 'handover.offered', settlingFacts: ['handover.accepted', 'handover.refused'],
  voidingFacts: ['custody.ended', 'closure.approved'],
});
const MEDICAL = rule({
  code: 'first-medical-screening', limits: ['PT24H'], startFact: 'stay.admitted', settlingFacts: ['service.medical-care'], voidingFacts: ['stay.discharged', 'closure.approved'],
  effectiveFrom: new Date('2026-01-01T00:00:00.000Z'),
});
const STAY = rule({
  code: 'transit-stay', limits: ['P3M'], startFact: 'stay.admitted', settlingFacts: ['stay.discharged'], voidingFacts: ['closure.approved'], effectiveFrom: new Date('2026-01-01T00:00:00.000Z'),
});
const VISITS = rule({
  code: 'follow-up-visits', limits: ['P7D', 'P1M', 'P3M', 'P6M', 'P12M'], series: true, startFact: 'placement.started', settlingFacts: ['visit.made'],
  voidingFacts: ['placement.ended', 'closure.approved'], effectiveFrom: new Date('2026-01-01T00:00:00.000Z'),
});

const REVIEW = rule({
  code: 'stay-review', limits: ['P1M'], repeats: true, startFact: 'stay.admitted', settlingFacts: ['stay.reviewed'], voidingFacts: ['stay.discharged', 'closure.approved'],
  effectiveFrom: new Date('2026-01-01T00:00:00.000Z'),
});

const states = (rules: TimeLimit[], facts: DatedFact[]): string[] => deriveDeadlines(rules, facts).map((deadline) => deadline.state);

describe('the custody clock', () => {
  it.each([
    // start, end, state, due
    ['2026-03-10T05:30:00.000Z', undefined, 'open', '2026-03-12T05:30:00.000Z'],
    ['2026-03-10T05:30:00.000Z', '2026-03-12T05:29:59.999Z', 'met', '2026-03-12T05:30:00.000Z'],
    ['2026-03-10T05:30:00.000Z', '2026-03-12T05:30:00.000Z', 'met', '2026-03-12T05:30:00.000Z'],
    ['2026-03-10T05:30:00.000Z', '2026-03-12T05:30:00.001Z', 'late', '2026-03-12T05:30:00.000Z'],
    ['2026-03-10T05:30:00.000Z', '2026-03-11', 'met', '2026-03-12T05:30:00.000Z'], // counted at its last instant, still in time
    ['2026-03-10T05:30:00.000Z', '2026-03-12', 'late', '2026-03-12T05:30:00.000Z'], // may have been in time: doubt serves the child
    ['2026-03-10', '2026-03-11', 'met', '2026-03-12T00:00:00.000Z'],
    ['2026-03-10', '2026-03-12', 'late', '2026-03-12T00:00:00.000Z'],
    ['2026-03-10', '2026-03-11T23:59:59.999Z', 'met', '2026-03-12T00:00:00.000Z'],
    ['2026-03', '2026-03-02T23:59:00.000Z', 'met', '2026-03-03T00:00:00.000Z'],
    ['2026-03', '2026-03', 'late', '2026-03-03T00:00:00.000Z'],
    ['2026-03-10', null, 'undated', '2026-03-12T00:00:00.000Z'],
  ])('%s to %s is %s', (start, end, state, due) => {
    const facts = [fact('custody.started', start), ...(end === undefined ? [] : [fact('custody.ended', end)])];
    expect(deriveDeadlines([CUSTODY], facts)).toMatchObject([{ state, dueAt: new Date(due), subjectId: 's1', ordinal: 1 }]);
  });

  it('is neither stopped nor restarted by a transfer', () => {
    const started = fact('custody.started', '2026-03-10T05:30:00.000Z');
    const transferred = [fact('custody.transferred', '2026-03-11T09:00:00.000Z'), fact('custody.transferred', '2026-03-11')];
    expect(deriveDeadlines([CUSTODY], [started, ...transferred])).toEqual(deriveDeadlines([CUSTODY], [started]));
  });

  it('says when the start became known, though it was due before', () => {
    const [late] = deriveDeadlines([CUSTODY], [fact('custody.started', '2026-03-10T05:30:00.000Z', 's1', '2026-03-20T10:00:00.000Z')]);
    expect(late).toMatchObject({ state: 'open', dueAt: new Date('2026-03-12T05:30:00.000Z'), becameKnownAt: new Date('2026-03-20T10:00:00.000Z') });
  });

  it('runs for each custody by itself', () => {
    const facts = [
      fact('custody.started', '2026-03-10', 'first'), fact('custody.ended', '2026-03-11', 'first'),
      fact('custody.started', '2026-05-01T08:00:00.000Z', 'second'),
    ];
    expect(deriveDeadlines([CUSTODY], facts)).toMatchObject([{ subjectId: 'first', state: 'met' }, { subjectId: 'second', state: 'open' }]);
  });

  it('is not ended by the closing of the file', () => {
    expect(states([CUSTODY], [fact('custody.started', '2026-03-10'), fact('closure.approved', '2026-03-11', 'c')])).toEqual(['open']);
  });
});

describe('what is made void', () => {
  it.each([
    ['2026-03-10T20:00:00.000Z', 'lapsed'], // 12 hours after the offer: still in time
    ['2026-03-10T20:00:00.001Z', 'late'],
  ])('an offer of a custody that ended at %s is %s', (ended, state) => {
    const facts = [fact('handover.offered', '2026-03-10T08:00:00.000Z', 'h1'), fact('custody.ended', ended, 'c1')];
    expect(deriveDeadlines([ACCEPTANCE], facts)).toMatchObject([{ state, settledBy: 'custody.ended', settledAt: new Date(ended) }]);
  });

  it('an earlier custody that ended makes nothing void', () => {
    expect(states([ACCEPTANCE], [fact('custody.ended', '2026-01-05', 'c0'), fact('handover.offered', '2026-03-10T08:00:00.000Z', 'h1')])).toEqual(['open']);
  });

  it('an answer counts, also when the custody ended with it', () => {
    const facts = [
      fact('handover.offered', '2026-03-10T08:00:00.000Z', 'h1'), fact('handover.accepted', '2026-03-10T10:00:00.000Z', 'h1'), fact('custody.ended', '2026-03-10T10:00:00.000Z', 'c1'),
    ];
    expect(deriveDeadlines([ACCEPTANCE], facts)).toMatchObject([{ state: 'met', settledBy: 'handover.accepted' }]);
  });

  it('the answer to one offer is no answer to the next', () => {
    const facts = [
      fact('handover.offered', '2026-03-10T08:00:00.000Z', 'h1'), fact('handover.refused', '2026-03-10T09:00:00.000Z', 'h1'), fact('handover.offered', '2026-03-10T10:00:00.000Z', 'h2'),
    ];
    expect(states([ACCEPTANCE], facts)).toEqual(['met', 'open']);
  });

  it('a discharge ends what was due at its own stay only', () => {
    const facts = [fact('stay.admitted', '2026-03-10T08:00:00.000Z', 'a'), fact('stay.admitted', '2026-03-11T08:00:00.000Z', 'b'), fact('stay.discharged', '2026-03-11T07:00:00.000Z', 'a')];
    expect(deriveDeadlines([MEDICAL, STAY], facts).map(({ rule: { code }, subjectId, state }) => [code, subjectId, state])).toEqual([
      ['first-medical-screening', 'a', 'lapsed'], ['first-medical-screening', 'b', 'open'], ['transit-stay', 'a', 'met'], ['transit-stay', 'b', 'open'],
    ]);
  });

  it('a screening never made before the discharge, and past its limit, was missed', () => {
    expect(states([MEDICAL], [fact('stay.admitted', '2026-03-10T08:00:00.000Z'), fact('stay.discharged', '2026-04-10')])).toEqual(['late']);
  });

  it('a screening made, nobody knows when, is undated; a dated one wins over it', () => {
    const admitted = fact('stay.admitted', '2026-03-10T08:00:00.000Z');
    expect(states([MEDICAL], [admitted, fact('service.medical-care', null), fact('stay.discharged', '2026-04-10')])).toEqual(['undated']);
    expect(states([MEDICAL], [admitted, fact('service.medical-care', null), fact('service.medical-care', '2026-03-10T12:00:00.000Z')])).toEqual(['met']);
  });
});

describe('a series of visits', () => {
  const placed = fact('placement.started', '2026-03-31T09:00:00.000Z', 'p');
  const visit = (time: string): DatedFact => fact('visit.made', time, 'p');
  const told = (...visits: DatedFact[]): [string, string][] =>
    deriveDeadlines([VISITS], [placed, ...visits]).map((deadline) => [deadline.dueAt.toISOString().slice(0, 10), deadline.state]);

  it('counts each from the start, months by the calendar', () => {
    expect(told()).toEqual([['2026-04-07', 'open'], ['2026-04-30', 'open'], ['2026-06-30', 'open'], ['2026-09-30', 'open'], ['2027-03-31', 'open']]);
  });

  it.each([
    ['in the first week', ['2026-04-05'], ['met', 'open', 'open', 'open', 'open']],
    ['at the very instant', ['2026-04-07T09:00:00.000Z'], ['met', 'open', 'open', 'open', 'open']],
    ['an instant later: late for the first, and the second is visited', ['2026-04-07T09:00:00.001Z'], ['late', 'met', 'open', 'open', 'open']],
    ['twice in the first week is once', ['2026-04-02', '2026-04-05'], ['met', 'open', 'open', 'open', 'open']],
    ['each in its time', ['2026-04-05', '2026-04-20', '2026-06-15'], ['met', 'met', 'met', 'open', 'open']],
    ['the second missed', ['2026-04-05', '2026-06-15'], ['met', 'late', 'met', 'open', 'open']],
  ])('%s', (_, times, expected) => {
    expect(told(...times.map(visit)).map(([, state]) => state)).toEqual(expected);
  });

  it('ends with the placement: what was due before was missed, what was to come lapses', () => {
    const facts = [placed, visit('2026-04-05'), fact('placement.ended', '2026-05-10', 'p')];
    expect(states([VISITS], facts)).toEqual(['met', 'late', 'lapsed', 'lapsed', 'lapsed']);
  });

  it('does not reach back before the rule took effect', () => {
    expect(deriveDeadlines([VISITS], [fact('placement.started', '2025-08-15', 'p')]).map((deadline) => [deadline.ordinal, deadline.dueAt.toISOString().slice(0, 10)])).toEqual([
      [4, '2026-02-15'], [5, '2026-08-15'],
    ]);
  });
});

describe('a review that is due again after each review', () => {
  const admitted = fact('stay.admitted', '2026-01-31T09:00:00.000Z', 's');
  const review = (time: string | null): DatedFact => fact('stay.reviewed', time, 's');
  const left = (time: string): DatedFact => fact('stay.discharged', time, 's');
  const told = (...facts: DatedFact[]): [string, string][] =>
    deriveDeadlines([REVIEW], [admitted, ...facts]).map(({ ordinal, dueAt, state }) => [`${String(ordinal)}: ${dueAt.toISOString().slice(0, 10)}`, state]);

  it.each<[string, DatedFact[], [string, string][]]>([
    ['none yet', [], [['1: 2026-02-28', 'open']]],
    ['in time: the next is due a month after it', [review('2026-02-20')], [['1: 2026-02-28', 'met'], ['2: 2026-03-20', 'open']]],
    ['at the very instant', [review('2026-02-28T09:00:00.000Z')], [['1: 2026-02-28', 'met'], ['2: 2026-03-28', 'open']]],
    ['an instant late', [review('2026-02-28T09:00:00.001Z')], [['1: 2026-02-28', 'late'], ['2: 2026-03-28', 'open']]],
    ['on the day, hour unknown: it may have been late, and the next month runs from the first instant', [review('2026-02-28')], [['1: 2026-02-28', 'late'], ['2: 2026-03-28', 'open']]],
    ['twice in a month: the later one counts on', [review('2026-02-10'), review('2026-02-20')], [['1: 2026-02-28', 'met'], ['2: 2026-03-10', 'met'], ['3: 2026-03-20', 'open']]],
    ['told in the wrong order', [review('2026-03-15'), review('2026-02-20')], [['1: 2026-02-28', 'met'], ['2: 2026-03-20', 'met'], ['3: 2026-04-15', 'open']]],
    ['discharged before the next is due', [review('2026-02-20'), left('2026-03-01')], [['1: 2026-02-28', 'met'], ['2: 2026-03-20', 'lapsed']]],
    ['discharged after the next was due: one was missed', [review('2026-02-20'), left('2026-04-01')], [['1: 2026-02-28', 'met'], ['2: 2026-03-20', 'late']]],
    ['nobody knows when: nothing to count from', [review(null)], [['1: 2026-02-28', 'open']]],
  ])('%s', (_, facts, expected) => {
    expect(told(...facts)).toEqual(expected);
  });

  it('a review of another stay is none of this one', () => {
    expect(told(fact('stay.reviewed', '2026-02-20', 'other'))).toEqual([['1: 2026-02-28', 'open']]);
  });

  it('each round is under the version in force when it begins', () => {
    const stricter = rule({ ...REVIEW, id: 'v2', version: 2, limits: ['P14D'], effectiveFrom: new Date('2026-03-01T00:00:00.000Z') });
    const rounds = deriveDeadlines([REVIEW, stricter], [admitted, review('2026-02-20'), review('2026-03-10')]);
    expect(rounds.map(({ rule: { version }, dueAt }) => [version, dueAt.toISOString().slice(0, 10)])).toEqual([[1, '2026-02-28'], [1, '2026-03-20'], [2, '2026-03-24']]);
  });

  it('of a stay that began before the rule: what is open on its first day, and no round that was over', () => {
    const facts = [fact('stay.admitted', '2025-09-10', 's'), review('2025-10-05'), review('2025-11-02')];
    expect(deriveDeadlines([REVIEW], facts).map(({ ordinal, state }) => [ordinal, state])).toEqual([[3, 'open']]);
  });
});

describe('a rule and its time', () => {
  it.each([
    ['started before, settled before', '2025-10-01', '2025-11-01', []],
    ['started before, settled on the eve', '2025-10-01', '2025-12-31', []],
    ['started before, settled on the first day', '2025-10-15', '2026-01-01', ['met']],
    ['started before, not settled', '2025-09-01', undefined, ['open']],
    ['started on the first day', '2026-01-01', '2026-01-02', ['met']],
    ['started before, settled nobody knows when', '2025-09-01', null, []],
  ])('%s', (_, admitted, discharged, expected) => {
    const facts = [fact('stay.admitted', admitted), ...(discharged === undefined ? [] : [fact('stay.discharged', discharged)])];
    expect(states([STAY], facts)).toEqual(expected);
  });

  it('is the version in force at the start', () => {
    const stricter = rule({ ...CUSTODY, id: 'v2', version: 2, limits: ['PT24H'], effectiveFrom: new Date('2026-04-01T00:00:00.000Z') });
    const due = (start: string): unknown => deriveDeadlines([CUSTODY, stricter], [fact('custody.started', start)]).map((deadline) => [deadline.rule.version, deadline.dueAt.toISOString()]);
    expect(due('2026-03-31T23:59:59.999Z')).toEqual([[1, '2026-04-02T23:59:59.999Z']]);
    expect(due('2026-04-01T00:00:00.000Z')).toEqual([[2, '2026-04-02T00:00:00.000Z']]);
  });

  it('that was shown and not watched until its facts were recorded holds for what is open, from the version that watches', () => {
    const shown = rule({ ...STAY, startFact: null, settlingFacts: [], voidingFacts: [] });
    const watched = rule({ ...STAY, id: 'v2', version: 2, appliesToRunning: true, effectiveFrom: new Date('2026-06-01T00:00:00.000Z') });
    const told = deriveDeadlines([shown, watched], [fact('stay.admitted', '2026-05-01', 'open'), fact('stay.admitted', '2026-02-01', 'left'), fact('stay.discharged', '2026-05-20', 'left')]);
    expect(told.map(({ rule: { version }, subjectId, state }) => [version, subjectId, state])).toEqual([[2, 'open', 'open']]);
  });

  it('a rule that ended starts nothing; one without facts is not watched', () => {
    const ended = rule({ ...CUSTODY, effectiveTo: new Date('2026-01-01T00:00:00.000Z') });
    expect(deriveDeadlines([ended, rule({ code: 'age-assessment-conclusion' })], [fact('custody.started', '2026-03-10')])).toEqual([]);
  });
});

describe('a new version and what is running', () => {
  const on = (day: string): Date => new Date(`${day}T00:00:00.000Z`);
  const later = (change: Partial<TimeLimit>): TimeLimit => rule({ ...CUSTODY, id: 'v2', version: 2, appliesToRunning: true, effectiveFrom: on('2026-04-01'), ...change });
  const told = (versions: TimeLimit[], ...facts: DatedFact[]): unknown =>
    deriveDeadlines(versions, facts).map(({ rule: { version }, ordinal, dueAt, state }) => [version, ordinal, dueAt.toISOString().slice(0, 16), state]);
  const started = fact('custody.started', '2026-03-31T08:00:00.000Z');

  it.each([
    ['leaves what is running as it is, where it does not say otherwise', { limits: ['PT24H'], appliesToRunning: false }, undefined, [[1, 1, '2026-04-02T08:00', 'open']]],
    ['shortens what is running', { limits: ['PT40H'] }, undefined, [[2, 1, '2026-04-02T00:00', 'open']]],
    ['shortens it to its own first instant at the earliest', { limits: ['PT2H'] }, undefined, [[2, 1, '2026-04-01T00:00', 'open']]],
    ['lengthens what is running', { limits: ['P7D'] }, undefined, [[2, 1, '2026-04-07T08:00', 'open']]],
    ['judges what ends afterwards', { limits: ['PT20H'] }, '2026-04-01T10:00:00.000Z', [[2, 1, '2026-04-01T04:00', 'late']]],
    ['does not judge what ended before its day', { limits: ['PT2H'] }, '2026-03-31T23:59:00.000Z', [[1, 1, '2026-04-02T08:00', 'met']]],
    ['does not judge what may have ended before its day', { limits: ['PT2H'] }, '2026-03', [[1, 1, '2026-04-02T08:00', 'met']]],
    ['does not judge what ended when it took effect', { limits: ['PT2H'] }, '2026-04-01T00:00:00.000Z', [[1, 1, '2026-04-02T08:00', 'met']]],
    ['judges what ended on its first day', { limits: ['PT2H'] }, '2026-04-01', [[2, 1, '2026-04-01T00:00', 'late']]],
  ])('%s', (_, change, ended, expected) => {
    expect(told([CUSTODY, later(change)], started, ...(ended === undefined ? [] : [fact('custody.ended', ended)]))).toEqual(expected);
  });

  it('does not excuse what was overdue before its day', () => {
    expect(told([CUSTODY, later({ limits: ['P1M'] })], fact('custody.started', '2026-03-20T08:00:00.000Z'))).toEqual([[1, 1, '2026-03-22T08:00', 'open']]);
  });

  it('passes through several versions; one that was replaced before its day never held', () => {
    const third = later({ id: 'v3', version: 3, limits: ['PT20H'], effectiveFrom: on('2026-04-01') });
    const fourth = later({ id: 'v4', version: 4, limits: ['P9D'], effectiveFrom: on('2026-04-02') });
    expect(told([CUSTODY, later({ limits: ['PT2H'] }), third], started)).toEqual([[3, 1, '2026-04-01T04:00', 'open']]);
    expect(told([CUSTODY, later({ limits: ['P7D'] }), fourth], started)).toEqual([[4, 1, '2026-04-09T08:00', 'open']]);
    expect(told([CUSTODY, later({ limits: ['PT2H'] }), fourth], started)).toEqual([[2, 1, '2026-04-01T00:00', 'open']]);
    expect(told([CUSTODY, later({ limits: ['PT2H'] }), { ...third, appliesToRunning: false }], started)).toEqual([[1, 1, '2026-04-02T08:00', 'open']]);
  });

  it('of a series keeps the visits behind it and takes the rest over', () => {
    const placed = fact('placement.started', '2026-01-10T09:00:00.000Z', 'p');
    const monthly = later({ ...VISITS, id: 'v2', version: 2, appliesToRunning: true, limits: ['P7D', 'P1M', 'P2M', 'P4M'], effectiveFrom: on('2026-04-01') });
    expect(told([VISITS, monthly], placed, fact('visit.made', '2026-01-15', 'p'))).toEqual([
      [1, 1, '2026-01-17T09:00', 'met'], [1, 2, '2026-02-10T09:00', 'open'], [2, 4, '2026-05-10T09:00', 'open'],
    ]);
  });

  it('watches from its day on what was not watched before', () => {
    const unwatched = rule({ code: 'care-plan', limits: ['P14D'], effectiveFrom: on('2026-01-01') });
    const watched = later({ ...unwatched, id: 'w', version: 2, appliesToRunning: true, startFact: 'stay.admitted', effectiveFrom: on('2026-04-01') });
    expect(told([unwatched, watched], fact('stay.admitted', '2026-03-01T08:00:00.000Z'))).toEqual([[2, 1, '2026-04-01T00:00', 'open']]);
    expect(told([unwatched, { ...watched, appliesToRunning: false }], fact('stay.admitted', '2026-03-01T08:00:00.000Z'))).toEqual([]);
  });

  describe('whatever the version', () => {
    const instant = fc.integer({ min: 0, max: 90 * 24 * 60 }).map((minutes) => new Date(Date.UTC(2026, 1, 1) + minutes * 60_000));
    const limit = fc.integer({ min: 1, max: 2_000 }).map((hours) => `PT${String(hours)}H`);
    const day = on('2026-03-15');
    const case_ = fc.record({ start: instant, end: fc.option(instant, { nil: undefined }), old: limit, now: limit });
    const derived = ({ start, end, old, now }: { start: Date; end: Date | undefined; old: string; now: string }): { before: ReturnType<typeof deriveDeadlines>[number] | undefined; after: ReturnType<typeof deriveDeadlines>[number] | undefined; again: string; told: string } => {
      const one = rule({ ...CUSTODY, limits: [old] });
      const two = later({ limits: [now], effectiveFrom: day });
      const facts = [fact('custody.started', start.toISOString()), ...(end === undefined ? [] : [fact('custody.ended', end.toISOString())])];
      const [before] = deriveDeadlines([one], facts);
      const after = deriveDeadlines([one, two], facts);
      return { before, after: after[0], told: JSON.stringify(after), again: JSON.stringify(deriveDeadlines([two, one], facts.toReversed())) };
    };

    it('nothing behind its day changes, and nothing is due before its day by it', () => {
      fc.assert(fc.property(case_, (given) => {
        const { before, after } = derived(given);
        if (before === undefined || after === undefined) throw new Error('a clock was lost');
        const behind = before.dueAt < day || (before.settledAt !== null && before.settledAt <= day);
        if (given.start < day && behind) expect(after).toEqual(before);
        if (given.start < day && !behind) expect([after.rule.version, after.dueAt >= day]).toEqual([2, true]);
        if (given.start >= day) expect(after.rule.version).toBe(2);
      }));
    });

    it('no clock is lost, the fact that ends it ends it under either version, and order does not matter', () => {
      fc.assert(fc.property(case_, (given) => {
        const { before, after, told: once, again } = derived(given);
        expect([after?.settledAt, after?.settledBy, after?.state === 'open']).toEqual([before?.settledAt, before?.settledBy, before?.state === 'open']);
        expect(again).toBe(once);
      }));
    });
  });
});

describe('a rule that repeats', () => {
  const REVIEW = rule({
    code: 'stay-review', limits: ['P1M'], repeats: true, startFact: 'stay.admitted', settlingFacts: ['stay.reviewed'], voidingFacts: ['stay.discharged', 'closure.approved'], effectiveFrom: new Date('2026-01-01T00:00:00.000Z'),
  });
  const admitted = fact('stay.admitted', '2026-02-10T09:00:00.000Z', 'a');
  const told = (...facts: DatedFact[]): unknown => deriveDeadlines([REVIEW], [admitted, ...facts]).map(({ ordinal, dueAt, state }) => [ordinal, dueAt.toISOString().slice(0, 10), state]);

  it.each([
    ['is due a month after the admission', [], [[1, '2026-03-10', 'open']]],
    ['each review starts the next month', [fact('stay.reviewed', '2026-03-05', 'a'), fact('stay.reviewed', '2026-04-12T10:00:00.000Z', 'a')], [[1, '2026-03-10', 'met'], [2, '2026-04-05', 'late'], [3, '2026-05-12', 'open']]],
    ['a review told late takes its place', [fact('stay.reviewed', '2026-04-01', 'a'), fact('stay.reviewed', '2026-03-01', 'a')], [[1, '2026-03-10', 'met'], [2, '2026-04-01', 'late'], [3, '2026-05-01', 'open']]],
    ['ends with the stay', [fact('stay.reviewed', '2026-03-05', 'a'), fact('stay.discharged', '2026-03-20', 'a')], [[1, '2026-03-10', 'met'], [2, '2026-04-05', 'lapsed']]],
    ['a review of another stay is none of this one', [fact('stay.reviewed', '2026-03-05', 'b')], [[1, '2026-03-10', 'open']]],
  ])('%s', (_, facts, expected) => {
    expect(told(...facts)).toEqual(expected);
  });
});

describe('for any facts', () => {
  const instant = fc.integer({ min: 0, max: 400 * 24 * 60 }).map((minutes) => new Date(Date.UTC(2025, 6, 1) + minutes * 60_000));
  const time = fc.oneof(
    instant.map((at) => at.toISOString()),
    instant.map((at) => at.toISOString().slice(0, 10)),
    instant.map((at) => at.toISOString().slice(0, 7)),
  );
  const kinds = ['custody.started', 'custody.ended', 'handover.offered', 'handover.accepted', 'stay.admitted', 'stay.discharged', 'stay.reviewed', 'service.medical-care', 'placement.started', 'visit.made', 'placement.ended', 'closure.approved'];
  const facts = fc.array(fc.tuple(fc.constantFrom(...kinds), fc.option(time, { nil: null }), fc.constantFrom('a', 'b')).map(([kind, at, subject]) => fact(kind, at, subject)), { maxLength: 14 });
  const rules = [CUSTODY, ACCEPTANCE, MEDICAL, STAY, VISITS, REVIEW];
  const keyed = (told: readonly DatedFact[]): Map<string, string> =>
    new Map(deriveDeadlines(rules, told).map((deadline) => [`${deadline.rule.code} ${deadline.subjectId} ${String(deadline.ordinal)}`, JSON.stringify({ ...deadline, rule: null, becameKnownAt: null })]));

  // What surely lies before the admission is refused as a review of that stay: a chain that began before its beginning would have no order.
  const reviewedSinceAdmission = (told: readonly DatedFact[]): DatedFact[] => {
    const admissions = told.filter(({ kind }) => kind === 'stay.admitted');
    return told.filter((review) => review.kind !== 'stay.reviewed' || admissions.some((admission) => admission.subjectId === review.subjectId && !before(review, admission)));
  };
  const before = (one: DatedFact, other: DatedFact): boolean =>
    one.at !== null && one.precision !== null && other.at !== null && other.precision !== null && surelyBefore({ at: one.at, precision: one.precision }, { at: other.at, precision: other.precision });

  it('nothing is due before it starts, and each deadline exists once', () => {
    fc.assert(
      fc.property(facts, (told) => {
        const derived = deriveDeadlines(rules, told);
        expect(derived.every((deadline) => deadline.dueAt >= deadline.startsAt)).toBe(true);
        expect(keyed(told).size).toBe(derived.length);
        expect(derived.every((deadline) => deadline.state !== 'open' || deadline.settledBy === null)).toBe(true);
      }),
    );
  });

  it('of a limit that repeats, one round at most is open, and each begins where the one before it ended', () => {
    fc.assert(
      fc.property(facts.map(reviewedSinceAdmission), (told) => {
        for (const rounds of Map.groupBy(deriveDeadlines([REVIEW], told), ({ subjectId }) => subjectId).values()) {
          expect(rounds.filter(({ state }) => state === 'open').length).toBeLessThanOrEqual(1);
          expect(rounds.slice(1).map(({ startsAt }) => startsAt)).toEqual(rounds.slice(0, -1).map(({ settledAt }) => settledAt));
        }
      }),
    );
  });

  it('the order in which facts arrive changes nothing', () => {
    fc.assert(
      fc.property(facts, fc.infiniteStream(fc.nat()), (told, keys) => {
        const shuffled = told.map((one) => ({ one, key: keys.next().value as number })).sort((a, b) => a.key - b.key).map(({ one }) => one);
        expect(keyed(shuffled)).toEqual(keyed(told));
      }),
    );
  });

  it('transfers between authorities change nothing', () => {
    fc.assert(
      fc.property(facts, fc.array(time, { maxLength: 4 }), (told, transfers) => {
        expect(keyed([...told, ...transfers.map((at) => fact('custody.transferred', at, 'a'))])).toEqual(keyed(told));
      }),
    );
  });

  it('what is settled does not open again when more becomes known of other things', () => {
    fc.assert(
      fc.property(facts, facts, (told, later) => {
        const settled = deriveDeadlines([CUSTODY], told).filter((deadline) => deadline.state !== 'open').map((deadline) => deadline.subjectId);
        const open = deriveDeadlines([CUSTODY], [...told, ...later]).filter((deadline) => deadline.state === 'open').map((deadline) => deadline.subjectId);
        expect(open.filter((subject) => settled.includes(subject))).toEqual([]);
      }),
    );
  });

  it('a corrected time, recorded later, recomputes as if it had been known from the beginning', () => {
    fc.assert(
      fc.property(time, time, fc.option(time, { nil: undefined }), (wrong, right, ended) => {
        const end = ended === undefined ? [] : [fact('custody.ended', ended)];
        const corrected = fact('custody.started', right, 's1', '2026-09-01T00:00:00.000Z');
        const [before] = deriveDeadlines([CUSTODY], [fact('custody.started', wrong), ...end]);
        const [after] = deriveDeadlines([CUSTODY], [corrected, ...end]);
        expect(after).toMatchObject({ startsAt: corrected.at, becameKnownAt: corrected.recordedAt });
        expect(before?.subjectId).toBe(after?.subjectId);
      }),
    );
  });
});

describe('a closure that was taken back', () => {
  const closure = (until?: string): DatedFact => ({ ...fact('closure.approved', '2026-03-20T00:00:00.000Z', 'k'), ...(until !== undefined && { heldUntil: new Date(until) }) });
  const start = fact('placement.started', '2026-03-01T00:00:00.000Z');
  const visit = fact('visit.made', '2026-03-05T00:00:00.000Z');
  const states = (...facts: DatedFact[]) => deriveDeadlines([VISITS], [start, visit, ...facts]).map(({ state }) => state);

  it('what fell due while it held stays void, what is due later runs again', () => {
    expect(states(closure())).toEqual(['met', 'lapsed', 'lapsed', 'lapsed', 'lapsed']);
    expect(states(closure('2026-07-01T00:00:00.000Z'))).toEqual(['met', 'lapsed', 'lapsed', 'open', 'open']);
  });

  it('closed once more: that closure ends what runs', () => {
    const again = { ...fact('closure.approved', '2026-08-01T00:00:00.000Z', 'k2') };
    expect(states(closure('2026-07-01T00:00:00.000Z'), again)).toEqual(['met', 'lapsed', 'lapsed', 'lapsed', 'lapsed']);
  });

  it('whatever the day it was taken back: nothing due by then is open, everything due later is', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 500 }), (days) => {
      const until = new Date(Date.UTC(2026, 2, 20 + days));
      for (const deadline of deriveDeadlines([VISITS], [start, { ...closure(), heldUntil: until }])) expect(deadline.state === 'open').toBe(deadline.dueAt > until);
    }));
  });
});
