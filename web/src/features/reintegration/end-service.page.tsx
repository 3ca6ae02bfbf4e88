import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { EndService, ServiceList, WriteAnswer } from '../../api/contract';
import { useNameOf, useReference } from '../../api/reference';
import { say } from '../../app/flash';
import { NotFound } from '../../app/not-found';
import { Page } from '../../app/page';
import { CommandForm } from '../../forms/command-form';
import { FormArea, FormChoice, FormText, FormTime } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { compact, given, givenNumber, givenTime } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { IconBack } from '../../ui/icons';
import { NO_TIME, type TypedTime } from '../../ui/known-time';
import { QueryState } from '../../ui/query-state';
import { servicesQuery } from './services.queries';
import { useWholeNumber } from './whole-number';

interface Values { at: TypedTime; outcome: string; sessions: string; costXof: string; remark: string }

/** A service that went on for a while is over. */
export function EndServicePage() {
  const text = useText();
  const { caseId, serviceId } = useParams({ from: '/inside/cases/$caseId/services/$serviceId/end' });
  const found = useQuery(servicesQuery(caseId));
  return (
    <Page title={text('service.end')} narrow before={<Link to="/cases/$caseId/services" params={{ caseId }} className="back"><IconBack size={20} />{text('services.title')}</Link>}>
      <QueryState of={found}>{(list) => <EndForm caseId={caseId} serviceId={serviceId} list={list} reload={async () => { await found.refetch({ throwOnError: true }); }} />}</QueryState>
    </Page>
  );
}

function EndForm({ caseId, serviceId, list, reload }: { caseId: string; serviceId: string; list: ServiceList; reload: () => Promise<void> }) {
  const text = useText();
  const options = useOptions();
  const navigate = useNavigate();
  const nameOf = useNameOf();
  const whole = useWholeNumber();
  const { serviceOutcomes } = useReference();
  const service = list.items.find(({ id }) => id === serviceId);
  if (service === undefined) return <NotFound />;
  return (
    <CommandForm<Values, WriteAnswer> form={`${serviceId}/end`} version={list.caseVersion} reload={reload} submitLabel={text('form.record')}
      defaults={{ at: NO_TIME, outcome: '', sessions: service.sessions === undefined ? '' : String(service.sessions), costXof: service.costXof === undefined ? '' : String(service.costXof), remark: '' }}
      ask={({ at, outcome, sessions, costXof, remark }) => ({
        name: 'service.end', path: `/cases/${caseId}/services/${serviceId}/end`,
        body: compact({ at: givenTime(at), outcome, sessions: givenNumber(sessions), costXof: givenNumber(costXof), remark: given(remark) }) satisfies EndService,
      })}
      onDone={() => { void navigate({ to: '/cases/$caseId/services', params: { caseId }, replace: true }).then(() => { say({ kind: 'good', id: 'done.service.end' }); }); }}>
      <p><strong>{nameOf('services', service.service)}</strong></p>
      <FormChoice name="outcome" label={text('service.outcome')} required options={options(serviceOutcomes)} />
      <FormTime name="at" label={text('service.until')} required />
      <FormText name="sessions" label={text('service.sessions')} help={text('service.sessions-help')} inputMode="numeric" maxLength={4} short check={whole} />
      <FormText name="costXof" label={text('service.cost')} inputMode="numeric" maxLength={9} short check={whole} />
      <FormArea name="remark" label={text('field.remark')} />
    </CommandForm>
  );
}
