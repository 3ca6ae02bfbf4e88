import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mustBeGoodPassword } from './password.rules.js';

const owner = { email: 'aminata.essai@exemple.invalid', displayName: 'Aminata Essai-Inventée' };
const COMMON = new Set(['anticonstitutionnellement', 'correct horse battery', 'motdepassesecret']);
const judge = (password: string): string | undefined => {
  try {
    mustBeGoodPassword(password, owner, (text) => COMMON.has(text));
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('a password that is chosen', () => {
  it.each([
    ['', 'password-too-short'],
    ['quatorze-signes', undefined],
    ['treize signes', 'password-too-short'],
    ['éléphant bleu!', 'password-too-short'], // 14 characters, and more bytes
    ['éléphants bleus', undefined],
    ['le fleuve est haut ce matin', undefined],
    ['aaaaaaaaaaaaaaa', 'password-too-common'],
    ['azertyazertyazerty', 'password-too-common'],
    ['azerty azerty azerty a', 'password-too-common'],
    ['123456789012345', 'password-too-common'],
    ['987654321098765', 'password-too-common'],
    ['abcdefghijklmnop', 'password-too-common'],
    ['               ', 'password-too-common'],
    ['Anticonstitutionnellement', 'password-too-common'],
    ['Anticonstitutionnellement2026!', 'password-too-common'],
    ['MotDePasse-Secret 123', 'password-too-common'],
    ['correct horse battery', 'password-too-common'],
    ['aminata.essai@exemple', 'password-about-you'],
    ['Inventée Aminata 123', 'password-about-you'],
    ['passerelle-passerelle', 'password-about-you'],
    ['Passerelle-2026', 'password-about-you'],
    ['Passerelle et trois chèvres', undefined],
  ])('"%s": %s', (password, code) => {
    expect(judge(password)).toBe(code);
  });

  it('has no rules of composition: any fifteen different letters will do', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...Array.from('bcdfghjklmnpqrstvwxz')), { minLength: 15, maxLength: 20 }), (letters) => {
        fc.pre(letters.join('') !== letters.toSorted().join('') && letters.join('') !== letters.toSorted().toReversed().join(''));
        expect(judge(letters.join(''))).toBeUndefined();
      }),
    );
  });

  it('typed with other accents of the same look it is judged the same', () => {
    fc.assert(fc.property(fc.string({ minLength: 0, maxLength: 40 }), (text) => {
      expect(judge(text.normalize('NFD'))).toBe(judge(text.normalize('NFC')));
    }));
  });
});
