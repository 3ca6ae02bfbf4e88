import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { CasesService, type Fact, type FactSource, FactSources, instant, type JsonRows, type OpenCase, type WriteAnswer, Words } from '../cases/index.js';
import { NotesService } from '../identity/index.js';
import { requestContext, UnitOfWork } from '../platform/database/index.js';
import { AccessLog } from '../platform/journal/index.js';
import { Refusal, type RefusalCode } from '../platform/refusal/index.js';
import { ReferenceService } from '../reference/index.js';
import type { MergeCasesRequest, UnmergeCaseRequest } from './merge.dto.js';
import { decideMerge, decideUnmerge, needsReason } from './merge.rules.js';
import type { Joinable } from './merge.vocabulary.js';
import { type MergeEffect, mergeEffects } from './merge-words.js';

export interface MergePreview {
  readonly kept: { readonly id: string; readonly code: string };
  readonly merged: { readonly id: string; readonly code: string };
  readonly refusedFor: RefusalCode | undefined;
  readonly reasonNeeded: boolean;
  readonly effects: readonly MergeEffect[];
}

/** Two files of one child become one, and two again. No fact moves: what is read together is said by one column (docs/adr/0015). */
@Injectable()
export class MergeService implements FactSource, OnModuleInit {
  readonly tables = ['case_merge'];

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(NotesService) private readonly notes: NotesService,
    @Inject(FactSources) private readonly sources: FactSources,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(AccessLog) private readonly log: AccessLog,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  factsFrom(rows: { case_merge: JsonRows<MergeRow> }): readonly Fact[] {
    return rows.case_merge.flatMap(factsOfMerge);
  }

  /** What would follow, in words; looking changes nothing. */
  async preview(actor: Actor, keptId: string, mergedId: string): Promise<MergePreview> {
    const words = new Words(await this.reference.book());
    return await this.uow.read(actor.scope, async () => {
      const [kept, merged] = [await this.cases.read(keptId), await this.cases.read(mergedId)];
      for (const caseId of [keptId, mergedId]) await this.log.record('duplicate.check', { caseId, detail: { merge: 'preview' } });
      const refusedFor = refusalOf(() => { decideMerge(joinable(kept), joinable(merged), 'given'); });
      return {
        kept: { id: keptId, code: kept.row.code },
        merged: { id: mergedId, code: merged.row.code },
        refusedFor,
        reasonNeeded: needsReason(joinable(kept), joinable(merged)),
        effects: refusedFor === undefined ? mergeEffects(kept, merged, await this.cases.together(kept, merged), words) : [],
      };
    });
  }

  /** Whoever sees both files may say so: out of scope there is nothing to merge. One person, because it can be taken back whole. */
  async merge(actor: Actor, keptId: string, input: MergeCasesRequest): Promise<WriteAnswer> {
    if (keptId === input.caseId) throw new Refusal('merge-with-itself');
    return await this.uow.write(actor.scope, async () => {
      const [kept, merged] = await this.cases.openBoth({ id: keptId, version: requestContext.getStore()?.expectedVersion }, { id: input.caseId, version: input.version });
      decideMerge(joinable(kept), joinable(merged), input.reason);
      const id = randomUUID();
      await this.uow.query('insert into case_merge (id, case_id, kept_id, merged_at, merged_by) values ($1, $2, $3, $4, $5)', [
        id, input.caseId, keptId, this.cases.now(), actor.userId,
      ]);
      await this.notes.write(actor, input.caseId, 'case.merged', id, input.reason);
      // The two sides saw each other's file to find out whether it is one child. That is known now.
      await this.uow.query('update duplicate_sight set ended_at = $3, ended_by = $4, version = version + 1 where case_id in ($1, $2) and ended_at is null', [
        keptId, input.caseId, this.cases.now(), actor.userId,
      ]);
      return await this.cases.mergeInto(actor, input.caseId, keptId);
    });
  }

  /** What was recorded meanwhile stays in the file that it was recorded in. */
  async unmerge(actor: Actor, caseId: string, input: UnmergeCaseRequest): Promise<WriteAnswer> {
    return await this.uow.write(actor.scope, async () => {
      const keptId = (await this.cases.read(caseId)).row.mergedInto;
      if (keptId === null) throw new Refusal('not-merged');
      const [merged] = await this.cases.openBoth({ id: caseId, version: requestContext.getStore()?.expectedVersion }, { id: keptId, version: input.keptVersion });
      decideUnmerge(merged.row, keptId);
      const [undone] = await this.uow.query<{ id: string }>(
        'update case_merge set undone_at = $2, undone_by = $3, version = version + 1 where case_id = $1 and undone_at is null returning id',
        [caseId, this.cases.now(), actor.userId],
      );
      if (undone === undefined) throw new Refusal('not-merged');
      await this.notes.write(actor, caseId, 'case.unmerged', undone.id, input.reason);
      return await this.cases.takeOut(actor, caseId, keptId);
    });
  }
}

interface MergeRow {
  readonly id: string;
  readonly merged_at: string;
  readonly merged_by: string;
  readonly undone_at: string | null;
  readonly undone_by: string | null;
}

function factsOfMerge(row: MergeRow): Fact[] {
  const told = { subjectId: row.id, precision: 'minute' as const };
  const mergedAt = instant(row.merged_at);
  const merged: Fact = { ...told, kind: 'case.merged', at: mergedAt, recordedAt: mergedAt, recordedBy: row.merged_by };
  if (row.undone_at === null) return [merged];
  const undoneAt = instant(row.undone_at);
  return [merged, { ...told, kind: 'case.unmerged', at: undoneAt, recordedAt: undoneAt, recordedBy: row.undone_by ?? row.merged_by }];
}

function joinable({ row, merged, standing }: OpenCase): Joinable {
  return {
    id: row.id,
    sex: row.sex,
    status: standing.status,
    mergedInto: row.mergedInto,
    holdsOthers: merged.length > 0,
    somewhere: standing.custody !== null || standing.stay !== null || standing.placement !== null,
    waiting: standing.handover !== null || standing.closure !== null,
  };
}

function refusalOf(work: () => void): RefusalCode | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}
