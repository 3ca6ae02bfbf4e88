import { Inject, Injectable } from '@nestjs/common';
import { type Actor, may } from '../access/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { AccessLog } from '../platform/journal/index.js';
import { formatKnownTime, type Precision } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import type { DecisionView, IncidentView, OtherIncidentView, SufferedView, VictimView } from './incident-page.dto.js';
import { isChildType } from './incident.rules.js';
import { IncidentVault } from './incident-vault.js';
import { JoiningService } from './joining.service.js';
import type { ViolationType } from './violations.vocabulary.js';

/** One incident with all that is known of it. Of a linked child, the code of the file alone. */
@Injectable()
export class IncidentPageService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(IncidentVault) private readonly vault: IncidentVault,
    @Inject(JoiningService) private readonly joining: JoiningService,
    @Inject(AccessLog) private readonly log: AccessLog,
  ) {}

  /** @throws Refusal not-found */
  async page(actor: Actor, id: string): Promise<IncidentView> {
    const mayRecord = may(actor.role, 'violation.record');
    return await this.uow.read(actor.scope, async () => {
      const [row] = await this.uow.query<IncidentRow>(INCIDENT, [id]);
      if (row === undefined) throw new Refusal('not-found');
      await this.log.record('violation.read', { detail: { incident: row.code } });
      const violations = await this.uow.query<ViolationRow>(VIOLATIONS, [id]);
      const decisions = await this.uow.query<DecisionRow>(DECISIONS, [id]);
      const victims = await this.uow.query<VictimRow>(VICTIMS, [id]);
      const sources = await this.uow.query<SourceRow>(SOURCES, [id]);
      const joined = await this.uow.query<OtherIncidentView>('select id, code from incident where joined_into = $1 order by code', [id]);
      const texts = await this.vault.open(id, [row.place_sealed, row.account_sealed, ...sources.map((source) => source.detail_sealed), ...decisions.map((decision) => decision.note_sealed)]);
      const [placeText, account] = texts;
      const details = texts.slice(2, 2 + sources.length);
      const notes = texts.slice(2 + sources.length);
      const history = Map.groupBy(
        decisions.map((decision, index) => ({ of: decision.violation_id, view: decisionView(decision, notes[index]) })),
        ({ of }) => of,
      );
      const shown = victims.map(victimView);
      return {
        id, code: row.code, version: row.version, occurredAt: formatKnownTime({ at: row.occurred_at, precision: row.occurred_precision }), region: row.region_code,
        ...given('place', row.place_code), ...given('placeText', placeText), party: row.party_code, ...given('account', account),
        recordedAt: row.recorded_at.toISOString(), ...given('recordedBy', row.recorded_by_name),
        violations: violations.map(({ id: violationId, type, facility, facility_act: act, damage, status, since }) => ({
          id: violationId, type, ...given('facility', facility), ...given('act', act), ...given('damage', damage), status, ...given('since', since),
          counts: isChildType(type) ? childrenOf(shown, type) : 1,
          history: (history.get(violationId) ?? []).map(({ view }) => view),
        })),
        victims: shown,
        sources: sources.map((source, index) => ({ id: source.id, kind: source.kind, at: formatKnownTime({ at: source.told_at, precision: source.told_precision }), ...given('detail', details[index]) })),
        ...(row.joined_into !== null && row.joined_code !== null && { joinedInto: { id: row.joined_into, code: row.joined_code } }),
        joined,
        likely: mayRecord ? await this.joining.likely(id) : [],
        mayRecord,
      };
    });
  }
}

function given<Name extends string, Value>(name: Name, value: Value | null | undefined): Partial<Record<Name, Value>> {
  return (value === null || value === undefined ? {} : { [name]: value }) as Partial<Record<Name, Value>>;
}

function decisionView({ status, on, recorded_at: recordedAt, by }: DecisionRow, note: string | undefined): DecisionView {
  return { status, on, recordedAt: recordedAt.toISOString(), ...given('by', by), ...given('note', note) };
}

