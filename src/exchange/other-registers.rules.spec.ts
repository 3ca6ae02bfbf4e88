import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readRegister } from './register.rules.js';

// An invented pair from another centre, with what is hard to read in real registers: test/exchange/README.md.
const register = (name: string): ReturnType<typeof readRegister> => readRegister(readFileSync(new URL(`../../test/exchange/${name}`, import.meta.url)));
/** Line number to the columns refused, in the order told. */
const refusals = (name: string): Record<number, string> =>
  Object.fromEntries(register(name).lines.flatMap((line) => ('refused' in line ? [[line.line, line.refused.map((remark) => remark.column || remark.en).join(', ')]] : [])));
const notes = (name: string): Record<number, string> =>
  Object.fromEntries(register(name).lines.flatMap((line) => ('entry' in line && line.notes.length > 0 ? [[line.line, line.notes.map((note) => note.column || note.en).join(', ')]] : [])));

describe('captures of another centre', () => {
  it('15 lines: 6 read, 9 refused, each for what is wrong with it', () => {
    expect(register('other-captures.csv')).toMatchObject({ kind: 'captures', lines: { length: 15 } });
    expect(refusals('other-captures.csv')).toEqual({
      6: 'Issue', // set free, not handed over
      7: 'Issue', // handed to another force
      10: 'Date et heure de capture',
      11: 'Date et heure de fin',
      12: 'Date et heure de capture, Date et heure de notification, Date et heure de fin',
      13: 'Date et heure de capture',
      17: 'Autorité',
      18: 'N°',
      19: 'Issue', // two stories in one cell
    });
  });

  it('what is read with a doubt says so', () => {
    expect(notes('other-captures.csv')).toEqual({ 8: 'telephone du poste', 14: 'Âge déclaré', 15: 'Âge déclaré, Issue', 16: 'Sexe, Issue' });
  });

  it('times keep the precision they were written with', () => {
    const starts = register('other-captures.csv').lines.flatMap((line) => ('entry' in line && 'startedAt' in line.entry ? [line.entry.startedAt] : []));
    expect(starts).toEqual(['2024-06-03T06:30:00.000Z', '2024-07-11T14:05:00.000Z', '2024-08-09T11:20:00.000Z', '2024-10-02', '2024-10', '2024-11-20']);
  });
});

describe('children in care of another centre', () => {
  it('40 lines: 18 read, 22 refused, each for what is wrong with it', () => {
    expect(register('other-care.csv')).toMatchObject({ kind: 'care', lines: { length: 40 } });
    expect(refusals('other-care.csv')).toEqual({
      6: 'Date d’entrée', 7: 'Date de sortie', 8: 'Famille d’accueil', 9: 'CTO', 10: 'CTO', 11: 'Famille d’accueil', 15: 'Services reçus', 16: 'Date d’entrée', 19: 'Âge', 22: 'Destination',
      23: 'Date de sortie', 25: 'N° registre', 26: 'N° registre', 27: 'N° registre', 29: 'N° registre', 30: 'Région d’origine', 31: 'Mode d’arrivée', 32: 'Destination', 33: 'Date d’entrée',
      38: 'Date d’entrée', 40: 'More cells than columns: a separator too many, or quotes are missing.', 41: 'A quote is opened and never closed: the line cannot be read.',
    });
  });

  it('what is read with a doubt says so', () => {
    expect(notes('other-care.csv')).toEqual({
      12: 'Groupe', 17: 'Âge', 18: 'Sexe', 20: 'Âge', 21: 'Âge', 28: 'Prénom', 35: 'Réinsertion', 37: 'Réinsertion', 39: 'Groupe',
      43: 'Line shorter than the headings: its end is read as empty.',
    });
  });

  it('accents survive Windows-1252', () => {
    const names = register('other-care.csv').lines.flatMap((line) => ('entry' in line && 'given' in line.entry ? [line.entry.given] : []));
    expect(names).toEqual(expect.arrayContaining(['Alfousseïni', 'Bréhima', 'Zeïnabou']));
  });
});
