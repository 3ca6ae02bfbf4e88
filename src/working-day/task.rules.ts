import type { Standing } from '../cases/index.js';
import { type Post, seesFile } from '../cases/index.rules.js';
import { Refusal } from '../platform/refusal/index.js';
import type { TaskKind, TaskOutcome } from './task.vocabulary.js';

interface GivenTask {
  readonly kind: TaskKind;
  readonly dueOn: string;
  readonly assignee: Post | undefined;
}

/**
 * A task is for somebody who sees the child's file, by a day that is not over.
 * @param today the civil day of Mali (UTC)
 * @param running kinds of the tasks of this child that run
 * @throws Refusal case-closed, owner-cannot-see, task-day-past, civil-document-followed
 */
export function decideTask(standing: Standing, task: GivenTask, today: string, running: readonly TaskKind[]): void {
  if (standing.status === 'closed') throw new Refusal('case-closed');
  if (task.assignee === undefined || !seesFile(standing, task.assignee)) throw new Refusal('owner-cannot-see', 'assigneeId');
  if (task.dueOn < today) throw new Refusal('task-day-past', 'dueOn');
  if (task.kind === 'civil-document' && running.includes('civil-document')) throw new Refusal('civil-document-followed', 'kind');
}

/** What is dropped is dropped for a reason; what is done needs no word. @throws Refusal task-ended, words-required */
export function decideTaskEnd(ended: boolean, end: { readonly outcome: TaskOutcome; readonly why: string | undefined }): void {
  if (ended) throw new Refusal('task-ended');
  if (end.outcome === 'dropped' && end.why === undefined) throw new Refusal('words-required', 'why');
}
