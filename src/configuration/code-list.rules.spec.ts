import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { Refusal } from '../platform/refusal/index.js';
import { codeFrom, decideCodeChange, decideNewCode, decideOrder, type HeldCode } from './code-list.rules.js';
import { LIST_POLICIES, type ListPolicy } from './list-policy.vocabulary.js';

const held = (code: string, more: Partial<HeldCode> = {}): HeldCode => ({ code, labelFr: `fr ${code}`, labelEn: `en ${code}`, category: null, retiredFrom: null, ...more });
const OPEN: ListPolicy = { label: { fr: 'liste', en: 'list' }, kept: ['none'] };
const KINDS: ListPolicy = { ...OPEN, categories: ['care', 'reintegration'] };
const FIXED: ListPolicy = { ...OPEN, fixed: 'rules' };
const CODES = [held('none'), held('fever'), held('old', { retiredFrom: '2026-01-01' })];
const verdict = (decide: () => unknown): string => {
  try {
    decide();
    return 'done';
  } catch (error) {
    return error instanceof Refusal ? `${error.code} ${error.field ?? ''}`.trim() : String(error);
  }
};

describe('a code list', () => {
  it.each([
    ['a new code', OPEN, { fr: 'toux', en: 'cough' }, 'done'],
    ['of a kind the list does not have', OPEN, { fr: 'toux', en: 'cough', category: 'care' }, 'category-unknown category'],
    ['without its kind', KINDS, { fr: 'toux', en: 'cough' }, 'category-unknown category'],
    ['with its kind', KINDS, { fr: 'toux', en: 'cough', category: 'care' }, 'done'],
    ['of a fixed list', FIXED, { fr: 'toux', en: 'cough' }, 'list-fixed'],
    ['of the French name of another', OPEN, { fr: 'FR fever ', en: 'cough' }, 'label-taken fr'],
    ['of the English name of another', OPEN, { fr: 'toux', en: 'en fever' }, 'label-taken en'],
    ['of the name of one that is retired', OPEN, { fr: 'fr old', en: 'en old' }, 'done'],
  ] as const)('%s', (_, policy, wanted, expected) => {
    expect(verdict(() => decideNewCode(policy, CODES, wanted))).toBe(expected);
  });

  it.each([
    ['called otherwise', 'fever', { fr: 'chaleur', en: 'heat', retiredFrom: null }, 'done'],
    ['retired today', 'fever', { fr: 'fr fever', en: 'en fever', retiredFrom: '2026-03-10' }, 'done'],
    ['retired yesterday', 'fever', { fr: 'fr fever', en: 'en fever', retiredFrom: '2026-03-09' }, 'retired-in-the-past retiredFrom'],
    ['one that a rule names, called otherwise', 'none', { fr: 'rien', en: 'nothing', retiredFrom: null }, 'done'],
    ['one that a rule names, retired', 'none', { fr: 'rien', en: 'nothing', retiredFrom: '2026-04-01' }, 'code-kept retiredFrom'],
    ['retired long ago, called otherwise', 'old', { fr: 'ancien', en: 'former', retiredFrom: '2026-01-01' }, 'done'],
    ['brought back', 'old', { fr: 'fr old', en: 'en old', retiredFrom: null }, 'done'],
    ['brought back under the name of another', 'old', { fr: 'fr fever', en: 'en old', retiredFrom: null }, 'label-taken fr'],
    ['of no such code', 'no', { fr: 'a', en: 'b', retiredFrom: null }, 'not-found'],
  ] as const)('%s', (_, code, wanted, expected) => {
    expect(verdict(() => { decideCodeChange(OPEN, CODES, code, wanted, '2026-03-10'); })).toBe(expected);
  });

  it('is put in an order that names each of its codes once', () => {
    expect(verdict(() => { decideOrder(OPEN, CODES, ['old', 'fever', 'none']); })).toBe('done');
    for (const order of [['old', 'fever'], ['old', 'fever', 'fever'], ['old', 'fever', 'none', 'more'], ['old', 'fever', 'more']]) expect(verdict(() => { decideOrder(OPEN, CODES, order); })).toBe('order-incomplete codes');
    expect(verdict(() => { decideOrder(FIXED, CODES, ['old', 'fever', 'none']); })).toBe('list-fixed');
  });

  it('a code made from a label is one, and new', () => {
    expect([codeFrom('Community elder (woman)', new Set()), codeFrom('Élève', new Set(['eleve'])), codeFrom('…', new Set())]).toEqual(['community-elder-woman', 'eleve-2', 'code']);
    fc.assert(
      fc.property(fc.string({ maxLength: 120 }), fc.array(fc.stringMatching(/^[a-z]{1,3}(-\d)?$/)), (label, taken) => {
        const code = codeFrom(label, new Set(taken));
        expect(code).toMatch(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/);
        expect(code.length).toBeLessThanOrEqual(60);
        expect(taken).not.toContain(code);
      }),
    );
  });
});

describe('the policies', () => {
  const data = JSON.parse(readFileSync(new URL('../reference/data/code-lists.json', import.meta.url), 'utf8')) as Record<string, { code: string; category?: string }[]>;

  it.each((Object.keys(LIST_POLICIES) as (keyof typeof LIST_POLICIES)[]).map((list) => [list]))('%s: what is kept is in the list, and its kinds are those of the data', (list) => {
    const { kept = [], categories, fixed, withoutCategory } = LIST_POLICIES[list];
    const codes = data[list] ?? [];
    for (const code of kept) expect(codes.map((one) => one.code)).toContain(code);
    if (fixed !== undefined) return;
    const found = new Set(codes.flatMap(({ category }) => category ?? []));
    expect([...found].filter((one) => categories?.includes(one) !== true)).toEqual([]);
    if (categories !== undefined && withoutCategory !== true) expect(codes.filter(({ category }) => category === undefined)).toEqual([]);
  });
});
