import { describe, expect, it } from '@jest/globals';
import { NOBODY } from '../../test/support/standing.js';
import type { Standing } from '../cases/index.js';
import { type KnownTime, parseKnownTime } from '../platform/known-time/index.js';
import { type Post, seesFile } from '../cases/index.rules.js';
import { decideGoal, decideStep, decideStepEnd, overAfter } from './plan-step.rules.js';

const time = (text: string): KnownTime => parseKnownTime(text) ?? { at: new Date(0), precision: 'minute' };
const OPEN: Standing = { ...NOBODY, status: 'in-reintegration', region: 'gao', centre: 'gao', grants: [{ grantee: 'centre:gao', level: 'file' }, { grantee: 'region:gao', level: 'file' }, { grantee: 'user:w', level: 'file' }, { grantee: 'centre:kidal', level: 'custody' }], placement: { id: 'p', kind: 'family', startedAt: time('2026-03-10') }, plan: { id: 'plan', goals: ['g'], openSteps: [{ id: 's', agreedAt: time('2026-03-12') }] } };
const post = (role: Post['role'], change: Partial<Post> = {}): Post => ({ userId: 'u', role, regionCode: null, centreCode: null, unitId: null, ...change });
const nurse = post('centre-worker', { centreCode: 'gao' });
const step = { goalId: 'g', agreedAt: time('2026-03-12T10:00:00.000Z'), dueOn: '2026-03-12', owner: nurse };
const refusal = (code: string, field?: string) => expect.objectContaining({ code, field });

describe('the steps of a plan', () => {
  it.each<[string, Post, boolean]>([
    ['the centre that follows the child', nurse, true],
    ['the region', post('regional-officer', { regionCode: 'gao' }), true],
    ['the worker assigned', post('case-worker', { userId: 'w' }), true],
    ['the Ministry', post('national-officer'), true],
    ['another worker', post('case-worker'), false],
    ['another centre', post('centre-worker', { centreCode: 'mopti' }), false],
    ['a centre that knows of the custody alone', post('centre-worker', { centreCode: 'kidal' }), false],
    ['who sees codes alone', post('monitor'), false],
    ['who holds nothing', post('security-liaison', { unitId: 'gao' }), false],
  ])('%s may own one: %#', (_, owner, may) => {
    expect(seesFile(OPEN, owner)).toBe(may);
  });

  it('a goal belongs to the last plan, and is said', () => {
    expect(decideGoal(OPEN, { goal: 'school', words: undefined })).toEqual({ planId: 'plan' });
    expect(decideGoal(OPEN, { goal: undefined, words: 'apprendre' })).toEqual({ planId: 'plan' });
    expect(() => decideGoal(OPEN, { goal: undefined, words: undefined })).toThrow(refusal('goal-unsaid', 'goal'));
    expect(() => decideGoal({ ...OPEN, plan: null }, { goal: 'school', words: undefined })).toThrow(refusal('no-plan'));
    expect(() => decideGoal({ ...OPEN, placement: null }, { goal: 'school', words: undefined })).toThrow(refusal('not-in-care'));
    expect(() => decideGoal({ ...OPEN, status: 'closed' }, { goal: 'school', words: undefined })).toThrow(refusal('case-closed'));
  });

  it('the day of the agreement is the first for which a step can be due; it is over at midnight', () => {
    expect(() => { decideStep(OPEN, step); }).not.toThrow();
    expect(overAfter('2026-03-12')).toEqual(new Date('2026-03-13T00:00:00.000Z'));
    expect(() => { decideStep(OPEN, { ...step, dueOn: '2026-03-11' }); }).toThrow(refusal('due-before-agreed', 'dueOn'));
  });

  it.each<[string, Standing, Partial<Parameters<typeof decideStep>[1]>, string, string | undefined]>([
    ['in a closed file', { ...OPEN, status: 'closed' }, {}, 'case-closed', undefined],
    ['without a plan', { ...OPEN, plan: null }, {}, 'no-plan', undefined],
    ['for a goal of an earlier plan', OPEN, { goalId: 'old' }, 'unknown-code', 'goalId'],
    ['by somebody who does not see the child', OPEN, { owner: post('case-worker') }, 'owner-cannot-see', 'ownerId'],
    ['by nobody known', OPEN, { owner: undefined }, 'owner-cannot-see', 'ownerId'],
  ])('a step %s is refused', (_, standing, change, code, field) => {
    expect(() => { decideStep(standing, { ...step, ...change }); }).toThrow(refusal(code, field));
  });

  it('a step ends once, not before it was agreed, and is dropped with a reason', () => {
    const end = { at: time('2026-03-20'), outcome: 'done' as const, reason: undefined };
    expect(() => { decideStepEnd(OPEN, 's', end); }).not.toThrow();
    expect(() => { decideStepEnd(OPEN, 's', { ...end, at: time('2026-03') }); }).not.toThrow();
    expect(() => { decideStepEnd(OPEN, 'other', end); }).toThrow(refusal('step-ended'));
    expect(() => { decideStepEnd({ ...OPEN, plan: null }, 's', end); }).toThrow(refusal('step-ended'));
    expect(() => { decideStepEnd(OPEN, 's', { ...end, at: time('2026-03-11') }); }).toThrow(refusal('before-previous-fact', 'at'));
    expect(() => { decideStepEnd(OPEN, 's', { ...end, outcome: 'dropped' }); }).toThrow(refusal('words-required', 'reason'));
    expect(() => { decideStepEnd({ ...OPEN, status: 'closed' }, 's', end); }).toThrow(refusal('case-closed'));
  });
});
