import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { EXTRA_PLACES, type ExtraField } from '../../api/contract';
import { extraFieldsQuery } from '../../api/queries';
import { useReference } from '../../api/reference';
import { useMay } from '../../api/session';
import { Page } from '../../app/page';
import { useDates } from '../../i18n/dates';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { Badge } from '../../ui/badge';
import { ButtonLink } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { IconBack } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import './configuration.css';

/** What the Ministry asks beside the forms of the product. */
export function ExtraFieldsPage() {
  const text = useText();
  const found = useQuery(extraFieldsQuery);
  return (
    <Page title={text('extra.title')} before={<Link to="/code-lists" className="back"><IconBack size={20} />{text('lists.title')}</Link>} beside={<ButtonLink to="/extra-fields/add" kind="main">{text('extra.add')}</ButtonLink>}>
      <p className="soft measure">{text('extra.help')}</p>
      <QueryState of={found}>
        {({ items }) => (
          <div className="stack">
            {EXTRA_PLACES.map((place) => <Fields key={place} title={text(`extra.place.${place}`)} id={`extra-${place}`} items={items.filter((field) => field.place === place)} />)}
          </div>
        )}
      </QueryState>
    </Page>
  );
}

function Fields({ id, title, items }: { id: string; title: string; items: readonly ExtraField[] }) {
  const text = useText();
  return (
    <section className="stack-small" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {items.length === 0 ? <Empty>{text('extra.none')}</Empty> : <ul className="card flush codes">{items.map((field) => <Field key={field.id} field={field} />)}</ul>}
    </section>
  );
}

function Field({ field }: { field: ExtraField }) {
  const text = useText();
  const label = useLabel();
  const dates = useDates();
  const may = useMay();
  const { domains, regions, centres } = useReference();
  const { id, kind, required, domain, region, centre, options, retiredFrom } = field;
  const place = [...regions, ...centres].find(({ code }) => code === (region ?? centre));
  const ofDomain = domains.find(({ code }) => code === domain);
  const past = retiredFrom !== undefined && retiredFrom <= new Date().toISOString().slice(0, 10);
  return (
    <li>
      <div className={past ? 'retired' : undefined}>
        <p><strong>{field.label.fr}</strong> · {field.label.en}</p>
        <p className="row">
          <Badge tone="outline">{text(`extra.kind.${kind}`)}</Badge>
          {required && <Badge tone="indigo">{text('extra.required')}</Badge>}
          {ofDomain !== undefined && <Badge tone="outline">{label(ofDomain.label)}</Badge>}
          {place !== undefined && <Badge tone="outline">{label(place.label)}</Badge>}
          {retiredFrom !== undefined && <Badge tone="neutral">{text(past ? 'lists.retired-since' : 'lists.retired-from', { day: dates.day(retiredFrom) })}</Badge>}
        </p>
        {options.length > 0 && <p className="small soft">{options.map((option) => label(option.label)).join(', ')}</p>}
      </div>
      <span className="row">
        {may('report.read') && kind !== 'text' && <ButtonLink to="/extra-fields/$field/figures" params={{ field: id }} aria-label={`${text('extra.figures')} : ${field.label.fr}`}>{text('extra.figures')}</ButtonLink>}
        <ButtonLink to="/extra-fields/$field" params={{ field: id }} aria-label={`${text('lists.change')} : ${field.label.fr}`}>{text('lists.change')}</ButtonLink>
      </span>
    </li>
  );
}
