import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type pg from 'pg';
import type { KnownTime, Precision } from '../../src/platform/known-time/index.js';

/*
 * Histories of made-up children, written straight into the tables of facts: what the verbs would let nobody record in one test run
 * (years, doubts, late and corrected entries) and what the two formulas must read the same way.
 */

const HOUR = 3_600_000;
/** How a custody ends, and what that calls for. */
const OUTCOMES = ['released', 'handed-over', 'escaped', 'whereabouts-unknown', 'died', 'transferred-to-court'] as const;
const CALLED_FOR: Partial<Record<string, string>> = { escaped: 'search', 'whereabouts-unknown': 'search', died: 'inquiry', 'transferred-to-court': 'court' };
const FINDINGS = { breach: 'with-adults', declaration: 'declared-escaped' };
/** Two spells of one table lie so far apart that no doubt of a month makes them overlap. */
const APART = 33 * 24;
const ASSESSED = { safety: 3, health: 3, psychosocial: 3, education: 3, livelihood: 3, family: 3, community: 3, strengths_sealed: Buffer.of(0), needs_sealed: Buffer.of(0) };
const RECORDER = '0193a000-0000-7000-8000-000000000001';

interface Answered { readonly after: number; readonly precision: Precision; readonly answerAfter: number | null; readonly accepted: boolean }
interface Asked {
  readonly after: number;
  readonly precision: Precision;
  readonly purpose: 'care' | 'tracing' | 'reporting';
  readonly giver: 'child' | 'parent';
  readonly agreed: boolean;
  /** Hours after the answer, as far as the future; null: without an end. */
  readonly until: number | null;
  readonly untilPrecision: Precision;
  readonly recordedAfter: number;
  readonly withdrawnAfter: number | null;
}
interface Referred { readonly after: number; readonly precision: Precision; readonly answerAfter: number | null; readonly accepted: boolean; readonly fedBackAfter: number | null; readonly withdrawnAfter: number | null; readonly recordedAfter: number }
interface Observed { readonly after: number; readonly precision: Precision; readonly what: 'breach' | 'declaration' | null; readonly answerAfter: number | null; readonly recordedAfter: number }
/** Absent without leave, hours after the admission; how long, and whether the child came back. */
interface Gone { readonly after: number; readonly precision: Precision; readonly lasts: number | null; readonly endPrecision: Precision; readonly recordedAfter: number; readonly returned: boolean }
interface Dated { readonly after: number | null; readonly precision: Precision; readonly what: string }
interface Spell {
  readonly after: number;
  readonly precision: Precision;
  readonly lasts: number | null;
  readonly endPrecision: Precision;
  readonly recordedAfter: number;
  readonly endRecordedAfter: number;
}
export interface History {
  readonly begins: Date;
  readonly custodies: readonly (Spell & { readonly outcome: (typeof OUTCOMES)[number]; readonly followedAfter: number | null; readonly observed: readonly Observed[]; readonly transfers: readonly number[]; readonly handovers: readonly Answered[] })[];
  readonly stays: readonly (Spell & { readonly foster: boolean; readonly overPlaces: { readonly answerAfter: number | null; readonly relievedAfter: number | null } | null; readonly gone: readonly Gone[]; readonly transfers: readonly Pick<Answered, 'after' | 'answerAfter'>[]; readonly services: readonly Dated[]; readonly follow: readonly Dated[] })[];
  readonly placements: readonly (Spell & { readonly visits: readonly Dated[]; readonly care: { readonly after: number; readonly precision: Precision; readonly reviews: readonly Dated[] } | null })[];
  /** Hours after the last of all; only where no custody is open. */
  readonly closedAfter: number | null;
  /** Where it was closed: taken back so many hours after, and taken up again after that. */
  readonly reopened: { readonly after: number; readonly takenUpAfter: number | null } | null;
  /** Hours after everything else and before any closure; what must follow after how long, and whether it was recorded in error. */
  readonly died: Dated & { readonly recordedAfter: number; readonly toldAfter: number | null; readonly reviewedAfter: number | null; readonly withdrawn: boolean } | null;
  /** Doubts about the age and decisions on return, hours after the beginning; how long until the answer. */
  readonly asked: readonly (Answered & { readonly what: 'age' | 'return'; /** Hours after the conclusion on the age, told to the child. */ readonly toldAfter: number | null })[];
  /** Searches for a relative each, hours after the beginning; how long until they are closed, and the steps after their opening. */
  readonly searches: readonly { readonly after: number; readonly precision: Precision; readonly closedAfter: number | null; readonly closedPrecision: Precision; readonly steps: readonly Dated[]; readonly recordedAfter: number }[];
  /** Answers to what was asked of the child and the parents, hours after the beginning. */
  readonly consents: readonly Asked[];
  /** To partners, hours after the beginning; the feedback after the answer. */
  readonly referred: readonly Referred[];
  /** The placements, and every other consent, were recorded in a file of their own, which was merged into the first. */
  readonly twoFiles: boolean;
  /** An emergency access: opened so many hours after the beginning, for minutes, ended by hand after, reviewed after (hours). */
  readonly access: { readonly after: number; readonly minutes: number; readonly endedAfter: number | null; readonly reviewedAfter: number | null } | null;
}

