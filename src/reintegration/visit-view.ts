import type { Fact, Standing } from '../cases/index.js';
import { formatKnownTime } from '../platform/known-time/index.js';
import type { ReintegrationView } from './overview.dto.js';
import type { Readable } from './plan-view.js';
import { ATTEMPTS_BEFORE_LOST, attemptsInVain } from './visit-finding.rules.js';

/** Each visit with what it found; and, of the placement that runs, whether the child has been found lately. */
export function visitsOf(facts: readonly Fact[], standing: Standing, { words }: Readable): Pick<ReintegrationView, 'visits' | 'attemptsInVain' | 'lost'> {
  const found = new Map(facts.flatMap((fact) => (fact.kind === 'visit.found' ? [[fact.subjectId, fact] as const] : [])));
  const open = new Set(standing.risks.map(({ id }) => id));
  const text = (sealed: string | null | undefined): string | undefined => (sealed === null || sealed === undefined ? undefined : words.get(sealed));
  const visits = facts.flatMap((fact) => (fact.kind === 'visit.made' && fact.at !== null && fact.precision !== null ? [{ fact, at: { at: fact.at, precision: fact.precision } }] : []));
  const attempts = attemptsInVain(visits.flatMap(({ fact, at }) => (fact.subjectId === standing.placement?.id ? [{ id: fact.rowId, placementId: fact.subjectId, at, recordedAt: fact.recordedAt, outcome: fact.outcome }] : [])));
  return {
    visits: visits
      .toSorted((a, b) => b.at.at.getTime() - a.at.at.getTime() || b.fact.recordedAt.getTime() - a.fact.recordedAt.getTime())
      .map(({ fact, at }) => {
        const finding = found.get(fact.rowId);
        const [grounds, needs] = [text(finding?.sealedGrounds), text(finding?.sealedNeeds)];
        return {
          id: fact.rowId, at: formatKnownTime(at), outcome: fact.outcome, riskOpen: open.has(fact.rowId),
          ...(finding !== undefined && { livesWith: finding.livesWith, occupation: finding.occupation, risk: finding.risk }),
          ...(grounds !== undefined && { grounds }),
          ...(needs !== undefined && { needs }),
        };
      }),
    attemptsInVain: attempts,
    lost: attempts >= ATTEMPTS_BEFORE_LOST,
  };
}
