import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { KnownTime } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { askedOf, decideAnswers, decideField, decideRetirement, type Given } from './extra-field.rules.js';
import { type ExtraField, FIELD_KINDS, type FieldKind } from './extra-field.vocabulary.js';

const field = (id: string, kind: FieldKind, more: Partial<ExtraField> = {}): ExtraField => ({
  id, version: 1, place: 'visit', domain: null, kind, labelFr: id, labelEn: id, required: false, region: null, centre: null, position: 0, retiredFrom: null,
  options: kind === 'choice' ? [{ code: 'a', fr: 'a', en: 'a' }, { code: 'b', fr: 'b', en: 'b' }] : [], ...more,
});
const FIELDS = FIELD_KINDS.map((kind) => field(kind, kind));
const AT: KnownTime = { at: new Date('2026-03-10T09:00:00.000Z'), precision: 'minute' };
const verdict = (decide: () => unknown): string => {
  try {
    decide();
    return 'done';
  } catch (error) {
    return error instanceof Refusal ? `${error.code} ${error.field ?? ''}`.trim() : String(error);
  }
};

describe('additional fields', () => {
  it.each<[string, Partial<ExtraField>, boolean]>([
    ['everywhere', {}, true],
    ['in this region', { region: 'gao' }, true],
    ['in another region', { region: 'mopti' }, false],
    ['in this centre', { centre: 'gao' }, true],
    ['in another centre', { centre: 'mopti' }, false],
    ['beside something else', { place: 'service' }, false],
    ['retired that day', { retiredFrom: '2026-03-10' }, false],
    ['retired the day after', { retiredFrom: '2026-03-11' }, true],
  ])('%s', (_, more, asked) => {
    expect(askedOf([field('f', 'text', more)], { place: 'visit', region: 'gao', centre: 'gao' }, AT)).toHaveLength(asked ? 1 : 0);
  });

  it.each<[string, Given[], string]>([
    ['one answer of each kind', [{ field: 'text', text: 'mot' }, { field: 'number', number: 2.5 }, { field: 'date', day: '2026-03-01' }, { field: 'yes-no', flag: false }, { field: 'choice', choice: 'b' }], 'done'],
    ['nothing, where nothing is required', [], 'done'],
    ['a field that is not asked', [{ field: 'other', text: 'x' }], 'field-not-asked extra.other'],
    ['one answered twice', [{ field: 'text', text: 'x' }, { field: 'text', text: 'y' }], 'field-not-asked extra.text'],
    ['a word for a number', [{ field: 'number', text: 'deux' }], 'field-wrong-kind extra.number'],
    ['two answers in one', [{ field: 'number', number: 2, text: 'deux' }], 'field-wrong-kind extra.number'],
    ['no answer in one', [{ field: 'yes-no' }], 'field-wrong-kind extra.yes-no'],
    ['a choice that there is not', [{ field: 'choice', choice: 'c' }], 'unknown-code extra.choice'],
  ])('%s', (_, given, expected) => {
    expect(verdict(() => decideAnswers(FIELDS, given))).toBe(expected);
  });

  it('what is required is answered', () => {
    expect(verdict(() => decideAnswers([field('f', 'yes-no', { required: true })], []))).toBe('field-required extra.f');
    expect(verdict(() => decideAnswers([field('f', 'yes-no', { required: true })], [{ field: 'f', flag: false }]))).toBe('done');
  });

  it('every answer that is taken holds one value, of the kind of its field', () => {
    const value = fc.record({ text: fc.string(), number: fc.integer(), day: fc.constant('2026-03-01'), flag: fc.boolean(), choice: fc.constantFrom('a', 'b', 'c') }, { requiredKeys: [] });
    fc.assert(
      fc.property(fc.constantFrom(...FIELDS), value, (asked, said) => {
        try {
          const [answer] = decideAnswers([asked], [{ field: asked.id, ...said }]);
          expect([answer?.text, answer?.number, answer?.day, answer?.flag, answer?.choice].filter((one) => one !== null)).toHaveLength(1);
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
        }
      }),
    );
  });

  it.each<[string, Parameters<typeof decideField>[0], string]>([
    ['a text beside a visit', { place: 'visit', kind: 'text' }, 'done'],
    ['a question of a domain', { place: 'assessment', domain: 'health', kind: 'yes-no' }, 'done'],
    ['a question of no domain', { place: 'assessment', kind: 'yes-no' }, 'field-domain domain'],
    ['a domain beside a visit', { place: 'visit', domain: 'health', kind: 'text' }, 'field-domain domain'],
    ['a choice of one', { place: 'visit', kind: 'choice', options: [{ fr: 'a', en: 'a' }] }, 'field-options options'],
    ['choices of a number', { place: 'visit', kind: 'number', options: [{ fr: 'a', en: 'a' }, { fr: 'b', en: 'b' }] }, 'field-options options'],
    ['in a region and a centre', { place: 'visit', kind: 'text', region: 'gao', centre: 'gao' }, 'one-place-only centre'],
    ['a choice by a code that nobody knows', { place: 'visit', kind: 'choice', options: [{ code: 'x', fr: 'a', en: 'a' }, { fr: 'b', en: 'b' }] }, 'unknown-code options'],
  ])('%s', (_, wanted, expected) => {
    expect(verdict(() => decideField(wanted))).toBe(expected);
  });

  it('choices keep their codes when they are called otherwise, and a new one takes no code that was used', () => {
    const before = field('f', 'choice');
    expect(decideField({ place: 'visit', kind: 'choice', options: [{ code: 'b', fr: 'bé', en: 'bee' }, { fr: 'A', en: 'A' }] }, before)).toEqual([{ code: 'b', fr: 'bé', en: 'bee' }, { code: 'a-2', fr: 'A', en: 'A' }]);
  });

  it('is retired from today or later', () => {
    expect(verdict(() => { decideRetirement(field('f', 'text'), '2026-03-10', '2026-03-10'); })).toBe('done');
    expect(verdict(() => { decideRetirement(field('f', 'text'), '2026-03-09', '2026-03-10'); })).toBe('retired-in-the-past retiredFrom');
    expect(verdict(() => { decideRetirement(field('f', 'text', { retiredFrom: '2026-01-01' }), null, '2026-03-10'); })).toBe('done');
  });
});
