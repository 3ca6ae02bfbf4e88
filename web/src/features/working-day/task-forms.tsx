import { useWatch } from 'react-hook-form';
import type { EndTask, GiveTask, Task, TaskColleague, TaskKind, TaskWritten } from '../../api/contract';
import { CommandForm } from '../../forms/command-form';
import { FormArea, FormChoice, FormSelect, FormText } from '../../forms/fields';
import { compact, given } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';

interface GiveProps {
  readonly caseId: string;
  readonly kind: TaskKind;
  /** Whether the application for the missing paper runs already: one at a time. */
  readonly documentFollowed: boolean;
  readonly colleagues: readonly TaskColleague[];
  readonly onDone: () => void;
}

interface GiveValues { kind: string; what: string; assigneeId: string; dueOn: string }

export function GiveTaskForm({ caseId, kind, documentFollowed, colleagues, onDone }: GiveProps) {
  const text = useText();
  return (
    <CommandForm<GiveValues, TaskWritten>
      form={`${caseId}/task/${kind}`}
      defaults={{ kind, what: kind === 'civil-document' ? text('tasks.civil-document-what') : '', assigneeId: '', dueOn: '' }}
      ask={(values, id) => ({
        name: 'task.give', path: `/cases/${caseId}/tasks`,
        body: { id, kind: values.kind === 'civil-document' ? 'civil-document' : 'free', what: values.what.trim(), assigneeId: values.assigneeId, dueOn: values.dueOn } satisfies GiveTask,
      })}
      submitLabel={text('tasks.give')}
      onDone={onDone}
    >
      {!documentFollowed && <FormChoice name="kind" label={text('tasks.kind')} required side options={(['free', 'civil-document'] as const).map((value) => ({ value, label: text(`tasks.kind.${value}`) }))} />}
      <CivilHelp />
      <FormArea name="what" label={text('tasks.what')} help={text('tasks.what-help')} required maxLength={500} />
      <FormSelect name="assigneeId" label={text('tasks.assignee')} help={text('tasks.assignee-help')} required options={colleagues.map(({ id, name, role }) => ({ value: id, label: `${name} (${text(`role.${role}`)})` }))} />
      <FormText name="dueOn" type="date" label={text('tasks.due')} help={text('tasks.due-help')} required />
    </CommandForm>
  );
}

function CivilHelp() {
  const text = useText();
  if (useWatch({ name: 'kind' }) !== 'civil-document') return null;
  return <Banner kind="info"><p>{text('tasks.civil-document-help')}</p></Banner>;
}

interface EndValues { outcome: string; why: string }

export function EndTaskForm({ caseId, task, onDone }: { caseId: string; task: Task; onDone: () => void }) {
  const text = useText();
  return (
    <CommandForm<EndValues, TaskWritten>
      form={`${caseId}/task/${task.id}/end`}
      defaults={{ outcome: 'done', why: '' }}
      ask={({ outcome, why }) => ({ name: 'task.end', path: `/cases/${caseId}/tasks/${task.id}/end`, body: { ...compact({ why: given(why) }), outcome: outcome === 'dropped' ? 'dropped' : 'done' } satisfies EndTask })}
      submitLabel={text('tasks.end')}
      onDone={onDone}
    >
      <FormChoice name="outcome" label={text('tasks.outcome')} required side options={(['done', 'dropped'] as const).map((value) => ({ value, label: text(`tasks.outcome.${value}`) }))} />
      <FormArea name="why" label={text('tasks.why')} help={text('tasks.why-help')} maxLength={500} />
    </CommandForm>
  );
}
