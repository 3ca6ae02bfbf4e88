import { type Fact, instant, type Place } from '../cases/index.js';
import type { Precision } from '../platform/known-time/index.js';

export interface CustodyRow {
  readonly id: string;
  readonly kind: 'capture' | 'arrest';
  readonly operation_sealed: string | null;
  readonly started_at: string;
  readonly started_precision: Precision;
  readonly notified_at: string;
  readonly notified_unit: string | null;
  readonly ended_at: string | null;
  readonly ended_precision: Precision | null;
  readonly ended_recorded_at: string | null;
  readonly ended_recorded_by: string | null;
  readonly outcome: string | null;
  readonly situation_unknown: boolean;
  readonly recorded_at: string;
  readonly recorded_by: string;
}

export interface SpellRow {
  readonly id: string;
  readonly custody_id: string;
  readonly authority_code: string;
  readonly unit_id: string | null;
  readonly region_code: string;
  readonly place_code: string | null;
  readonly place_sealed: string | null;
  readonly started_at: string;
  readonly started_precision: Precision;
  readonly recorded_at: string;
  readonly recorded_by: string;
}

/** The rows of a custody in the language of facts: the first spell is its beginning, each further one a transfer. */
export function custodyFacts(custodies: readonly CustodyRow[], spells: readonly SpellRow[]): Fact[] {
  return custodies.flatMap((custody) => {
    const [first, ...transfers] = spells.filter((spell) => spell.custody_id === custody.id).sort(inOrder);
    const told = { subjectId: custody.id, recordedAt: instant(custody.recorded_at), recordedBy: custody.recorded_by };
    const facts: Fact[] = [];
    if (first !== undefined) {
      facts.push({ ...told, kind: 'custody.started', at: instant(custody.started_at), precision: custody.started_precision, how: custody.kind, sealedOperation: custody.operation_sealed, ...held(first) });
    }
    facts.push({ ...told, kind: 'custody.notified', at: instant(custody.notified_at), precision: 'minute', unitId: custody.notified_unit });
    for (const spell of transfers) {
      facts.push({
        kind: 'custody.transferred', subjectId: custody.id, rowId: spell.id, at: instant(spell.started_at), precision: spell.started_precision,
        recordedAt: instant(spell.recorded_at), recordedBy: spell.recorded_by, ...held(spell),
      });
    }
    if (custody.situation_unknown) facts.push({ ...told, kind: 'custody.situation-unknown', at: null, precision: null });
    if (custody.ended_at !== null && custody.ended_precision !== null && custody.outcome !== null) {
      facts.push({
        kind: 'custody.ended', subjectId: custody.id, at: instant(custody.ended_at), precision: custody.ended_precision, outcome: custody.outcome,
        recordedAt: instant(custody.ended_recorded_at ?? custody.recorded_at), recordedBy: custody.ended_recorded_by ?? custody.recorded_by,
      });
    }
    return facts;
  });
}

function inOrder(a: SpellRow, b: SpellRow): number {
  return instant(a.started_at).getTime() - instant(b.started_at).getTime() || instant(a.recorded_at).getTime() - instant(b.recorded_at).getTime();
}

function held(spell: SpellRow): { authority: string; unitId: string | null; region: string; place: Place | null } {
  const place = spell.place_code !== null ? { code: spell.place_code } : spell.place_sealed !== null ? { sealed: spell.place_sealed } : null;
  return { authority: spell.authority_code, unitId: spell.unit_id, region: spell.region_code, place };
}
