import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor, may, ownGrantees } from '../access/index.js';
import { type DeadlineSource, DeadlinesService, Rederivation, type ToldFact } from '../deadlines/index.js';
import { Clock } from '../platform/clock/index.js';
import { requestContext, UnitOfWork } from '../platform/database/index.js';
import type { KnownTime } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { ReferenceService } from '../reference/index.js';
import { allowedActions, type Looker } from './allowed.rules.js';
import type { Action } from './allowed.vocabulary.js';
import { newCaseCode } from './case-code.js';
import { ChildCase } from './case.entity.js';
import { datedAmong, datedFacts } from './dated-facts.rules.js';
import { FactSources } from './fact-sources.js';
import type { Fact } from './facts.vocabulary.js';
import { deriveStanding, mergedStanding } from './standing.rules.js';
import type { Standing } from './standing.vocabulary.js';
import { Words } from './words.js';

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
  /** Cases merged into this one: their facts are among the facts, told as this child's. */
  readonly merged: readonly ChildCase[];
  readonly facts: readonly Fact[];
  readonly standing: Standing;
  /** Who follows the child, for those who may know: by name. */
  readonly follower: string | null;
}

/** A case in the version that somebody was looking at. */
interface Seen {
  readonly id: string;
  readonly version: number | undefined;
}

