import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Looker, allowedActions } from './allowed.rules.js';
import type { Fact } from './facts.vocabulary.js';
import { deriveStanding } from './standing.rules.js';
import type { Standing } from './standing.vocabulary.js';

const REGIONS: Record<string, string> = { gao: 'gao', mopti: 'mopti' };
const told = (subjectId: string, at: string): { subjectId: string; at: Date; precision: 'minute'; recordedAt: Date; recordedBy: string } => ({
  subjectId, at: new Date(at), precision: 'minute', recordedAt: new Date(at), recordedBy: 'someone',
});
const standing = (...facts: Fact[]): Standing => deriveStanding(facts, (centre) => REGIONS[centre] ?? null, null);

const identified: Fact = { ...told('case', '2026-03-10T05:00:00Z'), kind: 'case.identified', entry: 'capture', region: 'gao', centre: null };
const started: Fact = { ...told('cu', '2026-03-10T05:00:00Z'), kind: 'custody.started', how: 'capture', authority: 'FAMA', unitId: 'unit-1', region: 'gao', place: { code: 'ansongo' }, sealedOperation: null };
const notified: Fact = { ...told('cu', '2026-03-10T06:00:00Z'), kind: 'custody.notified', unitId: 'unit-1' };
const transferred: Fact = { ...told('cu', '2026-03-10T09:00:00Z'), kind: 'custody.transferred', rowId: 'spell', authority: 'GENDARMERIE', unitId: null, region: 'mopti', place: null };
const offered: Fact = { ...told('cu', '2026-03-10T10:00:00Z'), kind: 'handover.offered', handoverId: 'h1', centre: 'mopti' };
const refused: Fact = { ...told('cu', '2026-03-10T11:00:00Z'), kind: 'handover.refused', handoverId: 'h1', centre: 'mopti' };
const accepted: Fact = { ...told('cu', '2026-03-10T11:00:00Z'), kind: 'handover.accepted', handoverId: 'h1', centre: 'mopti' };
const ended: Fact = { ...told('cu', '2026-03-10T11:00:00Z'), kind: 'custody.ended', outcome: 'handed-over' };
const released: Fact = { ...told('cu', '2026-03-10T11:00:00Z'), kind: 'custody.ended', outcome: 'released' };
const lost: Fact = { ...told('cu', '2026-03-10T11:00:00Z'), kind: 'custody.situation-unknown', at: null, precision: null };
const admitted: Fact = { ...told('st', '2026-03-10T12:00:00Z'), kind: 'stay.admitted', care: 'centre', centre: 'mopti', region: null, family: null };
const home: Fact = { ...told('st', '2026-04-10T12:00:00Z'), kind: 'stay.discharged', destination: 'family' };
const fled: Fact = { ...told('st', '2026-04-10T12:00:00Z'), kind: 'stay.discharged', destination: 'absence-without-leave' };
const gone: Fact = { ...told('ab', '2026-03-20T20:00:00Z'), kind: 'absence.started', stayId: 'st' };
const back: Fact = { ...told('ab', '2026-03-21T08:00:00Z'), kind: 'absence.ended', stayId: 'st', outcome: 'returned' };
const goneAgain: Fact = { ...told('ab2', '2026-03-25T20:00:00Z'), kind: 'absence.started', stayId: 'st' };
const moved: Fact = { ...told('st', '2026-04-10T12:00:00Z'), kind: 'stay.discharged', destination: 'other-centre' };
const placed: Fact = { ...told('pl', '2026-04-10T12:00:00Z'), kind: 'placement.started', placement: 'family', region: 'gao', relativeId: null };
const asked: Fact = { ...told('cl', '2026-05-10T12:00:00Z'), kind: 'closure.requested', reason: 'moved-away' };
const approved: Fact = { ...told('cl', '2026-05-11T12:00:00Z'), kind: 'closure.approved', reason: 'moved-away' };

