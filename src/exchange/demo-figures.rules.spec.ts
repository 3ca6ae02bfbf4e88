import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readRegister } from './register.rules.js';
import type { CaptureEntry, CareEntry } from './register.vocabulary.js';

// Counted here from the lines themselves, in another way than src/reports does: two formulas, one answer.
const register = (name: string): ReturnType<typeof readRegister> => readRegister(readFileSync(new URL(`../../demo/${name}`, import.meta.url)));
const HOUR = 3_600_000;

describe('the demonstration’s captures and paragraph 23', () => {
  const read = register('registre-captures.csv');
  const entries: CaptureEntry[] = read.kind === 'captures' ? read.lines.flatMap((line) => ('entry' in line ? [line.entry] : [])) : [];
  const inTime = (entry: CaptureEntry): boolean => entry.outcome === 'handed-over' && Date.parse(entry.endedAt ?? '') - Date.parse(entry.startedAt) <= 48 * HOUR;

  it('40 read: 20 handed over within 48 hours, 18 released or handed over after, 2 unknown', () => {
    const unknown = entries.filter((entry) => entry.outcome === 'situation-unknown');
    const handedOver = entries.filter(inTime);
    const late = entries.filter((entry) => !inTime(entry) && entry.endedAt !== undefined);
    expect([entries.length, handedOver.length, late.length, unknown.length]).toEqual([40, 20, 18, 2]);
  });

  it('10 were notified after the custody had ended, and are read with a note', () => {
    expect(read.lines.filter((line) => line.notes.some((note) => note.column === 'Date et heure de notification'))).toHaveLength(10);
  });
});

describe('the demonstration’s children in care and paragraph 50', () => {
  const read = register('registre-prise-en-charge.csv');
  const entries: CareEntry[] = read.kind === 'care' ? read.lines.flatMap((line) => ('entry' in line ? [line.entry] : [])) : [];
  /** In care on some day of the part; the day of discharge is one. Days as text compare as days. */
  const during = (from: string, to: string): number => entries.filter((entry) => entry.admittedAt <= to && (entry.dischargedAt ?? '9999') >= from).length;

  it('939 read: 335, 596 and 17 in the three parts, which add up to 948', () => {
    expect(entries).toHaveLength(939);
    expect([during('2022-04-01', '2022-12-31'), during('2023-01-01', '2023-12-31'), during('2024-01-01', '2024-03-31'), during('2022-04-01', '2024-03-31')]).toEqual([335, 596, 17, 939]);
  });

  it('801 in centres, 138 with foster families, 6 still in care', () => {
    expect([entries.filter((entry) => entry.kind === 'centre').length, entries.filter((entry) => entry.dischargedAt === undefined).length]).toEqual([801, 6]);
  });

  it('nothing is unclear, and the 71 who would not name the group are kept as such', () => {
    expect(read.lines.flatMap((line) => [...line.notes])).toEqual([]);
    expect(entries.filter((entry) => entry.remark?.includes('Groupe : ne veut pas dire'))).toHaveLength(71);
  });
});
