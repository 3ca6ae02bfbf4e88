import type { KnownTime, Precision } from '../platform/known-time/index.js';
import type { CorrectableKind } from './correction.vocabulary.js';
import type { CustodyFollowUpKind, ObservationKind } from './custody.vocabulary.js';

/** A known place by its code; one in somebody's own words as it lies sealed, to be read by whoever may open it. */
export type Place = { readonly code: string } | { readonly sealed: string };

/** What was done to find out an age, from the least invasive to the last resort. */
export type AgeStep =
  | { readonly kind: 'document'; readonly document: string; readonly credibility: string }
  | { readonly kind: 'interview' }
  | { readonly kind: 'testimony' }
  | { readonly kind: 'assessment'; readonly professions: readonly string[] }
  | { readonly kind: 'examination'; readonly method: string; readonly marginMonths: number; readonly consent: { readonly by: string; readonly at: KnownTime; readonly language: string } };

/** In completed years. */
export interface AgeRange {
  readonly low: number;
  readonly high: number;
}

/**
 * What can happen to a child, as the case knows it. Each module of the child's way records its own facts in its own tables and
 * tells them in this language; everything else about a case (where, who answers, what is due, who may see) is derived from them.
 */
interface Told {
  /** The row that the fact stands in: a custody, a handover, a stay... What time limits are attached to. */
  readonly subjectId: string;
  /** null: known to have happened, not when (a service "during the stay"). */
  readonly at: Date | null;
  readonly precision: Precision | null;
  readonly recordedAt: Date;
  readonly recordedBy: string;
}

export type Fact = Told &
  (
    | { readonly kind: 'case.identified'; readonly entry: string; readonly region: string | null; readonly centre: string | null }
    | { readonly kind: 'custody.started'; readonly how: 'capture' | 'arrest'; readonly authority: string; readonly unitId: string | null; readonly region: string; readonly place: Place | null; readonly sealedOperation: string | null }
    | { readonly kind: 'custody.notified'; readonly unitId: string | null }
    | { readonly kind: 'custody.transferred'; readonly rowId: string; readonly authority: string; readonly unitId: string | null; readonly region: string; readonly place: Place | null }
    | { readonly kind: 'custody.situation-unknown' }
    | { readonly kind: 'custody.ended'; readonly outcome: string }
    | { readonly kind: 'custody.observed'; readonly custodyId: string; readonly observation: ObservationKind; readonly finding: string | null; readonly breach: boolean; readonly byUnit: string | null }
    | { readonly kind: 'follow-up.concluded'; readonly rowId: string; readonly custodyId: string; readonly followUp: CustodyFollowUpKind; readonly outcome: string }
    | { readonly kind: 'handover.offered'; readonly handoverId: string; readonly centre: string | null }
    | { readonly kind: 'handover.accepted'; readonly handoverId: string; readonly centre: string | null }
    | { readonly kind: 'handover.refused'; readonly handoverId: string; readonly centre: string | null }
    | { readonly kind: 'stay.admitted'; readonly care: 'centre' | 'foster-family'; readonly centre: string | null; readonly region: string | null }
    | { readonly kind: 'stay.discharged'; readonly destination: string }
    | { readonly kind: 'stay.reviewed'; readonly rowId: string; readonly outcome: 'continues' | 'leave-planned'; readonly reason: string | null }
    | { readonly kind: 'stay.admitted-over-places' }
    | { readonly kind: 'stay.places-answered'; readonly answer: 'leave-planned' | 'transfer-planned' | 'places-added' }
    | { readonly kind: 'stay.places-relieved' }
    | { readonly kind: 'absence.started'; readonly stayId: string }
    | { readonly kind: 'absence.ended'; readonly stayId: string; readonly outcome: 'returned' | 'found-elsewhere' }
    | { readonly kind: 'transfer.proposed'; readonly stayId: string; readonly from: string; readonly to: string; readonly reason: string; readonly plannedDay: string }
    | { readonly kind: 'transfer.accepted'; readonly stayId: string; readonly from: string; readonly to: string }
    | { readonly kind: 'transfer.refused'; readonly stayId: string; readonly from: string; readonly to: string }
    | { readonly kind: 'age-assessment.raised'; readonly doubter: string; readonly ground: string }
    | { readonly kind: 'age-assessment.step-taken'; readonly rowId: string; readonly step: AgeStep; readonly range: AgeRange | null }
    | { readonly kind: 'age-assessment.concluded'; readonly conclusion: 'child' | 'adult'; readonly low: number; readonly high: number; readonly professions: readonly string[] }
    | { readonly kind: 'plan.agreed'; readonly rowId: string; readonly childAgreed: boolean; readonly sealedWhyNot: string | null }
    | { readonly kind: 'tracing.acted'; readonly rowId: string; readonly action: string }
    | { readonly kind: 'reunification.asked'; readonly again: boolean }
    | { readonly kind: 'reunification.decided'; readonly decision: 'in-favour' | 'against' | 'postponed'; readonly body: string }
    | { readonly kind: 'service.given'; readonly rowId: string; readonly service: string; readonly sealedDetail: string | null }
    | { readonly kind: 'placement.started'; readonly placement: string; readonly region: string | null }
    | { readonly kind: 'placement.ended' }
    | { readonly kind: 'visit.made'; readonly rowId: string; readonly outcome: string }
    | { readonly kind: 'consent.given' }
    | { readonly kind: 'consent.ended' }
    | { readonly kind: 'consent.answered-anew' }
    | { readonly kind: 'consent.withdrawn' }
    | { readonly kind: 'fact.corrected'; readonly rowId: string; readonly corrected: CorrectableKind; readonly from: KnownTime; readonly to: KnownTime }
    | { readonly kind: 'sight.granted'; readonly grantee: string }
    | { readonly kind: 'sight.ended' }
    | { readonly kind: 'case.assigned' }
    | { readonly kind: 'case.merged' }
    | { readonly kind: 'case.unmerged' }
    | { readonly kind: 'closure.requested'; readonly reason: string }
    | { readonly kind: 'closure.approved'; readonly reason: string }
    | { readonly kind: 'closure.refused'; readonly reason: string }
  );