const reopened: Fact = { ...told('cl', '2026-07-01T12:00:00Z'), kind: 'closure.reopened', reason: 'child-back' };
const left: Fact = { ...told('st', '2026-04-10T12:00:00Z'), kind: 'stay.discharged', destination: 'died' };
const died: Fact = { ...told('de', '2026-04-10T12:00:00Z'), kind: 'death.recorded', cause: 'illness', confirmedBy: 'doctor' };
const familyTold: Fact = { ...told('de', '2026-04-11T12:00:00Z'), kind: 'death.family-told' };
const reviewed: Fact = { ...told('de', '2026-04-12T12:00:00Z'), kind: 'death.reviewed', outcome: 'natural' };
const withdrawn: Fact = { ...told('de', '2026-04-13T12:00:00Z'), kind: 'death.withdrawn' };

const doubted: Fact = { ...told('ag', '2026-03-10T13:00:00Z'), kind: 'age-assessment.raised', doubter: 'authority', ground: 'appearance' };
const aged: Fact = { ...told('ag', '2026-03-12T13:00:00Z'), kind: 'age-assessment.concluded', conclusion: 'child', low: 15, high: 17, professions: ['psychologist', 'lawyer'] };
const ageTold: Fact = { ...told('ag', '2026-03-14T13:00:00Z'), rowId: 'tl', kind: 'age-assessment.told', language: 'songhay', answer: 'accepts' };
const ageHeard: Fact = { ...told('ag', '2026-03-11T13:00:00Z'), rowId: 'st', kind: 'age-assessment.step-taken', step: { kind: 'interview' }, range: null };
const doubtedAgain: Fact = { ...told('ag2', '2026-03-20T13:00:00Z'), kind: 'age-assessment.raised', doubter: 'court', ground: 'new-document' };
const agedAgain: Fact = { ...told('ag2', '2026-03-25T13:00:00Z'), kind: 'age-assessment.concluded', conclusion: 'adult', low: 18, high: 18, professions: ['psychologist', 'lawyer'] };
const uncle: Fact = { ...told('r1', '2026-03-12T12:00:00Z'), kind: 'relative.recorded', at: null, precision: null, relationship: 'aunt-uncle', carer: 'none', life: 'alive', region: 'gao', country: null };
const searched: Fact = { ...told('q1', '2026-03-13T12:00:00Z'), kind: 'tracing.opened', relativeId: 'r1', priority: 'urgent', partner: 'icrc', country: 'NE' };
const foundAlive: Fact = { ...told('q1', '2026-03-18T12:00:00Z'), kind: 'tracing.closed', outcome: 'found' };
const decisionAsked: Fact = { ...told('re', '2026-03-15T12:00:00Z'), kind: 'reunification.asked', again: false };
const putOff: Fact = { ...told('re', '2026-03-18T12:00:00Z'), kind: 'reunification.decided', decision: 'postponed', body: 'panel' };
const askedAgain: Fact = { ...told('re2', '2026-03-18T12:00:00Z'), kind: 'reunification.asked', again: true };

const HELD = [identified, started, notified];
const HANDED = [...HELD, offered, accepted, ended];

