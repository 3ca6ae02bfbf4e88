import { useId } from 'react';
import type { CaseView } from '../../api/contract';
import { useText } from '../../i18n/use-text';
import { ButtonLink } from '../../ui/button';
import type { FormAction } from './form-actions';

interface NextStepsProps {
  readonly view: CaseView;
  /** Of the page, in its order. */
  readonly actions: readonly FormAction[];
  /** The one that is a last resort. */
  readonly grave?: FormAction;
}

/** What may come next, of the steps that a page of a case is about; the first one first. */
export function NextSteps({ view, actions, grave }: NextStepsProps) {
  const text = useText();
  const heading = useId();
  const offered = actions.filter((action) => view.allowed.includes(action));
  if (offered.length === 0) return null;
  return (
    <section className="case-actions no-print" aria-labelledby={heading}>
      <h2 id={heading}>{text('case.actions')}</h2>
      {offered.map((action, index) => (
        <ButtonLink key={action} to="/cases/$caseId/do/$action" params={{ caseId: view.id, action }} kind={action === grave ? 'grave' : index === 0 ? 'main' : 'plain'}>{text(`action.${action}`)}</ButtonLink>
      ))}
    </section>
  );
}
