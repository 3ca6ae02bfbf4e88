import { describe, expect, it } from '@jest/globals';
import { NOBODY } from '../../test/support/standing.js';
import type { FamilyStanding, Standing } from '../cases/index.js';
import { type KnownTime, parseKnownTime } from '../platform/known-time/index.js';
import { decideRelative, decideRelativeChange } from './relative.rules.js';
import { decideSearch, decideSearchEnd, mustFollowRequest, type SearchAsked } from './tracing.rules.js';

const time = (text: string): KnownTime => parseKnownTime(text) ?? { at: new Date(0), precision: 'minute' };
const MET = time('2026-03-09');
const UNHEARD = { said: { child: null, relative: null }, verified: null };
const mother = { id: 'm', relationship: 'mother', life: 'alive', ...UNHEARD } as const;
const father = { id: 'f', relationship: 'father', life: 'dead', ...UNHEARD } as const;
const aunt = { id: 'a', relationship: 'aunt-uncle', life: 'unknown', ...UNHEARD } as const;
const open = { id: 'q', relativeId: 'a', openedAt: time('2026-03-12') };
const family: FamilyStanding = { relatives: [mother, father, aunt], searches: [open], assessments: [], livesWith: null, care: null };
const standing = (change: Partial<Standing> = {}): Standing => ({ ...NOBODY, status: 'in-interim-care', family, ...change });
const HELD: Partial<Standing> = { custody: { id: 'c', startedAt: MET, lastSpellAt: MET, situationUnknown: false } };
const asked: SearchAsked = { relative: 'm', at: time('2026-03-12') };

describe('a relative', () => {
  it('is noted in a region, in another country, or nobody knows where', () => {
    for (const where of [{ region: 'gao' }, { country: 'NE' }, {}]) expect(() => { decideRelative(standing(), where); }).not.toThrow();
  });

  it.each<[string, Partial<Standing>, { region?: string; country?: string }, string]>([
    ['in two places', {}, { region: 'gao', country: 'NE' }, 'region-or-country'],
    ['in a closed file', { status: 'closed' }, {}, 'case-closed'],
    ['while the child is held', HELD, {}, 'already-in-custody'],
  ])('is not noted %s', (_, change, where, code) => {
    expect(() => { decideRelative(standing(change), where); }).toThrow(expect.objectContaining({ code }));
  });

  it('is not changed where nothing is said, or nobody is meant', () => {
    expect(() => { decideRelativeChange(standing(), 'm', { life: undefined }, {}); }).toThrow(expect.objectContaining({ code: 'nothing-said' }));
    expect(() => { decideRelativeChange(standing(), 'x', { life: 'dead' }, {}); }).toThrow(expect.objectContaining({ code: 'unknown-relative', field: 'relative' }));
    expect(() => { decideRelativeChange(standing(), 'm', { life: 'dead' }, {}); }).not.toThrow();
  });
});

describe('a search for a relative', () => {
  it.each<[string, SearchAsked]>([
    ['on the day the child was met', { ...asked, at: time('2026-03-09') }],
    ['in the month, day unknown', { ...asked, at: time('2026-03') }],
    ['with a partner across the border', { ...asked, partner: 'icrc', country: 'NE', reference: 'BAM-000' }],
  ])('is opened %s', (_, request) => {
    expect(() => { decideSearch(standing(), request, MET); }).not.toThrow();
  });

  it.each<[string, Partial<Standing>, SearchAsked, string, string | undefined]>([
    ['for nobody on the file', {}, { ...asked, relative: 'x' }, 'unknown-relative', 'relative'],
    ['for somebody who is dead', {}, { ...asked, relative: 'f' }, 'relative-dead', 'relative'],
    ['twice at once', {}, { ...asked, relative: 'a' }, 'search-open', 'relative'],
    ['in a country by nobody', {}, { ...asked, country: 'NE' }, 'partner-required', 'partner'],
    ['under the number of nobody', {}, { ...asked, reference: 'BAM-000' }, 'partner-required', 'partner'],
    ['before the child was met', {}, { ...asked, at: time('2026-03-08') }, 'before-previous-fact', 'at'],
    ['in a closed file', { status: 'closed' }, asked, 'case-closed', undefined],
    ['while the child is held', HELD, asked, 'already-in-custody', undefined],
  ])('is not opened %s', (_, change, request, code, field) => {
    expect(() => { decideSearch(standing(change), request, MET); }).toThrow(expect.objectContaining({ code, field }));
  });

  it('is followed by steps while it is open, and not before it', () => {
    expect(() => { mustFollowRequest(family, 'q', time('2026-03-12')); }).not.toThrow();
    expect(() => { mustFollowRequest(family, 'x', time('2026-03-12')); }).toThrow(expect.objectContaining({ code: 'no-search-open' }));
    expect(() => { mustFollowRequest(family, 'q', time('2026-03-11')); }).toThrow(expect.objectContaining({ code: 'before-previous-fact' }));
  });

  it.each([
    ['found', undefined, undefined], ['not-found', undefined, undefined], ['child-declines', undefined, 'words-required'], ['danger', undefined, 'words-required'],
    ['child-declines', 'ne veut pas', undefined], ['danger', 'menaces', undefined],
  ])('is closed as %s with the words %s: %s', (outcome, remark, code) => {
    const work = (): void => { decideSearchEnd(standing(), { request: 'q', at: time('2026-03-12'), outcome, remark }); };
    if (code === undefined) expect(work).not.toThrow();
    else expect(work).toThrow(expect.objectContaining({ code, field: 'remark' }));
  });

  it('is not closed before it was opened, nor twice', () => {
    const end = { request: 'q', at: time('2026-03-11'), outcome: 'found' };
    expect(() => { decideSearchEnd(standing(), end); }).toThrow(expect.objectContaining({ code: 'ends-before-start' }));
    expect(() => { decideSearchEnd(standing({ family: { ...family, searches: [] } }), end); }).toThrow(expect.objectContaining({ code: 'no-search-open' }));
  });
});
