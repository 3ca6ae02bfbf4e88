import type { KnownTime } from '../platform/known-time/index.js';
import { GOES_ON } from './custody.vocabulary.js';
import { followsFrom } from './dated-facts.rules.js';
import type { Fact } from './facts.vocabulary.js';
import { type FactOf, latest, type RegionOfCentre, Sorted, timeOf } from './sorted-facts.rules.js';
import { familyStanding, NO_FAMILY } from './family-standing.rules.js';
import type { AgeAssessment, Answerable, CaseStatus, FollowUp, Grant, Standing, Whereabouts } from './standing.vocabulary.js';

/** Where the child is, who answers, and who may therefore see the case. */
interface Place {
  readonly status: CaseStatus;
  readonly since: KnownTime | null;
  readonly whereabouts: Whereabouts;
  readonly answerable: Answerable;
  readonly region: string | null;
  readonly centre: string | null;
  readonly unitId: string | null;
  readonly grants: readonly Grant[];
}

/**
 * The standing of a case from its facts alone: the same facts always give the same standing, in whatever order they arrived.
 * Times may be known to the day only, so that their order decides nothing that a subject can decide.
 */
export function deriveStanding(facts: readonly Fact[], regionOfCentre: RegionOfCentre, assignedTo: string | null): Standing {
  const sorted = new Sorted(facts, regionOfCentre);
  const place = afterDeath(sorted) ?? whileHeld(sorted) ?? whileReRecruited(sorted) ?? whileInCare(sorted) ?? whilePlaced(sorted) ?? afterDischarge(sorted) ?? afterCustody(sorted) ?? onceIdentified(sorted);
  const { custody, spell, approved, closure, death } = sorted;
  const startedAt = custody === null ? null : timeOf(custody);
  const lastFact = latest(facts.filter(({ kind }) => !ABOUT_THE_FILE.has(kind)));
  return {
    ...place,
    ...(approved !== null && { status: 'closed' as const, since: timeOf(approved) }),
    grants: distinct([...place.grants, ...sights(sorted), ...referrals(sorted, approved !== null), ...(assignedTo === null ? [] : [{ grantee: `user:${assignedTo}`, level: 'file' as const }])]),
    custody:
      custody === null || startedAt === null || spell === null
        ? null
        : { id: custody.subjectId, startedAt, lastSpellAt: timeOf(spell) ?? startedAt, situationUnknown: sorted.unknown },
    everHeld: sorted.of('custody.started').length > 0,
    followUps: followUps(sorted),
    handover: dated(sorted.offer, (fact, offeredAt) => ({ id: fact.handoverId, centre: fact.centre, offeredAt })),
    stay: dated(sorted.stay, (fact, admittedAt) => ({ id: fact.subjectId, care: fact.care, centre: fact.centre, family: fact.family, admittedAt, overPlaces: waitsForPlace(sorted, fact.subjectId) })),
    absence: dated(sorted.absence, (fact, since) => ({ id: fact.subjectId, since })),
    incidents: incidentsOf(sorted),
    transfer: dated(sorted.transfer, ({ subjectId, to, reason, plannedDay }, proposedAt) => ({ id: subjectId, to, reason, plannedDay, proposedAt })),
    placement: dated(sorted.placement, (fact, at) => ({ id: fact.subjectId, kind: fact.placement, startedAt: at })),
    ageAssessment: ageAssessment(sorted),
    family: familyStanding(facts),
    plan: planOf(sorted),
    tracks: tracksOf(sorted),
    reRecruitment: dated(sorted.reRecruitment, ({ subjectId }, at) => ({ id: subjectId, at, answered: sorted.of('re-recruitment.answered').some((fact) => fact.subjectId === subjectId) })),
    risks: risksOf(sorted),
    reunification: dated(sorted.asked, (fact, askedAt) => ({ id: fact.subjectId, askedAt })),
    closure: closure === null ? null : { id: closure.subjectId, reason: closure.reason, requestedBy: closure.recordedBy },
    closedBy: approved?.subjectId ?? null,
    death: death === null ? null : { id: death.subjectId, familyTold: follows(sorted, 'death.family-told', death), reviewed: follows(sorted, 'death.reviewed', death) },
    lastFactAt: lastFact === null ? null : timeOf(lastFact),
  };
}

