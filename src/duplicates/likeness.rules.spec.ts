import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { likeness } from './likeness.rules.js';
import { LIKENESS_GRADES, type LikenessGrade, type Profile } from './likeness.vocabulary.js';

const CHILD: Profile = { name: ['moussa', 'essai'], sex: 'male', ageYears: 15, regions: ['gao'], captures: [new Date('2026-03-10T05:00:00Z')] };
const like = (other: Partial<Profile>, one: Partial<Profile> = {}): { grade: LikenessGrade; signs: readonly string[] } => likeness({ ...CHILD, ...one }, { ...CHILD, ...other });

describe('how alike two files are', () => {
  it.each<[string, Partial<Profile>, LikenessGrade, string[]]>([
    ['the same in everything', {}, 'very-likely', ['same-name', 'same-sex', 'same-age', 'same-region', 'same-capture']],
    ['the names the other way round', { name: ['essai', 'moussa'] }, 'very-likely', ['same-name', 'same-sex', 'same-age', 'same-region', 'same-capture']],
    ['the name alone', { sex: 'unknown', ageYears: null, regions: [], captures: [] }, 'possible', ['same-name']],
    ['name and sex', { ageYears: null, regions: [], captures: [] }, 'likely', ['same-name', 'same-sex']],
    ['another region', { regions: ['kidal'], captures: [] }, 'likely', ['same-name', 'same-sex', 'same-age']],
    ['two years apart', { ageYears: 17, regions: [], captures: [] }, 'likely', ['same-name', 'same-sex', 'close-age']],
    ['three years apart', { ageYears: 18, regions: [], captures: [] }, 'possible', ['same-name', 'same-sex', 'other-age']],
    ['another sex and age', { sex: 'female', ageYears: 9 }, 'none', ['same-name', 'other-sex', 'other-age', 'same-region', 'same-capture']],
    ['one part of the name more', { name: ['moussa', 'essai', 'ousmane'], regions: [], captures: [] }, 'likely', ['close-name', 'same-sex', 'same-age']],
    ['a given name in common, and all the rest', { name: ['moussa', 'autre'] }, 'none', []],
    ['no name', { name: [] }, 'none', []],
    ['captured 72 hours apart', { regions: [], captures: [new Date('2026-03-13T05:00:00Z')] }, 'very-likely', ['same-name', 'same-sex', 'same-age', 'same-capture']],
    ['captured a minute more apart', { regions: [], captures: [new Date('2026-03-13T05:01:00Z')] }, 'likely', ['same-name', 'same-sex', 'same-age']],
  ])('%s', (_, other, grade, signs) => {
    const found = like(other);
    expect([found.grade, found.signs]).toEqual([grade, signs]);
  });

  const part = fc.constantFrom('moussa', 'essai', 'ousmane', 'walet', 'cisse', 'keita');
  const profile: fc.Arbitrary<Profile> = fc.record({
    name: fc.uniqueArray(part, { maxLength: 4 }),
    sex: fc.constantFrom('male', 'female', 'unknown'),
    ageYears: fc.option(fc.integer({ min: 5, max: 20 }), { nil: null }),
    regions: fc.uniqueArray(fc.constantFrom('gao', 'kidal', 'mopti'), { maxLength: 2 }),
    captures: fc.array(fc.date({ min: new Date('2026-03-01T00:00:00Z'), max: new Date('2026-03-20T00:00:00Z'), noInvalidDate: true }), { maxLength: 2 }),
  });
  const score = (one: Profile, other: Profile): number => likeness(one, other).score;

  it('is the same from both sides, between 0 and 100', () => {
    fc.assert(fc.property(profile, profile, (one, other) => {
      expect(likeness(one, other)).toEqual(likeness(other, one));
      expect(score(one, other)).toBeGreaterThanOrEqual(0);
      expect(score(one, other)).toBeLessThanOrEqual(100);
    }));
  });

  it('never falls with something more in common', () => {
    fc.assert(fc.property(profile, profile, (one, other) => {
      const before = score(one, other);
      const [missing] = one.name.filter((name) => !other.name.includes(name));
      const [foreign] = other.name.filter((name) => !one.name.includes(name));
      if (missing !== undefined && foreign !== undefined) {
        expect(score(one, { ...other, name: other.name.map((name) => (name === foreign ? missing : name)) })).toBeGreaterThanOrEqual(before);
      }
      expect(score(one, { ...other, sex: one.sex })).toBeGreaterThanOrEqual(one.sex === 'unknown' ? Math.min(before, score(one, { ...other, sex: 'unknown' })) : before);
      if (one.ageYears !== null) expect(score(one, { ...other, ageYears: one.ageYears })).toBeGreaterThanOrEqual(before);
      expect(score(one, { ...other, regions: [...other.regions, ...one.regions] })).toBeGreaterThanOrEqual(before);
      expect(score(one, { ...other, captures: [...other.captures, ...one.captures] })).toBeGreaterThanOrEqual(before);
    }));
  });

  it('an age nearer is never less alike', () => {
    fc.assert(fc.property(profile, profile, fc.integer({ min: 5, max: 20 }), fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max: 10 }), (one, other, age, a, b) => {
      const [near, far] = a < b ? [a, b] : [b, a];
      const at = (apart: number): number => score({ ...one, ageYears: age }, { ...other, ageYears: age + apart });
      expect(at(near)).toBeGreaterThanOrEqual(at(far));
    }));
  });

  it('the name alone is never more than possible, and without it nothing is anything', () => {
    fc.assert(fc.property(profile, profile, (one, other) => {
      const bare = { sex: 'unknown', ageYears: null, regions: [], captures: [] } as const;
      expect(LIKENESS_GRADES.indexOf(likeness({ ...one, ...bare }, { ...other, ...bare }).grade)).toBeLessThanOrEqual(LIKENESS_GRADES.indexOf('possible'));
      expect(likeness({ ...one, name: ['moussa'] }, { ...other, name: ['essai'] }).grade).toBe('none');
    }));
  });
});
