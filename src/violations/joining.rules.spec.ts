import { describe, expect, it } from '@jest/globals';
import { parseKnownTime } from '../platform/known-time/index.js';
import { type ComparedIncident, decideJoin, type JoinedIncident, mayBeOne } from './joining.rules.js';

const time = (text: string) => parseKnownTime(text) ?? { at: new Date(0), precision: 'minute' as const };
const incident = (change: Partial<ComparedIncident> = {}): ComparedIncident => ({ occurredAt: time('2026-02-10'), region: 'gao', party: 'FLM', coalition: 'JNIM', types: ['abduction', 'recruitment-and-use'], ...change });

describe('two incidents that may be one', () => {
  it.each<[string, Partial<ComparedIncident>, boolean]>([
    ['the same', {}, true],
    ['three days later', { occurredAt: time('2026-02-13') }, true],
    ['three days before', { occurredAt: time('2026-02-07') }, true],
    ['a week later', { occurredAt: time('2026-02-17') }, false],
    ['in that month, day unknown', { occurredAt: time('2026-02') }, true],
    ['in the next month, day unknown', { occurredAt: time('2026-03') }, false],
    ['in another region', { region: 'kidal' }, false],
    ['another group of the coalition', { party: 'JNIM-UNID' }, true],
    ['the coalition itself', { party: 'JNIM' }, true],
    ['nobody knows by whom', { party: 'UNIDENTIFIED', coalition: 'UNIDENTIFIED' }, true],
    ['another party', { party: 'ISGS', coalition: 'ISGS' }, false],
    ['one violation in common', { types: ['abduction', 'sexual-violence'] }, true],
    ['none in common', { types: ['sexual-violence'] }, false],
  ])('%s', (_, change, like) => {
    expect(mayBeOne(incident(), incident(change), 'UNIDENTIFIED')).toBe(like);
    expect(mayBeOne(incident(change), incident(), 'UNIDENTIFIED')).toBe(like);
  });
});

describe('to join one to another', () => {
  const of = (change: Partial<JoinedIncident> = {}): JoinedIncident => ({ id: 'a', joinedInto: null, holdsOthers: false, violations: [{ type: 'abduction', status: 'reported' }], links: [], ...change });
  const kept = (change: Partial<JoinedIncident> = {}): JoinedIncident => of({ id: 'b', ...change });
  const link = { childId: 'c', type: 'abduction' };

  it.each<[string, JoinedIncident, JoinedIncident]>([
    ['the same said twice', of(), kept()],
    ['the other says more', of(), kept({ violations: [{ type: 'abduction', status: 'verified' }, { type: 'recruitment-and-use', status: 'reported' }] })],
    ['the other holds one already', of(), kept({ holdsOthers: true })],
    ['one child linked in both', of({ links: [link] }), kept({ links: [link, { childId: 'd', type: 'abduction' }] })],
  ])('%s', (_, joined, into) => {
    expect(() => { decideJoin(joined, into); }).not.toThrow();
  });

  it.each<[string, JoinedIncident, JoinedIncident, string]>([
    ['with itself', of(), of(), 'join-with-itself'],
    ['joined already', of({ joinedInto: 'x' }), kept(), 'incident-joined'],
    ['to one that is joined', of(), kept({ joinedInto: 'x' }), 'incident-joined'],
    ['one that holds others', of({ holdsOthers: true }), kept(), 'join-holds-others'],
    ['a violation would be lost', of({ violations: [{ type: 'sexual-violence', status: 'reported' }] }), kept(), 'join-would-lose'],
    ['a verified one would be unverified', of({ violations: [{ type: 'abduction', status: 'verified' }] }), kept(), 'join-would-lose'],
    ['a school is no hospital', of({ violations: [{ type: 'attacks-on-schools-and-hospitals', facility: 'school', act: 'attack', status: 'reported' }] }),
      kept({ violations: [{ type: 'attacks-on-schools-and-hospitals', facility: 'hospital', act: 'attack', status: 'reported' }] }), 'join-would-lose'],
    ['a linked child would be lost', of({ links: [link] }), kept(), 'join-would-lose'],
  ])('%s is refused', (_, joined, into, code) => {
    expect(() => { decideJoin(joined, into); }).toThrow(expect.objectContaining({ code }));
  });
});
