import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ChildIdentity } from '../identity/index.js';
import { learnt, takeUp } from './relative.rules.js';

const aunt = { name: 'Zeïna Walet Essai', relation: 'tante maternelle', contact: 'au marché' };
const uncle = { name: 'Alhousseini Ag Essai', relation: 'oncle' };
const identity: ChildIdentity = { given: 'Ibrahim', family: 'Ag Essai', father: 'Moussa Ag Essai', relatives: [uncle, aunt] };

describe('a person who was noted beside the identity', () => {
  it('moves to the relatives with name, contact and the relation in their words, and stands nowhere a second time', () => {
    expect(takeUp(identity, 'aunt-uncle', 1, { village: 'Wabaria' })).toEqual({
      words: { name: aunt.name, contact: aunt.contact, village: 'Wabaria', relation: aunt.relation },
      identity: { given: 'Ibrahim', family: 'Ag Essai', father: 'Moussa Ag Essai', relatives: [uncle] },
    });
  });

  it('the last of them leaves no empty list behind', () => {
    expect(takeUp({ ...identity, relatives: [uncle] }, 'aunt-uncle', 0, {}).identity).toEqual({ given: 'Ibrahim', family: 'Ag Essai', father: 'Moussa Ag Essai' });
  });

  it('what is said now counts more than what was noted', () => {
    expect(takeUp(identity, 'aunt-uncle', 1, { name: 'Zeïnabou', contact: '70 00 00 00' }).words).toMatchObject({ name: 'Zeïnabou', contact: '70 00 00 00' });
  });

  it.each([[undefined, 0], [identity, 2], [{ given: 'x', family: 'y' }, 0]])('nobody stands in that place of the list: refused', (known, noted) => {
    expect(() => takeUp(known, 'aunt-uncle', noted, {})).toThrow(expect.objectContaining({ code: 'unknown-relative', field: 'noted' }));
  });

  it('none is lost: each person is in the list or among the relatives, whoever is taken up first', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ name: fc.string({ minLength: 1 }), relation: fc.constant('oncle') }), { minLength: 1, maxLength: 6 }), fc.array(fc.nat({ max: 5 }), { maxLength: 6 }), (relatives, order) => {
        let left: ChildIdentity = { given: 'x', family: 'y', relatives };
        const taken: string[] = [];
        for (const place of order) {
          if (left.relatives?.[place] === undefined) continue;
          const { words, identity: rest } = takeUp(left, 'aunt-uncle', place, {});
          taken.push(words.name ?? '');
          left = rest ?? left;
        }
        expect([...taken, ...(left.relatives ?? []).map(({ name }) => name)].sort()).toEqual(relatives.map(({ name }) => name).sort());
      }),
    );
  });
});

describe('the names of father and mother', () => {
  it('stay where the identity holds them', () => {
    expect(takeUp(identity, 'father', undefined, { village: 'Gossi' })).toEqual({ words: { village: 'Gossi' } });
    expect(() => takeUp(identity, 'father', undefined, { name: 'Moussa' })).toThrow(expect.objectContaining({ code: 'relative-name-known', field: 'name' }));
  });

  it('are noted with the relative where the identity has none', () => {
    expect(takeUp(identity, 'mother', undefined, { name: 'Fatoumata' })).toEqual({ words: { name: 'Fatoumata' } });
    expect(takeUp(undefined, 'father', undefined, { name: 'Moussa' })).toEqual({ words: { name: 'Moussa' } });
  });
});

describe('what is learnt of a relative', () => {
  it('takes the place of what was known, and leaves the rest', () => {
    expect(learnt({ name: 'Zeïna', relation: 'tante' }, { name: undefined, village: 'Ansongo', contact: undefined })).toEqual({ name: 'Zeïna', relation: 'tante', village: 'Ansongo' });
  });
});
