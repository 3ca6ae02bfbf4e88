import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useWatch } from 'react-hook-form';
import type { ActivityAnswer, EndActivity } from '../../api/contract';
import { activitiesQuery } from '../../api/queries';
import { say } from '../../app/flash';
import { Page } from '../../app/page';
import { CommandForm } from '../../forms/command-form';
import { FormChoice } from '../../forms/fields';
import { compact, given } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { Empty } from '../../ui/empty';
import { IconBack } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import { useActivityWords } from './activity-words';
import { CANCELLED, countOf, NO_COUNTS, PeopleFields, SESSIONS } from './people-fields';
import { CancelledField } from './record-activity.page';

const NOTHING = { status: '', cancelReason: '', ...NO_COUNTS };
type Values = typeof NOTHING;

/** What became of an activity that was planned. */
export function EndActivityPage() {
  const text = useText();
  const navigate = useNavigate();
  const words = useActivityWords();
  const { activityId } = useParams({ from: '/inside/activities/$activityId/end' });
  return (
    <Page narrow title={text('activity.end')} before={<Link to="/activities" className="back"><IconBack size={20} />{text('activity.title')}</Link>}>
      <QueryState of={useQuery(activitiesQuery({}))}>
        {({ items }) => {
          const item = items.find(({ id }) => id === activityId);
          if (item === undefined) return <Empty>{text('activity.none')}</Empty>;
          return (
            <CommandForm<Values, ActivityAnswer> form={`activity/${activityId}/end`} submitLabel={text('form.record')} defaults={NOTHING}
              ask={(values) => ({ name: 'activity.end', path: `/activities/${encodeURIComponent(activityId)}/end`, body: bodyOf(values, SESSIONS.has(item.kind)) })}
              onDone={() => { void navigate({ to: '/activities', replace: true }).then(() => { say({ kind: 'good', id: 'done.activity.record' }); }); }}>
              <p><strong>{words(item).what}</strong></p>
              <FormChoice name="status" label={text('activity.status')} required side options={(['done', CANCELLED] as const).map((value) => ({ value, label: text(`activity.status.${value}`) }))} />
              <Outcome kind={item.kind} />
            </CommandForm>
          );
        }}
      </QueryState>
    </Page>
  );
}

function bodyOf(values: Values, counted: boolean): EndActivity {
  const status: EndActivity['status'] = values.status === CANCELLED ? CANCELLED : 'done';
  return compact({
    status, ...(status === CANCELLED && { cancelReason: given(values.cancelReason) }),
    ...(status === 'done' && counted && { males: countOf(values.males), females: countOf(values.females), sexUnknown: countOf(values.sexUnknown) }),
  });
}

function Outcome({ kind }: { kind: string }) {
  const status = useWatch<Values, 'status'>({ name: 'status' });
  if (status === CANCELLED) return <CancelledField />;
  return status === 'done' && SESSIONS.has(kind) ? <PeopleFields kind={kind} /> : null;
}
