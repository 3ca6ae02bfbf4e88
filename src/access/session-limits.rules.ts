import type { Awaits } from './second-factor.rules.js';
import type { Role } from './roles.vocabulary.js';

/** After so long without a request, and after so long in any case. */
export interface SessionLimits {
  readonly idleMinutes: number;
  readonly absoluteMinutes: number;
}

const HOUR = 60;
const FIELD: SessionLimits = { idleMinutes: 30, absoluteMinutes: 12 * HOUR };
const OFFICE: SessionLimits = { idleMinutes: 30, absoluteMinutes: 10 * HOUR };

/**
 * A working day, shorter the further a role reaches. All stay within NIST SP 800-63B-4, section 2.2.3: at most 24 hours in all
 * and 1 hour without use. SESSION_HOURS and SESSION_IDLE_MINUTES can shorten them, never lengthen them.
 */
const BY_ROLE: Readonly<Record<Role, SessionLimits>> = {
  'security-liaison': FIELD,
  'centre-worker': FIELD,
  'centre-manager': FIELD,
  'case-worker': FIELD,
  'regional-officer': OFFICE,
  'national-officer': OFFICE,
  monitor: OFFICE,
  analyst: OFFICE,
  auditor: { idleMinutes: 30, absoluteMinutes: 8 * HOUR },
  administrator: { idleMinutes: 15, absoluteMinutes: 4 * HOUR },
};

/** Long enough to find the telephone, or to set up an application. */
const UNFINISHED: SessionLimits = { idleMinutes: 15, absoluteMinutes: 15 };

/** @param bounds the installation's own upper bounds */
export function sessionLimits(role: Role, awaits: Awaits | null, bounds: SessionLimits): SessionLimits {
  const own = awaits === null ? BY_ROLE[role] : UNFINISHED;
  return { idleMinutes: Math.min(own.idleMinutes, bounds.idleMinutes), absoluteMinutes: Math.min(own.absoluteMinutes, bounds.absoluteMinutes) };
}
