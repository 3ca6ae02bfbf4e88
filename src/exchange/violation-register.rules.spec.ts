import { describe, expect, it } from '@jest/globals';
import { readRegister } from './register.rules.js';

const HEAD = 'N° incident;Groupe;Date des faits;Région;Auteur;Violation;Établissement;Nature;Garçons;Filles;Sexe inconnu;Âge min (mois);Âge max (mois);Atteinte;Cause;Devenir;Vérifiée le;Source';
const read = (...lines: string[]) => {
  const register = readRegister(Buffer.from([HEAD, ...lines].join('\n')), new Date('2024-06-01T00:00:00.000Z'));
  if (register.kind !== 'violations') throw new Error(register.kind);
  return register.lines;
};

describe('a file of violations', () => {
  it('is known by its columns, and read line by line', () => {
    expect(read('1;a;05/2023;Ségou;FLM;Enlèvement;;;2;1;;120;180;;;En captivité;02/07/2023;Famille')).toEqual([{
      line: 2, notes: [],
      entry: { number: '1', group: 'a', occurredAt: '2023-05', region: 'segou', party: 'FLM', type: 'abduction', boys: 2, girls: 1, sexUnknown: 0, ageFromMonths: 120, ageToMonths: 180, captivity: 'in-captivity', verifiedOn: '2023-07-02', source: 'family' },
    }]);
    expect(read('2;;10/05/2023;Taoudéni;FAMA;Attaque contre une école ou un hôpital;École;Usage militaire;;;;;;;;;;Médias')[0]).toMatchObject({ entry: { region: 'taoudenit', facility: 'school', act: 'military-use', boys: 0 } });
  });

  it.each([
    ['a region of no list', '1;a;05/2023;Atlantide;FLM;Enlèvement;;;1;;;;;;;Inconnu;;Famille', 'Région'],
    ['a violation of no list', '1;a;05/2023;Gao;FLM;Vol;;;1;;;;;;;;;Famille', 'Violation'],
    ['a number that is none', '1;a;05/2023;Gao;FLM;Enlèvement;;;deux;;;;;;;Inconnu;;Famille', 'Garçons'],
    ['verified before it happened', '1;a;10/05/2023;Gao;FLM;Enlèvement;;;1;;;;;;;Inconnu;09/05/2023;Famille', 'Vérifiée le'],
    ['without a source', '1;a;10/05/2023;Gao;FLM;Enlèvement;;;1;;;;;;;Inconnu;;', 'Source'],
  ])('%s is refused, with its column', (_, line, column) => {
    expect(read(line)[0]).toMatchObject({ refused: [{ column }] });
  });

  it('of what has not happened yet', () => {
    expect(read('1;a;07/2024;Gao;FLM;Enlèvement;;;1;;;;;;;Inconnu;;Famille')[0]).toMatchObject({ refused: [{ fr: 'Date dans l’avenir.' }] });
  });
});