const precision = fc.constantFrom<Precision>('minute', 'minute', 'day', 'month');
/** Hours; often just those at which a limit ends. */
const hours = fc.oneof(fc.integer({ min: 0, max: 400 }), fc.constantFrom(0, 12, 24, 36, 48, 72, 7 * 24, 30 * 24, 31 * 24, 90 * 24, 92 * 24));
const fraction = fc.oneof(fc.constant(0), fc.constantFrom(1 / 3_600_000, -1 / 3_600_000, 0.5));
const late = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 900 }));
const lasting = fc.tuple(hours, fraction).map(([whole, part]) => Math.max(0, whole + part));
const spell = { after: hours, precision, lasts: fc.option(lasting, { freq: 4 }), endPrecision: precision, recordedAfter: late, endRecordedAfter: late };
const dated = (...kinds: string[]): fc.Arbitrary<Dated[]> =>
  fc.array(fc.record({ after: fc.option(fc.oneof(lasting, fc.integer({ min: 0, max: 9_000 })), { freq: 6 }), precision, what: fc.constantFrom(...kinds) }), { maxLength: 5 });
const gone = fc.array(fc.record({ after: hours, precision, lasts: fc.option(lasting, { freq: 3 }), endPrecision: precision, recordedAfter: late, returned: fc.boolean() }), { maxLength: 2 });
/** Admitted without a free place: nobody answered, somebody did, or the centre came back within its places; or both. */
const overPlaces = fc.option(fc.record({ answerAfter: fc.option(lasting, { freq: 2 }), relievedAfter: fc.option(lasting, { freq: 2 }) }), { freq: 2 });
const monthEnds = fc.constantFrom('2025-01-31', '2025-08-31', '2025-11-30', '2025-12-31', '2026-01-30', '2026-01-31').map((day) => new Date(`${day}T06:00:00.000Z`));

export const history: fc.Arbitrary<History> = fc
  .record({
    begins: fc.oneof(fc.date({ min: new Date('2025-01-01T00:00:00.000Z'), max: new Date('2026-04-20T00:00:00.000Z'), noInvalidDate: true }), monthEnds),
    custodies: fc.array(
      fc.record({
        ...spell, outcome: fc.constantFrom(...OUTCOMES), followedAfter: fc.option(lasting, { freq: 2 }), observed: fc.array(fc.record({ after: hours, precision, what: fc.constantFrom('breach' as const, 'declaration' as const, null), answerAfter: fc.option(lasting, { freq: 3 }), recordedAfter: late }), { maxLength: 3 }), transfers: fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 2 }),
        handovers: fc.array(fc.record({ after: hours, precision, answerAfter: fc.option(lasting, { freq: 3 }), accepted: fc.boolean() }), { maxLength: 3 }),
      }),
      { maxLength: 2 },
    ),
    stays: fc.array(fc.record({ ...spell, services: dated('medical-care', 'psychosocial-support', 'food'), follow: dated('stay_review', 'stay_review', 'care_plan', 'tracing_action', 'needs_assessment', 'needs_assessment', 'foster_visit', 'admission_sheet', 'plan_step', 'plan_step', 'stay_incident', 'incident_followed'), foster: fc.boolean(), overPlaces, gone, transfers: fc.array(fc.record({ after: hours, answerAfter: fc.option(lasting, { freq: 2 }) }), { maxLength: 2 }) }), { maxLength: 2 }),
    placements: fc.array(fc.record({ ...spell, lasts: fc.option(fc.integer({ min: 0, max: 12_000 }), { freq: 2 }), visits: dated('well', 'at-risk', 'not-found', 'assessed', 'assessed'), care: fc.option(fc.record({ after: lasting, precision, reviews: dated('continues') }), { freq: 2 }) }), { maxLength: 2 }),
    asked: fc.array(fc.record({ after: hours, precision, answerAfter: fc.option(lasting, { freq: 3 }), accepted: fc.boolean(), what: fc.constantFrom('age' as const, 'return' as const), toldAfter: fc.option(lasting, { freq: 2 }) }), { maxLength: 3 }),
    searches: fc.array(fc.record({ after: hours, precision, closedAfter: fc.option(lasting, { freq: 2 }), closedPrecision: precision, steps: dated('radio'), recordedAfter: late }), { maxLength: 2 }),
    consents: fc.array(
      fc.record({
        after: fc.oneof(hours, fc.integer({ min: 0, max: 9_000 })), precision, purpose: fc.constantFrom('care' as const, 'tracing' as const), giver: fc.constantFrom('child' as const, 'child' as const, 'parent' as const),
        agreed: fc.constantFrom(true, true, true, false), until: fc.option(fc.integer({ min: 0, max: 9_000 }), { freq: 2 }), untilPrecision: precision, recordedAfter: late,
        withdrawnAfter: fc.option(fc.integer({ min: 0, max: 5_000 }), { freq: 3 }),
      }),
      { maxLength: 4 },
    ),
    referred: fc.array(
      fc.record({
        after: fc.oneof(hours, fc.integer({ min: 0, max: 9_000 })), precision, answerAfter: fc.option(lasting, { freq: 4 }), accepted: fc.constantFrom(true, true, false), fedBackAfter: fc.option(fc.oneof(lasting, fc.integer({ min: 0, max: 1_500 })), { freq: 2 }),
        withdrawnAfter: fc.option(lasting, { freq: 1 }), recordedAfter: late,
      }),
      { maxLength: 3 },
    ),
    closedAfter: fc.option(hours, { freq: 2 }),
    reopened: fc.option(fc.record({ after: fc.oneof(hours, fc.integer({ min: 0, max: 5_000 })), takenUpAfter: fc.option(lasting, { freq: 3 }) }), { freq: 2 }),
    died: fc.option(fc.record({ after: hours, precision, what: fc.constantFrom('illness'), recordedAfter: late, toldAfter: fc.option(lasting, { freq: 3 }), reviewedAfter: fc.option(lasting, { freq: 3 }), withdrawn: fc.boolean() }), { freq: 1 }),
    twoFiles: fc.boolean(),
    access: fc.option(
      fc.record({ after: hours, minutes: fc.integer({ min: 1, max: 180 }), endedAfter: fc.option(fc.constantFrom(0, 0.5, 1, 2), { freq: 2 }), reviewedAfter: fc.option(fc.integer({ min: 3, max: 200 }), { freq: 2 }) }),
      { freq: 2 },
    ),
  })
  .map((one) => (one.custodies.some(({ lasts }) => lasts === null) ? { ...one, closedAfter: null } : one));

