import type { Role } from '../../api/contract';

export const ROLES = [
  'security-liaison', 'centre-worker', 'centre-manager', 'case-worker', 'regional-officer', 'national-officer', 'monitor', 'analyst', 'auditor', 'administrator',
] as const satisfies readonly Role[];

export function placeOfRole(role: string): 'unit' | 'centre' | 'region' | undefined {
  if (role === 'security-liaison') return 'unit';
  if (role === 'centre-worker' || role === 'centre-manager') return 'centre';
  return role === 'regional-officer' || role === 'case-worker' ? 'region' : undefined;
}
