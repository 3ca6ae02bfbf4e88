import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { CasesService, type Fact, type FactSource, FactSources, type JsonRows, readTime, type WriteAnswer } from '../cases/index.js';
import { NotesService } from '../identity/index.js';
import { StayService } from '../interim-care/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { ReferenceService } from '../reference/index.js';
import { PlacementService } from '../reintegration/index.js';
import { type DeathRow, factsOfDeath } from './death-facts.js';
import type { FamilyToldRequest, RecordDeathRequest, ReviewDeathRequest, WithdrawDeathRequest } from './death.dto.js';
import { Death } from './death.entity.js';
import { decideDeath, decideFamilyTold, decideReview, decideWithdrawal } from './death.rules.js';

/** A child has died: what was running for the living ends, and what is owed to the family and to the truth begins. */
@Injectable()
export class DeathService implements FactSource, OnModuleInit {
  readonly tables = ['death'];

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(StayService) private readonly stays: StayService,
    @Inject(PlacementService) private readonly placements: PlacementService,
    @Inject(NotesService) private readonly notes: NotesService,
    @Inject(FactSources) private readonly sources: FactSources,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  factsFrom(rows: { death: JsonRows<DeathRow> }): readonly Fact[] {
    return rows.death.flatMap(factsOfDeath);
  }

  /** The stay or the placement in which the child lived ends at the hour of the death, in the same transaction. */
  async record(actor: Actor, caseId: string, input: RecordDeathRequest): Promise<WriteAnswer> {
    const at = readTime(input.at, 'at');
    this.cases.mustBePast(at, 'at');
    await this.reference.mustKnow('death-cause', input.cause, 'cause', at);
    await this.reference.mustKnow('death-confirmer', input.confirmedBy, 'confirmedBy', at);
    await this.reference.mustKnow('death-document', input.document, 'document', at);
    return await this.uow.write(actor.scope, async () => {
      await this.stays.holdOfChild(caseId);
      const { standing } = await this.cases.openForChange(caseId);
      const ends = decideDeath(standing, at);
      if (ends.placementId !== null) await this.placements.end(actor, ends.placementId, at);
      await this.uow.manager.insert(Death, {
        id: input.id, caseId, diedAt: at.at, diedPrecision: at.precision, cause: input.cause, confirmedBy: input.confirmedBy, document: input.document,
        recordedAt: this.cases.now(), recordedBy: actor.userId, version: 1,
      });
      await this.notes.write(actor, caseId, 'death.recorded', input.id, input.remark);
      return ends.stay ? await this.stays.leaveByDeath(actor, caseId, standing, at) : await this.cases.settle(actor, caseId);
    });
  }

  async familyTold(actor: Actor, caseId: string, input: FamilyToldRequest): Promise<WriteAnswer> {
    const at = readTime(input.at, 'at');
    this.cases.mustBePast(at, 'at');
    return await this.uow.write(actor.scope, async () => {
      const { standing } = await this.cases.openForChange(caseId);
      const id = decideFamilyTold(standing);
      await this.uow.query(
        'update death set family_told_at = $2, family_told_precision = $3, family_told_recorded_at = $4, family_told_by = $5, version = version + 1 where id = $1',
        [id, at.at, at.precision, this.cases.now(), actor.userId],
      );
      await this.notes.write(actor, caseId, 'death.family-told', id, input.remark);
      return await this.cases.settle(actor, caseId);
    });
  }

  async review(actor: Actor, caseId: string, input: ReviewDeathRequest): Promise<WriteAnswer> {
    await this.reference.mustKnow('death-review', input.outcome, 'outcome');
    return await this.uow.write(actor.scope, async () => {
      const { standing } = await this.cases.openForChange(caseId);
      const id = decideReview(standing);
      await this.uow.query('update death set reviewed_at = $2, reviewed_by = $3, review_outcome = $4, version = version + 1 where id = $1', [id, this.cases.now(), actor.userId, input.outcome]);
      await this.notes.write(actor, caseId, 'death.reviewed', id, input.remark);
      return await this.cases.settle(actor, caseId);
    });
  }

  /** Recorded in error: the child lives, or it was another one. The stay that ended with it is not begun again: that is an admission. */
  async withdraw(actor: Actor, caseId: string, input: WithdrawDeathRequest): Promise<WriteAnswer> {
    return await this.uow.write(actor.scope, async () => {
      const { standing } = await this.cases.openForChange(caseId);
      const id = decideWithdrawal(standing);
      await this.uow.query('update death set withdrawn_at = $2, withdrawn_by = $3, version = version + 1 where id = $1', [id, this.cases.now(), actor.userId]);
      await this.notes.write(actor, caseId, 'death.withdrawn', id, input.remark);
      return await this.cases.settle(actor, caseId);
    });
  }
}
