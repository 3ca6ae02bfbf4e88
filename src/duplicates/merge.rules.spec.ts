import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decideMerge, decideUnmerge, needsReason } from './merge.rules.js';
import type { Joinable } from './merge.vocabulary.js';

const KEPT: Joinable = { id: 'kept', sex: 'male', status: 'identified', holdsOthers: false, mergedInto: null, somewhere: false, waiting: false };
const MERGED: Joinable = { ...KEPT, id: 'merged' };

const outcome = (kept: Partial<Joinable>, merged: Partial<Joinable>, reason?: string): string => {
  try {
    decideMerge({ ...KEPT, ...kept }, { ...MERGED, ...merged }, reason);
    return 'merged';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('whether two files may become one', () => {
  it.each<[string, Partial<Joinable>, Partial<Joinable>, string | undefined, string]>([
    ['two open files', {}, {}, undefined, 'merged'],
    ['with itself', {}, { id: 'kept' }, undefined, 'merge-with-itself'],
    ['twice', {}, { mergedInto: 'third' }, undefined, 'case-merged'],
    ['twice into the same', {}, { mergedInto: 'kept' }, undefined, 'case-merged'],
    ['into one that was merged', { mergedInto: 'third' }, {}, undefined, 'merge-holds-others'],
    ['into one that holds others', { holdsOthers: true }, {}, undefined, 'merged'],
    ['one that holds others', {}, { holdsOthers: true }, undefined, 'merge-holds-others'],
    ['a closed one', {}, { status: 'closed' }, undefined, 'case-closed'],
    ['into a closed one', { status: 'closed' }, {}, undefined, 'case-closed'],
    ['somewhere by one file', { somewhere: true }, {}, undefined, 'merged'],
    ['somewhere by the other file', {}, { somewhere: true }, undefined, 'merged'],
    ['at two places', { somewhere: true }, { somewhere: true }, undefined, 'merge-two-places'],
    ['while a centre is asked', {}, { waiting: true }, undefined, 'merge-while-waiting'],
    ['while a closure waits', { waiting: true }, {}, undefined, 'merge-while-waiting'],
    ['two sexes', {}, { sex: 'female' }, undefined, 'merge-needs-reason'],
    ['two sexes and why', {}, { sex: 'female' }, 'noté par erreur', 'merged'],
    ['a sex not known', {}, { sex: 'unknown' }, undefined, 'merged'],
  ])('%s', (_, kept, merged, reason, expected) => {
    expect(outcome(kept, merged, reason)).toBe(expected);
  });

  it('no order of merges ever gives a circle or a second level', () => {
    const ids = ['a', 'b', 'c', 'd'];
    fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)), { maxLength: 12 }), (tries) => {
      const into = new Map<string, string>();
      const file = (id: string): Joinable => ({ ...KEPT, id, mergedInto: into.get(id) ?? null, holdsOthers: [...into.values()].includes(id) });
      for (const [kept, merged] of tries) {
        if (outcome(file(kept), file(merged)) === 'merged') into.set(merged, kept);
      }
      for (const kept of into.values()) expect(into.has(kept)).toBe(false);
    }));
  });

  it('a reason is asked for from either side', () => {
    fc.assert(fc.property(fc.constantFrom('male', 'female', 'unknown'), fc.constantFrom('male', 'female', 'unknown'), (one, other) => {
      expect(needsReason({ ...KEPT, sex: one }, { ...MERGED, sex: other })).toBe(needsReason({ ...KEPT, sex: other }, { ...MERGED, sex: one }));
    }));
  });
});

it.each([[null, false], ['kept', true], ['third', false]])('what is in %s may be taken out of "kept": %s', (mergedInto, may) => {
  const taken = (): void => { decideUnmerge({ mergedInto }, 'kept'); };
  if (may) expect(taken).not.toThrow();
  else expect(taken).toThrow('not-merged');
});
