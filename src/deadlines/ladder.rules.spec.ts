import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { climb, ladderOf } from './ladder.rules.js';

const CUSTODY = { announced: true, series: false, limitStep: 3, warnings: ['PT24H', 'PT42H'], escalations: ['PT0S', 'PT24H', 'P3D', 'P7D'] };
const STANDARD = { announced: false, series: false, limitStep: 1, warnings: [], escalations: ['PT0S', 'PT24H', 'P7D'] };
const start = new Date('2026-03-10T06:00:00.000Z');
const due = new Date('2026-03-12T06:00:00.000Z');

describe('the ladder', () => {
  it('of a custody', () => {
    expect(ladderOf(CUSTODY, start, due).map(({ number, kind, at }) => [number, kind, at.toISOString().slice(0, 16)])).toEqual([
      [0, 'opened', '2026-03-10T06:00'], [1, 'warning-1', '2026-03-11T06:00'], [2, 'warning-2', '2026-03-12T00:00'], [3, 'limit', '2026-03-12T06:00'],
      [4, 'escalation-1', '2026-03-13T06:00'], [5, 'escalation-2', '2026-03-15T06:00'], [6, 'escalation-3', '2026-03-19T06:00'],
    ]);
  });

  it('of a rule without steps of its own: the limit is number 1', () => {
    expect(ladderOf(STANDARD, start, due).map(({ number, kind }) => [number, kind])).toEqual([[1, 'limit'], [2, 'escalation-1'], [3, 'escalation-2']]);
  });

  it('a start agreed beforehand is announced when it is agreed, a late notification at its start', () => {
    const [agreed] = ladderOf(CUSTODY, start, due, new Date('2026-03-10T03:00:00.000Z'));
    const [late] = ladderOf(CUSTODY, start, due, new Date('2026-03-11T03:00:00.000Z'));
    expect([agreed?.at.toISOString(), late?.at.toISOString()]).toEqual(['2026-03-10T03:00:00.000Z', start.toISOString()]);
  });

  it('the limit keeps a number of its own when a version has fewer warnings, or a warning falls away', () => {
    const fewer = { ...CUSTODY, warnings: [] };
    expect(ladderOf(fewer, start, due).map(({ number, kind }) => [number, kind]).slice(1, 3)).toEqual([[3, 'limit'], [4, 'escalation-1']]);
    expect(ladderOf(CUSTODY, start, new Date('2026-03-11T06:00:00.000Z')).map(({ number, kind }) => [number, kind]).slice(1, 2)).toEqual([[3, 'limit']]);
  });

  it('always alerts at the limit, and never warns after it', () => {
    expect(ladderOf({ ...STANDARD, warnings: ['P7D'], escalations: [] }, start, due).map(({ kind }) => kind)).toEqual(['limit']);
  });

  it.each([
    [0, '2026-03-10T05:59:59.999Z', [], 'opened'],
    [0, '2026-03-10T06:00:00.000Z', ['opened'], 'warning-1'],
    [1, '2026-03-11T05:59:59.999Z', [], 'warning-1'],
    [1, '2026-03-12T06:00:00.000Z', ['warning-1', 'warning-2', 'limit'], 'escalation-1'],
    [3, '2026-03-12T05:59:59.999Z', [], 'limit'],
    [4, '2026-03-30T00:00:00.000Z', ['escalation-1', 'escalation-2', 'escalation-3'], undefined],
  ])('from step %s at %s: %s, then %s', (from, now, dueKinds, next) => {
    const climbed = climb(ladderOf(CUSTODY, start, due), from, new Date(now));
    expect(climbed.due.map(({ kind }) => kind)).toEqual(dueKinds);
    expect(climbed.next?.kind).toBe(next);
  });

  it('climbs every step once, never early, however the sweeps fall', () => {
    const ladder = ladderOf(CUSTODY, start, due);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -100, max: 20_000 }), { maxLength: 20 }), (minutes) => {
        const told: number[] = [];
        let from = 0;
        for (const offset of minutes.sort((a, b) => a - b)) {
          const now = new Date(start.getTime() + offset * 60_000);
          const { due: steps, next } = climb(ladder, from, now);
          expect(steps.every((step) => step.at <= now)).toBe(true);
          told.push(...steps.map((step) => step.number));
          if (next === undefined) return;
          from = next.number;
        }
        expect(told).toEqual([...new Set(told)].sort((a, b) => a - b));
        expect(told).toEqual(ladder.filter((step) => step.number < from).map((step) => step.number));
      }),
    );
  });
});
