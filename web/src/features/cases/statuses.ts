/** In the order of a child's way. 'between-centres': discharged to another centre, not yet admitted there. 'merged': told in another file of the same child. */
export const STATUSES = [
  'identified', 'in-custody', 'handover-offered', 'handed-over', 'in-interim-care', 'between-centres', 'in-reintegration', 'released-without-handover',
  'situation-unknown', 'escaped', 'before-court', 'deceased', 'absent-without-leave', 're-recruited', 'closed', 'merged',
] as const;

export type Status = (typeof STATUSES)[number];

export function isStatus(status: string): status is Status {
  return (STATUSES as readonly string[]).includes(status);
}
