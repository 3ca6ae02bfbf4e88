import type { Role } from './roles.vocabulary.js';
import type { Permission } from './permissions.vocabulary.js';

/** What concerns the person behind the file: for those who care for the child. */
const PERSON: readonly Permission[] = [
  'identity.read', 'identity.record', 'document.read', 'document.add', 'duplicate.check', 'consent.read', 'consent.record', 'sharing.read', 'sharing.record', 'emergency.open',
  'act.read', 'act.issue', 'act.verify', 'summary.print', 'referral.read', 'referral.record', 'violation.link', 'restricted.use', 'sheet.read', 'life.read', 'extra.read',
];
/** What is found out and agreed on the child's way, by whoever follows the child. */
const WAY: readonly Permission[] = ['age.raise', 'custody.observe', 'age.step', 'tracing.record', 'reunification.ask', 'plan.record', 'assessment.record', 'track.record', 'reintegration.read', 'task.record', 'note.record'];
const CARE: readonly Permission[] = [
  ...PERSON, ...WAY, 'clock.read', 'case.list', 'case.read', 'case.open', 'stay.admit', 'sheet.fill', 'service.record', 'stay.discharge', 'stay.review', 'visit.record', 'fact.correct', 'closure.request', 'alert.read', 'time-limit.read',
];
/** The day of a centre: its board for the morning meeting, who is absent, and the presence call. */
const CENTRE: readonly Permission[] = ['centre.read', 'stay.absence', 'life.record', 'presence.call', 'shift.hand-over', 'transfer.propose'];
/** Foster families by their codes, and visits to the children there; who the families are, for whoever answers for such a child. */
const FOSTER: readonly Permission[] = ['foster.read', 'foster.visit'];
/** Who answers for children whom others care for: decides, and is asked. */
const ANSWERING: readonly Permission[] = ['case.assign', 'closure.decide', 'death.record', 'age.conclude', 'reunification.decide', 'places.answer', 'life.follow-up', 'duplicate.answer', 'looks.read', 'erasure.propose'];
const OFFICER: readonly Permission[] = [...CARE, ...CENTRE, ...FOSTER, ...ANSWERING, 'centre.places', 'foster.names', 'foster.keep', 'custody.notify', 'custody.change', 'custody.end', 'follow-up.conclude', 'handover.offer', 'fact.correct-any', 'closure.decide-loss', 'death.review', 'case.merge', 'emergency.read', 'emergency.review', 'activity.read', 'activity.record'];

/** DESIGN's table of roles, in permissions. Which rows a permission reaches is the record scope (scope.rules.ts). */
const BY_ROLE: Record<Role, readonly Permission[]> = {
  'security-liaison': ['clock.read', 'case.list', 'case.read', 'custody.notify', 'custody.change', 'custody.observe', 'handover.offer', 'age.raise', 'fact.correct', 'alert.read', 'time-limit.read', 'act.verify'],
  'centre-worker': [...CARE, ...CENTRE, ...FOSTER, 'handover.answer', 'transfer.answer'],
  'centre-manager': [...CARE, ...CENTRE, ...FOSTER, ...ANSWERING, 'foster.names', 'handover.answer', 'transfer.answer'],
  'case-worker': [...PERSON, ...WAY, ...FOSTER, 'foster.names', 'clock.read', 'case.list', 'case.read', 'case.open', 'service.record', 'visit.record', 'fact.correct', 'closure.request', 'alert.read', 'time-limit.read'],
  'regional-officer': OFFICER,
  'national-officer': [...OFFICER, 'violation.read', 'report.read', 'edition.freeze', 'report.protected', 'disclosure.change', 'time-limit.change', 'reference.change', 'erasure.read', 'erasure.approve'],
  monitor: ['clock.read', 'case.list', 'case.read', 'reintegration.read', 'violation.read', 'violation.record', 'report.read', 'report.protected', 'activity.read', 'time-limit.read', 'act.verify'],
  analyst: ['report.protected', 'time-limit.read'],
  auditor: ['time-limit.read', 'alert.read', 'journal.read', 'emergency.read', 'erasure.read', 'erasure.approve'],
  administrator: ['user.manage', 'reference.change', 'webhook.manage', 'time-limit.read', 'alert.read', 'operations.read'],
};

export function permissionsOf(role: Role): readonly Permission[] {
  return BY_ROLE[role];
}

export function may(role: Role, permission: Permission): boolean {
  return BY_ROLE[role].includes(permission);
}
