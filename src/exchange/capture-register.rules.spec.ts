import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readRegister } from './register.rules.js';
import type { CaptureEntry, Line } from './register.vocabulary.js';

const COLUMNS = ['N°', 'Date et heure de capture', 'Autorité', 'Lieu', 'Âge déclaré', 'Sexe', 'Date et heure de notification', 'Date et heure de fin', 'Issue'];
const GOOD = ['C1', '01/02/2024 10h00', 'FAMa', 'Gao', '15', 'M', '01/02/2024 12h00', '02/02/2024 10h00', 'remis au CTO de Gao'];

/** The one line that has `change` in place of the good cells. */
function capture(change: Record<string, string>): Line<CaptureEntry> {
  const cells = COLUMNS.map((column, index) => change[column] ?? GOOD[index] ?? '');
  const register = readRegister(Buffer.from(`${COLUMNS.join(';')}\n${cells.join(';')}`));
  const line = register.kind === 'captures' ? register.lines[0] : undefined;
  if (line === undefined) throw new Error('taken for the other register');
  return line;
}

describe('how the custody ended', () => {
  it.each([
    ['remis au CTO de Mopti', 'handed-over', 'mopti'], ['Remise au CTO de Tombouctou.', 'handed-over', 'tombouctou'], ['remis au CTO Gao', 'handed-over', 'gao'],
    ['remis au centre de transit et d’orientation de Gao', 'handed-over', 'gao'], ['remis au centre de Kidal après longue détention', 'handed-over', 'kidal'],
    ['remis au CTO', 'handed-over', undefined], ['remis', 'handed-over', undefined], ['remis après détention', 'handed-over', undefined],
    ['libéré, prison de Bamako', 'released', undefined], ['Libérée sans remise', 'released', undefined],
  ])('%s', (issue, outcome, centre) => {
    const line = capture({ Issue: issue });
    expect(line).toMatchObject({ entry: { outcome, ...(centre !== undefined && { centre }) } });
    if (outcome === 'handed-over' && centre === undefined) expect(line.notes).toEqual([expect.objectContaining({ column: 'Issue' })]);
  });

  it.each([
    'remis en liberté', 'remis aux FAMa', 'remis à la gendarmerie', 'remise prévue', 'remis à Gao', 'remis au centre', 'remis au centre de détention', 'remis au CTO de Sikasso',
    'remis après détention à la police', 'libéré et remis au CTO de Gao', 'libéré puis repris', 'libération refusée', 'libérable', 'non libéré', 'évadé', 'décédé',
  ])('"%s" is refused: it is no handover to child protection, or a person must say what it is', (issue) => {
    expect(capture({ Issue: issue })).toMatchObject({ refused: [{ column: 'Issue', value: issue }] });
  });

  it.each([
    ['situation inconnue', 'situation-unknown', 1], ['toujours détenu, prison de Bamako', 'still-held', 0], ['', 'still-held', 1],
  ])('open: "%s"', (issue, outcome, notes) => {
    const line = capture({ Issue: issue, 'Date et heure de fin': '' });
    expect(line).toMatchObject({ entry: { outcome } });
    expect(line.notes).toHaveLength(notes);
    expect(capture({ Issue: issue })).toMatchObject({ refused: [{ column: 'Date et heure de fin' }] });
  });
});

describe('the order of events', () => {
  it.each([
    ['end before capture', { 'Date et heure de fin': '31/01/2024 10h00' }, 'Date et heure de fin'],
    ['notified before capture', { 'Date et heure de notification': '31/01/2024 10h00' }, 'Date et heure de notification'],
    ['an outcome without its end', { 'Date et heure de fin': '' }, 'Date et heure de fin'],
    ['an end that cannot be read is refused for that alone', { 'Date et heure de fin': '31/02/2024' }, 'Date et heure de fin'],
    ['unknown authority', { Autorité: 'constructor' }, 'Autorité'],
  ])('%s: refused', (_, change, column) => {
    expect(capture(change)).toMatchObject({ refused: [{ column }] });
  });

  it('notified after the end: read, with a note', () => {
    expect(capture({ 'Date et heure de notification': '05/02/2024 10h00' })).toMatchObject({ entry: { number: 'C1' }, notes: [{ column: 'Date et heure de notification' }] });
  });

  it('a capture known to the day, and an end on that day, contradict nothing', () => {
    expect(capture({ 'Date et heure de capture': '01/02/2024', 'Date et heure de fin': '01/02/2024 00h30' })).toMatchObject({ entry: { startedAt: '2024-02-01' } });
  });
});

it('whatever stands in one cell, the line is read or refused with a reason, and never thrown', () => {
  const words = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 25 }), fc.constantFrom('', 'remis', 'libéré', 'inconnu', '31/02/2023', '24h00', '__proto__'));
  fc.assert(
    fc.property(fc.constantFrom(...COLUMNS), words, (column, text) => {
      const line = capture({ [column]: `"${text.replaceAll('"', '')}"` });
      expect('entry' in line || line.refused.every(({ fr, en }) => fr !== '' && en !== '')).toBe(true);
    }),
    { numRuns: 500 },
  );
});
