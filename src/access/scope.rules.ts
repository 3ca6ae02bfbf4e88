import type { Role } from './roles.vocabulary.js';

/** Where somebody works. */
export interface Post {
  readonly userId: string;
  readonly role: Role;
  readonly regionCode: string | null;
  readonly centreCode: string | null;
  readonly unitId: string | null;
  /** The partner organisation that a case worker works for. */
  readonly partnerCode?: string | null;
}

interface RecordScope {
  readonly userId: string;
  readonly grantees: readonly string[];
  readonly reach: 'all' | 'granted' | 'none';
  readonly clearance: 'custody' | 'facts' | 'file' | 'audit' | 'admin' | 'none';
}

const GRANT = 'grant:';

/**
 * The scope with the emergency accesses that run now. They open files to people who read files somewhere: they widen no role that
 * reads none, and nobody's who sees every case anyway.
 */
export function withGrants(scope: RecordScope, grants: readonly string[]): RecordScope {
  return scope.reach === 'granted' && scope.clearance === 'file' ? { ...scope, grantees: [...scope.grantees, ...grants] } : scope;
}

/** What the person holds by their post alone. */
export function ownGrantees({ grantees }: Pick<RecordScope, 'grantees'>): string[] {
  return grantees.filter((grantee) => !grantee.startsWith(GRANT));
}

/** The record scope that a post gives (DESIGN, "Who uses it"). Nothing that is missing ever widens it. */
export function scopeOf(post: Post): RecordScope {
  const granted = (grantee: string | undefined, clearance: 'custody' | 'file'): RecordScope => ({
    userId: post.userId,
    grantees: [...(grantee === undefined ? [] : [grantee]), `user:${post.userId}`],
    reach: 'granted',
    clearance,
  });
  const without = (reach: 'all' | 'none', clearance: RecordScope['clearance']): RecordScope => ({ userId: post.userId, grantees: [], reach, clearance });
  switch (post.role) {
    case 'security-liaison':
      return { ...granted(undefined, 'custody'), grantees: post.unitId === null ? [] : [`unit:${post.unitId}`] };
    case 'centre-worker':
    case 'centre-manager':
      return granted(post.centreCode === null ? undefined : `centre:${post.centreCode}`, 'file');
    case 'case-worker':
      return granted(typeof post.partnerCode === 'string' ? `partner:${post.partnerCode}` : undefined, 'file');
    case 'regional-officer':
      return granted(post.regionCode === null ? undefined : `region:${post.regionCode}`, 'file');
    case 'national-officer':
      return without('all', 'file');
    case 'monitor':
      return without('all', 'facts');
    case 'analyst':
      return without('none', 'none');
    case 'auditor':
      return without('none', 'audit');
    case 'administrator':
      return without('none', 'admin');
  }
}
