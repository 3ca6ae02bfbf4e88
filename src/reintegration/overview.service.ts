import { Inject, Injectable } from '@nestjs/common';
import { type Actor, may } from '../access/index.js';
import { CasesService, type Fact, sealedTexts, textsIn } from '../cases/index.js';
import { type Post, seesFile } from '../cases/index.rules.js';
import { ChildVault } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { AccessLog } from '../platform/journal/index.js';
import { formatKnownTime } from '../platform/known-time/index.js';
import { ReferenceService } from '../reference/index.js';
import { changeSince, inOrder } from './assessment.rules.js';
import type { AssessmentView, ReintegrationView } from './overview.dto.js';
import { outcomesOf } from './outcome-view.js';
import { visitsOf } from './visit-view.js';
import { tracksOf } from './track-view.js';
import { plansOf, type Readable } from './plan-view.js';
import { POST } from './plan-step.service.js';

type Assessment = Extract<Fact, { readonly kind: 'assessment.made' }>;

/** How a child does, over time. Each look is logged; the words are for those who may see the whole file. */
@Injectable()
export class OverviewService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(ChildVault) private readonly vault: ChildVault,
    @Inject(AccessLog) private readonly log: AccessLog,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
  ) {}

  async ofCase(actor: Actor, caseId: string): Promise<ReintegrationView> {
    return await this.uow.read(actor.scope, async () => {
      const file = await this.cases.read(caseId);
      await this.log.record('case.read', { caseId, detail: { part: 'reintegration' } });
      const opened = may(actor.role, 'identity.read') ? await this.vault.files([caseId, ...file.merged.map(({ id }) => id)]) : [];
      const words = textsIn(opened, sealedTexts(file.facts));
      const notes = new Map(opened.flatMap((one) => [...one.notes]));
      const people = await this.uow.query<Post & { name: string }>(POST);
      const owners = this.cases.allowed(actor, file).includes('plan.add-step') ? people.filter((person) => seesFile(file.standing, person)) : [];
      const readable: Readable = { words, notes, names: new Map(people.map(({ userId, name }) => [userId, name])), now: this.cases.now() };
      return {
        assessments: assessmentsOf(file.facts, words),
        plans: plansOf(file.facts, readable),
        tracks: tracksOf(file.facts, readable),
        ...visitsOf(file.facts, file.standing, readable),
        returns: outcomesOf(file.facts, (await this.reference.book()).milestones, readable.now),
        owners: owners.map(({ userId: id, name }) => ({ id, name })),
      };
    });
  }
}

function assessmentsOf(facts: readonly Fact[], words: ReadonlyMap<string, string>): AssessmentView[] {
  const made = inOrder(facts.flatMap((fact) => (fact.kind === 'assessment.made' && fact.at !== null && fact.precision !== null ? [{ fact, at: { at: fact.at, precision: fact.precision }, recordedAt: fact.recordedAt, ratings: fact.ratings }] : [])));
  return made.map(({ fact, at }, index) => viewOf(fact, formatKnownTime(at), made[index - 1]?.fact, words));
}

function viewOf(fact: Assessment, at: string, before: Assessment | undefined, words: ReadonlyMap<string, string>): AssessmentView {
  const [strengths, needs] = [words.get(fact.sealedStrengths), words.get(fact.sealedNeeds)];
  return {
    id: fact.rowId,
    at,
    during: fact.during,
    ratings: fact.ratings,
    ...(before !== undefined && { change: changeSince(before.ratings, fact.ratings) }),
    ...(strengths !== undefined && { strengths }),
    ...(needs !== undefined && { needs }),
  };
}
