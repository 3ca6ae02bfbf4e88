import { useQuery } from '@tanstack/react-query';
import { useNameOf } from '../../api/reference';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';
import { Badge } from '../../ui/badge';
import { ButtonLink } from '../../ui/button';
import { QueryState } from '../../ui/query-state';
import { sharingsQuery } from './consent.queries';
import { useConsentWords } from './consent-words';

/** What left the house, to whom, on what ground. */
export function Sharings({ caseId }: { caseId: string }) {
  const text = useText();
  const dates = useDates();
  const nameOf = useNameOf();
  const words = useConsentWords();
  const list = useQuery(sharingsQuery(caseId));
  return (
    <section className="card stack-small" aria-labelledby="sharings">
      <h2 id="sharings">{text('sharing.list')}</h2>
      <QueryState of={list}>
        {({ items }) => (items.length === 0 ? <p className="soft">{text('sharing.none')}</p> : (
          <ul className="consent-facts">
            {items.map((sharing) => (
              <li key={sharing.id}>
                <div className="row"><strong>{nameOf('partners', sharing.partner)}</strong><Badge tone={sharing.basis === 'consent' ? 'later' : 'overdue'}>{text(`sharing.basis.${sharing.basis}`)}</Badge></div>
                <p className="small">{text('sharing.for', { purpose: nameOf('consentPurposes', sharing.purpose) })} · {text('sharing.parts', { sections: words.sections(sharing.sections) })}</p>
                <p className="small soft">{text('sharing.by', { who: sharing.recordedBy, when: dates.instant(sharing.recordedAt) })}</p>
                {sharing.overrideReason !== undefined && <p className="consent-quote preline">{sharing.overrideReason}</p>}
                {sharing.remark !== undefined && <p className="consent-quote preline">{sharing.remark}</p>}
                <ButtonLink to="/cases/$caseId/sharings/$sharingId" params={{ caseId, sharingId: sharing.id }}>{text('sharing.open')}</ButtonLink>
              </li>
            ))}
          </ul>
        ))}
      </QueryState>
    </section>
  );
}