export interface Written {
  readonly caseId: string;
  readonly accesses: readonly { id: string; openedAt: Date; endsAt: Date; endedAt: Date | null; reviewedAt: Date | null; userId: string }[];
}

/** Writes the facts alone: nothing is derived from them yet. Everything that was recorded is over at `now`. */
export async function writeHistory(client: pg.Client, told: History, now: Date): Promise<Written> {
  const caseId = randomUUID();
  const other = randomUUID();
  const twoFiles = told.twoFiles && told.placements.length > 0;
  const instant = (at: Date): Date => new Date(Math.min(at.getTime(), now.getTime()));
  const plus = (at: Date, h: number): Date => instant(new Date(Math.round(at.getTime() + h * HOUR)));
  const insert = async (table: string, row: Record<string, unknown>): Promise<string> => {
    const whole: Record<string, unknown> = { id: randomUUID(), ...row };
    const names = Object.keys(whole);
    await client.query(`insert into ${table} (${names.join(', ')}) values (${names.map((_, index) => `$${String(index + 1)}`).join(', ')})`, Object.values(whole));
    return String(whole['id']);
  };
  const file = (id: string, mergedInto: string | null): Promise<string> =>
    insert('child_case', {
      id, code: code(), entry: 'capture', sex: 'male', age_precision: 'unknown', identified_at: told.begins, identified_precision: 'minute', recorded_at: told.begins, recorded_by: RECORDER,
      status: mergedInto === null ? 'identified' : 'merged', merged_into: mergedInto,
    });
  await file(caseId, null);
  if (twoFiles) await file(other, caseId);

  /** One after the other in each table; @returns the instant of the start, and of the end where there is one. */
  const oneAfterTheOther = async <S extends Spell>(spells: readonly S[], write: (spell: S, start: KnownTime, end: KnownTime | null, recorded: Date) => Promise<void>): Promise<Date> => {
    let cursor = told.begins;
    for (const [index, one] of spells.entries()) {
      const at = plus(cursor, one.after + (index === 0 ? 0 : APART));
      if (at >= now) break; // one that would begin today lies too near to the one before
      const start = known(at, one.precision);
      const last = index === spells.length - 1;
      const end = one.lasts === null && last ? null : known(plus(at, one.lasts ?? 100), one.endPrecision);
      await write(one, start, end === null ? null : { ...end, at: end.at < start.at ? start.at : end.at }, plus(at, one.recordedAfter));
      cursor = plus(at, one.lasts ?? 100);
    }
    return cursor;
  };

  const afterCustody = await oneAfterTheOther(told.custodies, async (custody, start, end, recorded) => {
    const ended = end === null ? {} : { ended_at: end.at, ended_precision: end.precision, ended_recorded_at: plus(end.at, custody.endRecordedAfter), ended_recorded_by: RECORDER, outcome: custody.outcome };
    const id = await insert('custody', {
      case_id: caseId, kind: 'capture', started_at: start.at, started_precision: start.precision, notified_at: recorded, recorded_at: recorded, recorded_by: RECORDER, ...ended,
    });
    let from = start.at;
    for (const [index, gap] of [0, ...custody.transfers].entries()) {
      from = new Date(from.getTime() + gap * HOUR);
      const until = custody.transfers[index] === undefined ? null : new Date(from.getTime() + custody.transfers[index] * HOUR);
      await insert('custody_spell', {
        custody_id: id, case_id: caseId, authority_code: 'FAMA', region_code: 'gao', started_at: from, started_precision: 'minute', ended_at: until, ended_precision: until === null ? null : 'minute',
        recorded_at: recorded, recorded_by: RECORDER,
      });
      if (until === null && end !== null) await client.query(`update custody_spell set ended_at = greatest(started_at, $2), ended_precision = 'minute' where custody_id = $1 and ended_at is null`, [id, end.at]);
    }
    for (const { after, precision: how, what, answerAfter, recordedAfter } of custody.observed) {
      const wish = plus(start.at, after);
      const seen = known(end !== null && wish > end.at ? end.at : wish, how); // the house takes no observation after the custody
      const toldAt = plus(seen.at, recordedAfter);
      const observation = await insert('custody_observation', {
        case_id: caseId, custody_id: id, kind: what === 'declaration' ? 'end-declared' : 'kept', finding: what === null ? 'apart-from-adults' : FINDINGS[what], observed_at: seen.at, observed_precision: seen.precision, recorded_at: toldAt, recorded_by: RECORDER,
      });
      if (what === null || answerAfter === null) continue;
      const answered = plus(seen.at, answerAfter);
      await insert('custody_follow_up', {
        case_id: caseId, custody_id: id, observation_id: observation, kind: what, outcome: 'done', concluded_at: answered, concluded_precision: 'minute', recorded_at: answered, recorded_by: RECORDER,
      });
    }
    const calledFor = CALLED_FOR[custody.outcome];
    if (end !== null && calledFor !== undefined && custody.followedAfter !== null) {
      const followed = plus(end.at, custody.followedAfter);
      await insert('custody_follow_up', { case_id: caseId, custody_id: id, kind: calledFor, outcome: 'done', concluded_at: followed, concluded_precision: 'minute', recorded_at: followed, recorded_by: RECORDER });
    }
    let offeredFrom = start.at;
    for (const [index, handover] of custody.handovers.entries()) {
      const wish = plus(offeredFrom, handover.after);
      const offered = known(end !== null && wish > end.at ? end.at : wish, handover.precision); // nobody offers a child who is gone
      const last = index === custody.handovers.length - 1;
      const answer = handover.answerAfter === null && last ? null : plus(offered.at, handover.answerAfter ?? 1);
      await insert('handover', {
        case_id: caseId, custody_id: id, centre_code: 'gao', offered_at: offered.at, offered_precision: offered.precision, recorded_at: offered.at, recorded_by: RECORDER,
        status: answer === null ? 'offered' : last && handover.accepted ? 'accepted' : 'refused', decided_at: answer, decided_precision: answer === null ? null : 'minute',
        decided_recorded_at: answer, decided_by: answer === null ? null : RECORDER,
      });
      offeredFrom = end !== null && answer !== null && answer > end.at ? end.at : (answer ?? offered.at);
    }
  });
  const incident = (at: Date, how: string): Record<string, unknown> => ({ incident_id: randomUUID(), kind: 'self-harm', severity: 'high', grave: true, actions: ['first-aid'], occurred_at: at, occurred_precision: how });
  const followed: Record<string, (at: KnownTime) => Record<string, unknown>> = {
    stay_review: ({ at, precision: how }) => ({ reviewed_at: at, reviewed_precision: how, outcome: 'leave-planned' }),
    care_plan: ({ at, precision: how }) => ({ agreed_at: at, agreed_precision: how, child_agreed: true }),
    needs_assessment: ({ at, precision: how }) => ({ made_at: at, made_precision: how, ...ASSESSED }),
    foster_visit: ({ at, precision: how }) => ({ visited_at: at, visited_precision: how, outcome: 'well', child_heard: true }),
    admission_sheet: ({ at, precision: how }) => ({ filled_at: at, filled_precision: how, health: ['wound'], needs: [], risk_level: 'low', risks: [], diet: [] }),
    stay_incident: ({ at, precision: how }) => incident(at, how),
    incident_followed: ({ at, precision: how }) => ({ ...incident(at, how), followed_at: plus(at, 30), followed_precision: 'minute', outcome: 'safe', followed_recorded_at: plus(at, 30), followed_by: RECORDER }),
    tracing_action: ({ at, precision: how }) => ({ acted_at: at, acted_precision: how, action: 'radio' }),
  };
  /** A step agreed then, for a day or more later; ended on some of the days after it, sooner or later. */
  let nth = 0;
  const insertStep = async (agreed: KnownTime, stayId: string): Promise<void> => {
    nth += 1;
    const by = { case_id: caseId, recorded_at: agreed.at, recorded_by: RECORDER };
    const planId = await insert('care_plan', { ...by, stay_id: stayId, agreed_at: agreed.at, agreed_precision: agreed.precision, child_agreed: true });
    const goalId = await insert('plan_goal', { ...by, plan_id: planId, domain: 'education', goal_code: 'school' });
    const ended = nth % 3 === 0 ? null : known(plus(agreed.at, nth * 40), nth % 2 === 0 ? 'day' : 'minute');
    await insert('plan_step', {
      ...by, goal_id: goalId, what_sealed: Buffer.of(0), owner_id: RECORDER, agreed_at: agreed.at, agreed_precision: agreed.precision, due_on: plus(agreed.at, (nth % 5) * 24).toISOString().slice(0, 10),
      ...(ended !== null && { outcome: nth % 2 === 0 ? 'done' : 'dropped', ended_at: ended.at, ended_precision: ended.precision, ended_recorded_at: ended.at, ended_recorded_by: RECORDER }),
    });
  };
  const afterStay = await oneAfterTheOther(told.stays, async (stay, start, end, recorded) => {
    const id = await insert('stay', {
      case_id: caseId, ...(stay.foster ? { kind: 'foster-family', region_code: 'gao' } : { kind: 'centre', centre_code: 'gao' }), admitted_at: start.at, admitted_precision: start.precision, recorded_at: recorded, recorded_by: RECORDER,
      ...(end !== null && { discharged_at: end.at, discharged_precision: end.precision, destination: 'family', discharged_recorded_at: plus(end.at, stay.endRecordedAfter), discharged_recorded_by: RECORDER }),
    });
    let withSheet = false;
    for (const step of stay.follow) {
      if (step.what === 'admission_sheet' && withSheet) continue; // one a stay
      withSheet ||= step.what === 'admission_sheet';
      if (step.what === 'foster_visit' && !stay.foster) continue;
      if ((step.what === 'stay_review' || step.what.includes('incident') || step.what === 'needs_assessment' || step.what === 'foster_visit') && end === null && told.closedAfter !== null) continue; // nobody reviews a stay, or assesses, in a closed file
      if (step.what.includes('incident') && end !== null && plus(start.at, step.after ?? 1) >= end.at) continue; // nothing happens in a stay that is over
      if (step.what === 'plan_step') {
        await insertStep(known(plus(start.at, step.after ?? 1), step.precision), id);
        continue;
      }
      const columns = followed[step.what]?.(known(plus(start.at, step.after ?? 1), step.precision));
      await insert(step.what === 'incident_followed' ? 'stay_incident' : step.what, { case_id: caseId, stay_id: id, ...columns, recorded_at: recorded, recorded_by: RECORDER });
    }
    if (stay.overPlaces !== null) {
      const { answerAfter, relievedAfter } = stay.overPlaces;
      const answered = answerAfter === null ? [null, null, null] : ['leave-planned', plus(recorded, answerAfter), RECORDER];
      await client.query('insert into stay_over_places (stay_id, case_id, recorded_at, recorded_by, relieved_at, answer, answered_at, answered_by) values ($1, $2, $3, $4, $5, $6, $7, $8)', [
        id, caseId, recorded, RECORDER, relievedAfter === null ? null : plus(recorded, relievedAfter), ...answered,
      ]);
    }
    for (const { after, precision: how, lasts, endPrecision, recordedAfter, returned } of stay.gone) {
      if (end === null && told.closedAfter !== null) continue; // nobody is missed from a stay in a closed file
      const from = plus(start.at, after);
      const since = known(end !== null && from > end.at ? end.at : from, how);
      const until = lasts === null ? null : known(plus(since.at, lasts), endPrecision);
      await insert('stay_absence', {
        case_id: caseId, stay_id: id, since_at: since.at, since_precision: how, recorded_at: plus(since.at, recordedAfter), recorded_by: RECORDER,
        ...(until !== null && { ended_at: new Date(Math.max(since.at.getTime(), until.at.getTime())), ended_precision: endPrecision, outcome: returned ? 'returned' : 'found-elsewhere', ended_recorded_at: plus(until.at, recordedAfter), ended_recorded_by: RECORDER }),
      });
      if (until === null) break; // one at a time
    }
    for (const { after, answerAfter } of stay.transfers) {
      if (end === null && told.closedAfter !== null) continue; // nobody proposes a child of a closed file
      const from = plus(start.at, after);
      const proposed = end !== null && from > end.at ? end.at : from;
      const decided = answerAfter === null ? null : plus(proposed, answerAfter);
      const by = decided === null ? null : await insert('app_user', { email: `${randomUUID()}@essai.invalid`, display_name: 'essai', role: 'national-officer', locale: 'fr', active: false });
      await insert('stay_transfer', {
        case_id: caseId, stay_id: id, from_centre: 'gao', to_centre: 'mopti', reason: 'no-place', planned_day: proposed, proposed_at: proposed, recorded_at: proposed, recorded_by: RECORDER,
        ...(decided !== null && { status: 'refused', decided_at: decided, decided_precision: 'minute', decided_recorded_at: decided, decided_by: by }),
      });
      if (decided === null) break; // one at a time
    }
    for (const service of stay.services) {
      const given = service.after === null ? null : known(plus(start.at, service.after), service.precision);
      await insert('service_record', { case_id: caseId, stay_id: id, service_code: service.what, given_at: given?.at ?? null, given_precision: given?.precision ?? null, recorded_at: recorded, recorded_by: RECORDER });
    }
  });
  const open = new Set<string>();
  let afterAsked = told.begins;
  for (const { what, after, precision: how, answerAfter, accepted, toldAfter } of told.asked) {
    if (open.has(what)) continue; // one at a time
    const from = known(plus(told.begins, after), how);
    const until = answerAfter === null ? null : plus(from.at, answerAfter);
    if (until === null) open.add(what);
    afterAsked = new Date(Math.max(afterAsked.getTime(), from.at.getTime(), until?.getTime() ?? 0));
    const by = { recorded_at: from.at, recorded_by: RECORDER };
    const answered = (name: string): object => (until === null ? {} : { [`${name}_at`]: until, [`${name}_precision`]: 'minute', [`${name}_recorded_at`]: until, [`${name}_recorded_by`]: RECORDER });
    if (what === 'age') {
      const range = until === null ? {} : { conclusion: accepted ? 'child' : 'adult', age_low: accepted ? 15 : 18, age_high: 19, professions: ['psychologist', 'lawyer'] };
      const id = randomUUID();
      await insert('age_assessment', { id, case_id: caseId, doubter: 'court', ground: 'other', raised_at: from.at, raised_precision: from.precision, ...answered('concluded'), ...range, ...by });
      if (until === null || toldAfter === null) continue;
      const toldAt = plus(until, toldAfter);
      afterAsked = new Date(Math.max(afterAsked.getTime(), toldAt.getTime()));
      await insert('age_telling', { case_id: caseId, assessment_id: id, told_at: toldAt, told_precision: 'minute', language: 'songhay', answer: 'accepts', recorded_at: toldAt, recorded_by: RECORDER });
    } else {
      const decision = until === null ? {} : { decision: accepted ? 'in-favour' : 'against', body: 'panel' };
      await insert('reunification', { case_id: caseId, asked_at: from.at, asked_precision: from.precision, ...answered('decided'), ...decision, ...by });
    }
  }
  for (const search of told.searches) {
    const opened = known(plus(told.begins, search.after), search.precision);
    const recorded = plus(opened.at, search.recordedAfter);
    const closing = search.closedAfter === null ? null : known(plus(opened.at, search.closedAfter), search.closedPrecision);
    const closedAt = closing === null ? null : new Date(Math.max(closing.at.getTime(), opened.at.getTime()));
    const relative = await insert('relative', { case_id: caseId, relationship: 'aunt-uncle', carer: 'none', life: 'unknown', recorded_at: recorded, recorded_by: RECORDER });
    const request = await insert('tracing_request', {
      case_id: caseId, relative_id: relative, priority: 'normal', opened_at: opened.at, opened_precision: opened.precision, recorded_at: recorded, recorded_by: RECORDER,
      ...(closing !== null && closedAt !== null && { closed_at: closedAt, closed_precision: closing.precision, closed_recorded_at: plus(closedAt, search.recordedAfter), closed_recorded_by: RECORDER, outcome: 'not-found' }),
    });
    for (const step of search.steps) {
      const acted = known(plus(opened.at, step.after ?? 1), step.precision);
      await insert('tracing_action', { case_id: caseId, request_id: request, action: step.what, acted_at: acted.at, acted_precision: acted.precision, recorded_at: plus(acted.at, search.recordedAfter), recorded_by: RECORDER });
      afterAsked = new Date(Math.max(afterAsked.getTime(), acted.at.getTime()));
    }
    afterAsked = new Date(Math.max(afterAsked.getTime(), opened.at.getTime(), closedAt?.getTime() ?? 0));
  }
  let lastOfCare = told.begins;
  const afterPlacement = await oneAfterTheOther(told.placements, async (placement, start, end, recorded) => {
    const id = await insert('placement', {
      case_id: twoFiles ? other : caseId, kind: 'family', region_code: 'gao', started_at: start.at, started_precision: start.precision, recorded_at: recorded, recorded_by: RECORDER,
      ...(end !== null && { ended_at: end.at, ended_precision: end.precision, ended_recorded_at: plus(end.at, placement.endRecordedAfter), ended_recorded_by: RECORDER }),
    });
    if (placement.care !== null) {
      const of = { case_id: twoFiles ? other : caseId, recorded_by: RECORDER };
      const within = (at: Date): Date => new Date(Math.max(start.at.getTime(), Math.min(at.getTime(), end?.at.getTime() ?? Infinity))); // of the placement that runs
      const decided = known(within(plus(start.at, placement.care.after)), placement.care.precision);
      lastOfCare = new Date(Math.max(lastOfCare.getTime(), decided.at.getTime()));
      const care = await insert('alternative_care', { ...of, placement_id: id, form: 'kinship', reason: 'danger', decided_at: decided.at, decided_precision: decided.precision, recorded_at: plus(decided.at, placement.recordedAfter) });
      for (const review of placement.care.reviews) {
        const reviewed = known(within(plus(decided.at, review.after ?? 1)), review.precision);
        lastOfCare = new Date(Math.max(lastOfCare.getTime(), reviewed.at.getTime()));
        await insert('alternative_care_review', { ...of, care_id: care, outcome: review.what, reviewed_at: reviewed.at, reviewed_precision: reviewed.precision, recorded_at: reviewed.at });
      }
    }
    if (start.at.getTime() % 3 === 0) {
      const answered = start.at.getTime() % 2 === 0;
      await insert('re_recruitment', {
        case_id: twoFiles ? other : caseId, recruited_at: plus(start.at, 5), recruited_precision: 'day', source: 'family', recorded_at: recorded, recorded_by: RECORDER,
        ...(answered && { answer: 'search', answered_at: plus(start.at, 30), answered_precision: 'minute', answered_recorded_at: plus(start.at, 30), answered_by: RECORDER }),
      });
    }
    if (start.at.getTime() % 2 === 0) {
      const by = { case_id: twoFiles ? other : caseId, recorded_at: recorded, recorded_by: RECORDER };
      await insert('told_outcome', { ...by, placement_id: id, milestone: '6-months', outcome: 'in-school', source: 'telephone', known_at: plus(start.at, 182 * 24), known_precision: 'minute' });
    }
    for (const visit of placement.visits) {
      const made = known(plus(start.at, visit.after ?? 1), visit.precision);
      if (told.closedAfter !== null && (end === null || made.at >= end.at)) continue; // nobody is visited for a closed file
      const of = { case_id: twoFiles ? other : caseId, placement_id: id, recorded_at: recorded, recorded_by: RECORDER };
      if (visit.what === 'assessed') {
        await insert('needs_assessment', { ...of, made_at: made.at, made_precision: made.precision, ...ASSESSED });
        continue;
      }
      const visitId = await insert('visit', { ...of, visited_at: made.at, visited_precision: made.precision, outcome: visit.what });
      if (visit.what !== 'at-risk') continue;
      const by = { case_id: of.case_id, recorded_at: recorded, recorded_by: RECORDER };
      await insert('visit_finding', { ...by, id: visitId, found_at: made.at, found_precision: made.precision, lives_with: 'family', occupation: 'nothing', risk: 'high', grounds_sealed: Buffer.of(0) });
      if (made.at.getTime() % 3 !== 0) await insert('risk_answer', { ...by, visit_id: visitId, answer: 'protection', answered_at: plus(made.at, 30), answered_precision: 'minute' });
    }
  });
  let afterReferred = told.begins;
  for (const referral of told.referred) {
    const sent = known(plus(told.begins, referral.after), referral.precision);
    const by = { recorded_at: plus(sent.at, referral.recordedAfter), recorded_by: RECORDER };
    const step = (name: string, at: Date | null, how: Precision): object => (at === null ? {} : { [`${name}_at`]: at, [`${name}_precision`]: how, [`${name}_recorded_at`]: at, [`${name}_recorded_by`]: RECORDER });
    const answered = referral.answerAfter === null ? null : plus(sent.at, referral.answerAfter);
    const fedBack = answered === null || !referral.accepted || referral.fedBackAfter === null ? null : plus(answered, referral.fedBackAfter);
    const over = fedBack !== null || (answered !== null && !referral.accepted);
    const withdrawn = over || referral.withdrawnAfter === null ? null : plus(answered ?? sent.at, referral.withdrawnAfter);
    afterReferred = new Date(Math.max(afterReferred.getTime(), sent.at.getTime(), answered?.getTime() ?? 0, fedBack?.getTime() ?? 0, withdrawn?.getTime() ?? 0));
    const sharing = await insert('sharing', { case_id: caseId, partner: 'icrc', purpose: 'care', sections: ['child'], basis: 'best-interests', ...by });
    await insert('referral', {
      case_id: caseId, sharing_id: sharing, partner: 'icrc', service_code: 'schooling', sent_at: sent.at, sent_precision: sent.precision, ...by,
      ...step('answered', answered, 'minute'), ...(answered !== null && { answer: referral.accepted ? 'accepted' : 'refused', refusal: referral.accepted ? null : 'other', told_by_sender: true }),
      ...step('fed_back', fedBack, 'minute'), ...(fedBack !== null && { result: 'completed' }), ...step('withdrawn', withdrawn, 'minute'),
    });
  }
  let afterConsents = told.begins;
  for (const [index, asked] of told.consents.entries()) {
    const of = { case_id: twoFiles && index % 2 === 1 ? other : caseId, recorded_by: RECORDER };
    const given = known(plus(told.begins, asked.after), asked.precision);
    const until = asked.until === null || !asked.agreed ? null : known(new Date(given.at.getTime() + asked.until * HOUR), asked.untilPrecision);
    const recorded = plus(given.at, asked.recordedAfter);
    afterConsents = new Date(Math.max(afterConsents.getTime(), recorded.getTime())); // nobody asks anything in a closed file
    const id = await insert('consent', {
      ...of, purpose: asked.purpose, giver: asked.giver, agreed: asked.agreed, given_at: given.at, given_precision: given.precision, until_at: until?.at ?? null, until_precision: until?.precision ?? null,
      language: 'bam', manner: 'spoken', recorded_at: recorded,
    });
    if (asked.agreed && asked.withdrawnAfter !== null) {
      const withdrawn = known(plus(given.at, asked.withdrawnAfter), asked.untilPrecision);
      await insert('consent_withdrawal', { ...of, consent_id: id, giver: asked.giver, withdrawn_at: withdrawn.at, withdrawn_precision: withdrawn.precision, recorded_at: recorded });
    }
  }
  const afterAll = new Date(Math.max(afterCustody.getTime(), afterStay.getTime(), afterPlacement.getTime(), afterAsked.getTime(), afterConsents.getTime(), afterReferred.getTime(), lastOfCare.getTime()));
  let afterDeath = afterAll;
  if (told.died !== null) {
    const { after, precision: how, what, recordedAfter, toldAfter, reviewedAfter, withdrawn } = told.died;
    const died = known(plus(afterAll, after ?? 1), how);
    const recorded = plus(died.at, recordedAfter);
    const familyTold = toldAfter === null ? null : known(plus(recorded, toldAfter), how);
    const reviewed = reviewedAfter === null ? null : plus(recorded, reviewedAfter);
    afterDeath = new Date(Math.max(recorded.getTime(), familyTold?.at.getTime() ?? 0, reviewed?.getTime() ?? 0));
    await insert('death', {
      case_id: caseId, died_at: died.at, died_precision: died.precision, cause: what, confirmed_by: 'doctor', document: 'none', recorded_at: recorded, recorded_by: RECORDER,
      family_told_at: familyTold?.at ?? null, family_told_precision: familyTold?.precision ?? null, family_told_recorded_at: familyTold === null ? null : recorded, family_told_by: familyTold === null ? null : RECORDER,
      reviewed_at: reviewed, reviewed_by: reviewed === null ? null : RECORDER, review_outcome: reviewed === null ? null : 'natural',
      withdrawn_at: withdrawn ? afterDeath : null, withdrawn_by: withdrawn ? RECORDER : null,
    });
  }
  if (told.closedAfter !== null) {
    const at = plus(afterDeath, told.closedAfter);
    const reopenedAt = told.reopened === null ? null : plus(at, told.reopened.after);
    const decider = await insert('app_user', { email: `${randomUUID()}@essai.invalid`, display_name: 'essai', role: 'national-officer', locale: 'fr', active: false });
    await insert('closure', { case_id: caseId, reason: 'reintegrated', status: 'approved', recorded_at: at, recorded_by: RECORDER, decided_at: at, decided_by: decider,
      reopened_at: reopenedAt, reopened_by: reopenedAt === null ? null : RECORDER, reopening_reason: reopenedAt === null ? null : 'child-back' });
    if (told.reopened !== null && told.reopened.takenUpAfter !== null && reopenedAt !== null) {
      const takenUp = plus(reopenedAt, told.reopened.takenUpAfter);
      await insert('care_plan', { case_id: caseId, agreed_at: takenUp, agreed_precision: 'minute', child_agreed: true, recorded_at: takenUp, recorded_by: RECORDER });
    }
  }
  return { caseId, accesses: told.access === null ? [] : [await writeAccess(told.access)] };

  async function writeAccess({ after, minutes, endedAfter, reviewedAfter }: NonNullable<History['access']>): Promise<Written['accesses'][number]> {
    const openedAt = plus(told.begins, after);
    const endsAt = new Date(openedAt.getTime() + minutes * 60_000);
    const byHand = endedAfter === null ? null : new Date(Math.min(openedAt.getTime() + endedAfter * HOUR, endsAt.getTime()));
    const reviewedAt = reviewedAfter === null ? null : new Date(openedAt.getTime() + reviewedAfter * HOUR);
    const userId = await insert('app_user', { email: `${randomUUID()}@essai.invalid`, display_name: 'essai', role: 'regional-officer', region_code: 'kidal', locale: 'fr', active: false });
    const id = await insert('emergency_access', {
      case_id: caseId, case_code: 'ML-0000-0000', user_id: userId, opened_at: openedAt, ends_at: endsAt, ended_at: byHand, ended_by: byHand === null ? null : userId,
      reviewed_at: reviewedAt, reviewed_by: reviewedAt === null ? null : RECORDER, verdict: reviewedAt === null ? null : 'justified',
    });
    return { id, openedAt, endsAt, endedAt: byHand, reviewedAt, userId };
  }
}

/** As people know it: the first instant of the minute, the day, the month. */
export function known(at: Date, how: Precision): KnownTime {
  if (how === 'minute') return { at, precision: how };
  return { at: new Date(how === 'day' ? Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()) : Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), 1)), precision: how };
}

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
function code(): string {
  const four = (): string => Array.from({ length: 4 }, () => LETTERS[Math.floor(Math.random() * 32)]).join('');
  return `ML-${four()}-${four()}`;
}
