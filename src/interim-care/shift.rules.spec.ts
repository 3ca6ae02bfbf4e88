import { describe, expect, it } from '@jest/globals';
import { decideHandOver, decideTaking } from './shift.rules.js';

const refusal = (code: string) => expect.objectContaining({ code });

describe('the hand-over of a shift', () => {
  it('follows one that was confirmed', () => {
    expect(() => { decideHandOver(undefined); }).not.toThrow();
    expect(() => { decideHandOver({ givenBy: 'a' }); }).toThrow(refusal('shift-waiting'));
  });

  it('is confirmed once, by another person', () => {
    expect(() => { decideTaking({ givenBy: 'a' }, 'b'); }).not.toThrow();
    expect(() => { decideTaking({ givenBy: 'a' }, 'a'); }).toThrow(refusal('shift-of-oneself'));
    expect(() => { decideTaking(undefined, 'b'); }).toThrow(refusal('no-shift-waiting'));
  });
});
