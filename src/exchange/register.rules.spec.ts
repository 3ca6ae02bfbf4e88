import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readRegister } from './register.rules.js';
import { fold, readAge, readDay, readTimeOfDay, splitCell } from './register-values.rules.js';

const demo = (name: string): Buffer => readFileSync(new URL(`../../demo/${name}`, import.meta.url));
const HEADER = "N° registre;Prénom;Nom;Sexe;Âge;Date d'entrée;CTO;Famille d'accueil;Région d'origine;Groupe;Rôle;Mode d'arrivée;Date de sortie;Destination;Services reçus;Réinsertion;Observations";
const care = (row: string): ReturnType<typeof readRegister> => readRegister(Buffer.from(`${HEADER}\n${row}\n`));

describe('the two registers of the demonstration', () => {
  it('captures: all 40 lines are read', () => {
    const register = readRegister(demo('registre-captures.csv'));
    expect([register.kind, register.lines.length, register.lines.filter((line) => 'refused' in line)]).toEqual(['captures', 40, []]);
  });

  it('children in care: all 939 lines are read, 772 boys and 167 girls', () => {
    const register = readRegister(demo('registre-prise-en-charge.csv'));
    if (register.kind !== 'care') throw new Error('taken for the other register');
    expect(register.lines.filter((line) => 'refused' in line)).toEqual([]);
    const sexes = register.lines.flatMap((line) => ('entry' in line ? [line.entry.sex] : []));
    expect([sexes.filter((sex) => sex === 'male').length, sexes.filter((sex) => sex === 'female').length]).toEqual([772, 167]);
  });
});

describe('values', () => {
  it.each([
    ['15/02/2024', '2024-02-15'], ['15-02-2024', '2024-02-15'], ['2024-02-15', '2024-02-15'], ['5.2.2024', '2024-02-05'],
    ['31/02/2023', undefined], ['2023-13-01', undefined], ['15/02/24', undefined], ['hier', undefined],
  ])('day %s', (text, day) => {
    expect(readDay(text)).toBe(day);
  });

  it.each([
    ['15/02/2024 10h15', '2024-02-15T10:15:00.000Z'], ['15/02/2024 10h', '2024-02-15T10:00:00.000Z'], ['15/02/2024 à 7:05', '2024-02-15T07:05:00.000Z'],
    ['15/02/2024', '2024-02-15'], ['02/2024', '2024-02'], ['15/02/2024 24h00', undefined], ['15/02/2024 10h75', undefined],
  ])('time %s', (text, time) => {
    expect(readTimeOfDay(text)).toBe(time);
  });

  it.each([
    ['15', { years: 15, precision: 'stated' }], ['15 ans', { years: 15, precision: 'stated' }], ['environ 15', { years: 15, precision: 'approximate' }],
    ['17 ans déclaré', { years: 17, precision: 'stated' }], ['mineur ?', { precision: 'doubted' }], ['', { precision: 'unknown' }], ['160', undefined], ['grand', undefined],
  ])('age %s', (text, age) => {
    expect(readAge(text)).toEqual(age);
  });

  it('one cell, separated in whatever way, gives the same answers', () => {
    const word = fc.stringMatching(/^[a-z]{2,8}( [a-z]{2,8})?$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), fc.constantFrom(', ', '; ', ' + ', ',', ';'), (words, separator) => {
        expect(splitCell(words.join(separator))).toEqual(words);
      }),
    );
  });

  it('folding is idempotent', () => {
    fc.assert(fc.property(fc.string(), (text) => fold(fold(text)) === fold(text)));
  });
});

