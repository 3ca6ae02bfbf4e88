import type { Role } from '../access/index.js';

interface DemoAccount {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly region?: string;
  readonly centre?: string;
  readonly unit?: string;
}

/** One account a role. The password is printed for everyone to read: these accounts exist in a demonstration only. */
export const DEMO_PASSWORD = 'passerelle-demo-2026';
export const DEMO_UNIT = 'Bataillon de démonstration (Gao)';
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { email: 'liaison@demo.invalid', name: 'Point focal FDS (démo)', role: 'security-liaison', unit: DEMO_UNIT },
  { email: 'centre@demo.invalid', name: 'Éducateur, CTO de Gao (démo)', role: 'centre-worker', centre: 'gao' },
  { email: 'responsable@demo.invalid', name: 'Responsable, CTO de Gao (démo)', role: 'centre-manager', centre: 'gao' },
  { email: 'social@demo.invalid', name: 'Travailleur social, Gao (démo)', role: 'case-worker', region: 'gao' },
  { email: 'region@demo.invalid', name: 'Protection de l’enfant, région de Gao (démo)', role: 'regional-officer', region: 'gao' },
  { email: 'ministere@demo.invalid', name: 'Protection de l’enfant, MPFEF (démo)', role: 'national-officer' },
  { email: 'nations@demo.invalid', name: 'Équipe spéciale (démo)', role: 'monitor' },
  { email: 'analyse@demo.invalid', name: 'Rapports (démo)', role: 'analyst' },
  { email: 'audit@demo.invalid', name: 'Protection des données (démo)', role: 'auditor' },
  { email: 'admin@demo.invalid', name: 'Administration (démo)', role: 'administrator' },
];

export function printDemoAccounts(): void {
  const width = Math.max(...DEMO_ACCOUNTS.map((account) => account.email.length));
  console.log(`Comptes de démonstration / demonstration accounts (données inventées / made-up data). Mot de passe / password: ${DEMO_PASSWORD}`);
  for (const account of DEMO_ACCOUNTS) console.log(`  ${account.email.padEnd(width)}  ${account.role}`);
}
