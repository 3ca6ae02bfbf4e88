import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { call } from '../../api/client';
import type { EditionCheck, EditionPage as Edition } from '../../api/contract';
import { problemOf } from '../../api/problem';
import { editionQuery, editionsQuery } from '../../api/queries';
import { Page } from '../../app/page';
import { useDates } from '../../i18n/dates';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import '../../ui/button.css';
import { IconBack, IconDownload, IconPrint, IconRefresh } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import { ExportLinks } from './export-links';
import { FigureTables } from './figure-tables';
import './reports.css';

/** One edition: its figures, where they come from, and whether it can be made again. */
export function EditionPage() {
  const text = useText();
  const { editionId } = useParams({ from: '/inside/reports/editions/$editionId' });
  const found = useQuery(editionQuery(editionId));
  return <QueryState of={found}>{(edition) => <Whole key={edition.id} edition={edition} back={text('editions.title')} />}</QueryState>;
}

function Whole({ edition, back }: { edition: Edition; back: string }) {
  const text = useText();
  const label = useLabel();
  const dates = useDates();
  const when = dates.instant(edition.frozenAt);
  return (
    <Page title={`${edition.number} · ${label(edition.label)}`} before={<Link to="/reports/editions" className="back"><IconBack size={20} />{back}</Link>}
      beside={<div className="no-print"><Button onPress={() => { window.print(); }}><IconPrint size={20} />{text('reports.print')}</Button></div>}>
      <p className="report-period">{text('reports.period', { from: dates.day(edition.from), to: dates.day(edition.to) })}</p>
      <p className="soft">{edition.frozenBy === undefined ? text('editions.line', { when }) : text('editions.line-by', { when, by: edition.frozenBy })}</p>
      <div className="row no-print">
        <ExportLinks path={`/editions/${edition.id}/export`} formats={['pdf', 'xlsx', 'csv']} />
        <a className="button button-plain" href={`/api/editions/${edition.id}/file`} download><IconDownload size={20} />{text('editions.file')}</a>
      </div>
      <Check id={edition.id} version={edition.reportVersion} />
      <CompareWith edition={edition} />
      <FigureTables tables={edition.tables} />
      <Proof edition={edition} />
    </Page>
  );
}

/** With another edition of the same report, the earlier one first. */
function CompareWith({ edition }: { edition: Edition }) {
  const text = useText();
  const dates = useDates();
  const others = (useQuery(editionsQuery).data?.items ?? []).filter(({ id, report }) => id !== edition.id && report === edition.report);
  if (others.length === 0) return null;
  return (
    <div className="stack-small no-print">
      <h2>{text('editions.compare')}</h2>
      <ul className="row">
        {others.map(({ id, number, position, frozenAt }) => {
          const [before, after] = position < edition.position || (position === edition.position && frozenAt < edition.frozenAt) ? [id, edition.id] : [edition.id, id];
          return <li key={id}><Link className="edition-link" to="/reports/editions/compare" search={{ before, after }}>{text('editions.compare-with', { number, day: dates.day(frozenAt) })}</Link></li>;
        })}
      </ul>
    </div>
  );
}

function Check({ id, version }: { id: string; version: number }) {
  const text = useText();
  const check = useMutation({ mutationFn: () => call<EditionCheck>(`/editions/${id}/check`) });
  const { data } = check;
  return (
    <div className="stack-small no-print">
      <div><Button isDisabled={check.isPending} onPress={() => { check.mutate(); }}><IconRefresh size={20} />{text(check.isPending ? 'editions.checking' : 'editions.check')}</Button></div>
      {check.error !== null && <Banner kind="warning" role="alert"><p>{problemOf(check.error)?.detail ?? text('problem.unexpected')}</p></Banner>}
      {data !== undefined && (
        <Banner kind={data.sameBytes && data.signatureHolds ? 'good' : 'grave'} role="status">
          <p><strong>{data.sameBytes ? text('editions.same', { code: data.codeVersion }) : text('editions.other', { code: data.codeVersion, n: data.differing })}</strong></p>
          {data.reportVersion !== version && <p>{text('editions.other-definition', { report: data.reportVersion })}</p>}
          <p>{text(data.signatureHolds ? 'editions.signed' : 'editions.not-signed')}</p>
        </Banner>
      )}
    </div>
  );
}

function Proof({ edition }: { edition: Edition }) {
  const text = useText();
  const dates = useDates();
  const lines: [string, string, boolean][] = [
    [text('editions.position'), text('editions.position-value', { position: edition.position, when: dates.instant(edition.recordedAt) }), false],
    [text('editions.versions'), text('editions.versions-value', { code: edition.codeVersion, report: edition.reportVersion }), false],
    [text('editions.disclosure'), text(`editions.disclosure.${edition.disclosure}`), false],
    [text('editions.hash'), edition.hash, true],
    [text('editions.journal-hash'), edition.journalHash, true],
    [text('editions.signature'), edition.signature, true],
    [text('editions.public-key'), edition.publicKey, true],
  ];
  return (
    <section className="card stack-small" aria-labelledby="proof">
      <h2 id="proof">{text('editions.proof')}</h2>
      <dl className="edition-proof">{lines.map(([name, value, isHash]) => <div key={name}><dt>{name}</dt><dd className={isHash ? 'code edition-hash' : undefined}>{value}</dd></div>)}</dl>
    </section>
  );
}
