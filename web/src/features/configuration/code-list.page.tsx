import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useCommand } from '../../api/commands';
import type { CodeListDetail, ListedCode, OrderCodes } from '../../api/contract';
import { codeListQuery } from '../../api/queries';
import { say } from '../../app/flash';
import { Page } from '../../app/page';
import { useDates } from '../../i18n/dates';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { Badge } from '../../ui/badge';
import { Banner } from '../../ui/banner';
import { Button, ButtonLink } from '../../ui/button';
import { IconBack } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import './configuration.css';
import { useCategoryName } from './category-name';

/** One list in its order, with what was retired from it. */
export function CodeListPage() {
  const text = useText();
  const label = useLabel();
  const { list } = useParams({ from: '/inside/code-lists/$list' });
  const found = useQuery(codeListQuery(list));
  const open = found.data !== undefined && found.data.fixed === undefined;
  return (
    <Page title={found.data === undefined ? text('lists.title') : label(found.data.label)} before={<Link to="/code-lists" className="back"><IconBack size={20} />{text('lists.title')}</Link>}
      beside={open && <ButtonLink to="/code-lists/$list/add" params={{ list }} kind="main">{text('lists.add')}</ButtonLink>}>
      <QueryState of={found}>{(detail) => <Codes detail={detail} />}</QueryState>
    </Page>
  );
}

function Codes({ detail }: { detail: CodeListDetail }) {
  const text = useText();
  const client = useQueryClient();
  const order = useCommand<CodeListDetail>(() => {
    void client.invalidateQueries({ queryKey: ['reference'] });
    say({ kind: 'good', id: 'lists.done' });
  });
  const { list, fixed, version, items } = detail;
  const move = (from: number, to: number): void => {
    const codes = items.map(({ code }) => code);
    const [moved] = codes.splice(from, 1);
    if (moved === undefined) return;
    codes.splice(to, 0, moved);
    order.mutate({ name: 'code-list.order', method: 'PUT', path: `/code-lists/${encodeURIComponent(list)}/order`, key: crypto.randomUUID(), body: { seen: version, codes } satisfies OrderCodes });
  };
  return (
    <div className="stack">
      {fixed !== undefined && <Banner kind="info"><p>{text(`lists.fixed.${fixed}`)}</p></Banner>}
      {order.error !== null && <Banner kind="warning" role="alert"><p>{order.error.message}</p></Banner>}
      <ol className="card flush codes">
        {items.map((item, index) => (
          <li key={item.code}>
            <Code item={item} />
            {fixed === undefined && (
              <span className="row">
                <Button iconOnly aria-label={text('lists.up', { what: item.label.fr })} isDisabled={index === 0 || order.isPending} onPress={() => { move(index, index - 1); }}>↑</Button>
                <Button iconOnly aria-label={text('lists.down', { what: item.label.fr })} isDisabled={index === items.length - 1 || order.isPending} onPress={() => { move(index, index + 1); }}>↓</Button>
                <ButtonLink to="/code-lists/$list/codes/$code" params={{ list, code: item.code }} aria-label={`${text('lists.change')} : ${item.label.fr}`}>{text('lists.change')}</ButtonLink>
              </span>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

function Code({ item }: { item: ListedCode }) {
  const text = useText();
  const dates = useDates();
  const categoryName = useCategoryName();
  const { label, category, retiredFrom, kept, changedAt, changedBy } = item;
  const past = retiredFrom !== undefined && retiredFrom <= new Date().toISOString().slice(0, 10);
  return (
    <div className={past ? 'retired' : undefined}>
      <p><strong>{label.fr}</strong> · {label.en}</p>
      <p className="row">
        {category !== undefined && <Badge tone="outline">{categoryName(category)}</Badge>}
        {kept && <Badge tone="indigo">{text('lists.kept')}</Badge>}
        {retiredFrom !== undefined && <Badge tone="neutral">{text(past ? 'lists.retired-since' : 'lists.retired-from', { day: dates.day(retiredFrom) })}</Badge>}
      </p>
      <p className="small soft">{text('lists.code', { code: item.code })}{changedAt !== undefined && ` · ${text('lists.changed', { when: dates.instant(changedAt), who: changedBy ?? '' })}`}</p>
    </div>
  );
}
