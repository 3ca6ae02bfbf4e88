import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { ComparedFigure, ComparedUnit, Comparison } from '../../api/contract';
import { comparisonQuery } from '../../api/queries';
import { Page } from '../../app/page';
import { useDates } from '../../i18n/dates';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { Disclosure } from '../../ui/disclosure';
import { IconBack } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import { useWordFor } from '../audit/look-words';
import { ReportRows } from './report-rows';
import './reports.css';

/** Why did 41 become 43? What differs between two editions, and which cases made it so. */
export function ComparisonPage() {
  const text = useText();
  const { before = '', after = '' } = useSearch({ from: '/inside/reports/editions/compare' });
  const found = useQuery(comparisonQuery({ before, after }));
  return (
    <Page title={text('editions.compare')} before={<Link to="/reports/editions" className="back"><IconBack size={20} />{text('editions.title')}</Link>}>
      <QueryState of={found}>{(comparison) => <Whole comparison={comparison} />}</QueryState>
    </Page>
  );
}

function Whole({ comparison: { before, after, figures, unit, units, more } }: { comparison: Comparison }) {
  const text = useText();
  const label = useLabel();
  const dates = useDates();
  const changed = figures.filter((figure) => figure.before !== figure.after);
  const same = figures.filter((figure) => figure.before === figure.after);
  return (
    <div className="report-blocks">
      <p className="report-period">{label(before.label)}</p>
      <dl className="edition-proof">
        {[before, after].map((edition, index) => (
          <div key={index === 0 ? 'before' : 'after'}>
            <dt>{text(index === 0 ? 'editions.before' : 'editions.after')}</dt>
            <dd><Link to="/reports/editions/$editionId" params={{ editionId: edition.id }}>{edition.number}</Link> · {text('editions.period', { from: dates.day(edition.from), to: dates.day(edition.to) })} · {text('editions.line', { when: dates.instant(edition.frozenAt) })}</dd>
          </div>
        ))}
      </dl>
      {(before.from !== after.from || before.to !== after.to) && <Banner kind="warning"><p>{text('editions.other-period')}</p></Banner>}
      {changed.length === 0 ? <Banner kind="good"><p>{text('editions.no-change')}</p></Banner> : <Figures title={text('editions.changed', { n: changed.length })} figures={changed} />}
      {units !== undefined && changed.length > 0 && <Units unit={unit} units={units} more={more} />}
      {same.length > 0 && <Disclosure title={text('editions.unchanged', { n: same.length })}><Figures title={text('editions.unchanged', { n: same.length })} figures={same} /></Disclosure>}
    </div>
  );
}

function useFigureName(): (figure: ComparedFigure) => string {
  const label = useLabel();
  return ({ table, labels, measure }) => [label(table), ...labels.map(label), label(measure)].join(' · ');
}

function Figures({ title, figures }: { title: string; figures: readonly ComparedFigure[] }) {
  const text = useText();
  const nameOf = useFigureName();
  return (
    <ReportRows title={title} columns={[text('editions.before'), text('editions.after'), text('editions.difference')]}
      rows={figures.map((figure) => ({ code: nameOf(figure), name: nameOf(figure), figures: [figure.before, figure.after, signed(figure.after - figure.before)] }))} />
  );
}

function Units({ unit, units, more }: { unit: Comparison['unit']; units: readonly ComparedUnit[]; more: boolean }) {
  const text = useText();
  const title = text(unit === 'case' ? 'editions.cases' : 'editions.incidents', { n: units.length });
  return (
    <section className="stack-small" aria-labelledby="behind">
      <h2 id="behind">{title}</h2>
      <p className="small soft measure">{text('editions.behind-help')}</p>
      {more && <p>{text('editions.behind-more', { n: units.length })}</p>}
      <ul className="card flush report-rows">{units.map((one) => <Unit key={one.id} unit={unit} one={one} />)}</ul>
    </section>
  );
}

function Unit({ unit, one: { id, code, figures, entries } }: { unit: Comparison['unit']; one: ComparedUnit }) {
  const text = useText();
  const dates = useDates();
  const nameOf = useFigureName();
  const wordFor = useWordFor();
  return (
    <li>
      <h3>{unit === 'case' ? <Link className="edition-link code" to="/cases/$caseId" params={{ caseId: id }}>{code}</Link> : <Link className="edition-link code" to="/violations/$incidentId" params={{ incidentId: id }}>{code}</Link>}</h3>
      <ul className="edition-causes">{figures.map((figure) => <li key={nameOf(figure)}>{nameOf(figure)} : <strong className="numbers">{signed(figure.after - figure.before)}</strong></li>)}</ul>
      <p className="small">{text(entries.length === 0 ? 'editions.no-entry' : 'editions.entries')}</p>
      <ul className="edition-causes small">
        {entries.map(({ position, recordedAt, subject, change }) => <li key={position}>{dates.instant(recordedAt)} · {wordFor('subject', subject)}, {text(`audit.change.${change}`)} · {text('audit.position', { n: position })}</li>)}
      </ul>
    </li>
  );
}

const signed = (change: number): string => (change > 0 ? `+${String(change)}` : String(change).replace('-', '−'));
