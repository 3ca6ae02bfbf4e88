import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NOBODY } from '../../test/support/standing.js';
import type { Standing } from '../cases/index.js';
import { type KnownTime, parseKnownTime } from '../platform/known-time/index.js';
import { allowedOn, decideAnswer, decideDone, decideFeedback, decideSending, decideWithdrawal, stateOf } from './referral.rules.js';
import type { Referral, Side } from './referral.vocabulary.js';

const time = (text: string): KnownTime => parseKnownTime(text) ?? { at: new Date(0), precision: 'minute' };
const OUT: Standing = { ...NOBODY, status: 'in-reintegration' };
const HELD: Standing = { ...OUT, status: 'in-custody', custody: { id: 'c', startedAt: time('2026-03-01'), lastSpellAt: time('2026-03-01'), situationUnknown: false } };
const CLOSED: Standing = { ...OUT, status: 'closed' };

const SENT: Referral = { sent: time('2026-03-10T09:00:00.000Z'), answer: null, done: null, fedBack: null, withdrawn: null };
const ACCEPTED: Referral = { ...SENT, answer: { is: 'accepted', at: time('2026-03-12') } };
const REFUSED: Referral = { ...SENT, answer: { is: 'refused', at: time('2026-03-12') } };
const DONE: Referral = { ...ACCEPTED, done: time('2026-03-20') };
const FED_BACK: Referral = { ...DONE, fedBack: time('2026-03-22') };
const WITHDRAWN: Referral = { ...SENT, withdrawn: time('2026-03-11') };

const PARTNER: Side = { ofPartner: true, partnerHasAccounts: true };
const SENDER: Side = { ofPartner: false, partnerHasAccounts: false };
const SENDER_BESIDE: Side = { ofPartner: false, partnerHasAccounts: true };

const refused = (code: string, field?: string): Error => expect.objectContaining({ code, field }) as unknown as Error;

describe('sending a referral', () => {
  const met = time('2026-03-05');
  it.each<[string, Standing, string]>([['on the day the child was met', OUT, '2026-03-05'], ['later', OUT, '2026-03-10T09:00:00.000Z']])('%s', (_, standing, at) => {
    expect(() => { decideSending(standing, time(at), met); }).not.toThrow();
  });
  it.each<[string, Standing, string, string, string | undefined]>([
    ['before the child was met', OUT, '2026-03-04', 'before-previous-fact', 'at'],
    ['of a child who is held', HELD, '2026-03-10', 'already-in-custody', undefined],
    ['in a closed file', CLOSED, '2026-03-10', 'case-closed', undefined],
  ])('%s is refused', (_, standing, at, code, field) => {
    expect(() => { decideSending(standing, time(at), met); }).toThrow(refused(code, field));
  });
});

describe('the answer of the partner', () => {
  const answer = { at: time('2026-03-12'), is: 'accepted' as const, refusal: undefined, saidBy: undefined };
  it.each<[string, Side, Partial<typeof answer> | object]>([
    ['by its own people', PARTNER, {}],
    ['told by whoever sent, who says who gave it', SENDER, { saidBy: 'Mme Essai' }],
    ['a refusal with its reason', PARTNER, { is: 'refused', refusal: 'no-capacity' }],
    ['on the day of the sending', PARTNER, { at: time('2026-03-10') }],
    ['at the instant of the sending', PARTNER, { at: time('2026-03-10T09:00:00.000Z') }],
  ])('%s', (_, side, change) => {
    expect(() => { decideAnswer(OUT, SENT, side, { ...answer, ...change }); }).not.toThrow();
  });
  it.each<[string, Standing, Referral, Side, object, string, string | undefined]>([
    ['a refusal without a reason', OUT, SENT, PARTNER, { is: 'refused' }, 'referral-reason-required', 'refusal'],
    ['told without saying who gave it', OUT, SENT, SENDER, {}, 'answer-source-required', 'saidBy'],
    ['told where the partner speaks for itself', OUT, SENT, SENDER_BESIDE, { saidBy: 'Mme Essai' }, 'partner-answers-itself', undefined],
    ['a minute before the sending', OUT, SENT, PARTNER, { at: time('2026-03-10T08:59:00.000Z') }, 'before-previous-fact', 'at'],
    ['a second one', OUT, ACCEPTED, PARTNER, {}, 'referral-over', undefined],
    ['to what was withdrawn', OUT, WITHDRAWN, PARTNER, {}, 'referral-over', undefined],
    ['in a closed file', CLOSED, SENT, PARTNER, {}, 'case-closed', undefined],
  ])('%s is refused', (_, standing, referral, side, change, code, field) => {
    expect(() => { decideAnswer(standing, referral, side, { ...answer, ...change }); }).toThrow(refused(code, field));
  });
});

