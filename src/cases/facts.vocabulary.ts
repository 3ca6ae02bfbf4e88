import type { KnownTime, Precision } from '../platform/known-time/index.js';
import type { BestInterestsPart, Rating } from './best-interests.vocabulary.js';
import type { CorrectableKind } from './correction.vocabulary.js';
import type { CustodyFollowUpKind, ObservationKind } from './custody.vocabulary.js';
import type { Domain, Ratings, Risk, TrackKind, TrackOutcome } from './reintegration.vocabulary.js';

/** A known place by its code; one in somebody's own words as it lies sealed, to be read by whoever may open it. */
export type Place = { readonly code: string } | { readonly sealed: string };

/** What was done to find out an age, from the least invasive to the last resort. */
export type AgeStep =
  | { readonly kind: 'document'; readonly document: string; readonly credibility: string }
  | { readonly kind: 'interview' }
  | { readonly kind: 'testimony' }
  | { readonly kind: 'assessment'; readonly professions: readonly string[] }
  | { readonly kind: 'examination'; readonly method: string; readonly marginMonths: number; readonly consent: { readonly by: string; readonly at: KnownTime; readonly language: string } };

/** Who gives a service: a partner organisation or one-stop centre, or a centre. */
export type ServiceProvider = { readonly partner: string } | { readonly centre: string };

/** What the note of a week marks. */
export const WEEK_ASPECTS = ['health', 'mood', 'relations', 'participation'] as const;
export type WeekAspect = (typeof WEEK_ASPECTS)[number];