describe('a register of another centre', () => {
  it('may have its columns in another order, commas, Windows-1252 and a blank line', () => {
    const text = "Sexe,N° registre,Âge,Prénom,Nom,CTO,Famille d'accueil,Date d'entrée,Services reçus,Mode d'arrivée\nF,1/2025,12,Aïcha,Essai,,oui,3/1/2025,hébergement / alimentation,fuite\n\n";
    const register = readRegister(Buffer.from(text, 'latin1'));
    expect(register.lines).toEqual([expect.objectContaining({ line: 2, entry: expect.objectContaining({ given: 'Aïcha', sex: 'female', kind: 'foster-family', services: ['shelter', 'food'] }) })]);
  });

  it.each([
    ['exit before entry', '1;A;B;M;12;05/05/2023;Gao;;Gao;MSA;garde;fuite;01/05/2023;famille;;;', 'Date de sortie'],
    ['a day that does not exist', '1;A;B;M;12;31/02/2023;Gao;;Gao;MSA;garde;fuite;;;;;', 'Date d’entrée'],
    ['centre and family at once', '1;A;B;M;12;01/02/2023;Gao;oui;Gao;MSA;garde;fuite;;;;;', 'Famille d’accueil'],
    ['neither of them', '1;A;B;M;12;01/02/2023;;;Gao;MSA;garde;fuite;;;;;', 'CTO'],
    ['an unknown service', '1;A;B;M;12;01/02/2023;Gao;;Gao;MSA;garde;fuite;;;danse;;', 'Services reçus'],
    ['no number', ';A;B;M;12;01/02/2023;Gao;;Gao;MSA;garde;fuite;;;;;', 'N° registre'],
    ['an exit without a destination', '1;A;B;M;12;01/02/2023;Gao;;Gao;MSA;garde;fuite;02/02/2023;;;;', 'Destination'],
  ])('%s is refused with the column named', (_, row, column) => {
    const [line] = care(row).lines;
    expect(line).toMatchObject({ line: 2, refused: [expect.objectContaining({ column })] });
  });

  it('an unknown group is kept open and noted, never guessed', () => {
    const [line] = care('1;A;B;M;12;01/02/2023;Gao;;Gao;Les Inconnus;garde;fuite;;;;;').lines;
    expect(line).toMatchObject({ entry: expect.not.objectContaining({ party: expect.anything() }), notes: [expect.objectContaining({ column: 'Groupe' })] });
  });

  it('the same number twice: the second is refused', () => {
    const row = '1;A;B;M;12;01/02/2023;Gao;;Gao;MSA;garde;fuite;;;;;';
    expect(care(`${row}\n${row}`).lines.map((line) => 'refused' in line)).toEqual([false, true]);
  });

  it('the same number with other content: none is read, however the number is written, and whichever could be', () => {
    const first = '1 /23;A;B;M;12;01/02/2023;Gao;;Gao;MSA;garde;fuite;;;;;';
    const second = '1/23;X;Y;F;9;31/02/2023;Gao;;Gao;MSA;garde;fuite;;;;;';
    const { lines } = care([first, first, second].join('\n'));
    expect(lines.map((line) => ('refused' in line ? line.refused.map((remark) => remark.column) : []))).toEqual([['N° registre'], ['N° registre'], ['Date d’entrée', 'N° registre']]);
  });

  it('what has not happened yet is refused, where the present instant is known', () => {
    const row = '1;A;B;M;12;01/02/2023;Gao;;Gao;MSA;garde;fuite;03/02/2023;famille;;;';
    const read = (now?: string): boolean => 'entry' in (readRegister(Buffer.from(`${HEADER}\n${row}`), now === undefined ? undefined : new Date(now)).lines[0] ?? {});
    expect([read(), read('2023-02-03T08:00:00Z'), read('2023-02-02T23:00:00Z')]).toEqual([true, true, false]);
  });

  it('whatever stands in the cells, a line is read or refused with reasons, and nothing is thrown', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 20 }).map((text) => `"${text.replaceAll('"', '')}"`), { minLength: 17, maxLength: 17 }), (cells) => {
        for (const line of care(cells.join(';')).lines) expect('entry' in line || line.refused.length > 0).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('another file is no register', () => {
    expect(() => readRegister(Buffer.from('a;b\n1;2\n'))).toThrow('ni un registre');
  });
});