describe('the standing of a case', () => {
  it.each<[string, Fact[], string, string, string[]]>([
    ['identified', [identified], 'identified', 'region', ['region:gao']],
    ['captured', HELD, 'in-custody', 'authority', ['unit:unit-1', 'region:gao']],
    ['passed to another authority', [...HELD, transferred], 'in-custody', 'authority', ['region:mopti']],
    ['offered to a centre', [...HELD, offered], 'handover-offered', 'authority', ['unit:unit-1', 'region:gao', 'centre:mopti']],
    ['refused by the centre', [...HELD, offered, refused], 'in-custody', 'authority', ['unit:unit-1', 'region:gao']],
    ['nobody knows where', [...HELD, lost], 'situation-unknown', 'authority', ['unit:unit-1', 'region:gao']],
    ['accepted by the centre', HANDED, 'handed-over', 'centre', ['centre:mopti', 'region:mopti']],
    ['released to nobody', [...HELD, released], 'released-without-handover', 'region', ['region:gao']],
    ['admitted', [...HANDED, admitted], 'in-interim-care', 'centre', ['centre:mopti', 'region:mopti']],
    ['gone without leave', [...HANDED, admitted, fled], 'absent-without-leave', 'centre', ['centre:mopti', 'region:mopti']],
    ['on the way to another centre', [...HANDED, admitted, moved], 'between-centres', 'centre', ['centre:mopti', 'region:mopti']],
    ['with the family', [...HANDED, admitted, home, placed], 'in-reintegration', 'region', ['centre:mopti', 'region:gao']],
    ['closed', [...HANDED, admitted, home, placed, asked, approved], 'closed', 'region', ['centre:mopti', 'region:gao']],
  ])('%s', (_, facts, status, answers, grantees) => {
    const found = standing(...facts);
    expect([found.status, found.answerable.kind, found.grants.map(({ grantee }) => grantee)]).toEqual([status, answers, grantees]);
  });

  it('a transfer between authorities moves the child and not the start of the custody', () => {
    expect(standing(...HELD, transferred).custody?.startedAt).toEqual(standing(...HELD).custody?.startedAt);
  });

  it('a centre that is only asked sees the custody; once it has accepted, the file', () => {
    const level = (facts: Fact[]): string | undefined => standing(...facts).grants.find(({ grantee }) => grantee === 'centre:mopti')?.level;
    expect([level([...HELD, offered]), level(HANDED)]).toEqual(['custody', 'file']);
  });

  it('no unit sees the child after the handover', () => {
    for (const facts of [HANDED, [...HANDED, admitted], [...HANDED, admitted, home, placed]]) {
      expect(standing(...facts).grants.filter(({ grantee }) => grantee.startsWith('unit:'))).toEqual([]);
    }
  });

  it('is the same in whatever order the facts arrive', () => {
    const all = [...HANDED, transferred, admitted, home, placed, asked, doubted, aged, doubtedAgain, decisionAsked, putOff, askedAgain];
    const comparable = ({ grants, ...rest }: Standing): unknown => ({ ...rest, grantees: grants.map(({ grantee, level }) => `${grantee} ${level}`).toSorted() });
    const expected = comparable(standing(...all));
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(comparable(standing(...shuffled))).toEqual(expected);
      }),
    );
  });

  it('somebody always answers, and the child is never in two places, whatever subset of facts is known', () => {
    fc.assert(
      fc.property(fc.subarray([...HANDED, transferred, refused, lost, admitted, home, placed, asked, approved, doubted, aged, decisionAsked, putOff, askedAgain]), (facts) => {
        const found = standing(...facts);
        expect(found.answerable).toBeDefined();
        expect(found.status).not.toBe('');
        if (found.custody !== null && found.status !== 'closed') expect(['in-custody', 'handover-offered', 'situation-unknown']).toContain(found.status);
      }),
    );
  });
});

