import { type Role, SECOND_FACTOR_COMPULSORY, totpCode } from '../access/index.js';
import { SystemClock } from '../platform/clock/index.js';

interface DemoAccount {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly region?: string;
  readonly centre?: string;
  readonly unit?: string;
  readonly partner?: string;
}

/** One account a role, and one at a partner organisation. Password and secret are printed for everyone to read, and protect nothing: these accounts exist in a demonstration only. */
export const DEMO_PASSWORD = 'passerelle-demo-2026';
/** One for all of them: an authenticator application needs it once. */
export const DEMO_TOTP_SECRET = 'PASSERELLEDEMOPASSERELLEDEMO2222';
export const DEMO_UNIT = 'Bataillon de démonstration (Gao)';
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { email: 'liaison@demo.invalid', name: 'Point focal FDS (démo)', role: 'security-liaison', unit: DEMO_UNIT },
  { email: 'centre@demo.invalid', name: 'Éducateur, CTO de Gao (démo)', role: 'centre-worker', centre: 'gao' },
  { email: 'responsable@demo.invalid', name: 'Responsable, CTO de Gao (démo)', role: 'centre-manager', centre: 'gao' },
  { email: 'social@demo.invalid', name: 'Travailleur social, Gao (démo)', role: 'case-worker', region: 'gao' },
  { email: 'partenaire@demo.invalid', name: 'ONG « Deuxième Rive », Gao (démo)', role: 'case-worker', region: 'gao', partner: 'demo-ngo-gao' },
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
  for (const account of DEMO_ACCOUNTS) console.log(`  ${account.email.padEnd(width)}  ${account.role}${SECOND_FACTOR_COMPULSORY[account.role] ? ' *' : ''}`);
  console.log(`* avec un code à six chiffres / with a six-digit code: npm run cli -- demo code (maintenant / now: ${presentCode()})`);
  console.log(`  ou dans une application d’authentification / or in an authenticator application: ${DEMO_TOTP_SECRET}`);
}

/** A demonstration that nobody can enter shows nothing. A real installation has no such command to help with: its secrets are sealed. */
export function printDemoCode(email?: string): void {
  const account = DEMO_ACCOUNTS.find((one) => one.email === (email ?? one.email));
  if (account === undefined) throw new Error(`${email ?? ''} is no demonstration account`);
  if (email !== undefined && !SECOND_FACTOR_COMPULSORY[account.role]) {
    console.log('ce compte n’a pas de code / this account has no code');
    return;
  }
  console.log(`${presentCode()}  (démonstration seulement / demonstration only; une fois par compte / once for each account)`);
}

function presentCode(): string {
  return totpCode(DEMO_TOTP_SECRET, new SystemClock().now());
}
