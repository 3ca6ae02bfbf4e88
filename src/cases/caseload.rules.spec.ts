import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CHILDREN_PER_WORKER, loadOf } from './caseload.rules.js';

describe('how many children somebody follows, against one worker for 25', () => {
  it.each([[0, 'room'], [24, 'room'], [25, 'full'], [26, 'over'], [939, 'over']] as const)('%d: %s', (children, load) => {
    expect(loadOf(children)).toBe(load);
  });

  it('one more child is never taken for fewer', () => {
    const weight = { room: 0, full: 1, over: 2 };
    fc.assert(fc.property(fc.nat(3 * CHILDREN_PER_WORKER), (children) => weight[loadOf(children + 1)] >= weight[loadOf(children)]));
  });
});