function victimView(row: VictimRow): VictimView {
  return {
    id: row.id, ...given('caseCode', row.case_code), ...given('caseId', row.case_id), ...given('boys', row.boys), ...given('girls', row.girls), ...given('sexUnknown', row.sex_unknown),
    ...given('ageFromMonths', row.age_from_months), ...given('ageToMonths', row.age_to_months),
    suffered: row.suffered.map(({ type, roles, mode, harm, cause, captivity }) => (
      { type, ...given('roles', roles), ...given('mode', mode), ...given('harm', harm), ...given('cause', cause), ...given('captivity', captivity) }
    )),
  };
}

function childrenOf(victims: readonly VictimView[], type: ViolationType): number {
  return victims
    .filter(({ suffered }) => suffered.some((one) => one.type === type))
    .reduce((sum, { boys, girls, sexUnknown }) => sum + (boys === undefined ? 1 : boys + (girls ?? 0) + (sexUnknown ?? 0)), 0);
}

interface IncidentRow {
  readonly code: string;
  readonly version: number;
  readonly occurred_at: Date;
  readonly occurred_precision: Precision;
  readonly region_code: string;
  readonly place_code: string | null;
  readonly place_sealed: Buffer | null;
  readonly party_code: string;
  readonly account_sealed: Buffer | null;
  readonly recorded_at: Date;
  readonly recorded_by_name: string | null;
  readonly joined_into: string | null;
  readonly joined_code: string | null;
}

interface ViolationRow {
  readonly id: string;
  readonly type: ViolationType;
  readonly facility: string | null;
  readonly facility_act: string | null;
  readonly damage: string | null;
  readonly status: string;
  readonly since: string | null;
}

interface DecisionRow {
  readonly violation_id: string;
  readonly status: string;
  readonly on: string;
  readonly recorded_at: Date;
  readonly by: string | null;
  readonly note_sealed: Buffer | null;
}

interface VictimRow {
  readonly id: string;
  readonly case_id: string | null;
  readonly case_code: string | null;
  readonly boys: number | null;
  readonly girls: number | null;
  readonly sex_unknown: number | null;
  readonly age_from_months: number | null;
  readonly age_to_months: number | null;
  readonly suffered: Record<keyof SufferedView, never>[];
}

interface SourceRow {
  readonly id: string;
  readonly kind: string;
  readonly told_at: Date;
  readonly told_precision: Precision;
  readonly detail_sealed: Buffer | null;
}

const INCIDENT = `
  select i.code, i.version, i.occurred_at, i.occurred_precision, i.region_code, i.place_code, i.place_sealed, i.party_code, i.account_sealed, i.recorded_at,
         u.display_name as recorded_by_name, i.joined_into, k.code as joined_code
    from incident i left join app_user u on u.id = i.recorded_by left join incident k on k.id = i.joined_into where i.id = $1`;

const VIOLATIONS = 'select id, type, facility, facility_act, damage, status, status_since::text as since from violation where incident_id = $1 order by recorded_at, type, facility';

const DECISIONS = `
  select d.violation_id, d.status, d.decided_on::text as on, d.recorded_at, u.display_name as by, d.note_sealed
    from violation_verification d join violation v on v.id = d.violation_id left join app_user u on u.id = d.recorded_by
   where v.incident_id = $1 order by d.decided_on desc, d.recorded_at desc, d.id desc`;

/** A linked child by the file that is kept. */
const VICTIMS = `
  select w.id, k.id as case_id, k.code as case_code, w.boys, w.girls, w.sex_unknown, w.age_from_months, w.age_to_months,
         (select coalesce(json_agg(json_build_object('type', s.type, 'roles', s.roles, 'mode', s.mode, 'harm', s.harm, 'cause', s.cause, 'captivity', s.captivity) order by s.type), '[]')
            from victim_violation s where s.victim_id = w.id) as suffered
    from incident_victim w left join child_case c on c.id = w.case_id left join child_case k on k.id = coalesce(c.merged_into, c.id)
   where w.incident_id = $1 and w.withdrawn_at is null order by w.case_id is not null, w.recorded_at, w.id`;

const SOURCES = 'select id, kind, told_at, told_precision, detail_sealed from incident_source where incident_id = $1 order by told_at, recorded_at';
