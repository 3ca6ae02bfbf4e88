import { keyedToken } from '../platform/crypto/index.js';
import { storedForms } from './name-tokens.rules.js';
import type { TokenSecret } from './token-secrets.js';

/** Whoever runs statements inside a transaction. */
export interface Statements {
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** All that a child is found by, keyed. The order is that of the digests: it tells nothing of how the name was built. */
export function tokensOf(secret: TokenSecret, name: { readonly given: string; readonly family: string }): Buffer[] {
  return storedForms([name.given, name.family])
    .map((form) => keyedToken(secret.key, form))
    .sort((a, b) => a.compare(b));
}

/** The tokens of one child, in place of all that were there. */
export async function writeTokens(statements: Statements, secret: TokenSecret, caseId: string, name: { readonly given: string; readonly family: string }): Promise<void> {
  await statements.query('delete from name_token where case_id = $1', [caseId]);
  await statements.query('insert into name_token (case_id, token, secret_id) select $1, unnest($2::bytea[]), $3', [caseId, tokensOf(secret, name), secret.id]);
}
