import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { CodeListSummary } from '../../api/contract';
import { codeListsQuery } from '../../api/queries';
import { Page } from '../../app/page';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { ButtonLink } from '../../ui/button';
import { QueryState } from '../../ui/query-state';
import './configuration.css';

/** Every list of codes: those that are for the Ministry to word, and those on which rules or figures rest. */
export function CodeListsPage() {
  const text = useText();
  const found = useQuery(codeListsQuery);
  return (
    <Page title={text('lists.title')} beside={<ButtonLink to="/extra-fields">{text('extra.title')}</ButtonLink>}>
      <p className="soft measure">{text('lists.help')}</p>
      <QueryState of={found}>
        {({ items }) => (
          <div className="stack">
            <Lists id="lists-open" title={text('lists.open')} items={items.filter(({ fixed }) => fixed === undefined)} />
            <Lists id="lists-fixed" title={text('lists.fixed')} help={text('lists.fixed-help')} items={items.filter(({ fixed }) => fixed !== undefined)} />
          </div>
        )}
      </QueryState>
    </Page>
  );
}

function Lists({ id, title, help, items }: { id: string; title: string; help?: string; items: readonly CodeListSummary[] }) {
  const text = useText();
  const label = useLabel();
  const sorted = items.toSorted((a, b) => label(a.label).localeCompare(label(b.label)));
  return (
    <section className="stack-small" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {help !== undefined && <p className="soft measure">{help}</p>}
      <ul className="card flush lists">
        {sorted.map(({ list, label: name, offered, retired }) => (
          <li key={list}>
            <Link to="/code-lists/$list" params={{ list }}>{label(name)}</Link>
            <span className="small soft">{text('lists.count', { n: offered })}{retired > 0 && `, ${text('lists.retired-count', { n: retired })}`}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
