import type { RefusalCode } from '../refusal/index.js';

/** What a constraint of the database says no to, in the words of the refusals: rules explain first, constraints hold when two people act at once. */
const BY_CONSTRAINT: Record<string, { code: RefusalCode; field?: string }> = {
  case_age_known: { code: 'age-unsaid', field: 'ageYears' },
  custody_no_overlap: { code: 'overlapping-custody', field: 'startedAt' },
  spell_no_overlap: { code: 'overlapping-custody', field: 'at' },
  custody_ends_after_start: { code: 'handover-before-capture', field: 'at' },
  spell_ends_after_start: { code: 'before-previous-fact', field: 'at' },
  handover_one_open: { code: 'handover-pending' },
  handover_decided_after_offer: { code: 'before-previous-fact', field: 'at' },
  stay_no_overlap: { code: 'overlapping-stay', field: 'at' },
  week_note_once: { code: 'week-noted', field: 'week' },
  stay_absence_one_open: { code: 'child-absent' },
  stay_absence_ends_after_start: { code: 'absence-end-before-start', field: 'at' },
  presence_call_once_a_day: { code: 'version-overtaken' },
  stay_transfer_one_open: { code: 'transfer-pending' },
  transfer_by_two_people: { code: 'transfer-elsewhere' },
  place_groups_apart: { code: 'place-groups-overlap', field: 'groups' },
  allowance_periods_apart: { code: 'allowance-overlaps', field: 'from' },
  discharge_after_admission: { code: 'discharge-before-admission', field: 'at' },
  placement_no_overlap: { code: 'overlapping-placement', field: 'at' },
  track_no_overlap: { code: 'overlapping-track', field: 'at' },
  track_ends_after_start: { code: 'before-previous-fact', field: 'at' },
  attended_of_held: { code: 'attended-more-than-held', field: 'attended' },
  attendance_once_a_month: { code: 'attendance-recorded', field: 'month' },
  activity_ends_after_start: { code: 'ends-before-start', field: 'untilDay' },
  told_outcome_once: { code: 'outcome-known', field: 'milestone' },
  risk_answered_once: { code: 'no-follow-up-open' },
  risk_has_grounds: { code: 'words-required', field: 'grounds' },
  plan_step_due_after_agreed: { code: 'due-before-agreed', field: 'dueOn' },
  plan_step_ends_once: { code: 'step-ended' },
  custody_follow_up_once: { code: 'no-follow-up-open' },
  age_assessment_one_open: { code: 'assessment-pending' },
  violation_once: { code: 'already-exists', field: 'violations' },
  victim_linked_once: { code: 'already-exists', field: 'caseCode' },
  incident_compared_once: { code: 'compared-already' },
  incident_joined_one_level: { code: 'join-holds-others' },
  reunification_one_open: { code: 'decision-pending' },
  closure_one_open: { code: 'closure-pending' },
  closed_without_open_deadline: { code: 'closure-with-open-deadline' },
  merged_one_level: { code: 'merge-holds-others' },
  case_merge_once: { code: 'case-merged' },
  duplicate_request_once: { code: 'request-pending' },
  request_answered_once: { code: 'request-answered' },
  closure_two_people: { code: 'closure-by-same-person' },
  act_one_valid: { code: 'act-exists', field: 'kind' },
  act_stays_void: { code: 'act-voided' },
  erasure_of_closed_case: { code: 'erasure-case-open' },
  erased_case_stays_closed: { code: 'identity-erased' },
  identity_erased: { code: 'identity-erased' },
  erasure_one_open: { code: 'erasure-pending' },
  erasure_waiting: { code: 'erasure-not-waiting' },
  erasure_not_by_proposer: { code: 'erasure-by-proposer' },
  erasure_two_people: { code: 'erasure-by-same-person' },
  erasure_no_emergency: { code: 'erasure-during-emergency' },
  consent_withdrawn_once: { code: 'already-withdrawn' },
  emergency_no_overlap: { code: 'emergency-not-needed', field: 'code' },
  emergency_reviewed_by_another: { code: 'emergency-own-review' },
  absence_no_overlap: { code: 'absence-overlaps', field: 'fromDay' },
  rule_version_unique: { code: 'rule-version-overtaken' },
  rule_versions_in_order: { code: 'time-limit-before-version', field: 'effectiveFrom' },
  app_user_email_unique: { code: 'email-taken', field: 'email' },
  liaison_has_unit: { code: 'role-place-mismatch', field: 'unitId' },
  centre_staff_has_centre: { code: 'role-place-mismatch', field: 'centre' },
  partner_staff_follows_cases: { code: 'role-place-mismatch', field: 'partner' },
  regional_has_region: { code: 'role-place-mismatch', field: 'region' },
};
const UNIQUE_VIOLATION = '23505';
const FOREIGN_KEY_VIOLATION = '23503';
const INSUFFICIENT_PRIVILEGE = '42501';

export function refusalOfDatabaseError(error: unknown): { code: RefusalCode; field?: string } | undefined {
  const { code, constraint } = databaseError(error);
  const known = constraint === undefined ? undefined : BY_CONSTRAINT[constraint];
  if (known !== undefined) return known;
  if (code === UNIQUE_VIOLATION) return { code: 'already-exists' };
  if (code === FOREIGN_KEY_VIOLATION) return { code: 'unknown-code' };
  if (code === INSUFFICIENT_PRIVILEGE) return { code: 'not-found' }; // row-level security: out of scope does not exist
  return undefined;
}

function databaseError(error: unknown): { code?: string; constraint?: string } {
  if (typeof error !== 'object' || error === null) return {};
  const inner = 'driverError' in error ? error.driverError : error;
  return inner as { code?: string; constraint?: string };
}
