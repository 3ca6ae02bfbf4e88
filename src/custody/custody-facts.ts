import type { Fact } from '../cases/index.js';
import type { Custody, CustodySpell } from './custody.entity.js';

/** The rows of a custody in the language of facts. */
export function custodyFacts(custodies: readonly Custody[], spells: readonly CustodySpell[]): Fact[] {
  return custodies.flatMap((custody) => {
    const [first, ...transfers] = spells.filter((spell) => spell.custodyId === custody.id);
    const told = { subjectId: custody.id, recordedAt: custody.recordedAt, recordedBy: custody.recordedBy };
    const facts: Fact[] = [];
    if (first !== undefined) {
      facts.push({ ...told, kind: 'custody.started', at: custody.startedAt, precision: custody.startedPrecision, how: custody.kind, ...held(first) });
    }
    facts.push({ ...told, kind: 'custody.notified', at: custody.notifiedAt, precision: 'minute', unitId: custody.notifiedUnit });
    for (const spell of transfers) {
      facts.push({
        kind: 'custody.transferred', subjectId: custody.id, at: spell.startedAt, precision: spell.startedPrecision,
        recordedAt: spell.recordedAt, recordedBy: spell.recordedBy, ...held(spell),
      });
    }
    if (custody.situationUnknown) facts.push({ ...told, kind: 'custody.situation-unknown', at: null, precision: null });
    if (custody.endedAt !== null && custody.endedPrecision !== null && custody.outcome !== null) {
      facts.push({ ...told, kind: 'custody.ended', at: custody.endedAt, precision: custody.endedPrecision, outcome: custody.outcome });
    }
    return facts;
  });
}

function held(spell: CustodySpell): { authority: string; unitId: string | null; region: string; place: string | null } {
  return { authority: spell.authorityCode, unitId: spell.unitId, region: spell.regionCode, place: spell.placeText };
}
