import { endOf, type KnownTime } from '../platform/known-time/index.js';
import type { Fact } from './facts.vocabulary.js';
import type { FamilyStanding, KnownRelative, Statement } from './standing.vocabulary.js';

type Told<Kind extends Fact['kind']> = Extract<Fact, { readonly kind: Kind }>;
type Dated<F extends Fact> = F & { readonly at: Date; readonly precision: KnownTime['precision'] };

export const NO_FAMILY: FamilyStanding = { relatives: [], searches: [], assessments: [], livesWith: null, care: null };

/** What the facts of a case say of the child's family: who is known and verified, for whom somebody is looking, what would be best. */
export function familyStanding(facts: readonly Fact[]): FamilyStanding {
  const closed = new Set(facts.flatMap((fact) => (fact.kind === 'tracing.closed' ? [fact.subjectId] : [])));
  const ended = new Set(facts.flatMap((fact) => (fact.kind === 'placement.ended' ? [fact.subjectId] : [])));
  const placement = inOrder(facts, 'placement.started').find((fact) => !ended.has(fact.subjectId));
  const care = inOrder(facts, 'alternative-care.decided').find((fact) => fact.subjectId === placement?.subjectId);
  return {
    relatives: facts.flatMap((fact) => (fact.kind === 'relative.recorded' ? [relative(fact, facts)] : [])),
    searches: inOrder(facts, 'tracing.opened').flatMap((fact) => (closed.has(fact.subjectId) ? [] : [{ id: fact.subjectId, relativeId: fact.relativeId, openedAt: timeOf(fact) }])),
    assessments: inOrder(facts, 'best-interests.assessed').map((fact) => ({ id: fact.subjectId, at: timeOf(fact), relativeId: fact.relativeId, unverifiedReason: fact.unverifiedReason })),
    livesWith: placement?.relativeId ?? null,
    care: care === undefined ? null : { id: care.rowId, decidedAt: timeOf(care) },
  };
}

function relative({ subjectId, relationship, life }: Told<'relative.recorded'>, facts: readonly Fact[]): KnownRelative {
  const heard = inOrder(facts, 'relative.heard').filter((fact) => fact.subjectId === subjectId);
  const last = (side: 'child' | 'relative'): Statement | null => {
    const fact = heard.findLast((one) => one.side === side);
    return fact === undefined ? null : { id: fact.rowId, at: timeOf(fact), result: fact.result };
  };
  const verification = inOrder(facts, 'relative.verified').findLast((fact) => fact.subjectId === subjectId);
  return { id: subjectId, relationship, life, said: { child: last('child'), relative: last('relative') }, verified: verification?.verified ?? null };
}

/** By the end of what is known of their time, then by when they were recorded. */
function inOrder<Kind extends Fact['kind']>(facts: readonly Fact[], kind: Kind): Dated<Told<Kind>>[] {
  return facts
    .filter((fact): fact is Dated<Told<Kind>> => fact.kind === kind && fact.at !== null && fact.precision !== null)
    .sort((a, b) => endOf(timeOf(a)).getTime() - endOf(timeOf(b)).getTime() || a.recordedAt.getTime() - b.recordedAt.getTime());
}

function timeOf({ at, precision }: Dated<Fact>): KnownTime {
  return { at, precision };
}