function follows(sorted: Sorted, kind: 'death.family-told' | 'death.reviewed', death: Fact): boolean {
  return sorted.of(kind).some(({ subjectId }) => subjectId === death.subjectId);
}

/** Admitted without a free place, and neither answered nor over. */
function waitsForPlace(sorted: Sorted, stay: string): boolean {
  const of = (kind: 'stay.admitted-over-places' | 'stay.places-answered' | 'stay.places-relieved'): boolean => sorted.of(kind).some(({ subjectId }) => subjectId === stay);
  return of('stay.admitted-over-places') && !of('stay.places-answered') && !of('stay.places-relieved');
}

/** The open doubt; where none is open, the one whose conclusion is the latest. */
function ageAssessment(sorted: Sorted): AgeAssessment | null {
  const conclusions = sorted.of('age-assessment.concluded');
  const raised = sorted.of('age-assessment.raised');
  const open = raised.find((fact) => !conclusions.some(({ subjectId }) => subjectId === fact.subjectId));
  const last = latest(conclusions);
  const told = new Set(sorted.of('age-assessment.told').map(({ subjectId }) => subjectId));
  const doubt = open ?? raised.find((fact) => fact.subjectId === last?.subjectId) ?? null;
  return dated(doubt, (fact, raisedAt) => ({
    id: fact.subjectId,
    raisedAt,
    steps: sorted.of('age-assessment.step-taken').flatMap((step) => dated(step, ({ step: taken, range }, at) => ({ step: taken, range, at })) ?? []),
    conclusion: open === undefined ? dated(last, ({ conclusion, low, high }, at) => ({ is: conclusion, low, high, at })) : null,
    untold: conclusions.flatMap((fact) => (told.has(fact.subjectId) ? [] : (dated(fact, ({ subjectId }, concludedAt) => ({ id: subjectId, concludedAt })) ?? [])))
      .sort((a, b) => b.concludedAt.at.getTime() - a.concludedAt.at.getTime()),
  }));
}

/** A revised plan is another one beside those before it; steps that were agreed stay due. */
function planOf(sorted: Sorted): Standing['plan'] {
  const plan = latest(sorted.of('plan.agreed'));
  if (plan === null) return null;
  const ended = new Set([...sorted.of('plan-step.done'), ...sorted.of('plan-step.dropped')].map(({ subjectId }) => subjectId));
  return {
    id: plan.rowId,
    goals: sorted.of('plan-goal.set').flatMap((goal) => (goal.planId === plan.rowId ? [goal.subjectId] : [])),
    openSteps: sorted.of('plan-step.agreed').flatMap((step) => (ended.has(step.subjectId) ? [] : (dated(step, ({ subjectId }, agreedAt) => ({ id: subjectId, agreedAt })) ?? []))),
  };
}

function risksOf(sorted: Sorted): Standing['risks'] {
  const answered = new Set(sorted.of('recruitment-risk.answered').map(({ subjectId }) => subjectId));
  return sorted.of('visit.found').flatMap((found) => (found.risk !== 'high' || answered.has(found.subjectId) ? [] : (dated(found, ({ subjectId }, openedAt) => ({ id: subjectId, openedAt })) ?? [])));
}

function incidentsOf(sorted: Sorted): Standing['incidents'] {
  const followed = new Set(sorted.of('incident.followed-up').map(({ subjectId }) => subjectId));
  return sorted.of('incident.happened').flatMap((fact) => (fact.grave && !followed.has(fact.subjectId) ? (dated(fact, ({ subjectId }, happenedAt) => ({ id: subjectId, happenedAt })) ?? []) : []));
}

