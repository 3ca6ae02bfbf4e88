import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { ColumnChange, JournalEntry } from '../../api/contract';
import { auditJournalQuery } from '../../api/queries';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Disclosure } from '../../ui/disclosure';
import { Empty } from '../../ui/empty';
import { QueryState } from '../../ui/query-state';
import { AuditFrame } from './audit-frame';
import { usePostOf, useWordFor } from './look-words';
import { RecordFilters } from './record-filters';

const SUBJECTS = [
  'child_case', 'child_identity', 'case_note', 'custody', 'custody_spell', 'custody_observation', 'custody_follow_up', 'handover', 'age_assessment', 'stay', 'stay_over_places', 'stay_absence', 'stay_incident', 'week_note', 'care_session', 'care_session_words', 'needs_assessment', 'stay_transfer', 'presence_call', 'presence_mark', 'plan_goal', 'plan_step', 'track', 'track_attendance', 'visit_finding', 'told_outcome', 'activity', 're_recruitment', 'risk_answer', 'centre_place', 'stay_review', 'tracing_action', 'reunification', 'care_plan', 'placement', 'service_record', 'referral',
  'visit', 'fact_correction', 'closure', 'deadline', 'alert', 'acknowledgement', 'app_user', 'unit', 'code_list', 'extra_field_version', 'extra_answer',
  'time_limit_rule', 'published_head',
] as const;

/** Every change, newest first, with what may be shown of it. */
export function JournalPage() {
  const text = useText();
  const wordFor = useWordFor();
  const filter = useSearch({ from: '/inside/audit/journal' });
  const list = useInfiniteQuery(auditJournalQuery(filter));
  const subjects = SUBJECTS.map((subject) => ({ value: subject, label: wordFor('subject', subject) }));
  return (
    <AuditFrame title="audit.journal">
      <p className="soft">{text('audit.journal-intro')}</p>
      <RecordFilters key={JSON.stringify(filter)} to="/audit/journal" filter={filter} what={{ name: 'subject', label: text('audit.subject'), empty: text('audit.any-subject'), options: subjects }} />
      <QueryState of={list}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          return (
            <div className="stack">
              {items.length === 0 && <Empty>{text('audit.nothing')}</Empty>}
              {items.length > 0 && <ul className="stack-small" aria-label={text('audit.journal')}>{items.map((entry) => <Entry key={entry.position} entry={entry} />)}</ul>}
              {list.hasNextPage && <div className="row"><Button onPress={() => { void list.fetchNextPage(); }} isDisabled={list.isFetchingNextPage}>{text('list.more')}</Button></div>}
            </div>
          );
        }}
      </QueryState>
    </AuditFrame>
  );
}

function Entry({ entry }: { entry: JournalEntry }) {
  const text = useText();
  const dates = useDates();
  const wordFor = useWordFor();
  const postOf = usePostOf();
  return (
    <li className="card stack-small">
      <div className="row spread">
        <p><span className="numbers soft">{text('audit.position', { n: entry.position })}</span> <strong>{wordFor('subject', entry.subject)}</strong> <Badge tone={entry.change === 'delete' ? 'overdue' : 'neutral'}>{text(`audit.change.${entry.change}`)}</Badge></p>
        {entry.caseCode !== undefined && <span className="code">{entry.caseCode}</span>}
      </div>
      <p className="small soft">{[dates.instant(entry.at), entry.by === undefined ? text('audit.by-the-house') : `${entry.by.name}, ${postOf(entry.by)}`, entry.version !== undefined && text('audit.version', { n: entry.version })].filter(Boolean).join(' · ')}</p>
      {entry.columns.length > 0 && (
        <Disclosure title={text('audit.columns', { n: entry.columns.length })}>
          <dl className="columns">{entry.columns.map((column) => <div key={column.column}><dt className="code">{column.column}</dt><dd><Change column={column} /></dd></div>)}</dl>
          <p className="small soft hash">{entry.hash}</p>
        </Disclosure>
      )}
    </li>
  );
}

function Change({ column: { shown, from, to } }: { column: ColumnChange }) {
  const text = useText();
  if (shown !== 'clear') return <span className="soft">{text(`audit.${shown}`)}</span>;
  return <>{from !== undefined && <><del>{from}</del>{' '}</>}<ins>{to ?? text('audit.emptied')}</ins></>;
}
