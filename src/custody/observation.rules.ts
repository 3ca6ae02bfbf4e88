import type { CustodyFollowUpKind, Fact, ObservationKind, Standing } from '../cases/index.js';
import { type KnownTime, surelyBefore } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';

/** What only words can say. */
const IN_WORDS: ReadonlySet<ObservationKind> = new Set(['circumstances', 'injury', 'item-taken']);

type FollowUp = Standing['followUps'][number];

/** What was observed, and in what category the reference book has its finding. */
export interface Observed {
  readonly at: KnownTime;
  readonly kind: ObservationKind;
  readonly finding: { readonly code: string; readonly category: string | null } | undefined;
  readonly remark: string | undefined;
}

/**
 * The custody in which something was observed; also one that is over: a child may speak of it months later.
 * @throws Refusal case-closed; not-in-custody when the child was never held; before-previous-fact, after-next-fact outside every custody;
 * words-required, finding-required; unknown-code for a finding of another kind
 */
export function decideObservation(standing: Standing, facts: readonly Fact[], { at, kind, finding, remark }: Observed): { custodyId: string } {
  if (standing.status === 'closed') throw new Refusal('case-closed');
  if (IN_WORDS.has(kind)) {
    if (finding !== undefined) throw new Refusal('unknown-code', 'finding');
    if (remark === undefined) throw new Refusal('words-required', 'remark');
  } else if (finding === undefined) throw new Refusal('finding-required', 'finding');
  else if (finding.category !== kind) throw new Refusal('unknown-code', 'finding');
  return { custodyId: custodyAt(facts, at) };
}

/** @throws Refusal case-closed; no-follow-up-open; before-previous-fact; unknown-code for an outcome of another kind */
export function decideFollowUp(standing: Standing, { at, kind, about, outcome }: { at: KnownTime; kind: CustodyFollowUpKind; about: string; outcome: string | null }): FollowUp {
  if (standing.status === 'closed') throw new Refusal('case-closed');
  const followUp = standing.followUps.find((open) => open.kind === kind && open.aboutId === about);
  if (followUp === undefined) throw new Refusal('no-follow-up-open');
  if (outcome !== kind) throw new Refusal('unknown-code', 'outcome');
  if (surelyBefore(at, followUp.openedAt)) throw new Refusal('before-previous-fact', 'at');
  return followUp;
}

/** The custody during which it may have happened; the later one where two are possible. */
function custodyAt(facts: readonly Fact[], at: KnownTime): string {
  const custodies = facts.flatMap((fact) => (fact.kind === 'custody.started' ? [fact] : []));
  if (custodies.length === 0) throw new Refusal('not-in-custody');
  const begun = custodies.filter((fact) => !surelyBefore(at, timeOf(fact) ?? at));
  if (begun.length === 0) throw new Refusal('before-previous-fact', 'at');
  const ends = new Map(facts.flatMap((fact) => (fact.kind === 'custody.ended' ? [[fact.subjectId, timeOf(fact)] as const] : [])));
  const [last] = begun
    .filter(({ subjectId }) => {
      const end = ends.get(subjectId);
      return end === undefined || end === null || !surelyBefore(end, at);
    })
    .sort((a, b) => (b.at?.getTime() ?? 0) - (a.at?.getTime() ?? 0) || b.subjectId.localeCompare(a.subjectId));
  if (last === undefined) throw new Refusal('after-next-fact', 'at');
  return last.subjectId;
}

function timeOf({ at, precision }: Fact): KnownTime | null {
  return at === null || precision === null ? null : { at, precision };
}
