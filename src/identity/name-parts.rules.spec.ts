import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { joinedNeighbours, nameParts, nameWords } from './name-parts.rules.js';

describe('The words of a name', () => {
  it.each([
    ['Aïchatou TOURÉ', ['aichatou', 'toure']],
    ['N’Diaye', ['ndiaye']],
    ["N'Golo", ['ngolo']],
    ['Abdoul-Karim', ['abdoul', 'karim']],
    ['Fɔnɛ Ŋolo', ['fone', 'ngolo']],
    ['François', ['fransois']],
    ['  M.  Koné, ', ['kone']],
    ['1234 ...', []],
    ['محمد', []],
  ])('%s', (text, words) => {
    expect(nameWords(text)).toEqual(words);
  });

  it.each([
    ['Alhassane Ag Intalla', ['alhassane', 'intalla']],
    ['Zahra Walet El Mahmoud', ['zahra', 'mahmoud']],
    ['Ould', ['ould']],
    ['Ali Ali', ['ali']],
  ])('%s without particles', (text, parts) => {
    expect(nameParts(text)).toEqual(parts);
  });

  it('joins neighbours, for registers that write one word or two', () => {
    expect(joinedNeighbours(['abdou', 'laye', 'diallo'])).toEqual(['abdoulaye', 'layediallo']);
    expect(joinedNeighbours(['abdou'])).toEqual([]);
  });

  it('reads any text as plain small letters, and the same again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const words = nameWords(text);
        expect(words.join('')).toMatch(/^[a-z]*$/);
        expect(nameWords(words.join(' '))).toEqual(words);
      }),
    );
  });
});
