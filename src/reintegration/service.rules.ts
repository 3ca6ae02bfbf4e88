import type { Fact } from '../cases/index.js';
import { type KnownTime, surelyBefore } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';

interface Given {
  readonly at: KnownTime | undefined;
  readonly until: KnownTime | undefined;
  readonly provider: string | undefined;
  readonly providerCentre: string | undefined;
  readonly referralId: string | undefined;
}

/**
 * What is said of a service holds together. One that came out of a referral was given by its partner, and not before the partner accepted.
 * @returns the partner that gave it
 * @throws Refusal service-start-required, ends-before-start, one-provider, referral-not-accepted, before-previous-fact
 */
export function decideGiven(facts: readonly Fact[], { at, until, provider, providerCentre, referralId }: Given): { provider: string | null } {
  if (until !== undefined && at === undefined) throw new Refusal('service-start-required', 'at');
  if (until !== undefined && at !== undefined && surelyBefore(until, at)) throw new Refusal('ends-before-start', 'until');
  if (provider !== undefined && providerCentre !== undefined) throw new Refusal('one-provider', 'providerCentre');
  if (referralId === undefined) return { provider: provider ?? null };
  const accepted = facts.find((fact) => fact.kind === 'referral.accepted' && fact.subjectId === referralId);
  if (accepted?.kind !== 'referral.accepted') throw new Refusal('referral-not-accepted', 'referralId');
  if (providerCentre !== undefined || (provider !== undefined && provider !== accepted.partner)) throw new Refusal('one-provider', providerCentre === undefined ? 'provider' : 'providerCentre');
  if (at !== undefined && accepted.at !== null && accepted.precision !== null && surelyBefore(at, { at: accepted.at, precision: accepted.precision })) throw new Refusal('before-previous-fact', 'at');
  return { provider: accepted.partner };
}

/**
 * The end of a service that was begun.
 * @throws Refusal not-found, service-start-required (nobody knows since when), service-ended, ends-before-start
 */
export function decideEnd(facts: readonly Fact[], serviceId: string, at: KnownTime): void {
  const given = facts.find((fact) => fact.kind === 'service.given' && fact.rowId === serviceId);
  if (given === undefined) throw new Refusal('not-found');
  if (facts.some((fact) => fact.kind === 'service.ended' && fact.rowId === serviceId)) throw new Refusal('service-ended');
  if (given.at === null || given.precision === null) throw new Refusal('service-start-required');
  if (surelyBefore(at, { at: given.at, precision: given.precision })) throw new Refusal('ends-before-start', 'at');
}
