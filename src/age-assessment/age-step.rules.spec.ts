import { describe, expect, it } from '@jest/globals';
import { NOBODY } from '../../test/support/standing.js';
import type { AgeStep, AgeStepTaken, Standing } from '../cases/index.js';
import { type KnownTime, parseKnownTime } from '../platform/known-time/index.js';
import { decideStep, mustConsent, readRange, type StepTaken } from './age-step.rules.js';

const time = (text: string): KnownTime => parseKnownTime(text) ?? { at: new Date(0), precision: 'minute' };
const raisedAt = time('2026-03-10T08:00:00.000Z');
const heard: AgeStepTaken = { step: { kind: 'interview' }, at: time('2026-03-11'), range: null };
const examination = (consentAt: string): AgeStep => ({ kind: 'examination', method: 'wrist-x-ray', marginMonths: 24, consent: { by: 'child', at: time(consentAt), language: 'songhay' } });
const open = (steps: AgeStepTaken[], change: Partial<Standing> = {}): Standing => ({ ...NOBODY, status: 'in-interim-care', ageAssessment: { id: 'a', raisedAt, steps, conclusion: null, untold: [] }, ...change });
const concluded = (change: Partial<Standing> = {}): Standing =>
  open([], { ageAssessment: { id: 'a', raisedAt, steps: [heard], conclusion: { is: 'adult', low: 18, high: 20, at: time('2026-04-01') }, untold: [] }, ...change });
const taken = (change: Partial<StepTaken> = {}): StepTaken => ({ at: time('2026-03-12'), step: { kind: 'document', document: 'vaccination-card', credibility: 'credible' }, range: { low: 15, high: 16 }, ...change });

describe('a step on the way to a conclusion on the age', () => {
  it.each<[string, Standing, StepTaken]>([
    ['a document first', open([]), taken()],
    ['on the day of the doubt, hour unknown', open([]), taken({ at: time('2026-03-10') })],
    ['a document that says no age', open([]), taken({ range: null })],
    ['two professions assess', open([]), taken({ step: { kind: 'assessment', professions: ['psychologist', 'educator'] } })],
    ['an examination after an interview', open([heard]), taken({ step: examination('2026-03-12') })],
    ['an examination on the day of the interview', open([heard]), taken({ at: time('2026-03-11'), step: examination('2026-03-11') })],
  ])('%s', (_, given, step) => {
    expect(decideStep(given, step)).toEqual({ id: 'a' });
  });

  it('a document that comes after the conclusion raises a doubt of its own', () => {
    expect(decideStep(concluded(), taken({ at: time('2026-04-02') }))).toEqual({ id: null });
  });

  it.each<[string, Standing, StepTaken, string, string | undefined]>([
    ['an interview after the conclusion', concluded(), taken({ at: time('2026-04-02'), step: { kind: 'interview' } }), 'no-assessment-pending', undefined],
    ['a new document of before the conclusion', concluded(), taken({ at: time('2026-03-31') }), 'before-previous-fact', 'at'],
    ['a new document about a child who died', concluded({ status: 'deceased' }), taken({ at: time('2026-04-02') }), 'no-assessment-pending', undefined],
    ['a new document while a centre is asked', concluded({ handover: { id: 'h', centre: 'gao', offeredAt: raisedAt } }), taken({ at: time('2026-04-02') }), 'handover-pending', undefined],
    ['in a closed file', open([], { status: 'closed' }), taken(), 'case-closed', undefined],
    ['without a doubt', open([], { ageAssessment: null }), taken(), 'no-assessment-pending', undefined],
    ['while a centre is asked', open([], { handover: { id: 'h', centre: 'gao', offeredAt: raisedAt } }), taken(), 'handover-pending', undefined],
    ['before the doubt', open([]), taken({ at: time('2026-03-09') }), 'before-previous-fact', 'at'],
    ['a range the wrong way round', open([]), taken({ range: { low: 17, high: 15 } }), 'age-range-reversed', 'ageHigh'],
    ['one profession assesses', open([]), taken({ step: { kind: 'assessment', professions: ['educator', 'educator'] } }), 'single-assessor', 'professions'],
    ['an examination first', open([]), taken({ step: examination('2026-03-12') }), 'least-invasive-first', undefined],
    ['an examination after another one alone', open([{ ...heard, step: examination('2026-03-11') }]), taken({ step: examination('2026-03-12') }), 'least-invasive-first', undefined],
    ['an examination before the interview', open([{ ...heard, at: time('2026-03-13') }]), taken({ step: examination('2026-03-12') }), 'least-invasive-first', undefined],
    ['consent given afterwards', open([heard]), taken({ step: examination('2026-03-13') }), 'examination-without-consent', 'consentAt'],
  ])('%s is refused', (_, given, step, code, field) => {
    expect(() => decideStep(given, step)).toThrow(expect.objectContaining({ code, field }));
  });

  it('an age is said as a range, or not at all', () => {
    expect(readRange(undefined, undefined)).toBeNull();
    expect(readRange(0, 3)).toEqual({ low: 0, high: 3 });
    expect(() => readRange(15, undefined)).toThrow(expect.objectContaining({ code: 'age-range-incomplete', field: 'ageHigh' }));
    expect(() => readRange(undefined, 15)).toThrow(expect.objectContaining({ code: 'age-range-incomplete', field: 'ageLow' }));
  });

  it('a consent has somebody, a time and a language', () => {
    expect(mustConsent('child', 'consentBy')).toBe('child');
    expect(() => { mustConsent(undefined, 'consentLanguage'); }).toThrow(expect.objectContaining({ code: 'examination-without-consent', field: 'consentLanguage' }));
  });
});
