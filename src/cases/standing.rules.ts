import { endOf, type KnownTime } from '../platform/known-time/index.js';
import type { Fact } from './facts.vocabulary.js';
import type { Answerable, CaseStatus, Grant, Standing, Whereabouts } from './standing.vocabulary.js';

/** What the derivation needs to know of the map: in which region a centre lies. */
export type RegionOfCentre = (centre: string) => string | null;

type FactOf<Kind extends Fact['kind']> = Extract<Fact, { readonly kind: Kind }>;

/**
 * The standing of a case from its facts alone: the same facts always give the same standing, in whatever order they arrived.
 * What is open is found by subject (a custody without an end, an offer without an answer), never by the order of times,
 * because times may be known to the day only.
 */
export function deriveStanding(facts: readonly Fact[], regionOfCentre: RegionOfCentre, assignedTo: string | null): Standing {
  const of = <Kind extends Fact['kind']>(kind: Kind): FactOf<Kind>[] => facts.filter((fact): fact is FactOf<Kind> => fact.kind === kind);
  const ended = new Set([...of('custody.ended'), ...of('stay.discharged'), ...of('placement.ended')].map((fact) => fact.subjectId));
  const answered = new Set([...of('handover.accepted'), ...of('handover.refused')].map((fact) => fact.handoverId));
  const decided = new Set([...of('closure.approved'), ...of('closure.refused')].map((fact) => fact.subjectId));

  const custody = of('custody.started').find((fact) => !ended.has(fact.subjectId)) ?? null;
  const stay = of('stay.admitted').find((fact) => !ended.has(fact.subjectId)) ?? null;
  const placement = of('placement.started').find((fact) => !ended.has(fact.subjectId)) ?? null;
  const offer = of('handover.offered').find((fact) => !answered.has(fact.handoverId) && fact.subjectId === custody?.subjectId) ?? null;
  const closure = of('closure.requested').find((fact) => !decided.has(fact.subjectId)) ?? null;
  const approved = of('closure.approved')[0] ?? null;
  const unknown = custody !== null && of('custody.situation-unknown').some((fact) => fact.subjectId === custody.subjectId);
  const spell = custody === null ? null : latest([custody, ...of('custody.transferred').filter((fact) => fact.subjectId === custody.subjectId)]);
  const gone = latest([...of('custody.ended'), ...of('stay.discharged')]);
  const identified = of('case.identified')[0] ?? null;

  const region = (centre: string | null): string | null => (centre === null ? null : regionOfCentre(centre));
  const lastSpell = latest([...of('custody.started'), ...of('custody.transferred')]);
  const lastStay = latest(of('stay.admitted'));
  const lastRegion = lastStay === null ? (lastSpell?.region ?? identified?.region ?? region(identified?.centre ?? null)) : (region(lastStay.centre) ?? lastStay.region);

  const place = ((): { status: CaseStatus; since: KnownTime | null; whereabouts: Whereabouts; answerable: Answerable; region: string | null; centre: string | null; unitId: string | null; grants: Grant[] } => {
    if (custody !== null && spell !== null) {
      const notifiers = of('custody.notified').filter((fact) => fact.subjectId === custody.subjectId);
      const units = new Set([spell.unitId, ...(spell === custody ? notifiers.map((fact) => fact.unitId) : [])]);
      return {
        status: unknown ? 'situation-unknown' : offer === null ? 'in-custody' : 'handover-offered',
        since: timeOf(custody),
        whereabouts: unknown
          ? { kind: 'unknown', region: spell.region }
          : { kind: 'held', authority: spell.authority, unitId: spell.unitId, region: spell.region, place: spell.place },
        answerable: { kind: 'authority', authority: spell.authority, unitId: spell.unitId },
        region: spell.region,
        centre: offer?.centre ?? null,
        unitId: spell.unitId,
        grants: [
          ...[...units].flatMap((unit): Grant[] => (unit === null ? [] : [{ grantee: `unit:${unit}`, level: 'custody' }])),
          { grantee: `region:${spell.region}`, level: 'file' },
          ...expected(offer?.centre ?? null, region(offer?.centre ?? null)),
        ],
      };
    }
    if (stay !== null) {
      const where = region(stay.centre) ?? stay.region;
      return {
        status: 'in-interim-care',
        since: timeOf(stay),
        whereabouts: stay.centre === null ? { kind: 'foster-family', region: where } : { kind: 'centre', centre: stay.centre },
        answerable: stay.centre === null ? regionOrMinistry(where) : { kind: 'centre', centre: stay.centre },
        region: where,
        centre: stay.centre,
        unitId: null,
        grants: fileFor(stay.centre, where),
      };
    }
    if (placement !== null) {
      const where = placement.region ?? lastRegion;
      return {
        status: 'in-reintegration',
        since: timeOf(placement),
        whereabouts: { kind: 'placed', placement: placement.placement, region: placement.region },
        answerable: regionOrMinistry(where),
        region: where,
        centre: lastStay?.centre ?? null,
        unitId: null,
        grants: fileFor(lastStay?.centre ?? null, where),
      };
    }
    if (gone?.kind === 'stay.discharged') {
      const centre = lastStay?.centre ?? null;
      const between = gone.destination === 'other-centre';
      return {
        status: between ? 'between-centres' : 'absent-without-leave',
        since: timeOf(gone),
        whereabouts: between ? { kind: 'on-the-way', centre: null } : { kind: 'unknown', region: lastRegion },
        answerable: centre === null ? regionOrMinistry(lastRegion) : { kind: 'centre', centre },
        region: lastRegion,
        centre,
        unitId: null,
        grants: fileFor(centre, lastRegion),
      };
    }
    if (gone?.kind === 'custody.ended' && gone.outcome === 'handed-over') {
      const accepted = of('handover.accepted').find((fact) => fact.subjectId === gone.subjectId) ?? null;
      const centre = accepted?.centre ?? null;
      const where = region(centre) ?? lastRegion;
      return {
        status: 'handed-over',
        since: timeOf(gone),
        whereabouts: { kind: 'on-the-way', centre },
        answerable: centre === null ? regionOrMinistry(where) : { kind: 'centre', centre },
        region: where,
        centre,
        unitId: null,
        grants: fileFor(centre, where),
      };
    }
    if (gone !== null) {
      return {
        status: 'released-without-handover',
        since: timeOf(gone),
        whereabouts: { kind: 'unknown', region: lastRegion },
        answerable: regionOrMinistry(lastRegion),
        region: lastRegion,
        centre: null,
        unitId: null,
        grants: fileFor(null, lastRegion),
      };
    }
    const centre = identified?.centre ?? null;
    return {
      status: 'identified',
      since: identified === null ? null : timeOf(identified),
      whereabouts: { kind: 'unknown', region: lastRegion },
      answerable: regionOrMinistry(lastRegion),
      region: lastRegion,
      centre,
      unitId: null,
      grants: fileFor(centre, lastRegion),
    };
  })();

  const startedAt = custody === null ? null : timeOf(custody);
  const lastFact = latest(facts);
  return {
    ...place,
    ...(approved !== null && { status: 'closed' as const, since: timeOf(approved) }),
    grants: distinct([...place.grants, ...(assignedTo === null ? [] : [{ grantee: `user:${assignedTo}`, level: 'file' as const }])]),
    custody:
      custody === null || startedAt === null || spell === null
        ? null
        : { id: custody.subjectId, startedAt, lastSpellAt: timeOf(spell) ?? startedAt, situationUnknown: unknown },
    handover: open(offer, (fact, offeredAt) => ({ id: fact.handoverId, centre: fact.centre, offeredAt })),
    stay: open(stay, (fact, admittedAt) => ({ id: fact.subjectId, care: fact.care, centre: fact.centre, admittedAt })),
    placement: open(placement, (fact, at) => ({ id: fact.subjectId, kind: fact.placement, startedAt: at })),
    closure: closure === null ? null : { id: closure.subjectId, reason: closure.reason, requestedBy: closure.recordedBy },
    lastFactAt: lastFact === null ? null : timeOf(lastFact),
  };
}