describe('an age in doubt', () => {
  const assessment = (...facts: Fact[]): unknown => {
    const found = standing(...HELD, ...facts).ageAssessment;
    return found === null ? null : [found.id, found.conclusion?.is ?? 'a child until the conclusion'];
  };

  it.each<[string, Fact[], unknown]>([
    ['nobody doubts it', [], null],
    ['doubted', [doubted], ['ag', 'a child until the conclusion']],
    ['concluded', [doubted, aged], ['ag', 'child']],
    ['doubted again: a child until the next conclusion, whatever the first one was', [doubted, { ...aged, conclusion: 'adult', low: 18, high: 20 }, doubtedAgain], ['ag2', 'a child until the conclusion']],
    ['concluded again: the later one holds', [doubted, aged, doubtedAgain, agedAgain], ['ag2', 'adult']],
    ['told in another order', [agedAgain, doubtedAgain, aged, doubted], ['ag2', 'adult']],
  ])('%s', (_, facts, expected) => {
    expect(assessment(...facts)).toEqual(expected);
  });

  const tellingOf = (...facts: Fact[]): unknown => [
    standing(...HANDED, admitted, ...facts).ageAssessment?.untold.map(({ id }) => id),
    allowedActions(standing(...HANDED, admitted, ...facts), { userId: 'me', may: () => true, centreCode: null, wholeCountry: true }).filter((action) => action === 'age-assessment.tell' || action === 'age-assessment.document'),
  ];
  it.each<[string, Fact[], unknown]>([
    ['in doubt', [doubted], [[], ['age-assessment.document']]],
    ['concluded', [doubted, aged], [['ag'], ['age-assessment.document', 'age-assessment.tell']]],
    ['concluded and told', [doubted, aged, ageTold], [[], ['age-assessment.document']]],
    ['concluded, and in doubt again before anybody told the child', [doubted, aged, doubtedAgain], [['ag'], ['age-assessment.document', 'age-assessment.tell']]],
    ['concluded twice', [agedAgain, doubtedAgain, aged, doubted], [['ag2', 'ag'], ['age-assessment.document', 'age-assessment.tell']]],
  ])('told to the child, and open to a new document: %s', (_, facts, expected) => {
    expect(tellingOf(...facts)).toEqual(expected);
  });
});

describe('a decision on return to the family', () => {
  it.each<[string, Fact[], string | undefined]>([
    ['nobody asked', [], undefined],
    ['asked for', [decisionAsked], 're'],
    ['put off: asked for again', [decisionAsked, putOff, askedAgain], 're2'],
    ['taken', [decisionAsked, { ...putOff, decision: 'in-favour' }], undefined],
  ])('%s', (_, facts, id) => {
    expect(standing(...HANDED, admitted, ...facts).reunification?.id).toBe(id);
  });
});

describe('what must follow', () => {
  const breach: Fact = { ...told('ob', '2026-03-10T06:00:00Z'), kind: 'custody.observed', custodyId: 'cu', observation: 'kept', finding: 'with-adults', breach: true, byUnit: null };
  const earlier: Fact = { ...breach, ...told('ob0', '2026-03-10T05:30:00Z') };
  const concluded: Fact = { ...told('ob', '2026-03-12'), kind: 'follow-up.concluded', rowId: 'fu', custodyId: 'cu', followUp: 'breach', outcome: 'breach-ended' };

  it.each<[string, Fact[], string[]]>([
    ['nothing', HELD, []],
    ['what is no breach', [...HELD, { ...breach, breach: false, finding: 'apart-from-adults' }], []],
    ['two breaches, in the order in which they happened', [...HELD, breach, earlier], ['ob0', 'ob']],
    ['one of them concluded', [concluded, ...HELD, breach, earlier], ['ob0']],
    ['also when the child is long in a centre', [...HANDED, admitted, breach], ['ob']],
  ])('%s', (_, facts, about) => {
    expect(standing(...facts).followUps.map(({ aboutId }) => aboutId)).toEqual(about);
  });
});

