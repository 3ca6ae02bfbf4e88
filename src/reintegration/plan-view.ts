import type { Fact } from '../cases/index.js';
import { noteKey } from '../identity/index.js';
import { formatKnownTime } from '../platform/known-time/index.js';
import type { GoalView, PlanView, StepView } from './overview.dto.js';

type FactOf<Kind extends Fact['kind']> = Extract<Fact, { readonly kind: Kind }>;

export interface Readable {
  /** By their sealed form; only those that this person may read. */
  readonly words: ReadonlyMap<string, string>;
  readonly notes: ReadonlyMap<string, string>;
  /** Of staff, by account. */
  readonly names: ReadonlyMap<string, string>;
  readonly now: Date;
}

/** The plans as they were agreed, the last first; each with its goals, each goal with its steps. */
export function plansOf(facts: readonly Fact[], readable: Readable): PlanView[] {
  const of = <Kind extends Fact['kind']>(kind: Kind): FactOf<Kind>[] => facts.filter((fact): fact is FactOf<Kind> => fact.kind === kind);
  const goals = Map.groupBy(of('plan-goal.set'), ({ planId }) => planId);
  const steps = Map.groupBy(of('plan-step.agreed'), ({ goalId }) => goalId);
  const ends = new Map([...of('plan-step.done'), ...of('plan-step.dropped')].map((fact) => [fact.subjectId, fact]));
  return of('plan.agreed')
    .toSorted((a, b) => (b.at?.getTime() ?? 0) - (a.at?.getTime() ?? 0) || b.recordedAt.getTime() - a.recordedAt.getTime())
    .flatMap((plan) => {
      if (plan.at === null || plan.precision === null) return [];
      const [words, whyNot] = [readable.notes.get(noteKey(plan.kind, plan.rowId)), plan.sealedWhyNot === null ? undefined : readable.words.get(plan.sealedWhyNot)];
      return [{
        id: plan.rowId, at: formatKnownTime({ at: plan.at, precision: plan.precision }), childAgreed: plan.childAgreed,
        ...(words !== undefined && { words }), ...(whyNot !== undefined && { whyNot }),
        goals: (goals.get(plan.rowId) ?? []).toSorted(byRecording).map((goal) => goalView(goal, (steps.get(goal.subjectId) ?? []).map((step) => stepView(step, ends.get(step.subjectId), readable)), readable)),
      }];
    });
}

function goalView(goal: FactOf<'plan-goal.set'>, steps: StepView[], { words: readable }: Readable): GoalView {
  const words = goal.sealedWords === null ? undefined : readable.get(goal.sealedWords);
  return {
    id: goal.subjectId, domain: goal.domain, ...(goal.goal !== null && { goal: goal.goal }), ...(words !== undefined && { words }),
    steps: steps.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn) || a.id.localeCompare(b.id)),
  };
}

function stepView(step: FactOf<'plan-step.agreed'>, end: FactOf<'plan-step.done' | 'plan-step.dropped'> | undefined, { words, notes, names, now }: Readable): StepView {
  const [what, owner, reason] = [words.get(step.sealedWhat), names.get(step.ownerId), end === undefined ? undefined : notes.get(noteKey(end.kind, end.subjectId))];
  return {
    id: step.subjectId,
    dueOn: new Date(step.due.getTime() - 1).toISOString().slice(0, 10),
    state: end === undefined ? (step.due <= now ? 'overdue' : 'open') : end.kind === 'plan-step.done' ? 'done' : 'dropped',
    ...(end !== undefined && end.at !== null && end.precision !== null && { endedAt: formatKnownTime({ at: end.at, precision: end.precision }) }),
    ...(owner !== undefined && { owner }),
    ...(what !== undefined && { what }),
    ...(reason !== undefined && { reason }),
  };
}

function byRecording(a: Fact, b: Fact): number {
  return a.recordedAt.getTime() - b.recordedAt.getTime();
}
