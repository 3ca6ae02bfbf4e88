import type { ConsentFact } from '../../api/contract';
import { useNameOf } from '../../api/reference';
import { useMay } from '../../api/session';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';
import { Badge } from '../../ui/badge';
import { ButtonLink } from '../../ui/button';
import { useConsentWords } from './consent-words';

const TONES = { agreed: 'later', refused: 'overdue', withdrawn: 'overdue' } as const;

/** Every answer and every withdrawal, newest first. None ever goes away. */
export function ConsentHistory({ caseId, facts }: { caseId: string; facts: readonly ConsentFact[] }) {
  const text = useText();
  return (
    <section className="card stack-small" aria-labelledby="history">
      <h2 id="history">{text('consent.history')}</h2>
      {facts.length === 0 ? <p className="soft">{text('consent.history-none')}</p> : <ul className="consent-facts">{facts.map((fact) => <OneFact key={fact.id} caseId={caseId} fact={fact} />)}</ul>}
    </section>
  );
}

function OneFact({ caseId, fact }: { caseId: string; fact: ConsentFact }) {
  const text = useText();
  const may = useMay();
  const dates = useDates();
  const nameOf = useNameOf();
  const words = useConsentWords();
  return (
    <li>
      <div className="row"><Badge tone={TONES[fact.kind]}>{text(`consent.kind.${fact.kind}`)}</Badge><strong>{words.subject(fact)}</strong></div>
      <p>{nameOf('consentGivers', fact.giver)}{fact.giverName !== undefined && `, ${fact.giverName}`} · {dates.known(fact.at)}</p>
      {fact.sections.length > 0 && <p className="small">{text('consent.covers', { sections: words.sections(fact.sections) })}</p>}
      {fact.until !== undefined && <p className="small">{text('consent.valid-until', { when: dates.known(fact.until) })}</p>}
      <p className="small soft">
        {fact.language === undefined || fact.manner === undefined
          ? text('consent.recorded', { who: fact.recordedBy })
          : text('consent.explained', { who: fact.recordedBy, language: nameOf('languages', fact.language), manner: nameOf('consentManners', fact.manner) })}
      </p>
      {fact.remark !== undefined && <p className="consent-quote preline">{fact.remark}</p>}
      {fact.withdrawable && may('consent.record') && <ButtonLink kind="grave" to="/cases/$caseId/consents/$consentId/withdraw" params={{ caseId, consentId: fact.id }}>{text('consent.withdraw')}</ButtonLink>}
    </li>
  );
}
