import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readRegister } from './register.rules.js';
import type { CareEntry, Line } from './register.vocabulary.js';
import { SERVICES } from './register-words.vocabulary.js';

const GOOD = {
  'N° registre': '1/2024', Prénom: 'A', Nom: 'Essai', Sexe: 'F', Âge: '14', "Date d'entrée": '01/02/2024', CTO: 'Gao', "Famille d'accueil": '', "Région d'origine": 'Gao', Groupe: 'MSA',
  Rôle: 'garde', "Mode d'arrivée": 'fuite', 'Date de sortie': '10/02/2024', Destination: 'famille', 'Services reçus': 'hébergement', Réinsertion: 'école', Observations: '',
};

/** The one line with `change` in place of the good cells; a further column where `change` names one. */
function care(change: Record<string, string>): Line<CareEntry> {
  const cells = { ...GOOD, ...change };
  const quoted = Object.values(cells).map((text) => `"${text.replaceAll('"', '')}"`);
  const register = readRegister(Buffer.from(`${Object.keys(cells).join(';')}\n${quoted.join(';')}`));
  const line = register.kind === 'care' ? register.lines[0] : undefined;
  if (line === undefined) throw new Error('taken for the other register');
  return line;
}

describe('where the child was', () => {
  it.each([
    [{ CTO: 'CTO de Tombouctou', "Famille d'accueil": 'non' }, { kind: 'centre', centre: 'tombouctou' }],
    [{ CTO: '-', "Famille d'accueil": 'Oui' }, { kind: 'foster-family' }],
  ])('%j', (change, place) => {
    expect(care(change)).toMatchObject({ entry: place });
  });

  it.each([
    [{ CTO: 'Gao', "Famille d'accueil": 'oui' }, 'Famille d’accueil'],
    [{ CTO: 'Gao', "Famille d'accueil": 'chez Essai' }, 'Famille d’accueil'],
    [{ CTO: '', "Famille d'accueil": '' }, 'CTO'],
    [{ CTO: 'Sikasso' }, 'CTO'],
    [{ 'Date de sortie': '31/01/2024' }, 'Date de sortie'],
    [{ 'Date de sortie': '' }, 'Date de sortie'],
    [{ Destination: '' }, 'Destination'],
    [{ 'Services reçus': 'hébergement, danse' }, 'Services reçus'],
  ])('%j is refused', (change, column) => {
    expect(care(change)).toMatchObject({ refused: [{ column }] });
  });

  it('in and out on one day is a stay', () => {
    expect(care({ 'Date de sortie': '01/02/2024' })).toMatchObject({ entry: { admittedAt: '2024-02-01', dischargedAt: '2024-02-01' } });
  });
});

describe('words that no list has are kept', () => {
  it.each([
    [{ Groupe: 'Les Aigles' }, 'Groupe : Les Aigles', 1], [{ Rôle: 'danseur' }, 'Rôle : danseur', 1], [{ Réinsertion: 'école refusée' }, 'école refusée', 1],
    [{ Groupe: 'ne veut pas dire' }, 'Groupe : ne veut pas dire', 0], [{ Groupe: 'x', Observations: 'RAS' }, 'RAS ; Groupe : x', 1],
  ])('%j', (change, remark, notes) => {
    const line = care(change);
    expect(line).toMatchObject({ entry: { remark } });
    expect(line.notes).toHaveLength(notes);
  });

  it('a column that nobody expects is named, with what stands in it', () => {
    expect(care({ Téléphone: '20 00 00 00' })).toMatchObject({ entry: { number: '1/2024' }, notes: [{ column: 'telephone', value: '20 00 00 00' }] });
    expect(care({ Téléphone: '' }).notes).toEqual([]);
  });
});

describe('services', () => {
  it('are the same however they are separated', () => {
    const some = fc.uniqueArray(fc.constantFrom(...Object.keys(SERVICES)), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(some, fc.constantFrom(', ', '; ', ' + ', ' / ', '\n', ' et '), (words, separator) => {
        expect(care({ 'Services reçus': words.join(separator) })).toMatchObject({ entry: { services: [...new Set(words.map((word) => SERVICES[word]))] } });
      }),
    );
  });
});

it('whatever stands in one cell, the line is read or refused with a reason, and never thrown', () => {
  const words = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 25 }), fc.constantFrom('', 'oui', 'Gao', 'inconnu', '31/02/2023', '2024-02', '__proto__', 'constructor'));
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(GOOD)), words, (column, text) => {
      const line = care({ [column]: text });
      expect('entry' in line || (line.refused.length > 0 && line.refused.every(({ fr, en }) => fr !== '' && en !== ''))).toBe(true);
    }),
    { numRuns: 500 },
  );
});
