import type { ReactNode } from 'react';
import type { SharedLine, SharedSummary } from '../../api/contract';
import { useNameOf } from '../../api/reference';
import { useDates } from '../../i18n/dates';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { useChildWords } from '../cases/child-words';
import './consent.css';

const LINES = ['custody', 'care', 'reintegration'] as const;

/** The parts agreed to, and nothing else. */
export function Summary({ summary }: { summary: SharedSummary }) {
  const text = useText();
  const label = useLabel();
  const dates = useDates();
  const nameOf = useNameOf();
  const childWords = useChildWords();
  const { situation, child, identity } = summary;
  return (
    <div className="summary">
      <Banner kind="warning"><p>{text(summary.basis === 'consent' ? 'sharing.summary-care' : 'sharing.summary-care-override')}</p></Banner>
      <section className="card stack-small">
        <p><strong className="code">{summary.caseCode}</strong></p>
        <p><strong>{text('sharing.summary-for', { partner: nameOf('partners', summary.partner) })}</strong></p>
        <p>{text('sharing.for', { purpose: nameOf('consentPurposes', summary.purpose) })} · {text(`sharing.basis.${summary.basis}`)}</p>
        <p className="small soft">{text('sharing.by', { who: summary.sharedBy, when: dates.instant(summary.sharedAt) })}</p>
      </section>
      {identity !== undefined && <Part section="identity"><p className="summary-name">{identity.given} {identity.family}</p></Part>}
      {child !== undefined && (
        <Part section="child">
          <p className="sentence">{childWords(child.sex, { precision: child.agePrecision, ...(child.ageYears !== undefined && { years: child.ageYears }) })}{child.origin !== undefined && ` · ${text('case.origin', { place: nameOf('regions', child.origin) })}`}</p>
        </Part>
      )}
      {situation !== undefined && (
        <Part section="situation">
          <dl>
            <dt>{text('sharing.status')}</dt><dd>{text(`status.${situation.status}`)}{situation.since !== undefined && ` (${text('case.since-when', { precision: dates.precision(situation.since), when: dates.known(situation.since) })})`}</dd>
            <dt>{text('case.where')}</dt><dd>{label(situation.whereabouts)}</dd>
            <dt>{text('case.answerable')}</dt><dd>{label(situation.answerable)}</dd>
          </dl>
        </Part>
      )}
      {LINES.map((section) => {
        const lines = summary[section];
        return lines !== undefined && <Part key={section} section={section}><Lines lines={lines} /></Part>;
      })}
    </div>
  );
}

function Part({ section, children }: { section: string; children: ReactNode }) {
  const nameOf = useNameOf();
  return <section className="card stack-small"><h2>{nameOf('sharedSections', section)}</h2>{children}</section>;
}

function Lines({ lines }: { lines: readonly SharedLine[] }) {
  const text = useText();
  const label = useLabel();
  const dates = useDates();
  if (lines.length === 0) return <p className="soft">{text('sharing.no-lines')}</p>;
  return (
    <ul className="summary-lines">
      {lines.map((line, index) => (
        <li key={`${line.at ?? ''} ${String(index)}`}>
          <p className="small soft numbers">{line.at === undefined ? text('timeline.undated') : dates.known(line.at)}</p>
          <p>{label(line.label)}{line.detail !== undefined && ` : ${label(line.detail)}`}</p>
        </li>
      ))}
    </ul>
  );
}