type FoundCase = ChildCase & { readonly holdsOthers: boolean; readonly follower: string | null };

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
export class CasesService implements DeadlineSource, OnModuleInit {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(FactSources) private readonly sources: FactSources,
    @Inject(DeadlinesService) private readonly deadlines: DeadlinesService,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Rederivation) private readonly rederivation: Rederivation,
  ) {}

  onModuleInit(): void {
    this.rederivation.register(this);
  }

  /** The facts are as they were, and so is the case with its version: the rules have changed, and with them what is due. */
  async rederive(caseId: string): Promise<void> {
    const { row, facts } = await this.openRow(await this.find(`${ROW} for update`, caseId));
    if (row.mergedInto === null) await this.deadlines.reconcile(caseId, datedFacts(facts, (await this.reference.book()).milestones));
  }

  /** Without what is sealed: a sheet that leaves the house holds no word that could name anybody. */
  async told(caseId: string): Promise<readonly ToldFact[]> {
    const book = await this.reference.book();
    const words = new Words(book);
    const { facts } = await this.read(caseId);
    return facts.flatMap((fact) => datedAmong(fact, facts, book.milestones).map((dated) => ({ ...dated, recordedBy: fact.recordedBy, ...words.fact(fact) })));
  }

  /** Starts a file inside the running unit of work. The caller adds the first facts and settles. */
  async start(actor: Actor, input: NewCase): Promise<void> {
    const { scope } = actor;
    const provisional = scope.reach === 'all' ? [] : ownGrantees(scope);
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
      mergedInto: null,
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
   * @throws Refusal version-overtaken when the person was looking at an older version (If-Match), case-merged when the child's file is
   * another one, emergency-read-only when they reach the case by an emergency access alone, transfer-not-answered when their centre is only asked to take the child
   */
  async openForChange(caseId: string): Promise<OpenCase> {
    const open = await this.openToAnswer(caseId);
    if (this.isAskedOnly(open.standing)) throw new Refusal('transfer-not-answered');
    return open;
  }

  /** The same for the answer of a centre that is asked to take the child, which has opened the file for it. */
  async openToAnswer(caseId: string): Promise<OpenCase> {
    const open = await this.openLocked(caseId, requestContext.getStore()?.expectedVersion);
    if (open.row.mergedInto !== null) throw new Refusal('case-merged');
    return open;
  }

  /** Sees the child by a proposed transfer alone: some of the facts, from which nothing may be derived. */
  private isAskedOnly({ stay, grants }: Standing): boolean {
    const { reach, grantees } = this.uow.scope;
    return stay !== null && reach !== 'all' && !grants.some(({ grantee, level }) => level === 'file' && grantees.includes(grantee));
  }

  /**
   * Two cases for one change of both, each in the version that was before the person's eyes.
   * @throws Refusal not-found, version-missing, version-overtaken
   */
  async openBoth(one: Seen, other: Seen): Promise<[OpenCase, OpenCase]> {
    const opened = await this.lockEach([one, other]);
    const of = ({ id }: Seen): OpenCase => {
      const open = opened.get(id) ?? new Refusal('not-found');
      if (open instanceof Refusal) throw open;
      return open;
    };
    return [of(one), of(other)];
  }

  /** Many cases for one change of all, as by `openForChange`. @returns by the case; of one that this person may not change now, why, so that all reasons can be told together */
  async openEach(seen: readonly Seen[]): Promise<ReadonlyMap<string, OpenCase | Refusal>> {
    const why = (open: OpenCase | Refusal): OpenCase | Refusal =>
      open instanceof Refusal ? open : open.row.mergedInto !== null ? new Refusal('case-merged') : this.isAskedOnly(open.standing) ? new Refusal('transfer-not-answered') : open;
    return new Map([...(await this.lockEach(seen))].map(([id, open]) => [id, why(open)]));
  }

  /** In one order, so that two people never wait for each other. */
  private async lockEach(seen: readonly Seen[]): Promise<Map<string, OpenCase | Refusal>> {
    const opened = new Map<string, OpenCase | Refusal>();
    for (const { id, version } of seen.toSorted((one, other) => (one.id < other.id ? -1 : 1))) {
      opened.set(id, await this.openLocked(id, version).catch((error: unknown) => { if (error instanceof Refusal) return error; throw error; }));
    }
    return opened;
  }

  private async openLocked(caseId: string, seen: number | undefined): Promise<OpenCase> {
    await this.mustReachByPost(caseId);
    const row = await this.find(`${ROW} for update`, caseId);
    if (row !== undefined && requestContext.getStore() !== undefined) {
      if (seen === undefined) throw new Refusal('version-missing');
      if (seen !== row.version) throw new Refusal('version-overtaken');
    }
    return await this.openRow(row);
  }

  /** From now on the child's file is `keptId`: its standing, deadlines and access are those of the facts of both. Whether that may be, the caller has decided. */
  async mergeInto(actor: Actor, caseId: string, keptId: string): Promise<WriteAnswer> {
    await this.uow.query(`update child_case set merged_into = $2, status = 'merged', version = version + 1 where id = $1`, [caseId, keptId]);
    await this.deadlines.move(caseId, keptId);
    return await this.settle(actor, keptId);
  }

  /** How the child would stand by the facts of both files, without writing anything; what each side saw of the other's file ends with the merge. */
  async together(kept: OpenCase, other: OpenCase): Promise<Standing> {
    const book = await this.reference.book();
    return deriveStanding([...kept.facts, ...other.facts].filter(({ kind }) => kind !== 'sight.granted'), (centre) => book.centres.get(centre)?.region ?? null, followerOf([kept.row, other.row]));
  }

  /** Takes a case out of the one it was merged into: each stands again by its own facts. @returns the answer about the case taken out */
  async takeOut(actor: Actor, caseId: string, keptId: string): Promise<WriteAnswer> {
    await this.uow.query(`update child_case set merged_into = null, status = 'identified' where id = $1`, [caseId]);
    const { facts } = await this.read(caseId);
    await this.deadlines.move(keptId, caseId, datedFacts(facts, (await this.reference.book()).milestones).map(({ subjectId }) => subjectId));
    const answer = await this.settle(actor, caseId);
    await this.settle(actor, keptId);
    return answer;
  }

  /** Derives everything that follows from the facts. The last step of every verb; of several verbs as one, once at their end. */
  async settle(actor: Actor, caseId: string): Promise<WriteAnswer> {
    if (!this.uow.isPart) return await this.settleNow(actor, caseId);
    this.uow.beforeCommit(`settle ${caseId}`, () => this.settleNow(actor, caseId));
    return { caseId, code: '', version: 0, visible: true }; // an answer to nobody: the caller is another verb
  }

  private async settleNow(actor: Actor, caseId: string): Promise<WriteAnswer> {
    const { row, merged, facts, standing } = await this.openRow(await this.find(ROW, caseId));
    const version = row.version + 1;
    await this.uow.query(
      'update child_case set status = $2, region_code = $3, centre_code = $4, unit_id = $5, since_at = $6, since_precision = $7, version = $8 where id = $1',
      [caseId, standing.status, standing.region, standing.centre, standing.unitId, standing.since?.at ?? null, standing.since?.precision ?? null, version],
    );
    await this.deadlines.reconcile(caseId, datedFacts(facts, (await this.reference.book()).milestones));
    for (const { id } of merged) {
      // Found and seen where the child now is, and by whom; a person who acts on it is sent on.
      await this.uow.query(FOLLOW, [id, standing.region, standing.centre, standing.unitId, standing.since?.at ?? null, standing.since?.precision ?? null]);
      await this.writeAccess(id, standing.grants);
    }
    await this.writeAccess(caseId, standing.grants); // last: it may end the writer's own sight
    const visible = actor.scope.reach === 'all' || reaches(actor.scope.grantees, standing);
    return { caseId, code: row.code, version, visible };
  }

  allowed(actor: Actor, open: OpenCase): Action[] {
    return this.reachesByPost(actor, open) ? allowedActions(open.standing, lookerOf(actor), open.row.erasedAt !== null) : [];
  }

  /** Whether this person may act on the case at all: an emergency access shows it, and no more. */
  reachesByPost(actor: Actor, { standing }: OpenCase): boolean {
    return actor.scope.reach === 'all' || ownGrantees(actor.scope).length === actor.scope.grantees.length || reaches(ownGrantees(actor.scope), standing);
  }

  /** @throws Refusal in-the-future, measured by the injected clock */
  mustBePast(time: KnownTime, field: string): void {
    if (time.at > this.clock.now()) throw new Refusal('in-the-future', field);
  }

  now(): Date {
    return this.clock.now();
  }

  /** An emergency access shows a file; it lets nobody write in it. Asked only where such an access runs. */
  private async mustReachByPost(caseId: string): Promise<void> {
    const { scope } = this.uow;
    const own = ownGrantees(scope);
    if (own.length === scope.grantees.length) return;
    const reached = await this.uow.query<{ own: boolean }>('select grantee = any ($2) as own from case_access where case_id = $1', [caseId, own]);
    if (reached.length > 0 && !reached.some((line) => line.own)) throw new Refusal('emergency-read-only');
  }

  private async find(sql: string, caseId: string): Promise<FoundCase | undefined> {
    const [row] = await this.uow.query<FoundCase>(sql, [caseId]);
    return row;
  }

  private async openRow(row: FoundCase | undefined): Promise<OpenCase> {
    if (row === undefined) throw new Refusal('not-found');
    const book = await this.reference.book();
    const merged = row.holdsOthers ? await this.uow.query<ChildCase>(MERGED, [row.id]) : [];
    const all = [row, ...merged];
    const facts = [...all.map(identified), ...(await this.sources.factsOf(all.map(({ id }) => id)))];
    const standing = deriveStanding(facts, (centre) => book.centres.get(centre)?.region ?? null, followerOf(all));
    return { row, merged, facts, standing: row.mergedInto === null ? standing : mergedStanding(standing), follower: row.follower };
  }

  private async writeAccess(caseId: string, grants: readonly { grantee: string; level: string }[]): Promise<void> {
    await this.uow.query('select set_case_access($1, $2, $3)', [caseId, grants.map(({ grantee }) => grantee), grants.map(({ level }) => level)]);
  }
}

