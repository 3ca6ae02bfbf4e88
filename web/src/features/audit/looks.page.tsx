import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { AuditLook } from '../../api/contract';
import { auditLooksQuery } from '../../api/queries';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { QueryState } from '../../ui/query-state';
import { AuditFrame } from './audit-frame';
import { usePostOf, useWordFor } from './look-words';
import { RecordFilters } from './record-filters';

const KINDS = [
  'case.read', 'case.search', 'identity.read', 'case.print', 'document.read', 'case.share', 'case.export', 'emergency.open', 'duplicate.check', 'looks.read', 'journal.read', 'journal.export',
  'report.read', 'report.export', 'erasure.read', 'violation.read',
] as const;

/** Every look, newest first: staff by name, children by their code. */
export function AuditLooksPage() {
  const text = useText();
  const wordFor = useWordFor();
  const filter = useSearch({ from: '/inside/audit/looks' });
  const list = useInfiniteQuery(auditLooksQuery(filter));
  const kinds = KINDS.map((kind) => ({ value: kind, label: wordFor('look', kind) }));
  return (
    <AuditFrame title="audit.looks">
      <RecordFilters key={JSON.stringify(filter)} to="/audit/looks" filter={filter} what={{ name: 'kind', label: text('audit.kind'), empty: text('audit.any-kind'), options: kinds }} />
      <QueryState of={list}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          return (
            <div className="stack">
              {items.length === 0 && <Empty>{text('audit.nothing')}</Empty>}
              {items.length > 0 && <ul className="card record" aria-label={text('audit.looks')}>{items.map((look) => <Line key={look.id} look={look} />)}</ul>}
              {list.hasNextPage && <div className="row"><Button onPress={() => { void list.fetchNextPage(); }} isDisabled={list.isFetchingNextPage}>{text('list.more')}</Button></div>}
            </div>
          );
        }}
      </QueryState>
    </AuditFrame>
  );
}

function Line({ look }: { look: AuditLook }) {
  const text = useText();
  const dates = useDates();
  const wordFor = useWordFor();
  const postOf = usePostOf();
  const about = look.about === undefined ? undefined : wordFor('look', `about.${look.about}`);
  return (
    <li className="record-line">
      <p className="numbers soft">{dates.short(look.at)}</p>
      <div><p><strong>{look.by.name}</strong></p><p className="small soft">{postOf(look.by)}</p></div>
      <div>
        <p>{wordFor('look', look.kind)}{about !== undefined && <span className="soft"> · {about}</span>}</p>
        {look.listed !== undefined && <p className="small soft">{text('audit.listed', { n: look.listed })}</p>}
      </div>
      {look.caseCode !== undefined && <p className="code">{look.caseCode}</p>}
    </li>
  );
}
