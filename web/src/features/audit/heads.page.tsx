import { useQuery } from '@tanstack/react-query';
import type { DayOfHeads, HeadLetter, PublishedHead } from '../../api/contract';
import { headsQuery } from '../../api/queries';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';
import { Badge } from '../../ui/badge';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { IconDownload, IconPrint } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import { AuditFrame } from './audit-frame';

/** Where both chains ended, day by day: to print, to sign and to file where nobody of the house can reach it. */
export function HeadsPage() {
  const text = useText();
  const found = useQuery(headsQuery);
  return (
    <AuditFrame title="audit.heads" beside={<div className="no-print"><Button onPress={() => { window.print(); }}><IconPrint size={20} />{text('reports.print')}</Button></div>}>
      <p className="soft">{text('audit.heads-intro')}</p>
      <div className="row no-print">
        <a className="button button-plain" href="/api/audit/export?stream=journal" download><IconDownload size={20} />{text('audit.export.journal')}</a>
        <a className="button button-plain" href="/api/audit/export?stream=access-log" download><IconDownload size={20} />{text('audit.export.access-log')}</a>
      </div>
      <QueryState of={found}>
        {({ items }) => (
          <div className="stack">
            {items.length === 0 && <Empty>{text('audit.heads-none')}</Empty>}
            {items.some(({ heads }) => heads.some(({ holds }) => !holds)) && <Banner kind="warning" role="alert"><p>{text('audit.broken')}</p></Banner>}
            {items.map((day) => <Day key={day.day} day={day} />)}
          </div>
        )}
      </QueryState>
    </AuditFrame>
  );
}

function Day({ day: { day, heads, letters } }: { day: DayOfHeads }) {
  const text = useText();
  const dates = useDates();
  return (
    <section className="card stack-small heads-day" aria-labelledby={`heads-${day}`}>
      <h2 id={`heads-${day}`}>{dates.day(day)}</h2>
      {heads.map((head) => <Head key={head.stream} head={head} />)}
      {letters.length > 0 && <ul className="stack-small no-print" aria-label={text('audit.letters')}>{letters.map((letter) => <Letter key={letter.to.id} letter={letter} />)}</ul>}
      <p className="signature"><span>{text('audit.signature-day')}</span><span>{text('audit.signature-by')}</span></p>
    </section>
  );
}

function Head({ head: { stream, position, hash, at, holds } }: { head: PublishedHead }) {
  const text = useText();
  const dates = useDates();
  return (
    <div className="head">
      <p><strong>{text(`audit.stream.${stream}`)}</strong> <span className="numbers soft">{text('audit.position', { n: position })} · {dates.instant(at)}</span> {!holds && <Badge tone="overdue">{text('audit.head-broken')}</Badge>}</p>
      <p className="hash">{hash.match(/.{4}/g)?.map((four, index) => <span key={String(index)}>{four} </span>)}</p>
    </div>
  );
}

function Letter({ letter: { to, state, attempts, sentAt, problem } }: { letter: HeadLetter }) {
  const text = useText();
  const dates = useDates();
  const tone = { sent: 'later', queued: 'soon', failed: 'overdue' } as const;
  return (
    <li className="row small">
      <Badge tone={tone[state]}>{text(`audit.letter.${state}`)}</Badge>
      <span>{to.name}{sentAt !== undefined && `, ${dates.instant(sentAt)}`}</span>
      {problem !== undefined && <span className="soft">{text('audit.letter-problem', { n: attempts, problem })}</span>}
    </li>
  );
}
