import { describe, expect, it } from '@jest/globals';
import type { Fact } from '../cases/index.js';
import { documentedFacts } from './documented.rules.js';

const told = { precision: 'minute' as const, recordedAt: new Date('2026-03-10T12:00:00Z'), recordedBy: 'x' };
const at = (hour: number): Date => new Date(Date.UTC(2026, 2, 10, hour));
const held = { authority: 'FAMA', unitId: null, region: 'gao', place: null };
const FACTS: Fact[] = [
  { ...told, kind: 'custody.started', subjectId: 'custody', at: at(5), how: 'capture', sealedOperation: null, ...held },
  { ...told, kind: 'custody.transferred', subjectId: 'custody', rowId: 'spell', at: at(6), ...held },
  { ...told, kind: 'handover.accepted', subjectId: 'custody', handoverId: 'handover', at: at(7), centre: 'gao' },
  { ...told, kind: 'stay.admitted', subjectId: 'stay', at: at(8), care: 'centre', centre: 'gao', region: null, family: null },
  { ...told, kind: 'stay.discharged', subjectId: 'stay', at: at(9), destination: 'family' },
  { ...told, kind: 'placement.started', relativeId: null, subjectId: 'placement', at: at(9), placement: 'family', region: 'gao' },
  { ...told, kind: 'closure.approved', subjectId: 'closure', at: at(11), reason: 'reintegrated' },
];
const destinations = { category: (destination: string) => (destination === 'absence-without-leave' ? 'absence' : 'placement') };
const made = (facts: readonly Fact[]): string[] => documentedFacts(facts, destinations).map(({ kind, factId }) => `${kind} ${factId}`);

describe('what a paper can be made of', () => {
  it('each step of the way that two people sign, oldest first, whatever order the facts come in', () => {
    const all = ['handover handover', 'admission stay', 'discharge stay', 'reunification placement', 'closure closure'];
    expect([made(FACTS).toSorted(), made(FACTS.toReversed()).toSorted()]).toEqual([all.toSorted(), all.toSorted()]);
    expect(made(FACTS)[0]).toBe(all[0]);
  });

  it.each([
    ['handover', ['handover.accepted handover', 'custody.started custody', 'custody.transferred spell']],
    ['admission', ['stay.admitted stay']],
    ['discharge', ['stay.discharged stay', 'stay.admitted stay']],
    ['reunification', ['placement.started placement', 'stay.discharged stay']],
    ['closure', ['closure.approved closure']],
  ])('%s rests on every fact whose hour it says', (kind, restsOn) => {
    expect(documentedFacts(FACTS, destinations).find((one) => one.kind === kind)?.restsOn).toEqual(restsOn);
  });

  it.each([
    ['a child who ran away', { ...told, kind: 'stay.discharged', subjectId: 'stay', at: at(9), destination: 'absence-without-leave' }],
    ['an hour that nobody knows', { ...told, kind: 'stay.admitted', subjectId: 'stay', at: null, precision: null, care: 'centre', centre: 'gao', region: null, family: null }],
    ['a place with strangers', { ...told, kind: 'placement.started', relativeId: null, subjectId: 'placement', at: at(9), placement: 'foster-family', region: 'gao' }],
    ['a refusal', { ...told, kind: 'handover.refused', subjectId: 'custody', handoverId: 'handover', at: at(7), centre: 'gao' }],
  ] as [string, Fact][])('%s makes none', (_what, fact) => {
    expect(made([fact])).toEqual([]);
  });
});
