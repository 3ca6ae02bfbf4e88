import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { jaroWinkler, Question, wordLikeness } from './name-likeness.rules.js';

const word = fc.stringMatching(/^[abdiklmorstu]{2,12}$/);
const order = (asked: string, names: readonly string[]): string[] => {
  const question = new Question(asked);
  return [...names].sort((a, b) => question.likeness(b) - question.likeness(a));
};

describe('Jaro-Winkler', () => {
  // Worked examples of Winkler (1990) and of the articles that repeat them.
  it.each([
    ['martha', 'marhta', 0.961],
    ['dwayne', 'duane', 0.84],
    ['dixon', 'dicksonx', 0.813],
    ['abc', 'xyz', 0],
  ])('%s, %s', (a, b, expected) => {
    expect(jaroWinkler(a, b)).toBeCloseTo(expected, 3);
  });

  it('is the same both ways, between 0 and 1, and 1 for the same word', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const likeness = jaroWinkler(a, b);
        expect(likeness).toBeGreaterThanOrEqual(0);
        expect(likeness).toBeLessThanOrEqual(1);
        expect(jaroWinkler(b, a)).toBeCloseTo(likeness, 10);
        expect(jaroWinkler(a, a)).toBe(1);
      }),
    );
  });
});

describe('Two words', () => {
  it('are the more alike the nearer they are: spelling, sound, family of names, letters', () => {
    const toFatoumata = ['fatoumata', 'fatoumatou', 'fatim', 'mariam'].map((other) => wordLikeness('fatoumata', other));
    expect(toFatoumata).toEqual([...toFatoumata].sort((a, b) => b - a));
    expect(new Set(toFatoumata).size).toBe(4);
  });

  it('count as begun where the last one is not finished', () => {
    expect(wordLikeness('dia', 'diakite', true)).toBeGreaterThan(0.9);
    expect(wordLikeness('dia', 'diakite', false)).toBeLessThan(0.9);
  });
});

describe('Names in the order of their likeness', () => {
  it.each([
    ['the very name first', 'Moussa Diarra', ['Moussa Diarra', 'Musa Jara', 'Moussa Diawara', 'Issa Diarra']],
    ['in any order of the words', 'Diarra Moussa', ['Moussa Diarra', 'Musa Jara', 'Moussa Traoré']],
    ['without the particle', 'Ghali Intalla', ['Ghali Ag Intalla', 'Rhali Ag Intalah', 'Ghali Ag Akly']],
    ['with one word more', 'Oumar Barry', ['Oumar Barry', 'Oumar Sidi Barry', 'Oumar Ba']],
    ['in two words for one', 'Abdou Laye Cissé', ['Abdoulaye Cissé', 'Abdou Touré']],
    ['in one word for two', 'Abdoulkarim Cissé', ['Abdoul Karim Cissé', 'Abdoulaye Touré']],
    ['while it is typed', 'Aminata Dem', ['Aminata Dembélé', 'Aminata Touré']],
  ])('%s', (_, asked, names) => {
    expect(order(asked, [...names].reverse())).toEqual(names);
  });

  it('gives nothing to names that have nothing in common', () => {
    expect(new Question('Kadiatou Zerbo').likeness('Moussa Ongoïba')).toBe(0);
  });

  it('is 1 for the name itself, and never more', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 4 }), fc.uniqueArray(word, { minLength: 1, maxLength: 4 }), (a, b) => {
        const question = new Question(a.join(' '));
        expect(question.likeness(a.join(' '))).toBeCloseTo(1, 10);
        expect(question.likeness(b.join(' '))).toBeLessThanOrEqual(1);
        expect(question.likeness(b.join(' '))).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
