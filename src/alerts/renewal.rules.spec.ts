import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { renewalAt } from './renewal.rules.js';

const at = (hour: number): Date => new Date(Date.parse('2026-03-10T00:00:00.000Z') + hour * 3_600_000);

describe('told again when nothing follows an acknowledgement', () => {
  it.each([
    ['nobody has acknowledged', null, 30, undefined],
    ['a moment before', 24, 23.9999, [false, 24, 24]],
    ['at the instant', 24, 24, [true, 24, 36]],
    ['between two', 24, 35, [true, 24, 36]],
    ['several missed: the last, once', 24, 61, [true, 60, 72]],
  ] as const)('%s', (_, pending, now, expected) => {
    const renewal = renewalAt(pending === null ? null : at(pending), 'PT12H', at(now));
    expect(renewal && [renewal.due, renewal.at, renewal.next]).toEqual(expected && [expected[0], at(expected[1]), at(expected[2])]);
  });

  it('never early, always with another one ahead, on the beat of the first acknowledgement', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000 }), fc.integer({ min: 0, max: 2_000 }), fc.integer({ min: 1, max: 200 }), (pending, now, every) => {
        const renewal = renewalAt(at(pending), `PT${String(every)}H`, at(now));
        expect(renewal?.due).toBe(now >= pending);
        expect(renewal && renewal.next > at(now)).toBe(true);
        if (renewal?.due === true) expect(renewal.at <= at(now)).toBe(true);
        expect(((renewal?.next.getTime() ?? 0) - at(pending).getTime()) % (every * 3_600_000)).toBe(0);
      }),
    );
  });
});
