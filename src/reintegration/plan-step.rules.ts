import type { Standing } from '../cases/index.js';
import { type Post, seesFile } from '../cases/index.rules.js';
import { type KnownTime, surelyBefore } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';

const A_DAY = 86_400_000;

/** @returns the plan that the goal belongs to: the last one agreed. @throws Refusal case-closed, not-in-care, no-plan, goal-unsaid */
export function decideGoal(standing: Standing, { goal, words }: { goal: string | undefined; words: string | undefined }): { planId: string } {
  if (standing.status === 'closed') throw new Refusal('case-closed');
  if (standing.stay === null && standing.placement === null) throw new Refusal('not-in-care');
  if (standing.plan === null) throw new Refusal('no-plan');
  if (goal === undefined && words === undefined) throw new Refusal('goal-unsaid', 'goal');
  return { planId: standing.plan.id };
}

/** A step is agreed for a goal of the plan that holds, for a day that was still to come. @throws Refusal case-closed, no-plan, unknown-code, owner-cannot-see, due-before-agreed */
export function decideStep(standing: Standing, step: { goalId: string; agreedAt: KnownTime; dueOn: string; owner: Post | undefined }): void {
  if (standing.status === 'closed') throw new Refusal('case-closed');
  if (standing.plan === null) throw new Refusal('no-plan');
  if (!standing.plan.goals.includes(step.goalId)) throw new Refusal('unknown-code', 'goalId');
  if (step.owner === undefined || !seesFile(standing, step.owner)) throw new Refusal('owner-cannot-see', 'ownerId');
  if (overAfter(step.dueOn) <= step.agreedAt.at) throw new Refusal('due-before-agreed', 'dueOn');
}

/** @throws Refusal case-closed, step-ended, before-previous-fact, words-required */
export function decideStepEnd(standing: Standing, stepId: string, end: { at: KnownTime; outcome: 'done' | 'dropped'; reason: string | undefined }): void {
  if (standing.status === 'closed') throw new Refusal('case-closed');
  const open = standing.plan?.openSteps.find(({ id }) => id === stepId);
  if (open === undefined) throw new Refusal('step-ended');
  if (surelyBefore(end.at, open.agreedAt)) throw new Refusal('before-previous-fact', 'at');
  if (end.outcome === 'dropped' && end.reason === undefined) throw new Refusal('words-required', 'reason');
}

/** The instant at which a civil day of Mali (UTC) is over. */
export function overAfter(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + A_DAY);
}
