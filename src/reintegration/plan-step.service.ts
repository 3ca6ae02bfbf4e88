import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { CasesService, type Fact, type FactSource, FactSources, type JsonRows, readTime, type WriteAnswer } from '../cases/index.js';
import type { Post } from '../cases/index.rules.js';
import { ChildVault, NotesService } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { ReferenceService } from '../reference/index.js';
import type { AddStepRequest, EndStepRequest, SetGoalRequest } from './plan-step.dto.js';
import { PlanGoal, PlanStep } from './plan-step.entity.js';
import { factOfGoal, factsOfStep, type GoalRow, type StepRow } from './plan-step-facts.js';
import { decideGoal, decideStep, decideStepEnd } from './plan-step.rules.js';

/** Goals of the plan, and the steps towards them: by whom, by when, and how each ended. */
@Injectable()
export class PlanStepService implements FactSource, OnModuleInit {
  readonly tables = ['plan_goal', 'plan_step'];

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(ChildVault) private readonly vault: ChildVault,
    @Inject(NotesService) private readonly notes: NotesService,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(FactSources) private readonly sources: FactSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  factsFrom(rows: { plan_goal: JsonRows<GoalRow>; plan_step: JsonRows<StepRow> }): readonly Fact[] {
    return [...rows.plan_goal.map(factOfGoal), ...rows.plan_step.flatMap(factsOfStep)];
  }

  /** @throws Refusal case-closed, not-in-care, no-plan, goal-unsaid, unknown-code */
  async setGoal(actor: Actor, caseId: string, input: SetGoalRequest): Promise<WriteAnswer> {
    if (input.goal !== undefined) await this.mustBeOfDomain(input.goal, input.domain);
    return await this.uow.write(actor.scope, async () => {
      const { standing } = await this.cases.openForChange(caseId);
      const { planId } = decideGoal(standing, { goal: input.goal, words: input.words });
      await this.uow.manager.insert(PlanGoal, {
        id: input.id, caseId, planId, domain: input.domain, goalCode: input.goal ?? null, wordsSealed: await this.vault.sealIfGiven(caseId, input.words),
        recordedAt: this.cases.now(), recordedBy: actor.userId, version: 1,
      });
      return await this.cases.settle(actor, caseId);
    });
  }

  /** @throws Refusal in-the-future, case-closed, no-plan, unknown-code, owner-cannot-see, due-before-agreed */
  async addStep(actor: Actor, caseId: string, input: AddStepRequest): Promise<WriteAnswer> {
    const agreedAt = readTime(input.at, 'at');
    this.cases.mustBePast(agreedAt, 'at');
    return await this.uow.write(actor.scope, async () => {
      const { standing } = await this.cases.openForChange(caseId);
      const [owner] = await this.uow.query<Post>(`${POST} and id = $1`, [input.ownerId]);
      decideStep(standing, { goalId: input.goalId, agreedAt, dueOn: input.dueOn, owner });
      await this.uow.manager.insert(PlanStep, {
        id: input.id, caseId, goalId: input.goalId, whatSealed: await this.vault.seal(caseId, input.what), ownerId: input.ownerId,
        agreedAt: agreedAt.at, agreedPrecision: agreedAt.precision, dueOn: input.dueOn, recordedAt: this.cases.now(), recordedBy: actor.userId, version: 1,
      });
      return await this.cases.settle(actor, caseId);
    });
  }

  /** @throws Refusal in-the-future, case-closed, step-ended, before-previous-fact, words-required */
  async endStep(actor: Actor, caseId: string, stepId: string, input: EndStepRequest): Promise<WriteAnswer> {
    const at = readTime(input.at, 'at');
    this.cases.mustBePast(at, 'at');
    return await this.uow.write(actor.scope, async () => {
      const { standing } = await this.cases.openForChange(caseId);
      decideStepEnd(standing, stepId, { at, outcome: input.outcome, reason: input.reason });
      await this.uow.query(
        `update plan_step set outcome = $2, ended_at = $3, ended_precision = $4, ended_recorded_at = $5, ended_recorded_by = $6, version = version + 1 where id = $1`,
        [stepId, input.outcome, at.at, at.precision, this.cases.now(), actor.userId],
      );
      await this.notes.write(actor, caseId, `plan-step.${input.outcome}`, stepId, input.reason);
      return await this.cases.settle(actor, caseId);
    });
  }

  private async mustBeOfDomain(goal: string, domain: string): Promise<void> {
    const known = (await this.reference.book()).lists.get('plan-goal')?.get(goal);
    if (known?.category !== domain) throw new Refusal('unknown-code', 'goal');
  }
}

/** Where the people of the house work, as far as the acting person may know them. */
export const POST = `select id as "userId", role, region_code as "regionCode", centre_code as "centreCode", unit_id as "unitId", display_name as name from app_user where active`;
