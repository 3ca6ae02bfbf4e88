import { Inject, Injectable } from '@nestjs/common';
import { type Actor, may } from '../access/index.js';
import { DeadlinesService } from '../deadlines/index.js';
import { Clock } from '../platform/clock/index.js';
import { requestContext, UnitOfWork } from '../platform/database/index.js';
import { endOf, type KnownTime } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { ReferenceService } from '../reference/index.js';
import { allowedActions, type Looker } from './allowed.rules.js';
import type { Action } from './allowed.vocabulary.js';
import { newCaseCode } from './case-code.js';
import { ChildCase } from './case.entity.js';
import { datedFacts } from './dated-facts.rules.js';
import { FactSources } from './fact-sources.js';
import type { Fact } from './facts.vocabulary.js';
import { deriveStanding } from './standing.rules.js';
import type { Standing } from './standing.vocabulary.js';

export interface NewCase {
  readonly id: string;
  readonly entry: string;
  readonly registerNumber?: string;
  readonly sex: ChildCase['sex'];
  readonly ageYears?: number;
  readonly agePrecision: ChildCase['agePrecision'];
  readonly condition?: string;
  readonly originRegion?: string;
  readonly entryRegion?: string;
  readonly entryCentre?: string;
  readonly party?: string;
  readonly role?: string;
  readonly identifiedAt: KnownTime;
}

/** A case as its facts tell it. */
export interface OpenCase {
  readonly row: ChildCase;
  readonly facts: readonly Fact[];
  readonly standing: Standing;
}

/** The answer to every write on a case. `visible: false`: the child has left the circle of the person who wrote. */
export interface WriteAnswer {
  readonly caseId: string;
  readonly code: string;
  readonly version: number;
  readonly visible: boolean;
}

/**
 * The heart of the house: facts go in through the modules of the child's way, and `settle` derives the rest in the same
 * transaction: status, place, who answers, deadlines, who may see (docs/adr/0003).
 */
@Injectable()
export class CasesService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(FactSources) private readonly sources: FactSources,
    @Inject(DeadlinesService) private readonly deadlines: DeadlinesService,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Starts a file inside the running unit of work. The caller adds the first facts and settles. */
  async start(actor: Actor, input: NewCase): Promise<void> {
    const { scope } = actor;
    const provisional = scope.reach === 'all' ? [] : scope.grantees;
    await this.writeAccess(
      input.id,
      provisional.map((grantee) => ({ grantee, level: scope.clearance === 'file' ? 'file' : 'custody' })),
    );
    await this.uow.manager.insert(ChildCase, {
      id: input.id,
      code: newCaseCode(),
      entry: input.entry,
      registerNumber: input.registerNumber ?? null,
      sex: input.sex,
      ageYears: input.ageYears ?? null,
      agePrecision: input.agePrecision,
      condition: input.condition ?? null,
      originRegion: input.originRegion ?? null,
      entryRegion: input.entryRegion ?? null,
      entryCentre: input.entryCentre ?? null,
      partyCode: input.party ?? null,
      roleCode: input.role ?? null,
      identifiedAt: input.identifiedAt.at,
      identifiedPrecision: input.identifiedAt.precision,
      recordedAt: this.clock.now(),
      recordedBy: actor.userId,
      assignedTo: null,
      status: 'identified',
      regionCode: null,
      centreCode: null,
      unitId: null,
      sinceAt: null,
      sincePrecision: null,
      version: 0,
    });
  }

  /** @throws Refusal not-found when the case does not exist for this person */
  async read(caseId: string): Promise<OpenCase> {
    return await this.openRow(await this.find(ROW, caseId));
  }

  /**
   * For a change: locks the case, so that two people act one after the other.
   * @throws Refusal version-overtaken when the person was looking at an older version (If-Match)
   */
  async openForChange(caseId: string): Promise<OpenCase> {
    const row = await this.find(`${ROW} for update`, caseId);
    const request = requestContext.getStore();
    if (row !== undefined && request !== undefined) {
      if (request.expectedVersion === undefined) throw new Refusal('version-missing');
      if (request.expectedVersion !== row.version) throw new Refusal('version-overtaken');
    }
    return await this.openRow(row);
  }

  /** Derives everything that follows from the facts. The last step of every verb; of several verbs as one, once at their end. */
  async settle(actor: Actor, caseId: string): Promise<WriteAnswer> {
    if (!this.uow.isPart) return await this.settleNow(actor, caseId);
    this.uow.beforeCommit(`settle ${caseId}`, () => this.settleNow(actor, caseId));
    return { caseId, code: '', version: 0, visible: true }; // an answer to nobody: the caller is another verb
  }

  private async settleNow(actor: Actor, caseId: string): Promise<WriteAnswer> {
    const { row, facts, standing } = await this.openRow(await this.find(ROW, caseId));
    const version = row.version + 1;
    await this.uow.query(
      'update child_case set status = $2, region_code = $3, centre_code = $4, unit_id = $5, since_at = $6, since_precision = $7, version = $8 where id = $1',
      [caseId, standing.status, standing.region, standing.centre, standing.unitId, standing.since?.at ?? null, standing.since?.precision ?? null, version],
    );
    await this.deadlines.reconcile(caseId, datedFacts(facts));
    await this.writeAccess(caseId, standing.grants); // last: it may end the writer's own sight
    const visible = actor.scope.reach === 'all' || standing.grants.some(({ grantee }) => actor.scope.grantees.includes(grantee));
    return { caseId, code: row.code, version, visible };
  }

  allowed(actor: Actor, standing: Standing): Action[] {
    return allowedActions(standing, lookerOf(actor));
  }

  /** @throws Refusal in-the-future, measured by the injected clock */
  mustBePast(time: KnownTime, field: string): void {
    if (time.at > this.clock.now()) throw new Refusal('in-the-future', field);
  }

  now(): Date {
    return this.clock.now();
  }

  private async find(sql: string, caseId: string): Promise<ChildCase | undefined> {
    const [row] = await this.uow.query<ChildCase>(sql, [caseId]);
    return row;
  }

  private async openRow(row: ChildCase | undefined): Promise<OpenCase> {
    if (row === undefined) throw new Refusal('not-found');
    const book = await this.reference.book();
    const facts = [identified(row), ...(await this.sources.factsOf(row.id))];
    const standing = deriveStanding(facts, (centre) => book.centres.get(centre)?.region ?? null, row.assignedTo);
    return { row, facts, standing };
  }

  private async writeAccess(caseId: string, grants: readonly { grantee: string; level: string }[]): Promise<void> {
    await this.uow.query('select set_case_access($1, $2, $3)', [caseId, grants.map(({ grantee }) => grantee), grants.map(({ level }) => level)]);
  }
}

