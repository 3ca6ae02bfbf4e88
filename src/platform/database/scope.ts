/**
 * What the database lets this person see (docs/adr/0005). Sent with `begin`, valid for one transaction.
 */
export interface Scope {
  readonly userId: string;
  /** region:<code>, centre:<code>, unit:<id>, user:<id> */
  readonly grantees: readonly string[];
  readonly reach: 'all' | 'granted' | 'none';
  readonly clearance: 'custody' | 'facts' | 'file' | 'audit' | 'admin' | 'none';
}

/** The settings as one SQL text: `begin` and they travel in one round trip. */
export function beginWithScope(scope: Scope, readOnly: boolean): string {
  const grantees = `{${scope.grantees.map((grantee) => `"${grantee.replaceAll(/["\\]/g, '')}"`).join(',')}}`;
  return (
    `begin${readOnly ? ' read only' : ''}; select set_config('app.user_id', ${literal(scope.userId)}, true), ` +
    `set_config('app.grantees', ${literal(grantees)}, true), set_config('app.reach', ${literal(scope.reach)}, true), ` +
    `set_config('app.clearance', ${literal(scope.clearance)}, true)`
  );
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''").replaceAll('\\', '')}'`;
}
