import { type Fact, instant } from '../cases/index.js';
import type { Precision } from '../platform/known-time/index.js';

export interface HandoverRow {
  readonly id: string;
  readonly custody_id: string;
  readonly centre_code: string | null;
  readonly offered_at: string;
  readonly offered_precision: Precision;
  readonly status: 'offered' | 'accepted' | 'refused';
  readonly decided_at: string | null;
  readonly decided_precision: Precision | null;
  readonly decided_by: string | null;
  readonly decided_recorded_at: string | null;
  readonly recorded_at: string;
  readonly recorded_by: string;
}

/** Offers and answers in the language of facts; their subject is the custody that they end. */
export function handoverFacts(handovers: readonly HandoverRow[]): Fact[] {
  return handovers.flatMap((handover) => {
    const common = { subjectId: handover.custody_id, handoverId: handover.id, centre: handover.centre_code };
    const offered: Fact = {
      ...common, kind: 'handover.offered', at: instant(handover.offered_at), precision: handover.offered_precision,
      recordedAt: instant(handover.recorded_at), recordedBy: handover.recorded_by,
    };
    if (handover.status === 'offered') return [offered];
    return [
      offered,
      {
        ...common, kind: `handover.${handover.status}`, at: instant(handover.decided_at), precision: handover.decided_precision,
        recordedAt: instant(handover.decided_recorded_at ?? handover.recorded_at), recordedBy: handover.decided_by ?? handover.recorded_by,
      },
    ];
  });
}