describe('a custody that ends otherwise than by a handover', () => {
  const gone = (outcome: string): Fact => ({ ...told('cu', '2026-03-11T10:00:00Z'), kind: 'custody.ended', outcome });
  const followed = (followUp: 'search' | 'inquiry' | 'court', outcome: string): Fact => ({ ...told('cu', '2026-03-15T10:00:00Z'), kind: 'follow-up.concluded', rowId: 'fu', custodyId: 'cu', followUp, outcome });
  const declared: Fact = { ...told('de', '2026-03-11T09:00:00Z'), kind: 'custody.observed', custodyId: 'cu', observation: 'end-declared', finding: 'declared-escaped', breach: false, byUnit: 'unit-1' };
  const everything: Looker = { userId: 'me', may: () => true, centreCode: null, wholeCountry: true };

  it.each<[string, Fact[], string, string, string[], boolean]>([
    ['declared by the unit: the child counts as held', [declared], 'in-custody', 'held', ['declaration de'], false],
    ['declared, and confirmed', [declared, gone('escaped')], 'escaped', 'unknown', ['search cu'], true],
    ['nobody knows where', [gone('whereabouts-unknown')], 'situation-unknown', 'unknown', ['search cu'], true],
    ['escaped, and found: the way goes on', [gone('escaped'), followed('search', 'search-found')], 'released-without-handover', 'unknown', [], true],
    ['escaped, and not found', [gone('escaped'), followed('search', 'search-ended')], 'escaped', 'unknown', [], true],
    ['before a court', [gone('transferred-to-court')], 'before-court', 'before-court', ['court cu'], false],
    ['before a juvenile judge: still before a court', [gone('transferred-to-court'), followed('court', 'court-juvenile')], 'before-court', 'before-court', [], false],
    ['let go by the court', [gone('transferred-to-court'), followed('court', 'court-released')], 'released-without-handover', 'unknown', [], true],
    ['dead', [gone('died')], 'deceased', 'deceased', ['inquiry cu'], false],
    ['dead, and the inquiry concluded', [gone('died'), followed('inquiry', 'inquiry-justice')], 'deceased', 'deceased', [], false],
    ['released: nothing must follow', [gone('released')], 'released-without-handover', 'unknown', [], true],
  ])('%s', (_, facts, status, where, followUps, admitted) => {
    const found = standing(...HELD, ...facts);
    expect([found.status, found.whereabouts.kind, found.followUps.map(({ kind, aboutId }) => `${kind} ${aboutId}`)]).toEqual([status, where, followUps]);
    expect(allowedActions(found, everything).includes('stay.admit')).toBe(admitted);
  });
});

describe('a case that was closed, and a child who died', () => {
  const closed = [...HANDED, admitted, home, placed, asked, approved];
  it('opened again: the child is where the facts before the closure say', () => {
    expect([standing(...closed).status, standing(...closed).closedBy]).toEqual(['closed', 'cl']);
    expect([standing(...closed, reopened).status, standing(...closed, reopened).closedBy]).toEqual(['in-reintegration', null]);
  });

  it('closed a second time: by the second closure', () => {
    const again: Fact[] = [{ ...told('cl2', '2026-08-01T12:00:00Z'), kind: 'closure.requested', reason: 'reintegrated' }, { ...told('cl2', '2026-08-02T12:00:00Z'), kind: 'closure.approved', reason: 'reintegrated' }];
    expect([standing(...closed, reopened, ...again).status, standing(...closed, reopened, ...again).closedBy]).toEqual(['closed', 'cl2']);
  });

  it('a death ends where the child was; the centre that knew the child still answers', () => {
    const found = standing(...HANDED, admitted, left, died);
    expect([found.status, found.whereabouts.kind, found.centre, found.death]).toEqual(['deceased', 'deceased', 'mopti', { id: 'de', familyTold: false, reviewed: false }]);
    expect(standing(...HANDED, admitted, left, died, familyTold, reviewed).death).toEqual({ id: 'de', familyTold: true, reviewed: true });
    expect(standing(...HANDED, admitted, left, withdrawn).death).toBeNull();
  });
});

