import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Head, Stream } from './chain.vocabulary.js';
import { headLetter } from './head-letter.rules.js';
import { headLine, inFours, readHeads } from './head.rules.js';

const heads = fc.array(
  fc.record<Head>({ stream: fc.constantFrom<Stream>('journal', 'access-log'), position: fc.nat(), hash: fc.string({ unit: fc.constantFrom(...'0123456789abcdef'.split('')), minLength: 64, maxLength: 64 }) }),
  { maxLength: 4 },
);

describe('heads on paper', () => {
  it('are read back from the letter, in both languages, also when the mail broke its lines', () => {
    fc.assert(
      fc.property(heads, fc.constantFrom<'fr' | 'en'>('fr', 'en'), fc.integer({ min: 20, max: 75 }), (some, locale, width) => {
        const { text } = headLetter({ day: '2026-03-10', heads: some, broken: [], link: 'https://passerelle.example/audit/heads', locale });
        const soft = text.replaceAll(new RegExp(`(.{${String(width)}})`, 'g'), '$1=\r\n');
        const wrapped = text.replaceAll(/ (?=[0-9a-f]{4} )/g, '\n');
        expect([readHeads(text), readHeads(soft), readHeads(wrapped), readHeads(text.toUpperCase().replaceAll('-LOG', '-log'))]).toEqual([some, some, some, some]);
      }),
    );
  });

  it('stand in groups of four', () => {
    expect(inFours('a'.repeat(64))).toBe(Array.from({ length: 16 }, () => 'aaaa').join(' '));
    expect(headLine({ stream: 'journal', position: 12, hash: 'ab'.repeat(32) })).toMatch(/^journal 12 abab( abab){15}$/);
  });

  it('a hash too short, or no stream of ours, is no head', () => {
    expect(readHeads(`journal 1 ${inFours('a'.repeat(60))}\nother-journal 2 ${inFours('b'.repeat(64))}`)).toEqual([]);
  });

  it('the letter cries out when an earlier head is gone', () => {
    const { subject, text } = headLetter({ day: '2026-03-11', heads: [], broken: [{ day: '2026-03-10', stream: 'journal', position: 7 }], link: '', locale: 'fr' });
    expect(subject).toContain('À VÉRIFIER');
    expect(text).toMatch(/^ATTENTION.*\n2026-03-10 journal 7\n/);
  });
});
