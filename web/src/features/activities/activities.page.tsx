import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { Activity } from '../../api/contract';
import { activitiesQuery, type ActivityNarrowing } from '../../api/queries';
import { useNameOf, useReference } from '../../api/reference';
import { useMay } from '../../api/session';
import { Page } from '../../app/page';
import { useOptions } from '../../forms/options';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';
import { Badge, type Tone } from '../../ui/badge';
import { ButtonLink } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { IconPlus } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import { SelectField } from '../../ui/select-field';
import { useActivityWords } from './activity-words';

const TONES: Record<Activity['status'], Tone> = { planned: 'indigo', done: 'later', cancelled: 'neutral' };

/** Programme activities, the latest first. What narrows the list stands in the address. */
export function ActivitiesPage() {
  const text = useText();
  const options = useOptions();
  const navigate = useNavigate();
  const may = useMay();
  const { activityKinds, regions } = useReference();
  const narrowing: ActivityNarrowing = useSearch({ from: '/inside/activities' });
  const set = (part: ActivityNarrowing): void => {
    void navigate({ to: '/activities', search: Object.fromEntries(Object.entries({ ...narrowing, ...part }).filter(([, value]) => value !== '')), replace: true, resetScroll: false });
  };
  return (
    <Page title={text('activity.title')} beside={may('activity.record') && <ButtonLink kind="main" to="/activities/new"><IconPlus size={20} />{text('activity.record')}</ButtonLink>}>
      <form role="search" className="report-form" onSubmit={(event) => { event.preventDefault(); }}>
        <SelectField id="kind" label={text('activity.kind')} empty={text('activity.any-kind')} value={narrowing.kind ?? ''} options={options(activityKinds)} onChange={(event) => { set({ kind: event.target.value }); }} />
        <SelectField id="region" label={text('field.region')} empty={text('cases.any-region')} value={narrowing.region ?? ''} options={options(regions)} onChange={(event) => { set({ region: event.target.value }); }} />
      </form>
      <QueryState of={useQuery(activitiesQuery(narrowing))}>
        {({ items }) => (items.length === 0 ? <Empty>{text('activity.none')}</Empty> : <ul className="stack" aria-label={text('activity.title')}>{items.map((item) => <Line key={item.id} item={item} ends={may('activity.record') && item.status === 'planned'} />)}</ul>)}
      </QueryState>
    </Page>
  );
}

function Line({ item, ends }: { item: Activity; ends: boolean }) {
  const text = useText();
  const dates = useDates();
  const nameOf = useNameOf();
  const words = useActivityWords();
  const { places } = useReference();
  const place = places.find(({ code }) => code === item.place)?.name;
  const { what, counted } = words(item);
  return (
    <li className="card stack-small">
      <p className="row spread"><strong>{what}</strong> <Badge tone={TONES[item.status]}>{text(`activity.status.${item.status}`)}</Badge></p>
      <p className="small soft">
        {item.untilDay === undefined ? dates.day(item.onDay) : text('activity.from-to', { from: dates.day(item.onDay), until: dates.day(item.untilDay) })}, {place !== undefined && `${place}, `}{item.region === undefined ? text('activity.whole-country') : nameOf('regions', item.region)}
      </p>
      {counted !== '' && <p className="small">{counted}</p>}
      {ends && <p><Link className="record-link" to="/activities/$activityId/end" params={{ activityId: item.id }}>{text('activity.end')}</Link></p>}
    </li>
  );
}
