import { describe, expect, it } from '@jest/globals';
import { NOBODY } from '../../test/support/standing.js';
import type { FamilyStanding, Standing } from '../cases/index.js';
import { type KnownTime, parseKnownTime } from '../platform/known-time/index.js';
import { decideAssessment, wordsOfAssessment } from './best-interests.rules.js';
import { missingOf } from './missing.rules.js';
import { decideStatement, decideVerification } from './verification.rules.js';

const time = (text: string): KnownTime => parseKnownTime(text) ?? { at: new Date(0), precision: 'minute' };
const MET = time('2026-03-09');
type Known = FamilyStanding['relatives'][number];
const child = { id: 'sc', at: time('2026-03-11'), result: 'agrees' } as const;
const relative = { id: 'sr', at: time('2026-03-12'), result: 'agrees' } as const;
const aunt: Known = { id: 'a', relationship: 'aunt-uncle', life: 'alive', said: { child, relative }, verified: null };
const standing = (known: Partial<Known> = {}, change: Partial<Standing> = {}): Standing => ({ ...NOBODY, status: 'in-interim-care', family: { relatives: [{ ...aunt, ...known }], searches: [], assessments: [], livesWith: null, care: null }, ...change });
const refused = (code: string, field?: string): unknown => expect.objectContaining({ code, field });

describe('what one side says of the link', () => {
  it('is recorded of each side, from the day the child was met', () => {
    for (const side of ['child', 'relative'] as const) expect(() => { decideStatement(standing(), { relative: 'a', side, at: MET }, MET); }).not.toThrow();
  });

  it.each<[string, Standing, 'child' | 'relative', string, string]>([
    ['of somebody not on the file', standing({ id: 'x' }), 'child', '2026-03-10', 'unknown-relative'],
    ['by somebody who is dead', standing({ life: 'dead' }), 'relative', '2026-03-10', 'relative-dead'],
    ['before the child was met', standing(), 'child', '2026-03-08', 'before-previous-fact'],
    ['in a closed file', standing({}, { status: 'closed' }), 'child', '2026-03-10', 'case-closed'],
  ])('is refused %s', (_, given, side, at, code) => {
    expect(() => { decideStatement(given, { relative: 'a', side, at: time(at) }, MET); }).toThrow(expect.objectContaining({ code }));
  });

  it('the child may still be heard about a relative who is dead', () => {
    expect(() => { decideStatement(standing({ life: 'dead' }), { relative: 'a', side: 'child', at: MET }, MET); }).not.toThrow();
  });
});

describe('a link', () => {
  const asked = { relative: 'a', at: time('2026-03-12'), result: 'verified' } as const;

  it('is verified from both sides, by what each said last', () => {
    expect(decideVerification(standing(), asked)).toEqual({ child: 'sc', relative: 'sr', reason: null });
  });

  it.each(['agrees', 'doubtful', 'contradicts'] as const)('is found not to hold where a side %s, with a reason', (result) => {
    const given = standing({ said: { child, relative: { ...relative, result } } });
    expect(decideVerification(given, { ...asked, result: 'not-verified', reason: 'answers-differ' })).toMatchObject({ reason: 'answers-differ' });
  });

  it.each<[string, Standing, object, string, string | undefined]>([
    ['with the child alone', standing({ said: { child, relative: null } }), {}, 'one-side-only', 'relative'],
    ['with the relative alone', standing({ said: { child: null, relative } }), {}, 'one-side-only', 'relative'],
    ['with nobody', standing({ said: { child: null, relative: null } }), { result: 'not-verified', reason: 'other' }, 'one-side-only', 'relative'],
    ['against what a side says', standing({ said: { child, relative: { ...relative, result: 'contradicts' } } }), {}, 'sides-contradict', 'result'],
    ['before the second side was heard', standing(), { at: time('2026-03-11') }, 'before-previous-fact', 'at'],
    ['negatively without a reason', standing(), { result: 'not-verified' }, 'reason-required', 'reason'],
    ['of nobody on the file', standing(), { relative: 'x' }, 'unknown-relative', 'relative'],
  ])('is not concluded on %s', (_, given, change, code, field) => {
    expect(() => decideVerification(given, { ...asked, ...change })).toThrow(refused(code, field));
  });
});

describe('a best-interests assessment', () => {
  it('is made of a relative, or where no family is in question', () => {
    for (const relative of ['a', undefined]) expect(() => { decideAssessment(standing(), { at: MET, relative }, MET); }).not.toThrow();
  });

  it.each<[string, object, string, string | undefined]>([
    ['of nobody on the file', { relative: 'x' }, 'unknown-relative', 'relative'],
    ['before the child was met', { at: time('2026-03-08') }, 'before-previous-fact', 'at'],
    ['with a reason and no words for it', { unverifiedReason: 'cannot-wait' }, 'words-required', 'unverifiedRemark'],
  ])('is refused %s', (_, change, code, field) => {
    expect(() => { decideAssessment(standing(), { at: MET, relative: 'a', ...change }, MET); }).toThrow(refused(code, field));
  });

  it('keeps the words that were said, by their part', () => {
    expect(wordsOfAssessment({ safetyRemark: 'le hameau est calme', unverifiedRemark: 'la grand-mère est mourante' })).toEqual({ safety: 'le hameau est calme', unverified: 'la grand-mère est mourante' });
  });
});

describe('what a file lacks', () => {
  const asked = { kind: 'reunification.asked', subjectId: 'r', at: new Date(0), precision: 'day', recordedAt: new Date(0), recordedBy: 'x', again: false } as const;
  it.each<[string, Standing, boolean, string[]]>([
    ['an imported file', standing({}, { family: { relatives: [], searches: [], assessments: [], livesWith: null, care: null } }), false, ['relatives']],
    ['an imported file whose return was decided', standing({}, { family: { relatives: [], searches: [], assessments: [], livesWith: null, care: null } }), true, ['relatives', 'verified-link', 'best-interests']],
    ['a relative known, no return in question', standing(), false, []],
    ['a return asked for on an unverified link', standing(), true, ['verified-link', 'best-interests']],
    ['a verified link', standing({ verified: true }), true, ['best-interests']],
  ])('%s', (_, given, returning, missing) => {
    expect(missingOf(given, returning ? [asked] : [])).toEqual(missing);
  });
});
