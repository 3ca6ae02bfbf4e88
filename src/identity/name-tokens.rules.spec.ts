import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { askedForms, storedForms } from './name-tokens.rules.js';

const meet = (asked: string, ...stored: string[]): string[] => {
  const kept = new Set(storedForms(stored));
  return askedForms(asked, 'far').flatMap(({ form }) => (kept.has(form) ? [form.split(' ')[0] ?? ''] : []));
};

describe('Where a question meets a stored name', () => {
  it.each([
    ['the spelling', 'Mariko', ['Sira', 'Mariko'], 'name'],
    ['the sound', 'Koulibali', ['Sira', 'Coulibaly'], 'sound'],
    ['the consonants', 'Mamadou', ['Mohamed', 'Diallo'], 'bones'],
    ['the family of names', 'Fatim', ['Fatoumata', 'Diallo'], 'family'],
    ['three letters', 'kor', ['Korotoumou', 'Diallo'], 'begins'],
    ['four letters', 'koro', ['Korotoumou', 'Diallo'], 'begins'],
    ['more letters than are kept', 'korotou', ['Korotoumou', 'Diallo'], 'begins'],
    ['two words for one', 'Abdou Laye', ['Abdoulaye', 'Diallo'], 'sound'],
    ['one word for two', 'Abdoulkarim', ['Abdoul Karim', 'Diallo'], 'sound'],
    ['El Hadj in one word', 'Elhadji', ['El Hadj', 'Diallo'], 'sound'],
  ])('%s', (_, asked, stored, kind) => {
    expect(meet(asked, ...stored)).toContain(kind);
  });

  it('does not meet at particles, or across given and family name', () => {
    expect(meet('Ag', 'Ghali Ag', 'Intalla')).toEqual([]);
    expect(meet('Lamineba', 'Lamine', 'Ba')).not.toContain('sound');
  });

  it('meets every word of a name at its very spelling, in whatever order and writing', () => {
    const name = fc.array(fc.stringMatching(/^[abdefghiklmnorstuwyé]{2,12}$/), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(name, name, (given, family) => {
        const kept = new Set(storedForms([given.join(' '), family.join(' ')]));
        const asked = askedForms([...family, ...given].reverse().join(' ').toUpperCase(), 'near');
        const words = [...new Set(asked.filter(({ form }) => form.startsWith('name ')).map(({ form }) => form))];
        const single = new Set(storedForms(given.concat(family)).filter((form) => form.startsWith('name ')));
        for (const form of words) expect(kept.has(form) || !single.has(form)).toBe(true);
        expect([...single].every((form) => words.includes(form))).toBe(true);
      }),
    );
  });
});
