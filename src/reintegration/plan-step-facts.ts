import { type Domain, type Fact, instant } from '../cases/index.js';
import type { Precision } from '../platform/known-time/index.js';
import { overAfter } from './plan-step.rules.js';

interface Recorded {
  readonly id: string;
  readonly recorded_at: string;
  readonly recorded_by: string;
}
export interface GoalRow extends Recorded {
  readonly plan_id: string;
  readonly domain: Domain;
  readonly goal_code: string | null;
  readonly words_sealed: string | null;
}
export interface StepRow extends Recorded {
  readonly goal_id: string;
  readonly what_sealed: string;
  readonly owner_id: string;
  readonly agreed_at: string;
  readonly agreed_precision: Precision;
  readonly due_on: string;
  readonly outcome: 'done' | 'dropped' | null;
  readonly ended_at: string | null;
  readonly ended_precision: Precision | null;
  readonly ended_recorded_at: string | null;
  readonly ended_recorded_by: string | null;
}

export function factOfGoal(row: GoalRow): Fact {
  const recordedAt = instant(row.recorded_at);
  return {
    kind: 'plan-goal.set', subjectId: row.id, at: recordedAt, precision: 'minute', recordedAt, recordedBy: row.recorded_by,
    planId: row.plan_id, domain: row.domain, goal: row.goal_code, sealedWords: row.words_sealed,
  };
}

export function factsOfStep(row: StepRow): Fact[] {
  const agreed: Fact = {
    kind: 'plan-step.agreed', subjectId: row.id, at: instant(row.agreed_at), precision: row.agreed_precision, recordedAt: instant(row.recorded_at), recordedBy: row.recorded_by,
    goalId: row.goal_id, ownerId: row.owner_id, sealedWhat: row.what_sealed, due: overAfter(row.due_on),
  };
  if (row.outcome === null) return [agreed];
  return [
    agreed,
    {
      kind: row.outcome === 'done' ? 'plan-step.done' : 'plan-step.dropped', subjectId: row.id, at: instant(row.ended_at), precision: row.ended_precision,
      recordedAt: instant(row.ended_recorded_at ?? row.recorded_at), recordedBy: row.ended_recorded_by ?? row.recorded_by,
    },
  ];
}
