/** What a provider says of how it knew the person (OpenID Connect Core 1.0, section 2; values of amr: RFC 8176). */
type SaidOfSignIn = Readonly<Record<string, unknown>>;

/** A second factor at the provider counts where it says so in words that the installation agreed to; otherwise ours is asked. */
export function countsAsBothFactors(claims: SaidOfSignIn, accepted: readonly string[]): boolean {
  const { ['amr']: amr, ['acr']: acr } = claims;
  const said = [...(Array.isArray(amr) ? (amr as unknown[]) : []), acr];
  return said.some((value) => typeof value === 'string' && accepted.includes(value));
}
