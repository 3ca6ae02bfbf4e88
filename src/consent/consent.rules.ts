import { endOf, type KnownTime, surelyBefore } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import type { Agreed, Agreement, Answer, ConsentAges, ConsentState, Giver, KnownAge, Needed, Purpose, Section, SharedFor, Withdrawal } from './consent.vocabulary.js';

/** Who may share without consent, in the child's best interests and for a recorded reason. */
const DECIDE_BEST_INTERESTS: readonly string[] = ['centre-manager', 'regional-officer', 'national-officer'];
/** How far an age may be off, in years. */
const OFF_BY: Record<KnownAge['precision'], number> = { stated: 0, approximate: 2, doubted: Number.POSITIVE_INFINITY, unknown: Number.POSITIVE_INFINITY };
const YEAR = 365.25 * 24 * 3_600_000;
const NOTHING: Agreed = { state: 'missing', sections: [] };
/** What stands in the way, the gravest first. */
const GRAVITY: readonly ConsentState[] = ['refused', 'withdrawn', 'expired', 'missing', 'agreed'];

export function mayDecideBestInterests(role: string): boolean {
  return DECIDE_BEST_INTERESTS.includes(role);
}

/** Doubt serves the child: asked if old enough by any reading of the age; alone in deciding only if of age by every one. */
export function needed(age: KnownAge, ages: ConsentAges, at: Date): Needed {
  const off = age.years === null ? Number.POSITIVE_INFINITY : OFF_BY[age.precision];
  const now = (age.years ?? 0) + Math.floor(Math.max(0, at.getTime() - age.knownAt.getTime()) / YEAR);
  // "15 years" lies anywhere between the fifteenth birthday and the sixteenth.
  return { assent: now + 1 + off > ages.assentFrom, consent: now - off < ages.majority };
}

/** What has been said, all of it, of one case. */
export interface Said {
  readonly answers: readonly Answer[];
  readonly withdrawals: readonly Withdrawal[];
}

/** What is agreed at an instant for a purpose, and for sharing with one partner. */
export function agreedAt(said: Said, purpose: Purpose, recipient: string | null, who: Needed, at: Date): Agreement {
  const of = (giver: Giver): Agreed => bySide(said, purpose, recipient, giver, at);
  const child = of('child');
  const adult = adults(of('parent'), of('guardian'), of('best-interests'));
  // A child who says no is heard at any age.
  const asked = [...(who.assent || objects(child) ? [child] : []), ...(who.consent ? [adult] : [])];
  return { ...together(asked), child, adult };
}

/**
 * One person's word. A refusal or a withdrawal holds from its first possible instant, and until the person has surely agreed afterwards;
 * an agreement holds once it is known to have been given. Where the order of two agreements is in doubt, only what both cover is agreed.
 */
function bySide({ answers, withdrawals }: Said, purpose: Purpose, recipient: string | null, giver: Giver, at: Date): Agreed {
  const asked = answers.filter((answer) => answer.purpose === purpose && answer.recipient === recipient);
  const noes = [
    ...asked.filter((answer) => !answer.agreed && answer.giver === giver).map((answer) => ({ state: 'refused' as const, at: answer.given })),
    ...withdrawals
      .filter(({ consentId, giver: by }) => asked.some((answer) => answer.id === consentId && (answer.giver === giver || by === giver)))
      .map((withdrawal) => ({ state: 'withdrawn' as const, at: withdrawal.at })),
  ].filter((no) => no.at.at <= at);
  const standing = asked.filter((answer) => answer.agreed && answer.giver === giver && holdsFrom(answer) <= at && noes.every((no) => surelyBefore(no.at, answer.given)));
  const latest = standing.filter((answer) => !standing.some((other) => surelyBefore(answer.given, other.given)));
  if (latest.length > 0) {
    const expired = latest.some(({ until }) => until !== null && endOfValidity(until) <= at);
    return expired ? { state: 'expired', sections: [] } : { state: 'agreed', sections: common(latest.map(({ sections }) => sections)) };
  }
  const lastNo = noes.reduce<(typeof noes)[number] | undefined>((last, no) => (last === undefined || endOf(no.at) >= endOf(last.at) ? no : last), undefined);
  return lastNo === undefined ? NOTHING : { state: lastNo.state, sections: [] };
}