function open<F extends Fact, T>(fact: F | null, tell: (fact: F, at: KnownTime) => T): T | null {
  const at = fact === null ? null : timeOf(fact);
  return fact === null || at === null ? null : tell(fact, at);
}

function timeOf(fact: Fact): KnownTime | null {
  return fact.at === null || fact.precision === null ? null : { at: fact.at, precision: fact.precision };
}

/** The last by the end of what is known, then by when it was recorded. */
function latest<F extends Fact>(facts: readonly F[]): F | null {
  const end = (fact: F): number => {
    const time = timeOf(fact);
    return time === null ? Number.NEGATIVE_INFINITY : endOf(time).getTime();
  };
  return facts.reduce<F | null>((best, fact) => {
    if (best === null) return fact;
    const difference = end(fact) - end(best);
    return difference > 0 || (difference === 0 && fact.recordedAt >= best.recordedAt) ? fact : best;
  }, null);
}

function regionOrMinistry(region: string | null): Answerable {
  return region === null ? { kind: 'ministry' } : { kind: 'region', region };
}

function fileFor(centre: string | null, region: string | null): Grant[] {
  return [
    ...(centre === null ? [] : [{ grantee: `centre:${centre}`, level: 'file' as const }]),
    ...(region === null ? [] : [{ grantee: `region:${region}`, level: 'file' as const }]),
  ];
}

/** A centre that is asked to take a child sees the custody facts, and the rest once it has accepted. */
function expected(centre: string | null, region: string | null): Grant[] {
  return fileFor(centre, region).map((grant) => ({ ...grant, level: 'custody' }));
}

/** One line a grantee, the deeper level winning. */
function distinct(grants: readonly Grant[]): Grant[] {
  const levels = new Map<string, Grant['level']>();
  for (const { grantee, level } of grants) if (levels.get(grantee) !== 'file') levels.set(grantee, level);
  return [...levels].map(([grantee, level]) => ({ grantee, level }));
}
