import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { BoardChild, Meeting, MeetingChild, MeetingDeadline } from '../../api/contract';
import { meetingQuery } from '../../api/queries';
import { useNameOf } from '../../api/reference';
import { Page } from '../../app/page';
import { useDates } from '../../i18n/dates';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import { IconBack, IconPrint } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import './centres.css';
import './meeting.css';

/** One page to speak about in the morning, on a screen or on paper. Paper lies about: names are not printed. */
export function MeetingPage() {
  const text = useText();
  const label = useLabel();
  const { centreCode } = useParams({ from: '/inside/centres/$centreCode/meeting' });
  const found = useQuery(meetingQuery(centreCode));
  const centre = found.data === undefined ? text('centre.title') : label(found.data.board.label);
  return (
    <Page title={text('meeting.title')}
      before={<Link to="/centres/$centreCode" params={{ centreCode }} className="back"><IconBack size={20} />{centre}</Link>}
      beside={<span className="no-print"><Button onPress={() => { window.print(); }}><IconPrint size={20} />{text('meeting.print')}</Button></span>}>
      <p className="small soft no-print">{text('meeting.print-help')}</p>
      <QueryState of={found}>{(meeting) => <TheMeeting meeting={meeting} />}</QueryState>
    </Page>
  );
}

function TheMeeting({ meeting }: { meeting: Meeting }) {
  const text = useText();
  const dates = useDates();
  const nameOf = useNameOf();
  const label = useLabel();
  const { board, admitted, discharged, left, absent, deadlines, later } = meeting;
  const names = new Map(meeting.names.map(({ caseId, name }) => [caseId, name]));
  const due = (which: MeetingDeadline['due']): MeetingDeadline[] => deadlines.filter((deadline) => deadline.due === which);
  const child = ({ caseId, code, at }: MeetingChild): ReactNode => <li key={caseId}><Child caseId={caseId} code={code} name={names.get(caseId)} /> <span className="small soft">{dates.known(at)}</span></li>;
  const boarded = ({ caseId, code, since }: BoardChild): ReactNode => child({ caseId, code, at: since });
  const deadline = (one: MeetingDeadline): ReactNode => (
    <li key={`${one.caseId} ${one.label.fr} ${one.dueAt}`}><Child caseId={one.caseId} code={one.code} name={names.get(one.caseId)} /> · <strong>{label(one.label)}</strong> <span className="small soft">{text('deadline.due', { when: dates.short(one.dueAt) })}</span></li>
  );
  return (
    <div className="stack">
      <p>{label(board.label)}, {dates.instant(board.now)}</p>
      <dl className="centre-figures meeting-figures">
        <Figure name={text('meeting.present')} value={board.counts.taken - board.counts.absent} />
        <Figure name={text('meeting.absent')} value={board.counts.absent} />
        <Figure name={text('meeting.expected')} value={board.counts.expected} />
        <Figure name={text('meeting.leaving')} value={board.counts.leaving} />
        {board.placesSince !== undefined && <Figure name={text('meeting.free')} value={board.counts.free} />}
      </dl>
      <Part id="meeting-absent" title={text('meeting.absences')} none={text('meeting.nobody')}>{absent.map(child)}</Part>
      <Part id="meeting-past" title={text('meeting.past-limit')} none={text('meeting.nobody')}>{due('past-limit').map(deadline)}</Part>
      <Part id="meeting-overdue" title={text('meeting.overdue')} none={text('meeting.nothing')}>{due('overdue').map(deadline)}</Part>
      <Part id="meeting-today" title={text('meeting.today')} none={text('meeting.nothing')}>{due('today').map(deadline)}</Part>
      <p className="small soft">{text('meeting.later', { n: later })}</p>
      <Part id="meeting-admitted" title={text('meeting.admitted')} none={text('meeting.nobody')}>{admitted.map(child)}</Part>
      <Part id="meeting-discharged" title={text('meeting.discharged')} count={left} none={text('meeting.nobody')}>
        {[
          ...discharged.map(({ caseId, code, at, destination }) => <li key={caseId}><Child caseId={caseId} code={code} name={names.get(caseId)} /> {nameOf('destinations', destination)} <span className="small soft">{dates.known(at)}</span></li>),
          ...(left > discharged.length ? [<li key="unseen">{text('meeting.left-unseen', { n: left - discharged.length })}</li>] : []),
        ]}
      </Part>
      <Part id="meeting-expected" title={text('meeting.expected')} none={text('meeting.nobody')}>{board.expected.map(boarded)}</Part>
      <Part id="meeting-leaving" title={text('meeting.leaving')} none={text('meeting.nobody')}>{board.present.filter(({ state }) => state === 'leaving').map(boarded)}</Part>
      <Part id="meeting-present" title={text('meeting.present')} none={text('meeting.nobody')}>{board.present.filter((one) => !one.absent).map(boarded)}</Part>
    </div>
  );
}

function Figure({ name, value }: { name: string; value: number }) {
  return <div className="card centre-figure"><dt>{name}</dt><dd className="numbers">{value}</dd></div>;
}

function Child({ caseId, code, name }: { caseId: string; code: string; name: string | undefined }) {
  return <><Link to="/cases/$caseId" params={{ caseId }} className="code">{code}</Link>{name !== undefined && <span className="no-print"> {name}</span>}</>;
}

function Part({ id, title, none, count, children }: { id: string; title: string; none: string; count?: number; children: readonly ReactNode[] }) {
  return (
    <section className="card meeting-part" aria-labelledby={id}>
      <h2 id={id}>{title} ({count ?? children.length})</h2>
      {children.length === 0 ? <p className="soft">{none}</p> : <ul>{children}</ul>}
    </section>
  );
}