/** A decision in the child's best interests takes the place of the parents' word; otherwise each of those who answered must agree. */
function adults(parent: Agreed, guardian: Agreed, bestInterests: Agreed): Agreed {
  if (bestInterests.state === 'agreed' || objects(bestInterests)) return bestInterests;
  const answered = [parent, guardian].filter(({ state }) => state !== 'missing');
  if (answered.some(objects)) return together(answered);
  const agreeing = answered.filter(({ state }) => state === 'agreed');
  return agreeing.length > 0 ? together(agreeing) : answered.length > 0 ? together(answered) : bestInterests;
}

function together(sides: readonly Agreed[]): Agreed {
  const state = GRAVITY.find((gravest) => sides.some((side) => side.state === gravest)) ?? 'missing';
  return { state, sections: state === 'agreed' ? common(sides.map(({ sections }) => sections)) : [] };
}

function objects({ state }: Agreed): boolean {
  return state === 'refused' || state === 'withdrawn';
}

/** Given "on that day", and written down on it: it holds from when it was written down. */
function holdsFrom({ given, recordedAt }: Answer): Date {
  return endOf(given) < recordedAt ? endOf(given) : recordedAt;
}

/** Agreed until a day: that day included. */
function endOfValidity(until: KnownTime): Date {
  return endOf(until);
}

function common(lists: readonly (readonly Section[])[]): Section[] {
  const [first = [], ...others] = lists;
  return first.filter((section) => others.every((list) => list.includes(section)));
}

export interface Wish {
  readonly partner: string;
  readonly purpose: SharedFor;
  readonly sections: readonly Section[];
}

/**
 * Nothing leaves the house that was not agreed to: for this partner, for this purpose, and for every part of the file.
 * @returns on what ground it is shared
 * @throws Refusal consent-missing on partner, sections or purpose; override-not-allowed
 */
export function decideSharing(wish: Wish, said: Said, who: Needed, at: Date, override: { asked: boolean; role: string }): 'consent' | 'best-interests' {
  const lacking = lackingFor(wish, said, who, at);
  if (lacking === undefined) return 'consent';
  if (!override.asked) throw new Refusal('consent-missing', lacking);
  if (!mayDecideBestInterests(override.role)) throw new Refusal('override-not-allowed', 'overrideReason');
  return 'best-interests';
}

export function lackingFor({ partner, purpose, sections }: Wish, said: Said, who: Needed, at: Date): 'partner' | 'sections' | 'purpose' | undefined {
  const sharing = agreedAt(said, 'sharing', partner, who, at);
  if (sharing.state !== 'agreed') return 'partner';
  if (!sections.every((section) => sharing.sections.includes(section))) return 'sections';
  return agreedAt(said, purpose, null, who, at).state === 'agreed' ? undefined : 'purpose';
}

/** @throws Refusal recipient-required, sections-required, ends-before-start */
export function decideAnswer(answer: Pick<Answer, 'purpose' | 'recipient' | 'agreed' | 'sections' | 'given' | 'until'>): void {
  if (answer.purpose === 'sharing' && answer.recipient === null) throw new Refusal('recipient-required', 'recipient');
  if (answer.purpose === 'sharing' && answer.agreed && answer.sections.length === 0) throw new Refusal('sections-required', 'sections');
  if (answer.until !== null && endOfValidity(answer.until) <= answer.given.at) throw new Refusal('ends-before-start', 'until');
}

/** @throws Refusal consent-not-given (a refusal cannot be taken back, only answered anew), already-withdrawn, before-previous-fact */
export function decideWithdrawal(answer: Answer, withdrawals: readonly Withdrawal[], at: KnownTime): void {
  if (!answer.agreed) throw new Refusal('consent-not-given');
  if (withdrawals.some(({ consentId }) => consentId === answer.id)) throw new Refusal('already-withdrawn');
  if (surelyBefore(at, answer.given)) throw new Refusal('before-previous-fact', 'at');
}