/** A case under the names of its entity. Read for every page and twice for every change: one prepared statement. */
const COLUMNS = `
         id, code, entry, register_number as "registerNumber", sex, age_years as "ageYears", age_precision as "agePrecision", condition, origin_region as "originRegion",
         entry_region as "entryRegion", entry_centre as "entryCentre", party_code as "partyCode", role_code as "roleCode", identified_at as "identifiedAt",
         identified_precision as "identifiedPrecision", recorded_at as "recordedAt", recorded_by as "recordedBy", assigned_to as "assignedTo", status,
         region_code as "regionCode", centre_code as "centreCode", unit_id as "unitId", since_at as "sinceAt", since_precision as "sincePrecision",
         merged_into as "mergedInto", erased_at as "erasedAt", version`;
const ROW = `select ${COLUMNS}, exists (select 1 from child_case m where m.merged_into = c.id) as "holdsOthers",
       (select u.display_name from app_user u where u.id = c.assigned_to) as follower from child_case c where id = $1`;
const MERGED = `select ${COLUMNS} from child_case where merged_into = $1 order by id`;

const FOLLOW = `
  update child_case set region_code = $2, centre_code = $3, unit_id = $4, since_at = $5, since_precision = $6, version = version + 1
   where id = $1 and (region_code, centre_code, unit_id, since_at, since_precision) is distinct from ($2, $3, $4::uuid, $5, $6)`;

function reaches(grantees: readonly string[], standing: Standing): boolean {
  return standing.grants.some(({ grantee }) => grantees.includes(grantee));
}

export function lookerOf(actor: Actor): Looker {
  return {
    userId: actor.userId,
    may: (permission) => may(actor.role, permission),
    centreCode: actor.centreCode,
    wholeCountry: actor.scope.reach === 'all',
  };
}

/** Whoever follows the child by the kept file; otherwise by one that was merged into it. */
function followerOf(files: readonly ChildCase[]): string | null {
  return files.find(({ assignedTo }) => assignedTo !== null)?.assignedTo ?? null;
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
