import { Link, useNavigate } from '@tanstack/react-router';
import { useWatch } from 'react-hook-form';
import type { ActivityAnswer, ActivityKind, RecordActivity } from '../../api/contract';
import { useReference } from '../../api/reference';
import { useSession } from '../../api/session';
import { say } from '../../app/flash';
import { Page } from '../../app/page';
import { CommandForm } from '../../forms/command-form';
import { FormChoice, FormSelect, FormText } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { compact, given } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { IconBack } from '../../ui/icons';
import { CANCELLED, countOf, NO_COUNTS, PeopleFields, SESSIONS } from './people-fields';

const KINDS: readonly ActivityKind[] = ['training', 'awareness', 'camp-visit', 'action-plan', 'closed-schools', 'one-stop-centres', 'partner'];
const STATUSES = ['done', 'planned', 'cancelled'] as const;

const NOTHING = {
  kind: '', status: 'done', onDay: '', untilDay: '', region: '', place: '', topic: '', audience: '', partner: '', party: '', step: '', cancelReason: '', schools: '', pupils: '', teachers: '', perCent: '', centres: '', ...NO_COUNTS,
};
type Values = typeof NOTHING;

export function RecordActivityPage() {
  const text = useText();
  const options = useOptions();
  const navigate = useNavigate();
  const { activityKinds } = useReference();
  const own = useSession()?.user.region?.code;
  return (
    <Page narrow title={text('activity.record')} before={<Link to="/activities" className="back"><IconBack size={20} />{text('activity.title')}</Link>}>
      <CommandForm<Values, ActivityAnswer> form="activity/new" submitLabel={text('form.record')} defaults={{ ...NOTHING, region: own ?? '' }}
        ask={(values, id) => ({ name: 'activity.record', path: '/activities', body: bodyOf(values, id) })}
        onDone={() => { void navigate({ to: '/activities', replace: true }).then(() => { say({ kind: 'good', id: 'done.activity.record' }); }); }}>
        <FormSelect name="kind" label={text('activity.kind')} required options={options(activityKinds)} />
        <Rest own={own} />
      </CommandForm>
    </Page>
  );
}

function bodyOf(values: Values, id: string): RecordActivity {
  const kind = KINDS.find((one) => one === values.kind) ?? 'training';
  const held = SESSIONS.has(kind) || kind === 'action-plan';
  const status = held ? (STATUSES.find((one) => one === values.status) ?? 'done') : 'done';
  return compact({
    id, kind, status, onDay: values.onDay, untilDay: given(values.untilDay), region: given(values.region), place: given(values.place),
    ...((kind === 'training' || kind === 'awareness') && { topic: given(values.topic), audience: given(values.audience) }),
    ...(kind === 'partner' && { partner: given(values.partner) }),
    ...(kind === 'action-plan' && { party: given(values.party), step: given(values.step) }),
    ...(status === 'cancelled' && { cancelReason: given(values.cancelReason) }),
    ...(SESSIONS.has(kind) && status === 'done' && { males: countOf(values.males), females: countOf(values.females), sexUnknown: countOf(values.sexUnknown) }),
    ...(kind === 'closed-schools' && { schools: countOf(values.schools), pupils: countOf(values.pupils), teachers: countOf(values.teachers), perCent: countOf(values.perCent) }),
    ...(kind === 'one-stop-centres' && { centres: countOf(values.centres) }),
  });
}

function Rest({ own }: { own: string | undefined }) {
  const text = useText();
  const options = useOptions();
  const { regions, places, activityTopics, activityAudiences, partners, parties, actionPlanSteps } = useReference();
  const [kind, status, region] = useWatch<Values, ['kind', 'status', 'region']>({ name: ['kind', 'status', 'region'] });
  if (kind === '') return null;
  const count = (value: string): string | undefined => (/^\d{0,8}$/.test(value.trim()) ? undefined : text('centre.whole-number'));
  const number = (name: 'schools' | 'pupils' | 'teachers' | 'perCent' | 'centres') => <FormText key={name} name={name} label={text(`activity.${name}`)} inputMode="numeric" maxLength={8} short check={count} />;
  const held = SESSIONS.has(kind) || kind === 'action-plan';
  return (
    <>
      {held && <FormChoice name="status" label={text('activity.status')} required side options={STATUSES.map((value) => ({ value, label: text(`activity.status.${value}`) }))} />}
      <FormText name="onDay" type="date" label={text(held ? 'activity.on-day' : kind === 'partner' ? 'activity.since-day' : 'activity.as-at')} required />
      {(kind === 'partner' || SESSIONS.has(kind)) && <FormText name="untilDay" type="date" label={text('activity.until-day')} />}
      <FormSelect name="region" label={text('field.region')} {...(own === undefined && { empty: text('activity.whole-country') })} options={options(regions.filter(({ code }) => own === undefined || code === own))} />
      <FormSelect name="place" label={text('field.place')} empty={text('form.not-given')} options={places.filter((place) => region === '' || place.region === region).map(({ code, name }) => ({ value: code, label: name }))} />
      {(kind === 'training' || kind === 'awareness') && (
        <>
          <FormSelect name="topic" label={text('activity.topic')} required options={options(activityTopics)} />
          <FormSelect name="audience" label={text('activity.audience')} required options={options(activityAudiences)} />
        </>
      )}
      {kind === 'partner' && <FormSelect name="partner" label={text('activity.partner')} required options={options(partners)} />}
      {kind === 'action-plan' && (
        <>
          <FormSelect name="party" label={text('activity.party')} required options={options(parties)} />
          <FormSelect name="step" label={text('activity.step')} required options={options(actionPlanSteps)} />
        </>
      )}
      {kind === 'closed-schools' && (['schools', 'perCent', 'pupils', 'teachers'] as const).map(number)}
      {kind === 'one-stop-centres' && number('centres')}
      {SESSIONS.has(kind) && status === 'done' && <PeopleFields kind={kind} />}
      {held && status === CANCELLED && <CancelledField />}
    </>
  );
}

export function CancelledField() {
  const text = useText();
  const options = useOptions();
  const { activityCancelled } = useReference();
  return <FormSelect name="cancelReason" label={text('activity.why-cancelled')} required options={options(activityCancelled)} />;
}
