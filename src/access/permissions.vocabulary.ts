export const PERMISSIONS = [
  'clock.read', 'case.list', 'case.read', 'case.open', 'case.assign', 'identity.read', 'identity.record',
  'custody.notify', 'custody.change', 'handover.offer', 'handover.answer', 'stay.admit', 'stay.discharge', 'service.record', 'visit.record',
  'age.raise', 'age.step', 'age.conclude', 'tracing.record', 'reunification.ask', 'reunification.decide', 'plan.record', 'assessment.record', 'track.record', 'reintegration.read', 'stay.review', 'custody.observe', 'custody.end', 'follow-up.conclude',
  'centre.read', 'centre.places', 'places.answer', 'stay.absence', 'life.read', 'extra.read', 'life.record', 'life.follow-up', 'presence.call', 'shift.hand-over', 'transfer.propose', 'transfer.answer',
  'violation.read', 'violation.record', 'violation.link', 'sheet.read', 'sheet.fill', 'foster.read', 'foster.names', 'foster.keep', 'foster.visit',
  'fact.correct', 'fact.correct-any', 'closure.request', 'closure.decide', 'closure.decide-loss', 'death.record', 'death.review', 'alert.read', 'report.read', 'edition.freeze', 'report.protected', 'disclosure.change', 'activity.read', 'activity.record', 'time-limit.read', 'time-limit.change', 'reference.change', 'user.manage',
  'act.read', 'act.issue', 'act.verify', 'summary.print',
  'document.read', 'document.add', 'duplicate.check', 'duplicate.answer', 'case.merge', 'consent.read', 'consent.record', 'sharing.read', 'sharing.record',
  'referral.read', 'referral.record', 'restricted.use', 'task.record', 'note.record',
  'emergency.open', 'emergency.read', 'emergency.review', 'looks.read', 'journal.read', 'erasure.propose', 'erasure.read', 'erasure.approve', 'webhook.manage', 'operations.read',
] as const;

export type Permission = (typeof PERMISSIONS)[number];
