import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { type ChildIdentity, ChildVault, NotesService } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { ReferenceService } from '../reference/index.js';
import type { OpenCaseRequest, RecordIdentityRequest } from './case.dto.js';
import { CasesService, type WriteAnswer } from './cases.service.js';
import { mustFollowBirth, readTime } from './order.rules.js';

/** What concerns the file itself: opening it without a custody, whose it is. */
@Injectable()
export class CaseFileService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(ChildVault) private readonly vault: ChildVault,
    @Inject(NotesService) private readonly notes: NotesService,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
  ) {}

  /** Formal release, escape, found in a screening, brought by community or partner: a child who is in nobody's custody. */
  async open(actor: Actor, input: OpenCaseRequest, origin: { registerNumber?: string; originRegion?: string } = {}): Promise<WriteAnswer> {
    const identifiedAt = readTime(input.occurredAt, 'occurredAt');
    this.cases.mustBePast(identifiedAt, 'occurredAt');
    mustFollowBirth(identifiedAt, input.ageYears, this.cases.now(), 'occurredAt');
    await this.reference.mustKnowRegion(input.region, 'region');
    await this.reference.mustKnowCentre(input.centre, 'centre');
    await this.reference.mustKnowParty(input.party, 'party');
    await this.reference.mustKnow('association-role', input.role, 'role', identifiedAt);
    return await this.uow.write(actor.scope, async () => {
      await this.cases.start(actor, {
        id: input.id,
        entry: input.entry,
        sex: input.sex,
        agePrecision: input.agePrecision,
        identifiedAt,
        entryRegion: input.region,
        ...(input.centre !== undefined && { entryCentre: input.centre }),
        ...(input.ageYears !== undefined && { ageYears: input.ageYears }),
        ...(input.party !== undefined && { party: input.party }),
        ...(input.role !== undefined && { role: input.role }),
        ...origin,
      });
      await this.notes.write(actor, input.id, 'case.identified', input.id, input.remark);
      return await this.cases.settle(actor, input.id);
    });
  }

  async recordIdentity(actor: Actor, caseId: string, input: RecordIdentityRequest): Promise<WriteAnswer> {
    return await this.uow.write(actor.scope, async () => {
      const { row, standing } = await this.cases.openForChange(caseId);
      if (row.erasedAt !== null) throw new Refusal('identity-erased');
      if (standing.status === 'closed') throw new Refusal('case-closed');
      await this.vault.recordIdentity(caseId, identityOf(input), this.cases.now(), actor.userId);
      return await this.cases.settle(actor, caseId);
    });
  }
}

/** Only what was given: a part that is missing here is missing in the sealed text too. */
function identityOf({ given, family, other, father, mother, relatives, village, languages, contact }: RecordIdentityRequest): ChildIdentity {
  return {
    given,
    family,
    ...(other !== undefined && { other }),
    ...(father !== undefined && { father }),
    ...(mother !== undefined && { mother }),
    ...(relatives !== undefined && relatives.length > 0 && { relatives: relatives.map(({ name, relation, contact: reachedBy }) => ({ name, relation, ...(reachedBy !== undefined && { contact: reachedBy }) })) }),
    ...(village !== undefined && { village }),
    ...(languages !== undefined && { languages }),
    ...(contact !== undefined && { contact }),
  };
}
