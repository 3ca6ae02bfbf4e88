import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import type { CaseTasks, Task } from '../../api/contract';
import { say } from '../../app/flash';
import { Page } from '../../app/page';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';
import { Badge } from '../../ui/badge';
import { Disclosure } from '../../ui/disclosure';
import { Empty } from '../../ui/empty';
import { IconBack } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import { EndTaskForm, GiveTaskForm } from './task-forms';
import { caseTasksQuery } from './working-day.queries';
import './day.css';

/** What somebody is to do for this child and no time limit asks for. */
export function CaseTasksPage() {
  const text = useText();
  const { caseId } = useParams({ from: '/inside/cases/$caseId/tasks' });
  const found = useQuery(caseTasksQuery(caseId));
  const back = <Link to="/cases/$caseId" params={{ caseId }} className="back"><IconBack size={20} />{found.data === undefined ? text('case.one') : text('case.back', { code: found.data.caseCode })}</Link>;
  return (
    <Page title={text('tasks.title')} narrow before={back}>
      <QueryState of={found}>{(tasks) => <Tasks caseId={caseId} tasks={tasks} />}</QueryState>
    </Page>
  );
}

function Tasks({ caseId, tasks: { items, colleagues } }: { caseId: string; tasks: CaseTasks }) {
  const text = useText();
  const { kind } = useSearch({ from: '/inside/cases/$caseId/tasks' });
  const open = items.filter(({ outcome }) => outcome === undefined);
  const ended = items.filter(({ outcome }) => outcome !== undefined);
  const followed = open.some((task) => task.kind === 'civil-document');
  return (
    <div className="stack">
      {open.length === 0 ? <Empty>{text('tasks.none')}</Empty> : <ul className="card task-lines" aria-label={text('tasks.open')}>{open.map((task) => <Open key={task.id} caseId={caseId} task={task} acts={colleagues.length > 0} />)}</ul>}
      {colleagues.length > 0 && (
        <div className="card">
          <Disclosure key={String(open.length)} title={text('tasks.give')} open={kind === 'civil-document' && !followed}>
            <GiveTaskForm caseId={caseId} kind={kind === 'civil-document' && !followed ? kind : 'free'} documentFollowed={followed} colleagues={colleagues} onDone={() => { say({ kind: 'good', id: 'tasks.given' }); }} />
          </Disclosure>
        </div>
      )}
      {ended.length > 0 && (
        <section className="card" aria-labelledby="tasks-ended">
          <h2 id="tasks-ended">{text('tasks.ended')}</h2>
          <ul className="task-lines">{ended.map((task) => <Ended key={task.id} task={task} />)}</ul>
        </section>
      )}
    </div>
  );
}

function Open({ caseId, task, acts }: { caseId: string; task: Task; acts: boolean }) {
  const text = useText();
  const dates = useDates();
  return (
    <li>
      <p className="row">{task.kind === 'civil-document' && <Badge tone="indigo">{text('tasks.kind.civil-document')}</Badge>}<strong>{task.what ?? text('tasks.unreadable')}</strong></p>
      <p>{text('tasks.for', { who: task.assignee, when: dates.day(task.dueOn) })}</p>
      <p className="small soft">{text('tasks.given-by', { who: task.givenBy, when: dates.instant(task.givenAt) })}</p>
      {acts && <Disclosure title={text('tasks.end')}><EndTaskForm caseId={caseId} task={task} onDone={() => { say({ kind: 'good', id: 'tasks.end-done' }); }} /></Disclosure>}
    </li>
  );
}

function Ended({ task }: { task: Task }) {
  const text = useText();
  const dates = useDates();
  return (
    <li>
      <p className="row"><Badge tone={task.outcome === 'dropped' ? 'outline' : 'later'}>{text(task.outcome === 'dropped' ? 'tasks.outcome.dropped' : 'tasks.outcome.done')}</Badge><strong>{task.what ?? text('tasks.unreadable')}</strong></p>
      {task.why !== undefined && <p>{task.why}</p>}
      {task.endedAt !== undefined && <p className="small soft">{text('tasks.ended-by', { who: task.endedBy ?? '', when: dates.instant(task.endedAt) })}</p>}
    </li>
  );
}
