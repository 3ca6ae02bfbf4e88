import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { CasesService, type Fact, type FactSource, FactSources, type JsonRows, readTime, type WriteAnswer } from '../cases/index.js';
import { NotesService } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { ReferenceService } from '../reference/index.js';
import { factOfTold, returnsOf, type ToldRow } from './outcome-facts.js';
import type { TellOutcomeRequest } from './outcome.dto.js';
import { ToldOutcomeRow } from './outcome.entity.js';
import { decideTold } from './outcome.rules.js';

/** What somebody heard of a child at a milestone of the return, where no visit says it. */
@Injectable()
export class OutcomeService implements FactSource, OnModuleInit {
  readonly tables = ['told_outcome'];

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(NotesService) private readonly notes: NotesService,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(FactSources) private readonly sources: FactSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  factsFrom(rows: { told_outcome: JsonRows<ToldRow> }): readonly Fact[] {
    return rows.told_outcome.map(factOfTold);
  }

  /** @throws Refusal in-the-future, unknown-code, case-closed, not-in-reintegration, outside-window, outcome-known */
  async tell(actor: Actor, caseId: string, input: TellOutcomeRequest): Promise<WriteAnswer> {
    const at = readTime(input.at, 'at');
    this.cases.mustBePast(at, 'at');
    await this.reference.mustKnow('outcome-source', input.source, 'source', at);
    const { milestones } = await this.reference.book();
    return await this.uow.write(actor.scope, async () => {
      const milestone = milestones.find(({ code }) => code === input.milestone);
      if (milestone === undefined) throw new Refusal('unknown-code', 'milestone');
      const { standing, facts } = await this.cases.openForChange(caseId);
      if (standing.status === 'closed') throw new Refusal('case-closed');
      const running = returnsOf(facts).find(({ id }) => id === standing.placement?.id);
      decideTold(running, milestone, at, this.cases.now());
      await this.uow.manager.insert(ToldOutcomeRow, {
        id: input.id, caseId, placementId: running?.id ?? '', milestone: input.milestone, outcome: input.outcome, withFamily: input.withFamily ?? null, source: input.source,
        knownAt: at.at, knownPrecision: at.precision, recordedAt: this.cases.now(), recordedBy: actor.userId, version: 1,
      });
      await this.notes.write(actor, caseId, 'outcome.told', input.id, input.words);
      return await this.cases.settle(actor, caseId);
    });
  }
}
