import { describe, expect, it } from '@jest/globals';
import { codeOf, listFor } from './restricted.rules.js';

describe('a restricted entry', () => {
  it('has a code, but for a note', () => {
    expect([codeOf('service', 'medical-care'), codeOf('need', 'pregnancy'), codeOf('note', undefined), codeOf('note', 'pregnancy')]).toEqual(['medical-care', 'pregnancy', null, null]);
    for (const kind of ['service', 'need'] as const) expect(() => codeOf(kind, undefined)).toThrow(expect.objectContaining({ code: 'restricted-code-required', field: 'code' }));
  });

  const lists = [{ id: 'others', own: false }, { id: 'mine', own: true }];
  it.each<[string, typeof lists, string | undefined, string | null]>([
    ['goes into one’s own list', lists, undefined, 'mine'],
    ['into the one that is named', lists, 'others', 'others'],
    ['into a new one, where the person has none: never by itself into somebody else’s', lists.slice(0, 1), undefined, null],
    ['into a new one, where nothing is seen', [], undefined, null],
  ])('%s', (_, seen, wanted, list) => {
    expect(listFor(seen, wanted)).toBe(list);
  });
  it('a list in which one is not named is a list that does not exist', () => {
    expect(() => listFor(lists, 'hidden')).toThrow(expect.objectContaining({ code: 'not-found' }));
  });
});