/** In completed years. */
/** What the child answered when told what was concluded on the age. */
export const TELLING_ANSWERS = ['accepts', 'contests', 'no-answer'] as const;
export type TellingAnswer = (typeof TELLING_ANSWERS)[number];

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
    | { readonly kind: 'stay.admitted'; readonly care: 'centre' | 'foster-family'; readonly centre: string | null; readonly region: string | null; readonly family: string | null }
    | { readonly kind: 'stay.discharged'; readonly destination: string }
    | { readonly kind: 'stay.reviewed'; readonly rowId: string; readonly outcome: 'continues' | 'leave-planned'; readonly reason: string | null }
    | { readonly kind: 'stay.sheet-filled'; readonly risk: 'low' | 'medium' | 'high' }
    | { readonly kind: 'stay.family-visited'; readonly rowId: string; readonly outcome: string; readonly childHeard: boolean }
    | { readonly kind: 'stay.allowance-paid'; readonly rowId: string; readonly amount: number; readonly from: string; readonly to: string }
    | { readonly kind: 'stay.admitted-over-places' }
    | { readonly kind: 'stay.places-answered'; readonly answer: 'leave-planned' | 'transfer-planned' | 'places-added' }
    | { readonly kind: 'stay.places-relieved' }
    | { readonly kind: 'absence.started'; readonly stayId: string }
    | { readonly kind: 'absence.ended'; readonly stayId: string; readonly outcome: 'returned' | 'found-elsewhere' }
    | { readonly kind: 'incident.happened'; readonly stayId: string; readonly incident: string; readonly severity: 'low' | 'medium' | 'high'; /** Told at once, and to be followed up. */ readonly grave: boolean }
    | { readonly kind: 'incident.followed-up'; readonly outcome: string }
    | { readonly kind: 'stay.week-noted'; readonly rowId: string; /** Its Monday. */ readonly week: string; readonly marks: Readonly<Record<WeekAspect, 'good' | 'watch' | 'worrying'>> }
    | { readonly kind: 'stay.session-held'; readonly rowId: string; readonly profession: 'educator' | 'nurse' | 'psychologist'; readonly topic: string }
    | { readonly kind: 'transfer.proposed'; readonly stayId: string; readonly from: string; readonly to: string; readonly reason: string; readonly plannedDay: string }
    | { readonly kind: 'transfer.accepted'; readonly stayId: string; readonly newStayId: string; readonly from: string; readonly to: string }
    | { readonly kind: 'transfer.refused'; readonly stayId: string; readonly from: string; readonly to: string }
    | { readonly kind: 'age-assessment.raised'; readonly doubter: string; readonly ground: string }
    | { readonly kind: 'age-assessment.step-taken'; readonly rowId: string; readonly step: AgeStep; readonly range: AgeRange | null }
    | { readonly kind: 'age-assessment.concluded'; readonly conclusion: 'child' | 'adult'; readonly low: number; readonly high: number; readonly professions: readonly string[] }
    | { readonly kind: 'age-assessment.told'; readonly rowId: string; readonly language: string; readonly answer: TellingAnswer }
    | { readonly kind: 'assessment.made'; readonly rowId: string; readonly during: 'stay' | 'placement'; readonly first: boolean; readonly ratings: Ratings; readonly sealedStrengths: string; readonly sealedNeeds: string }
    | { readonly kind: 'plan-goal.set'; readonly planId: string; readonly domain: Domain; readonly goal: string | null; readonly sealedWords: string | null }
    | { readonly kind: 'plan-step.agreed'; readonly goalId: string; readonly ownerId: string; readonly sealedWhat: string; /** The instant at which the day is over. */ readonly due: Date }
    | { readonly kind: 'plan-step.done' }
    | { readonly kind: 'plan-step.dropped' }
    | { readonly kind: 'track.begun'; readonly track: TrackKind; readonly detail: string; readonly sealedProvider: string }
    | { readonly kind: 'track.attended'; readonly rowId: string; /** Its first day, '2026-03-01'. */ readonly month: string; readonly held: number; readonly attended: number }
    | { readonly kind: 'track.ended'; readonly outcome: TrackOutcome }
    | { readonly kind: 'plan.agreed'; readonly rowId: string; readonly childAgreed: boolean; readonly sealedWhyNot: string | null }
    | { readonly kind: 'relative.recorded'; readonly relationship: string; readonly carer: 'lawful' | 'in-fact' | 'none' | 'unknown'; readonly life: 'alive' | 'dead' | 'unknown'; readonly region: string | null; readonly country: string | null }
    | { readonly kind: 'tracing.opened'; readonly relativeId: string; readonly priority: 'urgent' | 'normal'; readonly partner: string | null; readonly country: string | null }
    | { readonly kind: 'tracing.acted'; readonly rowId: string; readonly requestId: string | null; readonly action: string; readonly actor: string | null; readonly result: string | null }
    | { readonly kind: 'tracing.closed'; readonly outcome: 'found' | 'not-found' | 'child-declines' | 'danger' }
    | { readonly kind: 'relative.heard'; readonly rowId: string; readonly side: 'child' | 'relative'; readonly result: 'agrees' | 'doubtful' | 'contradicts' }
    | { readonly kind: 'relative.verified'; readonly rowId: string; readonly verified: boolean; readonly reason: string | null }
    | { readonly kind: 'best-interests.assessed'; readonly relativeId: string | null; readonly ratings: Readonly<Record<BestInterestsPart, Rating>>; readonly unverifiedReason: string | null }
    | { readonly kind: 'family.prepared'; readonly preparation: 'family' | 'community' | 'mediation'; readonly met: readonly string[]; readonly outcome: string }
    | { readonly kind: 'alternative-care.decided'; readonly rowId: string; readonly form: 'kinship' | 'foster-long-term' | 'supervised-independence' | 'other'; readonly reason: string }
    | { readonly kind: 'alternative-care.reviewed'; readonly rowId: string; readonly outcome: 'continues' | 'family-sought-again' | 'change-needed' }
    | { readonly kind: 'reunification.asked'; readonly again: boolean }
    | { readonly kind: 'reunification.decided'; readonly decision: 'in-favour' | 'against' | 'postponed'; readonly body: string }
    | { readonly kind: 'service.given'; readonly rowId: string; readonly service: string; readonly sealedDetail: string | null; readonly by: ServiceProvider | null; readonly sessions: number | null }
    | { readonly kind: 'service.ended'; readonly rowId: string; readonly service: string; readonly outcome: string | null }
    | { readonly kind: 'referral.sent'; readonly partner: string; readonly service: string }
    | { readonly kind: 'referral.accepted'; readonly partner: string; readonly toldBySender: boolean }
    | { readonly kind: 'referral.refused'; readonly partner: string; readonly reason: string; readonly toldBySender: boolean }
    | { readonly kind: 'referral.done'; readonly partner: string }
    | { readonly kind: 'referral.fed-back'; readonly partner: string; readonly result: string }
    | { readonly kind: 'referral.withdrawn'; readonly partner: string }
    | { readonly kind: 'placement.started'; readonly placement: string; readonly region: string | null; readonly relativeId: string | null }
    | { readonly kind: 'placement.ended' }
    | { readonly kind: 'visit.made'; readonly rowId: string; readonly outcome: string; /** The visit before, where it found nobody. */ readonly answers: string | null }
    | { readonly kind: 'visit.found'; readonly livesWith: string; readonly occupation: string; readonly risk: Risk; readonly sealedGrounds: string | null; readonly sealedNeeds: string | null }
    | { readonly kind: 'recruitment-risk.answered'; readonly rowId: string; readonly answer: string }
    | { readonly kind: 'outcome.told'; readonly rowId: string; /** A row of outcome_milestone. */ readonly milestone: string; readonly outcome: 'in-school' | 'in-training' | 'in-work' | 'with-family' | 'other'; readonly withFamily: boolean | null; readonly source: string }
    | { readonly kind: 're-recruitment.recorded'; readonly party: string | null; readonly source: string }
    | { readonly kind: 're-recruitment.answered'; readonly answer: string }
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
    | { readonly kind: 'closure.reopened'; readonly reason: string }
    | { readonly kind: 'death.recorded'; readonly cause: string; readonly confirmedBy: string }
    | { readonly kind: 'death.family-told' }
    | { readonly kind: 'death.reviewed'; readonly outcome: string }
    | { readonly kind: 'death.withdrawn' }
  );
