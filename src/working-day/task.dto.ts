import { ChoiceField, DayField, IdField, TextField } from '../platform/http/index.js';
import { TASK_KINDS, TASK_OUTCOMES, type TaskKind, type TaskOutcome } from './task.vocabulary.js';

export class GiveTaskRequest {
  @IdField()
  id!: string;

  @ChoiceField(TASK_KINDS)
  kind!: TaskKind;

  @TextField(500)
  what!: string;

  /** Somebody who sees the child's file. */
  @IdField()
  assigneeId!: string;

  @DayField()
  dueOn!: string;
}

export class EndTaskRequest {
  @ChoiceField(TASK_OUTCOMES)
  outcome!: TaskOutcome;

  /** Why it is dropped, or a word of what came of it. */
  @TextField(500, { optional: true })
  why?: string;
}

export class TaskColleagueView {
  id!: string;
  name!: string;
  role!: string;
}

export class TaskView {
  id!: string;
  /** 'free' | 'civil-document' */
  kind!: string;
  what?: string;
  assignee!: string;
  dueOn!: string;
  givenBy!: string;
  givenAt!: string;
  /** 'done' | 'dropped' */
  outcome?: string;
  why?: string;
  endedAt?: string;
  endedBy?: string;
}

export class CaseTasksView {
  caseCode!: string;
  items!: TaskView[];
  /** Those who see the file, to give a task to; empty for whoever may give none. */
  colleagues!: TaskColleagueView[];
}

export class TaskWrittenView {
  id!: string;
}
