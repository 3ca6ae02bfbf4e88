import type { Action, CaseView } from '../../api/contract';
import { useText } from '../../i18n/use-text';
import { type ButtonKind, ButtonLink } from '../../ui/button';
import { isFormAction } from './form-actions';
import { pageOf } from './pages-of-actions';

/** What brings the child further comes first; what ends badly or is rare is not in the way of it. */
const MAIN: readonly Action[] = ['handover.offer', 'handover.accept', 'follow-up.conclude', 'stay.follow-up-incident', 'stay.admit', 'service.record', 'visit.record', 'closure.approve', 'death.family-told', 'death.review'];
const GRAVE: readonly Action[] = ['custody.release', 'custody.situation-unknown', 'handover.refuse', 'closure.refuse', 'death.record', 'death.withdraw', 'case.unmerge', 'erasure.propose'];

const kindOf = (action: Action, first: boolean): ButtonKind => (GRAVE.includes(action) ? 'grave' : first ? 'main' : 'plain');
const rank = (action: Action): number => (MAIN.includes(action) ? MAIN.indexOf(action) : GRAVE.includes(action) ? 100 : action === 'fact.correct' ? 90 : 50);

export function CaseActions({ view }: { view: CaseView }) {
  const text = useText();
  const actions = view.allowed.filter(isFormAction).filter((action) => pageOf(action) === '/cases/$caseId').sort((a, b) => rank(a) - rank(b));
  if (view.allowed.length === 0) return null;
  return (
    <section className="case-actions no-print" aria-labelledby="actions">
      <h2 id="actions">{text('case.actions')}</h2>
      {actions.map((action, index) => (
        <ButtonLink key={action} to="/cases/$caseId/do/$action" params={{ caseId: view.id, action }} kind={kindOf(action, index === 0)}>{text(`action.${action}`)}</ButtonLink>
      ))}
      {view.allowed.includes('alert.acknowledge') && <ButtonLink to="/alerts" search={{ case: view.code }}>{text('action.alert.acknowledge')}</ButtonLink>}
    </section>
  );
}
