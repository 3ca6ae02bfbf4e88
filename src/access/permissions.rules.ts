import type { Role } from './roles.vocabulary.js';
import type { Permission } from './permissions.vocabulary.js';

const CARE: readonly Permission[] = [
  'clock.read', 'case.list', 'case.read', 'case.open', 'identity.read', 'identity.record', 'stay.admit', 'service.record', 'stay.discharge', 'visit.record',
  'closure.request', 'alert.read', 'time-limit.read',
];

/** DESIGN's table of roles, in permissions. Which rows a permission reaches is the record scope (scope.rules.ts). */
const BY_ROLE: Record<Role, readonly Permission[]> = {
  'security-liaison': ['clock.read', 'case.list', 'case.read', 'custody.notify', 'custody.change', 'handover.offer', 'alert.read', 'time-limit.read'],
  'centre-worker': [...CARE, 'handover.answer'],
  'centre-manager': [...CARE, 'handover.answer', 'closure.decide', 'case.assign'],
  'case-worker': ['clock.read', 'case.list', 'case.read', 'case.open', 'identity.read', 'service.record', 'visit.record', 'closure.request', 'alert.read', 'time-limit.read'],
  'regional-officer': [...CARE, 'custody.notify', 'custody.change', 'handover.offer', 'case.assign', 'closure.decide'],
  'national-officer': [...CARE, 'custody.notify', 'custody.change', 'handover.offer', 'case.assign', 'closure.decide', 'report.read'],
  monitor: ['clock.read', 'case.list', 'case.read', 'report.read', 'time-limit.read'],
  analyst: ['time-limit.read'],
  auditor: ['time-limit.read'],
  administrator: ['user.manage', 'time-limit.read', 'alert.read'],
};

export function permissionsOf(role: Role): readonly Permission[] {
  return BY_ROLE[role];
}

export function may(role: Role, permission: Permission): boolean {
  return BY_ROLE[role].includes(permission);
}
