import { keyedToken } from '../platform/crypto/index.js';
import type { ChildName } from './child-identity.js';
import { nameParts } from './name-parts.rules.js';
import type { TokenSecret } from './token-secrets.js';

/** Whoever runs statements: a unit of work, or the operator's connection during a rotation. */
export interface Statements {
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** Keyed tokens of each part of a text, to find a name by without storing it. */
export function tokensOf(secret: TokenSecret, text: string): Buffer[] {
  return nameParts(text).map((part) => keyedToken(secret.key, part));
}

/** The tokens of one child, in place of all that were there. */
export async function writeTokens(statements: Statements, secret: TokenSecret, caseId: string, name: ChildName): Promise<void> {
  await statements.query('delete from name_token where case_id = $1', [caseId]);
  await statements.query('insert into name_token (case_id, token, secret_id) select $1, unnest($2::bytea[]), $3 on conflict do nothing', [
    caseId, tokensOf(secret, [name.given, name.family, name.other ?? ''].join(' ')), secret.id,
  ]);
}

/** One writer of a child's tokens at a time: a rotation must not put back the tokens of a name that was corrected meanwhile. */
export async function holdTokensOf(statements: Statements, caseIds: readonly string[]): Promise<void> {
  await statements.query(`select pg_advisory_xact_lock(hashtextextended('name tokens ' || id, 0)) from unnest($1::text[]) as held (id)`, [[...caseIds].sort()]);
}
