import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { CasesService, type Fact, type FactSource, FactSources, type JsonRows, readTime, type WriteAnswer } from '../cases/index.js';
import { NotesService } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { ReferenceService } from '../reference/index.js';
import type { PayAllowanceRequest, VisitFamilyRequest } from './placed.dto.js';
import { type AllowanceRow, factOfAllowance, factOfVisit, type FamilyVisitRow } from './placed-facts.js';
import { decideAllowance, decideFamilyVisit } from './placed.rules.js';

/** What is done for a child while it lives with a foster family: visits, and what the family is paid. */
@Injectable()
export class PlacedService implements FactSource, OnModuleInit {
  readonly tables = ['foster_visit', 'foster_allowance'];

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(NotesService) private readonly notes: NotesService,
    @Inject(FactSources) private readonly sources: FactSources,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  factsFrom(rows: { foster_visit: JsonRows<FamilyVisitRow>; foster_allowance: JsonRows<AllowanceRow> }): readonly Fact[] {
    return [...rows.foster_visit.map(factOfVisit), ...rows.foster_allowance.map(factOfAllowance)];
  }

  async visit(actor: Actor, caseId: string, input: VisitFamilyRequest): Promise<WriteAnswer> {
    const at = readTime(input.at, 'at');
    this.cases.mustBePast(at, 'at');
    await this.reference.mustKnow('foster-visit-outcome', input.outcome, 'outcome', at);
    return await this.uow.write(actor.scope, async () => {
      const { standing, facts } = await this.cases.openForChange(caseId);
      const stayId = decideFamilyVisit(standing, facts, at);
      await this.uow.query('insert into foster_visit (id, case_id, stay_id, visited_at, visited_precision, outcome, child_heard, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
        input.id, caseId, stayId, at.at, at.precision, input.outcome, input.childHeard, this.cases.now(), actor.userId,
      ]);
      await this.notes.write(actor, caseId, 'stay.family-visited', input.id, input.remark);
      return await this.cases.settle(actor, caseId);
    });
  }

  async pay(actor: Actor, caseId: string, input: PayAllowanceRequest): Promise<WriteAnswer> {
    return await this.uow.write(actor.scope, async () => {
      const { standing, facts } = await this.cases.openForChange(caseId);
      const stayId = decideAllowance(standing, facts, input, this.cases.now().toISOString().slice(0, 10));
      await this.uow.query('insert into foster_allowance (id, case_id, stay_id, amount_xof, from_day, to_day, paid_on, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
        input.id, caseId, stayId, input.amount, input.from, input.to, input.paidOn, this.cases.now(), actor.userId,
      ]);
      await this.notes.write(actor, caseId, 'stay.allowance-paid', input.id, input.remark);
      return await this.cases.settle(actor, caseId);
    });
  }
}
