export const ROLES = [
  'security-liaison', 'centre-worker', 'centre-manager', 'case-worker', 'regional-officer', 'national-officer', 'monitor', 'analyst', 'auditor', 'administrator',
] as const;

export type Role = (typeof ROLES)[number];