function tracksOf(sorted: Sorted): Standing['tracks'] {
  const ends = new Map(sorted.of('track.ended').map((fact) => [fact.subjectId, timeOf(fact)]));
  return sorted.of('track.begun').flatMap((track) => dated(track, ({ subjectId, track: kind }, startedAt) => ({ id: subjectId, kind, startedAt, endedAt: ends.get(subjectId) ?? null })) ?? []);
}

/** Opened by the facts themselves, and open until somebody has recorded what followed. */
function followUps(sorted: Sorted): FollowUp[] {
  const concluded = new Set(sorted.of('follow-up.concluded').map(({ followUp, subjectId }) => `${followUp} ${subjectId}`));
  const ended = new Set(sorted.of('custody.ended').map(({ subjectId }) => subjectId));
  return [...sorted.of('custody.observed'), ...sorted.of('custody.ended')]
    .flatMap((fact) => {
      const kind = followsFrom(fact);
      const openedAt = timeOf(fact);
      const custodyId = fact.kind === 'custody.ended' ? fact.subjectId : fact.custodyId;
      if (kind === undefined || openedAt === null || concluded.has(`${kind} ${fact.subjectId}`)) return [];
      return kind === 'declaration' && ended.has(custodyId) ? [] : [{ kind, aboutId: fact.subjectId, custodyId, openedAt }]; // confirmed, or overtaken
    })
    .sort((a, b) => a.openedAt.at.getTime() - b.openedAt.at.getTime() || a.aboutId.localeCompare(b.aboutId));
}

/** What happened to the file, or to the places of the centre, and not to the child: the next thing that happened to the child may well lie before it. */
const ABOUT_THE_FILE: ReadonlySet<Fact['kind']> = new Set([
  'sight.granted', 'sight.ended', 'case.assigned', 'closure.requested', 'closure.approved', 'closure.refused', 'closure.reopened', 'death.family-told', 'death.reviewed', 'death.withdrawn', 'case.merged', 'case.unmerged', 'fact.corrected', 'stay.admitted-over-places', 'stay.places-answered', 'stay.places-relieved', 'relative.recorded', 'stay.allowance-paid', 'stay.week-noted', 'incident.followed-up',
]);

/** A case that was merged: told in another one, so nothing is open in it and nothing is to be done. */
export function mergedStanding(standing: Standing): Standing {
  return { ...standing, status: 'merged', custody: null, handover: null, stay: null, absence: null, incidents: [], transfer: null, placement: null, family: NO_FAMILY, reunification: null, closure: null, closedBy: null, death: null, followUps: [], plan: null, tracks: [], reRecruitment: null, risks: [] };
}

/** Those who were let see the file without answering for the child, as long as that lasts. */
function sights(sorted: Sorted): Grant[] {
  const ended = new Set(sorted.of('sight.ended').map((fact) => fact.subjectId));
  return sorted.of('sight.granted').flatMap((fact) => (ended.has(fact.subjectId) ? [] : [{ grantee: fact.grantee, level: 'file' as const }]));
}

/** While a partner is asked or at work, its answer reaches the file by this name, which is in nobody's session (docs/adr/0035). */
function referrals(sorted: Sorted, closed: boolean): Grant[] {
  const over = new Set([...sorted.of('referral.refused'), ...sorted.of('referral.fed-back'), ...sorted.of('referral.withdrawn')].map((fact) => fact.subjectId));
  return closed ? [] : sorted.of('referral.sent').flatMap((fact) => (over.has(fact.subjectId) ? [] : [{ grantee: `referral:${fact.subjectId}`, level: 'file' as const }]));
}

