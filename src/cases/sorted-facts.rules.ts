import { endOf, type KnownTime } from '../platform/known-time/index.js';
import type { Fact } from './facts.vocabulary.js';

/** What the derivation needs to know of the map: in which region a centre lies. */
export type RegionOfCentre = (centre: string) => string | null;

export type FactOf<Kind extends Fact['kind']> = Extract<Fact, { readonly kind: Kind }>;
export type Spell = FactOf<'custody.started' | 'custody.transferred'>;

/** The facts of a case, sorted out: what is open is found by its subject, never by the order of times. */
export class Sorted {
  readonly custody: FactOf<'custody.started'> | null;
  readonly spell: Spell | null;
  readonly stay: FactOf<'stay.admitted'> | null;
  /** From the stay that runs: still gone. */
  readonly absence: FactOf<'absence.started'> | null;
  readonly transfer: FactOf<'transfer.proposed'> | null;
  readonly placement: FactOf<'placement.started'> | null;
  readonly offer: FactOf<'handover.offered'> | null;
  readonly asked: FactOf<'reunification.asked'> | null;
  readonly closure: FactOf<'closure.requested'> | null;
  readonly approved: FactOf<'closure.approved'> | null;
  readonly death: FactOf<'death.recorded'> | null;
  /** Until a custody or an admission is written down after it: the order of writing decides, not a time that may be known to the month. */
  readonly reRecruitment: FactOf<'re-recruitment.recorded'> | null;
  readonly unknown: boolean;
  /** The last of what ended a custody or a stay. */
  readonly gone: FactOf<'custody.ended' | 'stay.discharged'> | null;
  readonly identified: FactOf<'case.identified'> | null;
  readonly lastStay: FactOf<'stay.admitted'> | null;
  /** The region that answered last, for whatever has no place of its own. */
  readonly lastRegion: string | null;

  constructor(
    readonly facts: readonly Fact[],
    private readonly regionOfCentre: RegionOfCentre,
  ) {
    const ended = new Set([...this.of('custody.ended'), ...this.of('stay.discharged'), ...this.of('absence.ended'), ...this.of('transfer.accepted'), ...this.of('transfer.refused'), ...this.of('placement.ended')].map((fact) => fact.subjectId));
    const answered = new Set([...this.of('handover.accepted'), ...this.of('handover.refused')].map((fact) => fact.handoverId));
    const decided = new Set([...this.of('closure.approved'), ...this.of('closure.refused'), ...this.of('reunification.decided')].map((fact) => fact.subjectId));
    const running = <F extends Fact>(facts: readonly F[]): F | null => facts.find((fact) => !ended.has(fact.subjectId)) ?? null;
    const custody = running(this.of('custody.started'));
    const ofCustody = <F extends Fact>(facts: readonly F[]): F[] => facts.filter((fact) => fact.subjectId === custody?.subjectId);

    this.custody = custody;
    this.spell = custody === null ? null : latest<Spell>([custody, ...ofCustody(this.of('custody.transferred'))]);
    this.stay = running(this.of('stay.admitted'));
    this.absence = running(this.of('absence.started').filter(({ stayId }) => stayId === this.stay?.subjectId));
    this.transfer = running(this.of('transfer.proposed').filter(({ stayId }) => stayId === this.stay?.subjectId));
    this.placement = running(this.of('placement.started'));
    this.offer = ofCustody(this.of('handover.offered')).find((fact) => !answered.has(fact.handoverId)) ?? null;
    this.asked = this.of('reunification.asked').find((fact) => !decided.has(fact.subjectId)) ?? null;
    this.closure = this.of('closure.requested').find((fact) => !decided.has(fact.subjectId)) ?? null;
    const reopened = new Set(this.of('closure.reopened').map((fact) => fact.subjectId));
    this.approved = latest(this.of('closure.approved').filter((fact) => !reopened.has(fact.subjectId)));
    const withdrawn = new Set(this.of('death.withdrawn').map((fact) => fact.subjectId));
    this.death = this.of('death.recorded').find((fact) => !withdrawn.has(fact.subjectId)) ?? null;
    const back = latest([...this.of('custody.started'), ...this.of('stay.admitted')].filter((fact) => this.of('re-recruitment.recorded').some(({ recordedAt }) => fact.recordedAt > recordedAt)).map((fact) => ({ ...fact, at: fact.recordedAt, precision: 'minute' as const })));
    this.reRecruitment = this.of('re-recruitment.recorded').find(({ recordedAt }) => back === null || recordedAt >= back.recordedAt) ?? null;
    this.unknown = ofCustody(this.of('custody.situation-unknown')).length > 0;
    // A stay that ends because the child is held or recruited again is not where the child went: its end is only as precise as that beginning.
    this.gone = latest([...this.of('custody.ended'), ...this.of('stay.discharged').filter(({ destination }) => destination !== 'held-again' && destination !== 're-recruited')]);
    this.identified = this.of('case.identified')[0] ?? null;
    this.lastStay = latest(this.of('stay.admitted'));
    const lastSpell = latest<Spell>([...this.of('custody.started'), ...this.of('custody.transferred')]);
    this.lastRegion =
      this.lastStay === null || isHeldSince(lastSpell, this.lastStay)
        ? (lastSpell?.region ?? this.identified?.region ?? this.region(this.identified?.centre ?? null))
        : (this.region(this.lastStay.centre) ?? this.lastStay.region);
  }

  of<Kind extends Fact['kind']>(kind: Kind): FactOf<Kind>[] {
    return this.facts.filter((fact): fact is FactOf<Kind> => fact.kind === kind);
  }

  region(centre: string | null): string | null {
    return centre === null ? null : this.regionOfCentre(centre);
  }
}

/** Held again since the last stay began: then the region of the custody answered last. */
function isHeldSince(spell: Spell | null, stay: FactOf<'stay.admitted'>): boolean {
  const admitted = timeOf(stay);
  return spell !== null && spell.at !== null && admitted !== null && spell.at >= endOf(admitted) && spell.recordedAt > stay.recordedAt;
}

/** The last by the end of what is known, then by when it was recorded. */
export function latest<F extends Fact>(facts: readonly F[]): F | null {
  const end = (fact: F): number => {
    const time = timeOf(fact);
    return time === null ? Number.NEGATIVE_INFINITY : endOf(time).getTime();
  };
  return facts.reduce<F | null>((best, fact) => {
    if (best === null) return fact;
    const difference = end(fact) - end(best);
    return difference > 0 || (difference === 0 && fact.recordedAt > best.recordedAt) ? fact : best;
  }, null);
}

export function timeOf(fact: Fact): KnownTime | null {
  return fact.at === null || fact.precision === null ? null : { at: fact.at, precision: fact.precision };
}
