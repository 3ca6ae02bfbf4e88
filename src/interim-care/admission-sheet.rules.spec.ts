import { describe, expect, it } from '@jest/globals';
import type { Standing } from '../cases/index.js';
import { decideSheet, sentence } from './admission-sheet.rules.js';

const ADMITTED = { at: new Date('2026-03-10T09:00:00.000Z'), precision: 'minute' as const };
const IN_CARE = { status: 'in-interim-care', stay: { id: 's', admittedAt: ADMITTED } } as unknown as Standing;
const at = (hour: string) => ({ at: new Date(`2026-03-10T${hour}:00.000Z`), precision: 'minute' as const });

describe('an admission sheet', () => {
  it.each([
    ['of the stay that runs', IN_CARE, { at: at('09:00'), health: ['none'], riskLevel: 'low', risks: [] }, 's'],
    ['with what was found', IN_CARE, { at: at('11:00'), health: ['fever', 'wound'], riskLevel: 'high', risks: ['reprisal'] }, 's'],
    ['a minute before the admission', IN_CARE, { at: at('08:59'), health: ['none'], riskLevel: 'low', risks: [] }, 'before-previous-fact'],
    ['nothing, and a wound', IN_CARE, { at: at('09:00'), health: ['none', 'wound'], riskLevel: 'low', risks: [] }, 'sheet-contradicts'],
    ['a risk that nobody names', IN_CARE, { at: at('09:00'), health: ['none'], riskLevel: 'medium', risks: [] }, 'risk-unnamed'],
    ['of a child in no care', { ...IN_CARE, stay: null }, { at: at('09:00'), health: ['none'], riskLevel: 'low', risks: [] }, 'not-in-care'],
    ['of a closed file', { ...IN_CARE, status: 'closed' as const }, { at: at('09:00'), health: ['none'], riskLevel: 'low', risks: [] }, 'case-closed'],
  ] as const)('%s', (_, standing, sheet, expected) => {
    let got: string;
    try {
      got = decideSheet(standing, sheet);
    } catch (error) {
      got = (error as { code: string }).code;
    }
    expect(got).toBe(expected);
  });
});

it.each([
  [['Fièvre', 'Blessure'], 'marche mal', 'Fièvre, Blessure. marche mal'], [['Fièvre'], undefined, 'Fièvre.'], [[], 'un sac', 'un sac'], [[], undefined, undefined],
])('%j and %j: %j', (labels, words, expected) => {
  expect(sentence(labels, words)).toBe(expected);
});
