import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { Presence, TakeCall } from '../../api/contract';
import { centreQuery, presenceQuery } from '../../api/queries';
import { say } from '../../app/flash';
import { Page } from '../../app/page';
import { CommandForm } from '../../forms/command-form';
import { useDates } from '../../i18n/dates';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { Empty } from '../../ui/empty';
import { IconBack } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import './centres.css';
import { isPresenceState, PresenceLine, type PresenceValues } from './presence-line';

/** The call of the day: everybody whose stay runs, one tap each, sent as one. */
export function PresencePage() {
  const text = useText();
  const label = useLabel();
  const { centreCode } = useParams({ from: '/inside/centres/$centreCode/presence' });
  const centre = useQuery(centreQuery(centreCode));
  const found = useQuery(presenceQuery(centreCode));
  return (
    <Page narrow title={text('presence.title')}
      before={<Link to="/centres/$centreCode" params={{ centreCode }} className="back"><IconBack size={20} />{centre.data === undefined ? text('centre.title') : label(centre.data.label)}</Link>}>
      <QueryState of={found}>{(call) => <Call key={call.version} call={call} reload={async () => { await found.refetch(); }} />}</QueryState>
    </Page>
  );
}

function Call({ call, reload }: { call: Presence; reload: () => Promise<void> }) {
  const text = useText();
  const dates = useDates();
  const navigate = useNavigate();
  const { centre: centreCode, children, day, takenAt, takenBy, version } = call;
  const defaults: PresenceValues = {
    marks: Object.fromEntries(children.map(({ stay, state, leave }) => [stay, { state: state ?? '', reason: leave?.reason ?? '', until: leave !== undefined && leave.until >= day ? leave.until : '' }])),
  };
  const alias = Object.fromEntries(children.flatMap(({ stay }, index) => ['state', 'reason', 'until'].map((field) => [`marks.${String(index)}.${field}`, `marks.${stay}.${field}`])));
  const bodyOf = (values: PresenceValues): TakeCall => ({
    seen: version,
    marks: children.map(({ stay }) => {
      const { state = '', reason = '', until = '' } = values.marks[stay] ?? {};
      if (!isPresenceState(state)) return { stay };
      return state === 'on-leave' ? { stay, state, ...(reason !== '' && { reason }), ...(until !== '' && { until }) } : { stay, state };
    }),
  });
  if (children.length === 0) return <Empty>{text('centre.present-none')}</Empty>;
  return (
    <CommandForm<PresenceValues, Presence>
      form={`centre/${centreCode}/presence/${day}/${String(version)}/${String(children.length)}`}
      alias={alias}
      defaults={defaults}
      ask={(values) => ({ name: 'presence.call', method: 'PUT', path: `/centres/${centreCode}/presence/${day}`, body: bodyOf(values) })}
      submitLabel={text(takenAt === undefined ? 'presence.save' : 'presence.amend')}
      reload={reload}
      onDone={() => { void navigate({ to: '/centres/$centreCode', params: { centreCode }, replace: true }).then(() => { say({ kind: 'good', id: 'done.presence.call' }); }); }}
    >
      <p className="soft">{takenAt === undefined ? text('presence.intro', { day: dates.day(day) }) : text('presence.taken', { when: dates.short(takenAt), who: takenBy ?? '' })}</p>
      <Banner kind="info"><p>{text('presence.help')}</p></Banner>
      <ul className="card flush presence-list">
        {children.map((child) => <PresenceLine key={child.stay} child={child} day={day} />)}
      </ul>
    </CommandForm>
  );
}
