import { describe, expect, it } from '@jest/globals';
import { NOBODY } from '../../test/support/standing.js';
import type { Standing } from '../cases/index.js';
import type { Post } from '../cases/index.rules.js';
import { decideTask, decideTaskEnd } from './task.rules.js';
import type { TaskKind } from './task.vocabulary.js';

const OPEN: Standing = { ...NOBODY, status: 'in-interim-care', grants: [{ grantee: 'centre:gao', level: 'file' }, { grantee: 'centre:mopti', level: 'custody' }] };
const post = (role: Post['role'], change: Partial<Post> = {}): Post => ({ userId: 'u', role, regionCode: null, centreCode: null, unitId: null, ...change });
const nurse = post('centre-worker', { centreCode: 'gao' });
const TODAY = '2026-03-12';
const refusal = (code: string, field?: string) => expect.objectContaining({ code, field });

describe('a task', () => {
  it.each<[string, Standing, { dueOn?: string; assignee?: Post; kind?: TaskKind }, readonly TaskKind[]]>([
    ['due today', OPEN, { dueOn: TODAY }, []],
    ['beside the application for a paper', OPEN, { kind: 'free' }, ['civil-document']],
    ['beside any other', OPEN, { kind: 'civil-document' }, ['free', 'free']],
    ['for the Ministry', OPEN, { assignee: post('national-officer') }, []],
  ])('is taken %s', (_, standing, change, running) => {
    expect(() => { decideTask(standing, { kind: 'free', dueOn: '2026-03-20', assignee: nurse, ...change }, TODAY, running); }).not.toThrow();
  });

  it.each<[string, Standing, { dueOn?: string; assignee?: Post; kind?: TaskKind }, readonly TaskKind[], string, string | undefined]>([
    ['of a closed file', { ...OPEN, status: 'closed' }, {}, [], 'case-closed', undefined],
    ['for somebody who does not see the child', OPEN, { assignee: post('case-worker') }, [], 'owner-cannot-see', 'assigneeId'],
    ['for a centre that knows of the custody alone', OPEN, { assignee: post('centre-worker', { centreCode: 'mopti' }) }, [], 'owner-cannot-see', 'assigneeId'],
    ['for a day that is over', OPEN, { dueOn: '2026-03-11' }, [], 'task-day-past', 'dueOn'],
    ['for a paper that is applied for already', OPEN, { kind: 'civil-document' }, ['civil-document'], 'civil-document-followed', 'kind'],
  ])('%s is refused', (_, standing, change, running, code, field) => {
    expect(() => { decideTask(standing, { kind: 'free', dueOn: '2026-03-20', assignee: nurse, ...change }, TODAY, running); }).toThrow(refusal(code, field));
  });

  it('for nobody known is refused', () => {
    expect(() => { decideTask(OPEN, { kind: 'free', dueOn: TODAY, assignee: undefined }, TODAY, []); }).toThrow(refusal('owner-cannot-see', 'assigneeId'));
  });

  it('ends once, and is dropped with a reason', () => {
    expect(() => { decideTaskEnd(false, { outcome: 'done', why: undefined }); }).not.toThrow();
    expect(() => { decideTaskEnd(false, { outcome: 'dropped', why: 'la famille s’en charge' }); }).not.toThrow();
    expect(() => { decideTaskEnd(false, { outcome: 'dropped', why: undefined }); }).toThrow(refusal('words-required', 'why'));
    expect(() => { decideTaskEnd(true, { outcome: 'done', why: undefined }); }).toThrow(refusal('task-ended'));
  });
});