describe('done, fed back, withdrawn', () => {
  it('in their order, by whoever speaks for the partner', () => {
    expect(() => { decideDone(OUT, ACCEPTED, PARTNER, time('2026-03-12')); }).not.toThrow();
    expect(() => { decideFeedback(OUT, ACCEPTED, SENDER, time('2026-03-13')); }).not.toThrow();
    expect(() => { decideFeedback(OUT, DONE, PARTNER, time('2026-03-20')); }).not.toThrow();
    expect(() => { decideWithdrawal(OUT, SENT, SENDER_BESIDE, time('2026-03-10T09:00:00.000Z')); }).not.toThrow();
  });
  it.each<[string, () => void, string, string | undefined]>([
    ['done before it was accepted', () => { decideDone(OUT, SENT, PARTNER, time('2026-03-12')); }, 'referral-not-accepted', undefined],
    ['done before the day of the acceptance', () => { decideDone(OUT, ACCEPTED, PARTNER, time('2026-03-11')); }, 'before-previous-fact', 'at'],
    ['done twice', () => { decideDone(OUT, DONE, PARTNER, time('2026-03-21')); }, 'referral-over', undefined],
    ['done of what was refused', () => { decideDone(OUT, REFUSED, PARTNER, time('2026-03-21')); }, 'referral-over', undefined],
    ['done told where the partner speaks for itself', () => { decideDone(OUT, ACCEPTED, SENDER_BESIDE, time('2026-03-21')); }, 'partner-answers-itself', undefined],
    ['fed back before it was done', () => { decideFeedback(OUT, DONE, PARTNER, time('2026-03-19')); }, 'before-previous-fact', 'at'],
    ['fed back twice', () => { decideFeedback(OUT, FED_BACK, PARTNER, time('2026-03-23')); }, 'referral-over', undefined],
    ['fed back in a closed file', () => { decideFeedback(CLOSED, DONE, PARTNER, time('2026-03-23')); }, 'case-closed', undefined],
    ['withdrawn by the partner', () => { decideWithdrawal(OUT, SENT, PARTNER, time('2026-03-23')); }, 'forbidden', undefined],
    ['withdrawn after the feedback', () => { decideWithdrawal(OUT, FED_BACK, SENDER, time('2026-03-23')); }, 'referral-over', undefined],
    ['withdrawn before it was sent', () => { decideWithdrawal(OUT, SENT, SENDER, time('2026-03-09')); }, 'before-previous-fact', 'at'],
  ])('%s is refused', (_, decide, code, field) => {
    expect(decide).toThrow(refused(code, field));
  });
});

describe('what the page offers and what the server does', () => {
  const referral = fc.constantFrom(SENT, ACCEPTED, REFUSED, DONE, FED_BACK, WITHDRAWN);
  const side = fc.record({ ofPartner: fc.boolean(), partnerHasAccounts: fc.boolean() });
  const late = time('2026-04-01');
  const verbs = {
    answer: (of: Referral, by: Side) => { decideAnswer(OUT, of, by, { at: late, is: 'accepted', refusal: undefined, saidBy: 'x' }); },
    done: (of: Referral, by: Side) => { decideDone(OUT, of, by, late); },
    'feed-back': (of: Referral, by: Side) => { decideFeedback(OUT, of, by, late); },
    withdraw: (of: Referral, by: Side) => { decideWithdrawal(OUT, of, by, late); },
  };
  it('are the same, for every referral and both sides', () => {
    fc.assert(fc.property(referral, side, fc.constantFrom(...(Object.keys(verbs) as (keyof typeof verbs)[])), (of, by, verb) => {
      const does = (): boolean => {
        try {
          verbs[verb](of, by);
          return true;
        } catch {
          return false;
        }
      };
      expect(does()).toBe(allowedOn(of, by).includes(verb));
    }));
  });
  it('a referral stands at its last step', () => {
    expect([SENT, ACCEPTED, REFUSED, DONE, FED_BACK, WITHDRAWN].map(stateOf)).toEqual(['sent', 'accepted', 'refused', 'done', 'fed-back', 'withdrawn']);
  });
});
