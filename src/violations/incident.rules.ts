import { type KnownTime, surelyBefore } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { CHILD_TYPES, type ChildType, type Decision, type Status, type Suffered, type VictimTold, type ViolationTold, type ViolationType } from './violations.vocabulary.js';

export function isChildType(type: ViolationType): type is ChildType {
  return CHILD_TYPES.some((one) => one === type);
}

/**
 * An attack names what was attacked, and nothing else does.
 * @param field what stands before the name of the field in the request
 * @throws Refusal facility-unsaid, facility-without-attack
 */
export function decideViolation({ type, facility, act, damage }: ViolationTold, field = ''): void {
  if (type === 'attacks-on-schools-and-hospitals') {
    if (facility === undefined) throw new Refusal('facility-unsaid', `${field}facility`);
    if (act === undefined) throw new Refusal('facility-unsaid', `${field}act`);
    return;
  }
  if (facility !== undefined || act !== undefined || damage !== undefined) throw new Refusal('facility-without-attack', `${field}facility`);
}

/**
 * A victim is one child with a file or so many without, and suffered something that the incident says happened.
 * @throws Refusal victims-unsaid, age-range-incomplete, age-range-reversed, already-exists, violation-not-in-incident, harm-unsaid, captivity-unsaid, detail-of-another-violation
 */
export function decideVictim(victim: VictimTold, inIncident: readonly ViolationType[], field = ''): void {
  const { caseCode, boys, girls, sexUnknown, ageFromMonths: low, ageToMonths: high, suffered } = victim;
  const counted = (boys ?? 0) + (girls ?? 0) + (sexUnknown ?? 0);
  if ((caseCode === undefined) === (counted === 0)) throw new Refusal('victims-unsaid', `${field}boys`);
  if ((low === undefined) !== (high === undefined)) throw new Refusal('age-range-incomplete', low === undefined ? `${field}ageFromMonths` : `${field}ageToMonths`);
  if (low !== undefined && high !== undefined && high < low) throw new Refusal('age-range-reversed', `${field}ageToMonths`);
  if (suffered.length === 0) throw new Refusal('victims-unsaid', `${field}suffered`);
  const types = suffered.map(({ type }) => type);
  if (new Set(types).size < types.length) throw new Refusal('already-exists', `${field}suffered`);
  suffered.forEach((one, index) => { decideSuffered(one, inIncident, `${field}suffered.${String(index)}.`); });
}

function decideSuffered({ type, roles, mode, harm, cause, captivity }: Suffered, inIncident: readonly ViolationType[], field: string): void {
  if (!inIncident.includes(type)) throw new Refusal('violation-not-in-incident', `${field}type`);
  if (type === 'killing-and-maiming' && harm === undefined) throw new Refusal('harm-unsaid', `${field}harm`);
  if (type === 'abduction' && captivity === undefined) throw new Refusal('captivity-unsaid', `${field}captivity`);
  const strange =
    (type !== 'killing-and-maiming' && (harm !== undefined || cause !== undefined)) ||
    (type !== 'abduction' && captivity !== undefined) ||
    (type !== 'recruitment-and-use' && (roles !== undefined || mode !== undefined));
  if (strange) throw new Refusal('detail-of-another-violation', `${field}type`);
}

/**
 * The whole of an incident as it is first recorded: what is counted by child says which children.
 * @throws Refusal as decideViolation and decideVictim; already-exists, victims-missing
 */
export function decideIncident(violations: readonly ViolationTold[], victims: readonly VictimTold[]): void {
  violations.forEach((violation, index) => { decideViolation(violation, `violations.${String(index)}.`); });
  const kinds = violations.map(({ type, facility, act }) => `${type} ${facility ?? ''} ${act ?? ''}`);
  if (new Set(kinds).size < kinds.length) throw new Refusal('already-exists', 'violations');
  const types = violations.map(({ type }) => type);
  victims.forEach((victim, index) => { decideVictim(victim, types, `victims.${String(index)}.`); });
  const suffered = new Set<ViolationType>(victims.flatMap((victim) => victim.suffered.map(({ type }) => type)));
  if (types.some((type) => isChildType(type) && !suffered.has(type))) throw new Refusal('victims-missing', 'victims');
}

/** A violation as its decisions left it. `since`: the day of the last one, none while it is only reported. */
export interface Verified {
  readonly status: Status;
  readonly since: string | null;
}

/**
 * Decisions follow each other in time, each changes something, and none lies before what it is about.
 * @param on civil day of the decision, '2026-03-10'
 * @throws Refusal verification-unchanged, before-previous-fact, in-the-future
 */
export function decideVerification(now: Verified, next: Decision, on: string, occurredAt: KnownTime, today: string): void {
  if (next === now.status) throw new Refusal('verification-unchanged', 'status');
  if (on > today) throw new Refusal('in-the-future', 'on');
  if (surelyBefore({ at: new Date(`${on}T00:00:00.000Z`), precision: 'day' }, occurredAt)) throw new Refusal('before-previous-fact', 'on');
  if (now.since !== null && on < now.since) throw new Refusal('before-previous-fact', 'on');
}