describe('the family, as far as it is known', () => {
  it('a relative is known from when it is written down, and searched for until the search is closed', () => {
    expect(standing(...HANDED).family).toEqual({ relatives: [], searches: [], assessments: [], livesWith: null, care: null });
    const relatives = [{ id: 'r1', relationship: 'aunt-uncle', life: 'alive', said: { child: null, relative: null }, verified: null }];
    expect(standing(...HANDED, uncle, searched).family).toEqual({ relatives, assessments: [], livesWith: null, care: null, searches: [{ id: 'q1', relativeId: 'r1', openedAt: { at: new Date('2026-03-13T12:00:00Z'), precision: 'minute' } }] });
    expect(standing(...HANDED, uncle, searched, foundAlive).family).toEqual({ relatives, searches: [], assessments: [], livesWith: null, care: null });
  });

  it('of each side what it said last counts, and of the conclusions the last', () => {
    const heard = (row: string, at: string, side: 'child' | 'relative', result: 'agrees' | 'doubtful'): Fact => ({ ...told('r1', at), kind: 'relative.heard', rowId: row, side, result });
    const concluded = (row: string, at: string, verified: boolean): Fact => ({ ...told('r1', at), kind: 'relative.verified', rowId: row, verified, reason: verified ? null : 'other' });
    const facts = [
      uncle, heard('h2', '2026-03-14T12:00:00Z', 'child', 'agrees'), heard('h1', '2026-03-13T12:00:00Z', 'child', 'doubtful'), heard('h3', '2026-03-15T12:00:00Z', 'relative', 'agrees'),
      concluded('v2', '2026-03-17T12:00:00Z', true), concluded('v1', '2026-03-16T12:00:00Z', false),
    ];
    for (const order of [facts, facts.toReversed()]) {
      const [known] = standing(...HANDED, ...order).family.relatives;
      expect([known?.said.child?.id, known?.said.relative?.id, known?.verified]).toEqual(['h2', 'h3', true]);
    }
  });

  it('with whom the child lives, and that it is alternative care, holds as long as the placement', () => {
    const living: Fact = { ...told('pl', '2026-03-20T12:00:00Z'), kind: 'placement.started', placement: 'family', region: 'gao', relativeId: 'r1' };
    const care: Fact = { ...told('pl', '2026-03-21T12:00:00Z'), kind: 'alternative-care.decided', rowId: 'k1', form: 'kinship', reason: 'danger' };
    const over: Fact = { ...told('pl', '2026-03-30T12:00:00Z'), kind: 'placement.ended' };
    expect(standing(...HANDED, uncle, living, care).family).toMatchObject({ livesWith: 'r1', care: { id: 'k1', decidedAt: { at: new Date('2026-03-21T12:00:00Z'), precision: 'minute' } } });
    expect(standing(...HANDED, uncle, living, care, over).family).toMatchObject({ livesWith: null, care: null });
  });

  it.each(['held-again', 're-recruited'])('a stay that ended because the child was %s on a day stands behind the handover of that day', (destination) => {
    const earlier: Fact = { ...told('s0', '2026-02-01T12:00:00Z'), kind: 'stay.admitted', care: 'centre', centre: 'gao', region: null, family: null };
    const ended: Fact = { ...told('s0', '2026-03-11T00:00:00Z'), precision: 'day', kind: 'stay.discharged', destination };
    const found = standing(...HANDED, earlier, ended);
    expect([found.status, found.answerable]).toEqual([standing(...HANDED).status, standing(...HANDED).answerable]);
  });

  it('that a relative is known has no hour, and stands in the way of no other fact', () => {
    expect(standing(...HANDED, uncle).lastFactAt).toEqual(standing(...HANDED).lastFactAt);
  });
});