/** A case under the names of its entity. Read for every page and twice for every change: one prepared statement. */
const ROW = `
  select id, code, entry, register_number as "registerNumber", sex, age_years as "ageYears", age_precision as "agePrecision", condition, origin_region as "originRegion",
         entry_region as "entryRegion", entry_centre as "entryCentre", party_code as "partyCode", role_code as "roleCode", identified_at as "identifiedAt",
         identified_precision as "identifiedPrecision", recorded_at as "recordedAt", recorded_by as "recordedBy", assigned_to as "assignedTo", status,
         region_code as "regionCode", centre_code as "centreCode", unit_id as "unitId", since_at as "sinceAt", since_precision as "sincePrecision", version
    from child_case where id = $1`;

export function lookerOf(actor: Actor): Looker {
  return {
    userId: actor.userId,
    may: (permission) => may(actor.role, permission),
    centreCode: actor.centreCode,
    wholeCountry: actor.scope.reach === 'all',
  };
}

/** A number leads to the name in the paper register: not for those who are to know facts and nobody's identity. */
export function seesRegisterNumbers(actor: Actor): boolean {
  return actor.scope.clearance !== 'facts';
}

function identified(row: ChildCase): Fact {
  return {
    kind: 'case.identified',
    subjectId: row.id,
    at: row.identifiedAt,
    precision: row.identifiedPrecision,
    recordedAt: row.recordedAt,
    recordedBy: row.recordedBy,
    entry: row.entry,
    region: row.entryRegion,
    centre: row.entryCentre,
  };
}

/** @throws Refusal before-birth when the fact is older than the child can be, by the age given (a year's grace for a doubtful age) */
export function mustFollowBirth(time: KnownTime, ageYears: number | undefined, known: Date, field: string): void {
  if (ageYears === undefined) return;
  const earliestBirth = new Date(known);
  earliestBirth.setUTCFullYear(earliestBirth.getUTCFullYear() - ageYears - 2);
  if (endOf(time) < earliestBirth) throw new Refusal('before-birth', field);
}
