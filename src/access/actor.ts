import type { Scope } from '../platform/database/index.js';
import type { Role } from './roles.vocabulary.js';

/** The person acting, and what the database will let them see. */
export interface Actor {
  readonly userId: string;
  readonly displayName: string;
  readonly role: Role;
  readonly locale: 'fr' | 'en';
  readonly regionCode: string | null;
  readonly centreCode: string | null;
  readonly unitId: string | null;
  /** The partner organisation that a case worker works for. */
  readonly partnerCode?: string | null;
  readonly scope: Scope;
}