/** Held: whoever holds the child answers, also while a centre is being asked. */
function whileHeld({ custody, spell, offer, unknown, ...sorted }: Sorted): Place | null {
  if (custody === null || spell === null) return null;
  const notifiers = sorted.facts.flatMap((fact) => (fact.kind === 'custody.notified' && fact.subjectId === custody.subjectId ? [fact.unitId] : []));
  const units = new Set([spell.unitId, ...(spell === custody ? notifiers : [])]);
  const asked = offer?.centre ?? null;
  return {
    status: unknown ? 'situation-unknown' : offer === null ? 'in-custody' : 'handover-offered',
    since: timeOf(custody),
    whereabouts: unknown
      ? { kind: 'unknown', region: spell.region }
      : { kind: 'held', authority: spell.authority, unitId: spell.unitId, region: spell.region, place: spell.place },
    answerable: { kind: 'authority', authority: spell.authority, unitId: spell.unitId },
    region: spell.region,
    centre: asked,
    unitId: spell.unitId,
    grants: [
      ...[...units].flatMap((unit): Grant[] => (unit === null ? [] : [{ grantee: `unit:${unit}`, level: 'custody' }])),
      { grantee: `region:${spell.region}`, level: 'file' },
      ...expected(asked),
    ],
  };
}

/** Whoever answered last answers for what is owed to the dead and to the family. */
function afterDeath({ death, lastStay, lastRegion }: Sorted): Place | null {
  if (death === null) return null;
  return {
    status: 'deceased',
    since: timeOf(death),
    whereabouts: { kind: 'deceased' },
    ...civilian(lastStay?.centre ?? null, lastRegion, regionOrMinistry(lastRegion)),
  };
}

/** Recruited again: whoever followed the child answers, and looks for a way back. */
function whileReRecruited({ reRecruitment, lastStay, lastRegion }: Sorted): Place | null {
  if (reRecruitment === null) return null;
  return {
    status: 're-recruited',
    since: timeOf(reRecruitment),
    whereabouts: { kind: 'unknown', region: lastRegion },
    ...civilian(lastStay?.centre ?? null, lastRegion, regionOrMinistry(lastRegion)),
  };
}

/** In care, or absent without leave from care that runs on: the same people answer, and search. */
function whileInCare(sorted: Sorted): Place | null {
  const { stay, absence, transfer } = sorted;
  if (stay === null) return null;
  const region = sorted.region(stay.centre) ?? stay.region;
  const there: Whereabouts = stay.centre === null ? { kind: 'foster-family', region, family: stay.family } : { kind: 'centre', centre: stay.centre };
  const answers = civilian(stay.centre, region, stay.centre === null ? regionOrMinistry(region) : { kind: 'centre', centre: stay.centre });
  return {
    status: absence === null ? 'in-interim-care' : 'absent-without-leave',
    since: timeOf(absence ?? stay),
    whereabouts: absence === null ? there : { kind: 'unknown', region },
    ...answers,
    grants: [...answers.grants, ...expected(transfer?.to ?? null)],
  };
}

/** In reintegration: the region answers, and the centre that knew the child still sees the file. */
function whilePlaced({ placement, lastStay, lastRegion }: Sorted): Place | null {
  if (placement === null) return null;
  const region = placement.region ?? lastRegion;
  return {
    status: 'in-reintegration',
    since: timeOf(placement),
    whereabouts: { kind: 'placed', placement: placement.placement, region: placement.region },
    ...civilian(lastStay?.centre ?? null, region, regionOrMinistry(region)),
  };
}

/** Discharged and in nobody's placement: on the way to another centre, or gone. The last centre answers until somebody else does. */
function afterDischarge({ gone, lastStay, lastRegion }: Sorted): Place | null {
  if (gone?.kind !== 'stay.discharged') return null;
  const centre = lastStay?.centre ?? null;
  const between = gone.destination === 'other-centre';
  return {
    status: between ? 'between-centres' : 'absent-without-leave',
    since: timeOf(gone),
    whereabouts: between ? { kind: 'on-the-way', centre: null } : { kind: 'unknown', region: lastRegion },
    ...civilian(centre, lastRegion, centre === null ? regionOrMinistry(lastRegion) : { kind: 'centre', centre }),
  };
}

