import { describe, expect, it } from '@jest/globals';
import { NOBODY } from '../../test/support/standing.js';
import type { Standing } from '../cases/index.js';
import type { Post } from '../cases/index.rules.js';
import { decideNote } from './notes.rules.js';

const OPEN: Standing = { ...NOBODY, status: 'in-interim-care', grants: [{ grantee: 'centre:gao', level: 'file' }] };
const post = (role: Post['role'], change: Partial<Post> = {}): Post => ({ userId: 'u', role, regionCode: null, centreCode: null, unitId: null, ...change });
const refusal = (code: string, field?: string) => expect.objectContaining({ code, field });

describe('a note between colleagues', () => {
  it('may name nobody, or whoever sees the file', () => {
    expect(() => { decideNote(OPEN, []); }).not.toThrow();
    expect(() => { decideNote(OPEN, [post('centre-worker', { centreCode: 'gao' }), post('national-officer')]); }).not.toThrow();
  });

  it.each<[string, Standing, readonly (Post | undefined)[], string, string | undefined]>([
    ['names somebody who does not see it', OPEN, [post('centre-worker', { centreCode: 'gao' }), post('centre-worker', { centreCode: 'mopti' })], 'owner-cannot-see', 'mentions'],
    ['names who sees codes alone', OPEN, [post('monitor')], 'owner-cannot-see', 'mentions'],
    ['names nobody known', OPEN, [undefined], 'owner-cannot-see', 'mentions'],
    ['is about a closed file', { ...OPEN, status: 'closed' }, [], 'case-closed', undefined],
  ])('is refused where it %s', (_, standing, named, code, field) => {
    expect(() => { decideNote(standing, named); }).toThrow(refusal(code, field));
  });
});
