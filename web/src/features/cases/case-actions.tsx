import type { ReactNode } from 'react';
import type { Action, CaseView } from '../../api/contract';
import { useText } from '../../i18n/use-text';
import { type ButtonKind, ButtonLink } from '../../ui/button';
import { type FormAction, isFormAction } from './form-actions';
import { pageOf } from './pages-of-actions';
import { groupOf, WAY_GROUPS } from './way-groups';

/** What brings the child further where no time limit asks for anything; what ends badly or is rare is not in the way of it. */
const MAIN: readonly Action[] = ['handover.offer', 'handover.accept', 'follow-up.conclude', 'stay.follow-up-incident', 'stay.admit', 'visit.record', 'closure.approve', 'death.family-told', 'death.review', 'service.record'];
const GRAVE: readonly Action[] = ['custody.release', 'custody.situation-unknown', 'handover.refuse', 'closure.refuse', 'death.record', 'death.withdraw', 'case.unmerge', 'erasure.propose'];

/** First what answers a time limit, by whichever page it is reached otherwise; then all the rest by what it is about. */
export function CaseActions({ view }: { view: CaseView }) {
  const text = useText();
  const onPage = view.allowed.filter(isFormAction).filter((action) => pageOf(action) === '/cases/$caseId');
  const first = firstOf(view, onPage);
  const rest = onPage.filter((action) => !first.includes(action));
  const acknowledge = view.allowed.includes('alert.acknowledge');
  const groups = WAY_GROUPS.map((group) => ({ group, actions: rest.filter((action) => groupOf(action) === group) })).filter(({ actions }) => actions.length > 0);
  if (view.allowed.length === 0) return null;
  const link = (action: FormAction, kind: ButtonKind) => (
    <ButtonLink key={action} to="/cases/$caseId/do/$action" params={{ caseId: view.id, action }} kind={kind}>{text(`action.${action}`)}</ButtonLink>
  );
  return (
    <section className="case-actions no-print" aria-labelledby="actions">
      <h2 id="actions">{text('case.actions')}</h2>
      {first.map((action, index) => link(action, GRAVE.includes(action) ? 'grave' : index === 0 ? 'main' : 'plain'))}
      {acknowledge && <ButtonLink to="/alerts" search={{ case: view.code }}>{text('action.alert.acknowledge')}</ButtonLink>}
      {groups.length > 0 && (
        <div className="card case-groups">
          {groups.map(({ group, actions }) => (
            <Group key={group} title={text(`case.group.${group}`)}>{actions.map((action) => <li key={action}>{link(action, GRAVE.includes(action) ? 'quiet-grave' : 'quiet')}</li>)}</Group>
          ))}
        </div>
      )}
    </section>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="case-group">
      <h3>{title}</h3>
      <ul>{children}</ul>
    </div>
  );
}

function firstOf(view: CaseView, onPage: readonly FormAction[]): FormAction[] {
  const answering = view.first.filter(isFormAction);
  if (answering.length > 0) return answering;
  return MAIN.filter(isFormAction).filter((action) => onPage.includes(action)).slice(0, 1);
}
