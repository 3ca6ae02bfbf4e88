import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { columnName, readTable } from './register-csv.rules.js';

const table = (text: string, encoding: BufferEncoding = 'utf8'): ReturnType<typeof readTable> => readTable(Buffer.from(text, encoding));
const cells = (text: string): string[][] => table(text).rows.map((row) => [...row.cells.values()]);

describe('the file', () => {
  const text = 'N°;Prénom;Âge\n1;Aïcha;12\n';

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\u{FEFF}${text}`)],
    ['Windows-1252', Buffer.from(text, 'latin1')],
    ['UTF-16, as "Unicode text" is saved', Buffer.from(`\u{FEFF}${text.replaceAll(';', '\t')}`, 'utf16le')],
    ['lines of Windows', Buffer.from(text.replaceAll('\n', '\r\n'))],
    ['lines of an old Macintosh', Buffer.from(text.replaceAll('\n', '\r'))],
    ['lines of both kinds', Buffer.from('N°;Prénom;Âge\r\n1;Aïcha;12\n')],
    ['a title and a blank line above', Buffer.from(`Registre du CTO\n\n${text}`)],
  ])('%s', (_, bytes) => {
    const { columns, rows } = readTable(bytes);
    expect([columns, rows.map((row) => [...row.cells.values()])]).toEqual([['n', 'prenom', 'age'], [['1', 'Aïcha', '12']]]);
  });

  it('gives the same cells whatever separates them', () => {
    const grid = fc.array(fc.array(fc.stringMatching(/^[a-zé]{1,6}$/), { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(grid, fc.constantFrom(';', ',', '\t'), (rows, separator) => {
        expect(cells([['x', 'y', 'z'], ...rows].map((row) => row.join(separator)).join('\n'))).toEqual(rows);
      }),
    );
  });

  it('numbers lines as a spreadsheet does, blank lines counted and left out', () => {
    expect(table('a;b;c\n\n1;2;3\n;;\n4;5;6').rows.map((row) => row.line)).toEqual([3, 5]);
  });

  it('two columns of one name are refused, not chosen between', () => {
    expect(() => table('N°;CTO;Nom;CTO\n1;Gao;A;Kidal')).toThrow('cto');
  });

  it('nothing, or noise, is an empty table or a reasoned error, never a hang', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          expect(readTable(Buffer.from(bytes)).rows.length).toBeLessThanOrEqual(200);
        } catch (error) {
          expect(String(error)).toContain('Deux colonnes portent le même nom');
        }
      }),
    );
  });
});

describe('headings', () => {
  it.each([
    ['N°', 'n'], ['Nº', 'n'], ['No', 'n'], ['Numéro', 'n'], ['N°  Registre', 'n registre'], ['Numéro de registre', 'n registre'], ['DATE D’ENTRÉE', 'date d entree'],
    ["date d'entree", 'date d entree'], ['Date entrée', 'date d entree'], ['Services reçus :', 'services recus'], ['Prénom(s)', 'prenom'], ['Âge\ndéclaré', 'age declare'],
  ])('%s', (heading, name) => {
    expect(columnName(heading)).toBe(name);
  });
});

describe('lines whose cells cannot be trusted', () => {
  it('more cells than headings: something slipped', () => {
    expect(table('a;b;c\n1;2;3;4').rows).toEqual([expect.objectContaining({ line: 2, trouble: { kind: 'too-many-cells', value: '4' } })]);
    expect(table('a;b;c\n1;2;3;;').rows[0]?.trouble).toBeUndefined();
  });

  it('fewer cells than headings: said, and read', () => {
    expect(table('a;b;c\n1;2').rows).toEqual([expect.objectContaining({ line: 2, short: true })]);
  });

  it.each([
    ['the last line', 'a;b;c\n1;2;3\n4;"5;6\n', [undefined, 'open-quote']],
    ['a line before others', 'a;b;c\n4;"5;6\n1;2;3\n7;8;9', ['open-quote', undefined, undefined]],
    ['a line before another with quotes', 'a;b;c\n4;5;"6\n1;2;"3"\n7;8;9', ['open-quote', undefined, undefined]],
    ['a line before another with quotes further left', 'a;b;c\n4;5;"6\n"1";2;3\n7;8;9', ['open-quote', undefined, undefined]],
  ])('a quote never closed on %s loses that line and no other', (_, text, troubles) => {
    expect(table(text).rows.map((row) => row.trouble?.kind)).toEqual(troubles);
  });

  it('a cell of two lines, properly quoted, is one cell', () => {
    expect(cells('a;b;c\n1;"x\ny";3')).toEqual([['1', 'x\ny', '3']]);
  });
});
