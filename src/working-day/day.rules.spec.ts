import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { may } from '../access/index.rules.js';
import { ANSWERED, ANSWERED_ELSEWHERE, dayOver, factsToAnswer, inOrderOfDue } from './day.rules.js';

const of = (role: Parameters<typeof may>[0]) => factsToAnswer((permission) => may(role, permission));

describe('what a person is to answer', () => {
  it('is known for everything that settles a time limit', () => {
    const { rules } = JSON.parse(readFileSync(new URL('../deadlines/data/watched-facts.json', import.meta.url), 'utf8')) as { rules: Record<string, { facts?: { settling: string[] } }> };
    const known = new Set<string>([...ANSWERED, ...ANSWERED_ELSEWHERE]);
    const without = Object.entries(rules).filter(([, { facts }]) => facts !== undefined && !facts.settling.some((fact) => known.has(fact)));
    expect(without.map(([code]) => code)).toEqual([]);
  });

  it.each([
    ['centre-worker', 'handover.accepted', 'post'],
    ['centre-worker', 'stay.reviewed', 'follower'],
    ['case-worker', 'visit.made', 'follower'],
    ['regional-officer', 'reunification.decided', 'post'],
    ['regional-officer', 'custody.ended', 'post'],
  ] as const)('%s: %s, as %s', (role, fact, as) => {
    expect(of(role)[as]).toContain(fact);
  });

  it.each([
    ['centre-worker', 'reunification.decided'],
    ['case-worker', 'stay.reviewed'],
    ['regional-officer', 'handover.accepted'],
    ['monitor', 'visit.made'],
  ] as const)('%s is not asked for %s', (role, fact) => {
    expect([...of(role).post, ...of(role).follower]).not.toContain(fact);
  });
});

describe('the order of a day', () => {
  it('a day is over at its midnight', () => {
    expect(dayOver('2026-03-12')).toBe('2026-03-13T00:00:00.000Z');
    expect(dayOver('2026-12-31')).toBe('2027-01-01T00:00:00.000Z');
  });

  it('is that in which things are due, and loses none', () => {
    const item = fc.record({ id: fc.uuid(), dueAt: fc.option(fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }).map((at) => at.toISOString()), { nil: undefined }) });
    fc.assert(fc.property(fc.array(item), (items) => {
      const given = items.map(({ id, dueAt }) => ({ id, ...(dueAt !== undefined && { dueAt }) }));
      const ordered = inOrderOfDue(given);
      expect(ordered).toHaveLength(given.length);
      const dues = ordered.map(({ dueAt }) => dueAt);
      const first = dues.indexOf(undefined);
      const dated = first === -1 ? dues : dues.slice(0, first);
      expect(first === -1 || dues.slice(first).every((due) => due === undefined)).toBe(true);
      expect(dated).toEqual(dated.toSorted());
    }));
  });
});