/** Handed over and not admitted yet: the centre that accepted answers. Otherwise out of custody, and of everybody's sight. */
function afterCustody(sorted: Sorted): Place | null {
  const { gone, lastRegion } = sorted;
  if (gone?.kind !== 'custody.ended') return null;
  if (gone.outcome !== 'handed-over') {
    const status = withoutHandover(sorted, gone);
    return {
      status,
      since: timeOf(gone),
      whereabouts: status === 'deceased' || status === 'before-court' ? { kind: status } : { kind: 'unknown', region: lastRegion },
      ...civilian(null, lastRegion, regionOrMinistry(lastRegion)),
    };
  }
  const centre = sorted.of('handover.accepted').find((fact) => fact.subjectId === gone.subjectId)?.centre ?? null;
  const region = sorted.region(centre) ?? lastRegion;
  return {
    status: 'handed-over',
    since: timeOf(gone),
    whereabouts: { kind: 'on-the-way', centre },
    ...civilian(centre, region, centre === null ? regionOrMinistry(region) : { kind: 'centre', centre }),
  };
}

/** A child who was found, or let go by the court, is free as one who was released is: the way goes on from there. */
function withoutHandover(sorted: Sorted, { outcome, subjectId }: FactOf<'custody.ended'>): CaseStatus {
  const goesOn = sorted.of('follow-up.concluded').some((fact) => fact.subjectId === subjectId && GOES_ON.has(fact.outcome));
  return goesOn ? 'released-without-handover' : (STATUS_AFTER[outcome] ?? 'released-without-handover');
}

const STATUS_AFTER: Readonly<Partial<Record<string, CaseStatus>>> = { 'whereabouts-unknown': 'situation-unknown', escaped: 'escaped', 'transferred-to-court': 'before-court', died: 'deceased' };

function onceIdentified({ identified, lastRegion }: Sorted): Place {
  return {
    status: 'identified',
    since: identified === null ? null : timeOf(identified),
    whereabouts: { kind: 'unknown', region: lastRegion },
    ...civilian(identified?.centre ?? null, lastRegion, regionOrMinistry(lastRegion)),
  };
}

/** Out of the forces' hands: centre and region see the whole file, no unit sees anything. */
function civilian(centre: string | null, region: string | null, answerable: Answerable): Pick<Place, 'answerable' | 'region' | 'centre' | 'unitId' | 'grants'> {
  return {
    answerable,
    region,
    centre,
    unitId: null,
    grants: [
      ...(centre === null ? [] : [{ grantee: `centre:${centre}`, level: 'file' as const }]),
      ...(region === null ? [] : [{ grantee: `region:${region}`, level: 'file' as const }]),
    ],
  };
}

/** A centre that is asked to take a child sees the custody facts, or the stay from which the child would come, and the rest once it has accepted. */
function expected(centre: string | null): Grant[] {
  return centre === null ? [] : [{ grantee: `centre:${centre}`, level: 'custody' }];
}

function regionOrMinistry(region: string | null): Answerable {
  return region === null ? { kind: 'ministry' } : { kind: 'region', region };
}

function dated<F extends Fact, T>(fact: F | null, tell: (fact: F, at: KnownTime) => T): T | null {
  const at = fact === null ? null : timeOf(fact);
  return fact === null || at === null ? null : tell(fact, at);
}

/** One line a grantee, the deeper level winning. */
function distinct(grants: readonly Grant[]): Grant[] {
  const levels = new Map<string, Grant['level']>();
  for (const { grantee, level } of grants) if (levels.get(grantee) !== 'file') levels.set(grantee, level);
  return [...levels].map(([grantee, level]) => ({ grantee, level }));
}
