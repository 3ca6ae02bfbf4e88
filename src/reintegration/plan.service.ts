import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { CasesService, type Fact, type FactSource, FactSources, type JsonRows, readTime, stayAt, type WriteAnswer } from '../cases/index.js';
import { ChildVault, NotesService } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import type { RecordPlanRequest } from './plan.dto.js';
import { CarePlan } from './reintegration.entity.js';
import { factOfPlan, type PlanRow } from './reintegration-facts.js';
import { decidePlan } from './reintegration.rules.js';

/** What was agreed for the child, in interim care and after. A new plan stands beside the one before it. */
@Injectable()
export class PlanService implements FactSource, OnModuleInit {
  readonly tables = ['care_plan'];

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(ChildVault) private readonly vault: ChildVault,
    @Inject(NotesService) private readonly notes: NotesService,
    @Inject(FactSources) private readonly sources: FactSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  factsFrom(rows: { care_plan: JsonRows<PlanRow> }): readonly Fact[] {
    return rows.care_plan.map(factOfPlan);
  }

  async record(actor: Actor, caseId: string, input: RecordPlanRequest): Promise<WriteAnswer> {
    const at = readTime(input.at, 'at');
    this.cases.mustBePast(at, 'at');
    return await this.uow.write(actor.scope, async () => {
      const { standing, facts } = await this.cases.openForChange(caseId);
      const stayId = stayAt(facts, at);
      decidePlan(standing, { at, childAgreed: input.childAgreed, whyNot: input.whyNot }, stayId);
      await this.uow.manager.insert(CarePlan, {
        id: input.id,
        caseId,
        stayId,
        agreedAt: at.at,
        agreedPrecision: at.precision,
        childAgreed: input.childAgreed,
        whyNotSealed: input.childAgreed ? null : await this.vault.sealIfGiven(caseId, input.whyNot),
        recordedAt: this.cases.now(),
        recordedBy: actor.userId,
        version: 1,
      });
      await this.notes.write(actor, caseId, 'plan.agreed', input.id, input.goals);
      return await this.cases.settle(actor, caseId);
    });
  }
}
