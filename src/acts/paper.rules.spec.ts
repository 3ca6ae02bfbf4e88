import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ACT_KINDS, type ActKind, type Documented, type Typed } from './act.vocabulary.js';
import { canonical, type ChildInWords, mustBePrintable, paperOf } from './paper.rules.js';

const child: ChildInWords = { code: 'K7-2M', name: { given: 'Ibrahim', family: 'Ag Essai' }, sex: 'male', age: { years: 15, approximate: false } };
const documented = (kind: ActKind): Documented => ({ kind, factId: 'f', at: new Date(0), precision: 'minute', restsOn: ['x y'], centre: null, region: null });
const make = (kind: ActKind, more: { child?: Partial<ChildInWords>; typed?: Typed } = {}): string[] => {
  const paper = paperOf({
    form: { kind, prefix: 'AR', title: 'Acte', heading: 'République du Mali\nMinistère', confirmed: false }, documented: documented(kind), child: { ...child, ...more.child },
    fact: { when: '10 mars 2026 à 07:00' }, typed: more.typed ?? {}, address: 'https://essai.invalid/verifier', salt: 'sel',
  });
  mustBePrintable(paper, more.typed ?? {});
  return paper.sections.flatMap(({ rows }) => rows.map(([label, value]) => `${label} : ${value}`));
};

describe('what a paper says', () => {
  it.each(ACT_KINDS)('%s: name, code, sex and age of the child, and when', (kind) => {
    expect(make(kind)).toEqual(expect.arrayContaining(['Prénom et nom : Ibrahim Ag Essai', 'Code du dossier : K7-2M', 'Sexe : Masculin', 'Âge : 15 ans (âge déclaré)', expect.stringContaining('10 mars 2026 à 07:00')]));
  });

  it.each([
    [undefined, 'Âge : Non établi : considéré comme un enfant'],
    [{ years: 14, approximate: true }, 'Âge : Environ 14 ans'],
    [{ low: 14, high: 17 }, 'Âge : Entre 14 et 17 ans (détermination de l’âge)'],
    [{ low: 16, high: 16 }, 'Âge : 16 ans (détermination de l’âge)'],
  ] as const)('an age of %j: %s', (age, line) => {
    expect(make('handover', { child: { age } })).toContain(line);
  });

  it('what nobody knows is said to be unknown, and never left out in silence', () => {
    expect(make('handover', { child: { name: undefined, sex: 'unknown' } })).toEqual(expect.arrayContaining(['Prénom et nom : Non consigné', 'Sexe : Non consigné', 'Unité qui remet l’enfant : Non consigné', 'Lieu de la remise : Non consigné']));
  });
});

describe('letters that the papers have', () => {
  it.each(['Aïcha Walet Œuvre', 'Ƙasimu Ɓa Ŋɲa Ɛɔ', 'Ag Ṭaleb Ḥamma', 'n° 7 (2 chemises) « neuves »', ''])('"%s"', (text) => {
    expect(make('handover', { typed: { circumstances: text, place: text } })).toContain('Code du dossier : K7-2M');
  });

  it.each(['محمد', 'Mohamed محمد', 'ⵜⴰⵎⴰⵛⴻⵇ', 'Иван'])('not "%s": neither typed nor in the record', (text) => {
    expect(() => make('handover', { typed: { firstSigner: text } })).toThrow(expect.objectContaining({ code: 'act-letters', field: 'firstSigner' }));
    expect(() => make('handover', { child: { name: { given: text, family: 'Ag Essai' } } })).toThrow(expect.objectContaining({ code: 'act-letters', field: undefined }));
  });
});

describe('the one text of a paper', () => {
  it('does not depend on the order in which it was put together', () => {
    const value = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.array(fc.string()), fc.constant(null)));
    fc.assert(fc.property(value, (one) => {
      const turned = Object.fromEntries(Object.entries(one).toReversed());
      expect(canonical(turned)).toBe(canonical(one));
      expect(JSON.parse(canonical(one))).toEqual(JSON.parse(JSON.stringify(one)));
    }));
  });
});
