export const PERMISSIONS = [
  'clock.read', 'case.list', 'case.read', 'case.open', 'case.assign', 'identity.read', 'identity.record',
  'custody.notify', 'custody.change', 'handover.offer', 'handover.answer', 'stay.admit', 'stay.discharge', 'service.record', 'visit.record',
  'closure.request', 'closure.decide', 'alert.read', 'report.read', 'time-limit.read', 'user.manage',
] as const;

export type Permission = (typeof PERMISSIONS)[number];
