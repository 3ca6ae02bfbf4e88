/** Reasons for closure that say that a child is dead or cannot be found any more: child protection alone closes such a file. */
const LOSSES: ReadonlySet<string> = new Set(['died', 'lost-to-follow-up']);

export function isLoss(reason: string): boolean {
  return LOSSES.has(reason);
}
