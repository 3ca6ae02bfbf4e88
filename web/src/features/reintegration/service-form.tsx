import { useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import type { RecordService } from '../../api/contract';
import { useNameOf, useReference } from '../../api/reference';
import { type ActionFormProps, CaseForm } from '../../forms/case-form';
import { FormArea, FormChoice, FormSelect, FormText, FormTime } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { compact, given, givenNumber, givenTime } from '../../forms/values';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';
import { Disclosure } from '../../ui/disclosure';
import { NO_TIME, type TypedTime } from '../../ui/known-time';
import { ExtraQuestions, type ExtraValues, givenExtra, WithExtra } from '../configuration/extra-questions';
import { caseReferralsQuery } from '../referrals/referrals.queries';
import { useWholeNumber } from './whole-number';

interface ServiceValues {
  service: string; at: TypedTime; until: TypedTime; by: '' | 'partner' | 'centre'; provider: string; providerCentre: string; sessions: string; costXof: string; outcome: string;
  referralId: string; detail: string; remark: string; extra: ExtraValues;
}

/** Who, until when, how much and what came of it are asked for, and none of them must be known. */
export function ServiceForm(props: ActionFormProps) {
  const text = useText();
  const options = useOptions();
  const whole = useWholeNumber();
  const { services, serviceOutcomes } = useReference();
  return (
    <WithExtra place="service" view={props.view}>{(fields, nothing) => (
    <CaseForm<ServiceValues> {...props} action="service.record" path="services"
      defaults={{ service: '', at: NO_TIME, until: NO_TIME, by: '', provider: '', providerCentre: '', sessions: '', costXof: '', outcome: '', referralId: '', detail: '', remark: '', extra: nothing }}
      body={(values, id) => compact({
        id, service: values.service, at: given(givenTime(values.at)), until: given(givenTime(values.until)), sessions: givenNumber(values.sessions), costXof: givenNumber(values.costXof),
        provider: values.by === 'partner' ? given(values.provider) : undefined, providerCentre: values.by === 'centre' ? given(values.providerCentre) : undefined,
        outcome: given(values.outcome), referralId: given(values.referralId), detail: given(values.detail), remark: given(values.remark), extra: givenExtra(fields, values.extra),
      }) satisfies RecordService}>
      <FormChoice name="service" label={text('field.service')} required side options={options(services)} />
      <FormTime name="at" label={text('service.from')} help={text('service.when-help')} />
      <FormText name="detail" label={text('service.detail')} maxLength={120} />
      <OfReferral caseId={props.view.id} />
      <FormChoice name="by" label={text('service.by')} side options={[{ value: 'partner', label: text('service.by.partner') }, { value: 'centre', label: text('service.by.centre') }]} />
      <Provider />
      <Disclosure title={text('service.more')}>
        <FormTime name="until" label={text('service.until')} help={text('service.until-help')} />
        <FormText name="sessions" label={text('service.sessions')} help={text('service.sessions-help')} inputMode="numeric" maxLength={4} short check={whole} />
        <FormText name="costXof" label={text('service.cost')} inputMode="numeric" maxLength={9} short check={whole} />
        <FormSelect name="outcome" label={text('service.outcome')} empty={text('form.not-given')} options={options(serviceOutcomes)} />
      </Disclosure>
      <ExtraQuestions fields={fields} />
      <FormArea name="remark" label={text('field.remark')} />
    </CaseForm>
    )}</WithExtra>
  );
}

/** The accepted referrals of the child, where there are any: the partner gives the service. */
function OfReferral({ caseId }: { caseId: string }) {
  const text = useText();
  const dates = useDates();
  const nameOf = useNameOf();
  const accepted = (useQuery(caseReferralsQuery(caseId)).data?.items ?? []).filter(({ state }) => state === 'accepted' || state === 'done' || state === 'fed-back');
  if (accepted.length === 0) return null;
  return (
    <FormSelect name="referralId" label={text('service.referral')} help={text('service.referral-help')} empty={text('service.no-referral')}
      options={accepted.map(({ id, service, partner, sentAt }) => ({ value: id, label: `${nameOf('services', service)}, ${nameOf('partners', partner)} (${dates.known(sentAt)})` }))} />
  );
}

function Provider() {
  const text = useText();
  const options = useOptions();
  const { partners, centres } = useReference();
  const by = useWatch({ name: 'by' }) as ServiceValues['by'];
  if (by === 'partner') return <FormSelect name="provider" label={text('service.provider')} empty={text('form.not-given')} options={options(partners)} />;
  if (by === 'centre') return <FormSelect name="providerCentre" label={text('field.centre')} empty={text('form.not-given')} options={options(centres)} />;
  return null;
}
