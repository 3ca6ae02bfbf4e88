import { scopeOf } from '../access/index.rules.js';
import type { Standing } from './standing.vocabulary.js';

export type Post = Parameters<typeof scopeOf>[0];

/** Whether somebody at this post sees the child's whole file: whoever is to do something for the child must. */
export function seesFile({ grants }: Pick<Standing, 'grants'>, post: Post): boolean {
  const { clearance, reach, grantees } = scopeOf(post);
  return clearance === 'file' && (reach === 'all' || grants.some((grant) => grant.level === 'file' && grantees.includes(grant.grantee)));
}
