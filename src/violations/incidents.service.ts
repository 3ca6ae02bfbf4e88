import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { readTime } from '../cases/index.js';
import { Clock } from '../platform/clock/index.js';
import { requestContext, UnitOfWork } from '../platform/database/index.js';
import type { KnownTime, Precision } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { ReferenceService } from '../reference/index.js';
import { newIncidentCode } from './incident-code.js';
import type { AmendIncidentRequest, RecordIncidentRequest, SourceRequest, ViolationRequest } from './incident.dto.js';
import type { IncidentAnswerView } from './incident-page.dto.js';
import { decideIncident, decideViolation } from './incident.rules.js';
import { IncidentVault, type Sealer } from './incident-vault.js';
import { VictimWriter } from './victim-writer.js';

/** An incident in the version that somebody was looking at, locked. */
export interface OpenIncident {
  readonly id: string;
  readonly code: string;
  readonly occurredAt: KnownTime;
  readonly joinedInto: string | null;
}

/** What happened, and what is found out about it later. */
@Injectable()
export class IncidentsService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(IncidentVault) private readonly vault: IncidentVault,
    @Inject(VictimWriter) private readonly victims: VictimWriter,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * @param importNumber its number in the file that it was read from
   * @throws Refusal in-the-future, unknown-code, unknown-region and those of decideIncident
   */
  async record(actor: Actor, input: RecordIncidentRequest, importNumber?: string): Promise<IncidentAnswerView> {
    const occurredAt = this.readPast(input.occurredAt, 'occurredAt');
    await this.mustKnowWhereAndWho(input);
    decideIncident(input.violations, input.victims);
    for (const [index, { damage }] of input.violations.entries()) await this.reference.mustKnow('facility-damage', damage, `violations.${String(index)}.damage`);
    for (const [index, source] of input.sources.entries()) await this.mustKnowSource(source, `sources.${String(index)}.`);
    await this.victims.mustKnow(input.victims, (index) => `victims.${String(index)}.`);
    return await this.uow.write(actor.scope, async () => {
      const code = newIncidentCode();
      const { keep, ...sealer } = this.vault.begin(input.id);
      await this.uow.query(INSERT, [
        input.id, code, occurredAt.at, occurredAt.precision, input.region, input.place ?? null, input.place === undefined ? sealer.sealIfGiven(input.placeText) : null, input.party,
        sealer.sealIfGiven(input.account), importNumber ?? null, this.clock.now(), actor.userId,
      ]);
      await keep();
      for (const violation of input.violations) await this.insertViolation(actor, input.id, violation);
      for (const [index, victim] of input.victims.entries()) await this.victims.insert(actor, input.id, victim, input.violations, `victims.${String(index)}.caseCode`);
      for (const source of input.sources) await this.insertSource(actor, input.id, source, sealer);
      return { id: input.id, code, version: 1 };
    });
  }

  /** What was found out better: when, where, by whom, as a whole. What it was before stands in the journal. */
  async amend(actor: Actor, id: string, input: AmendIncidentRequest): Promise<IncidentAnswerView> {
    const occurredAt = this.readPast(input.occurredAt, 'occurredAt');
    await this.mustKnowWhereAndWho(input);
    return await this.uow.write(actor.scope, async () => {
      await this.openForChange(id);
      const early = await this.uow.query<{ on: string }>(`select status_since::text as on from violation where incident_id = $1 and status_since < $2::date`, [id, occurredAt.at.toISOString().slice(0, 10)]);
      if (early.length > 0) throw new Refusal('after-next-fact', 'occurredAt');
      const sealer = await this.vault.of(id);
      await this.uow.query(AMEND, [
        id, occurredAt.at, occurredAt.precision, input.region, input.place ?? null, input.place === undefined ? sealer.sealIfGiven(input.placeText) : null, input.party, sealer.sealIfGiven(input.account),
      ]);
      return await this.settle(id);
    });
  }

  /** @throws Refusal already-exists and those of decideViolation */
  async addViolation(actor: Actor, id: string, input: ViolationRequest): Promise<IncidentAnswerView> {
    decideViolation(input);
    await this.reference.mustKnow('facility-damage', input.damage, 'damage');
    return await this.uow.write(actor.scope, async () => {
      await this.openForChange(id);
      await this.insertViolation(actor, id, input);
      return await this.settle(id);
    });
  }

  async addSource(actor: Actor, id: string, input: SourceRequest): Promise<IncidentAnswerView> {
    await this.mustKnowSource(input, '');
    return await this.uow.write(actor.scope, async () => {
      await this.openForChange(id);
      await this.insertSource(actor, id, input, await this.vault.of(id));
      return await this.settle(id);
    });
  }

  /**
   * Locked, so that two people act one after the other.
   * @throws Refusal not-found, version-missing, version-overtaken, incident-joined
   */
  async openForChange(id: string): Promise<OpenIncident> {
    const incident = await this.open(id, requestContext.getStore()?.expectedVersion);
    if (incident.joinedInto !== null) throw new Refusal('incident-joined');
    return incident;
  }

  /** As `openForChange`, also where it is joined. @param seen the version that was before the person's eyes */
  async open(id: string, seen: number | undefined): Promise<OpenIncident> {
    const [row] = await this.uow.query<LockedRow>(LOCK, [id]);
    if (row === undefined) throw new Refusal('not-found');
    if (requestContext.getStore() !== undefined) {
      if (seen === undefined) throw new Refusal('version-missing');
      if (seen !== row.version) throw new Refusal('version-overtaken');
    }
    return { id, code: row.code, occurredAt: { at: row.occurred_at, precision: row.occurred_precision }, joinedInto: row.joined_into };
  }

  /** The last step of every change. */
  async settle(id: string): Promise<IncidentAnswerView> {
    const [row] = await this.uow.query<IncidentAnswerView>('update incident set version = version + 1 where id = $1 returning id, code, version', [id]);
    if (row === undefined) throw new Refusal('not-found');
    return row;
  }

  private async insertViolation(actor: Actor, incidentId: string, { id, type, facility, act, damage }: ViolationRequest): Promise<void> {
    await this.uow.query(`insert into violation (id, incident_id, type, facility, facility_act, damage, status, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, 'reported', $7, $8)`, [
      id, incidentId, type, facility ?? null, act ?? null, damage ?? null, this.clock.now(), actor.userId,
    ]);
  }

  private async insertSource(actor: Actor, incidentId: string, { id, kind, at, detail }: SourceRequest, sealer: Sealer): Promise<void> {
    const told = this.readPast(at, 'at');
    await this.uow.query('insert into incident_source (id, incident_id, kind, told_at, told_precision, detail_sealed, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8)', [
      id, incidentId, kind, told.at, told.precision, sealer.sealIfGiven(detail), this.clock.now(), actor.userId,
    ]);
  }

  private async mustKnowSource({ kind, at }: SourceRequest, field: string): Promise<void> {
    await this.reference.mustKnow('violation-source', kind, `${field}kind`);
    this.readPast(at, `${field}at`);
  }

  private async mustKnowWhereAndWho({ region, place, party }: AmendIncidentRequest): Promise<void> {
    await this.reference.mustKnowRegion(region, 'region');
    await this.reference.mustKnowParty(party, 'party');
    if (place !== undefined && (await this.reference.book()).places.get(place)?.region !== region) throw new Refusal('unknown-code', 'place');
  }

  /** @throws Refusal in-the-future */
  private readPast(text: string, field: string): KnownTime {
    const time = readTime(text, field);
    if (time.at > this.clock.now()) throw new Refusal('in-the-future', field);
    return time;
  }
}

interface LockedRow {
  readonly code: string;
  readonly version: number;
  readonly occurred_at: Date;
  readonly occurred_precision: Precision;
  readonly joined_into: string | null;
}

const INSERT = `
  insert into incident (id, code, occurred_at, occurred_precision, region_code, place_code, place_sealed, party_code, account_sealed, import_number, recorded_at, recorded_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`;

const AMEND = `
  update incident set occurred_at = $2, occurred_precision = $3, region_code = $4, place_code = $5, place_sealed = $6, party_code = $7, account_sealed = $8
   where id = $1`;

const LOCK = 'select code, version, occurred_at, occurred_precision, joined_into from incident where id = $1 for update';
