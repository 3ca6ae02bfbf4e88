import type { Fact } from '../cases/index.js';
import type { Handover } from './handover.entity.js';

/** Offers and answers in the language of facts; their subject is the custody that they end. */
export function handoverFacts(handovers: readonly Handover[]): Fact[] {
  return handovers.flatMap((handover) => {
    const common = { subjectId: handover.custodyId, handoverId: handover.id, centre: handover.centreCode, recordedAt: handover.recordedAt };
    const offered: Fact = { ...common, kind: 'handover.offered', at: handover.offeredAt, precision: handover.offeredPrecision, recordedBy: handover.recordedBy };
    if (handover.status === 'offered') return [offered];
    return [
      offered,
      { ...common, kind: `handover.${handover.status}`, at: handover.decidedAt, precision: handover.decidedPrecision, recordedBy: handover.decidedBy ?? handover.recordedBy },
    ];
  });
}