describe('what may be done now', () => {
  const everything: Looker = { userId: 'me', may: () => true, centreCode: null, wholeCountry: true };

  it.each<[string, Fact[], string[]]>([
    ['held', HELD, ['handover.offer', 'custody.transfer', 'custody.release', 'custody.situation-unknown', 'custody.observe', 'age-assessment.raise', 'identity.record', 'fact.correct']],
    ['offered', [...HELD, offered], ['custody.release', 'custody.situation-unknown', 'custody.observe', 'handover.accept', 'handover.refuse', 'age-assessment.raise', 'fact.correct']],
    ['offered, the age in doubt: concluded once the centre has answered', [...HELD, offered, doubted], ['custody.release', 'custody.situation-unknown', 'custody.observe', 'handover.accept', 'handover.refuse', 'fact.correct']],
    ['handed over', HANDED, ['custody.observe', 'stay.admit', 'referral.send', 'tracing.record', 'relative.record', 'best-interests.assess', 'family.prepare', 'reunification.ask', 're-recruitment.record', 'custody.begin', 'age-assessment.raise', 'identity.record', 'case.assign', 'fact.correct', 'closure.request', 'death.record']],
    ['in care', [...HANDED, admitted], ['custody.observe', 'service.record', 'referral.send', 'stay.absence', 'stay.report-incident', 'stay.note-week', 'stay.note-session', 'transfer.propose', 'stay.review', 'assessment.record', 'stay.fill-sheet', 'plan.record', 'tracing.record', 'relative.record', 'best-interests.assess', 'family.prepare', 'reunification.ask', 'track.begin', 'stay.discharge', 're-recruitment.record', 'custody.begin', 'age-assessment.raise', 'identity.record', 'case.assign', 'fact.correct', 'death.record']],
    ['in care, age in doubt, a decision asked for', [...HANDED, admitted, doubted, decisionAsked], ['custody.observe', 'service.record', 'referral.send', 'stay.absence', 'stay.report-incident', 'stay.note-week', 'stay.note-session', 'transfer.propose', 'stay.review', 'assessment.record', 'stay.fill-sheet', 'plan.record', 'tracing.record', 'relative.record', 'best-interests.assess', 'family.prepare', 'track.begin', 'reunification.decide', 'stay.discharge', 're-recruitment.record', 'custody.begin', 'age-assessment.document', 'age-assessment.listen', 'age-assessment.assess', 'identity.record', 'case.assign', 'fact.correct', 'death.record']],
    ['in care, a first step on the age taken', [...HANDED, admitted, doubted, ageHeard], ['custody.observe', 'service.record', 'referral.send', 'stay.absence', 'stay.report-incident', 'stay.note-week', 'stay.note-session', 'transfer.propose', 'stay.review', 'assessment.record', 'stay.fill-sheet', 'plan.record', 'tracing.record', 'relative.record', 'best-interests.assess', 'family.prepare', 'reunification.ask', 'track.begin', 'stay.discharge', 're-recruitment.record', 'custody.begin', 'age-assessment.document', 'age-assessment.listen', 'age-assessment.assess', 'age-assessment.examine', 'age-assessment.conclude', 'identity.record', 'case.assign', 'fact.correct', 'death.record']],
    ['in care, a relative known', [...HANDED, admitted, uncle], ['custody.observe', 'service.record', 'referral.send', 'stay.absence', 'stay.report-incident', 'stay.note-week', 'stay.note-session', 'transfer.propose', 'stay.review', 'assessment.record', 'stay.fill-sheet', 'plan.record', 'tracing.record', 'relative.record', 'relative.change', 'tracing.open', 'relative.hear', 'best-interests.assess', 'family.prepare', 'reunification.ask', 'track.begin', 'stay.discharge', 're-recruitment.record', 'custody.begin', 'age-assessment.raise', 'identity.record', 'case.assign', 'fact.correct', 'death.record']],
    ['in care, a relative searched for', [...HANDED, admitted, uncle, searched], ['custody.observe', 'service.record', 'referral.send', 'stay.absence', 'stay.report-incident', 'stay.note-week', 'stay.note-session', 'transfer.propose', 'stay.review', 'assessment.record', 'stay.fill-sheet', 'plan.record', 'tracing.record', 'relative.record', 'relative.change', 'tracing.open', 'relative.hear', 'best-interests.assess', 'family.prepare', 'tracing.close', 'reunification.ask', 'track.begin', 'stay.discharge', 're-recruitment.record', 'custody.begin', 'age-assessment.raise', 'identity.record', 'case.assign', 'fact.correct', 'death.record']],
    ['closure asked by another', [...HANDED, admitted, home, placed, asked], ['custody.observe', 'stay.admit', 'service.record', 'referral.send', 'assessment.record', 'plan.record', 'tracing.record', 'relative.record', 'best-interests.assess', 'family.prepare', 'alternative-care.decide', 'reunification.ask', 'track.begin', 'visit.record', 'outcome.tell', 're-recruitment.record', 'custody.begin', 'age-assessment.raise', 'identity.record', 'case.assign', 'fact.correct', 'closure.approve', 'closure.refuse', 'death.record']],
    ['closed', [...HANDED, admitted, home, placed, asked, approved], ['closure.reopen', 'erasure.propose']],
    ['closed and opened again', [...HANDED, admitted, home, placed, asked, approved, reopened], ['custody.observe', 'stay.admit', 'service.record', 'referral.send', 'assessment.record', 'plan.record', 'tracing.record', 'relative.record', 'best-interests.assess', 'family.prepare', 'alternative-care.decide', 'reunification.ask', 'track.begin', 'visit.record', 'outcome.tell', 're-recruitment.record', 'custody.begin', 'age-assessment.raise', 'identity.record', 'case.assign', 'fact.correct', 'closure.request', 'death.record']],
    ['dead', [...HANDED, admitted, left, died], ['custody.observe', 'relative.record', 'identity.record', 'case.assign', 'fact.correct', 'closure.request', 'death.family-told', 'death.review', 'death.withdraw']],
    ['dead, the family told and the circumstances reviewed', [...HANDED, admitted, left, died, familyTold, reviewed], ['custody.observe', 'relative.record', 'identity.record', 'case.assign', 'fact.correct', 'closure.request', 'death.withdraw']],
  ])('%s', (_, facts, actions) => {
    expect(allowedActions(standing(...facts), everything)).toEqual(actions);
  });

  it('nobody approves a closure they asked for', () => {
    expect(allowedActions(standing(...HANDED, admitted, home, placed, asked), { ...everything, userId: 'someone' })).not.toContain('closure.approve');
  });

  it('a manager agrees to no closure of a child who died or is lost, and may say no to it', () => {
    const manager: Looker = { ...everything, may: (permission) => permission !== 'closure.decide-loss' };
    const found = allowedActions(standing(...HANDED, admitted, left, died, { ...asked, reason: 'died' }), manager);
    expect([found.includes('closure.approve'), found.includes('closure.refuse')]).toEqual([false, true]);
  });

  it('another centre does not answer for the one that was asked', () => {
    expect(allowedActions(standing(...HELD, offered), { ...everything, wholeCountry: false, centreCode: 'gao' })).not.toContain('handover.accept');
  });

  it.each([
    ['gone from a stay that runs', [gone], 'absent-without-leave', 'unknown', '2026-03-20T20:00:00.000Z', 'stay.absence-end'],
    ['came back', [gone, back], 'in-interim-care', 'centre', '2026-03-10T12:00:00.000Z', 'stay.absence'],
    ['gone again', [gone, back, goneAgain], 'absent-without-leave', 'unknown', '2026-03-25T20:00:00.000Z', 'stay.absence-end'],
    ['gone, and the stay has ended', [gone, fled], 'absent-without-leave', 'unknown', '2026-04-10T12:00:00.000Z', null],
  ] as const)('absent without leave: %s', (_, facts, status, where, since, action) => {
    const found = standing(...HANDED, admitted, ...facts);
    expect([found.status, found.whereabouts.kind, found.since?.at.toISOString()]).toEqual([status, where, since]);
    expect(found.answerable).toEqual({ kind: 'centre', centre: 'mopti' }); // the stay stays theirs
    expect(found.stay === null).toBe(action === null);
    expect(allowedActions(found, everything).filter((one) => one.startsWith('stay.absence'))).toEqual(action === null ? [] : [action]);
  });

  it('without a permission, nothing', () => {
    fc.assert(
      fc.property(fc.subarray([...HANDED, admitted, home, placed, asked]), (facts) => {
        expect(allowedActions(standing(...facts), { ...everything, may: () => false })).toEqual([]);
      }),
    );
  });
});
