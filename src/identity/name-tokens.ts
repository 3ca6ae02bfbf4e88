import { keyedToken } from '../platform/crypto/index.js';
import type { Statements } from '../platform/database/index.js';
import type { ChildName } from './child-identity.js';
import { storedForms } from './name-tokens.rules.js';
import type { TokenSecret } from './token-secrets.js';

/** All that a child is found by, keyed. The order is that of the digests: it tells nothing of how the name was built. */
export function tokensOf(secret: TokenSecret, name: ChildName): Buffer[] {
  return storedForms([name.given, name.family, ...(name.other === undefined ? [] : [name.other])])
    .map((form) => keyedToken(secret.key, form))
    .sort((a, b) => a.compare(b));
}

/** The tokens of one child, in place of all that were there. */
export async function writeTokens(statements: Statements, secret: TokenSecret, caseId: string, name: ChildName): Promise<void> {
  await statements.query('delete from name_token where case_id = $1', [caseId]);
  await statements.query('insert into name_token (case_id, token, secret_id) select $1, unnest($2::bytea[]), $3', [caseId, tokensOf(secret, name), secret.id]);
}

/** One writer of a child's tokens at a time: a rotation must not put back the tokens of a name that was corrected meanwhile. */
export async function holdTokensOf(statements: Statements, caseIds: readonly string[]): Promise<void> {
  await statements.query(`select pg_advisory_xact_lock(hashtextextended('name tokens ' || id, 0)) from unnest($1::text[]) as held (id)`, [[...caseIds].sort()]);
}
