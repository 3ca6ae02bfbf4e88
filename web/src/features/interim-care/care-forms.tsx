import { useWatch } from 'react-hook-form';
import type { AdmitChild, AnswerOverPlaces, DischargeChild, RecordService } from '../../api/contract';
import { useReference } from '../../api/reference';
import { useSession } from '../../api/session';
import { type ActionFormProps, CaseForm } from '../../forms/case-form';
import { FormArea, FormChoice, FormSelect, FormText, FormTime } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { compact, given, givenTime } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { ReceiverField } from '../family/receiver-field';
import { NO_TIME, type TypedTime } from '../../ui/known-time';

interface AdmitValues { at: TypedTime; kind: 'centre' | 'foster-family'; centre: string; region: string; emergency: string; remark: string }

export function AdmitForm(props: ActionFormProps) {
  const text = useText();
  const session = useSession();
  const centre = session?.user.centre?.code ?? props.view.handover?.centre ?? '';
  return (
    <CaseForm<AdmitValues> {...props} action="stay.admit" path="stay/admit" defaults={{ at: NO_TIME, kind: 'centre', centre, region: '', emergency: '', remark: '' }}
      body={(values, id) => {
        const place = values.kind === 'centre' ? { centre: values.centre, emergency: given(values.emergency) } : { region: values.region };
        return compact({ id, at: givenTime(values.at), kind: values.kind, ...place, remark: given(values.remark) }) satisfies AdmitChild;
      }}>
      <FormChoice name="kind" label={text('stay.kind')} required side options={[{ value: 'centre', label: text('stay.kind.centre') }, { value: 'foster-family', label: text('stay.kind.foster-family') }]} />
      <AdmitPlace />
      <FormTime name="at" label={text('stay.admit-when')} required />
      <FormArea name="remark" label={text('field.remark')} />
    </CaseForm>
  );
}

function AdmitPlace() {
  const text = useText();
  const options = useOptions();
  const { centres, regions } = useReference();
  return useWatch({ name: 'kind' }) === 'centre'
    ? (
      <>
        <FormSelect key="centre" name="centre" label={text('field.centre')} required options={options(centres)} />
        <FormArea name="emergency" label={text('stay.emergency')} help={text('stay.emergency-help')} />
      </>
    )
    : <FormSelect key="region" name="region" label={text('stay.region')} help={text('stay.region-help')} required options={options(regions)} />;
}

interface OverPlacesValues { answer: string; remark: string }

export function AnswerOverPlacesForm(props: ActionFormProps) {
  const text = useText();
  const answers = ['leave-planned', 'transfer-planned', 'places-added'] as const;
  return (
    <CaseForm<OverPlacesValues> {...props} action="stay.answer-over-places" path="stay/over-places/answer" defaults={{ answer: '', remark: '' }}
      body={(values) => compact({ answer: answers.find((answer) => answer === values.answer) ?? 'leave-planned', remark: given(values.remark) }) satisfies AnswerOverPlaces}>
      <FormChoice name="answer" label={text('over-places.answer')} required options={answers.map((value) => ({ value, label: text(`over-places.answer.${value}`) }))} />
      <FormArea name="remark" label={text('field.remark')} />
    </CaseForm>
  );
}

interface ServiceValues { service: string; at: TypedTime; detail: string; remark: string }

export function ServiceForm(props: ActionFormProps) {
  const text = useText();
  const options = useOptions();
  const { services } = useReference();
  return (
    <CaseForm<ServiceValues> {...props} action="service.record" path="services" defaults={{ service: '', at: NO_TIME, detail: '', remark: '' }}
      body={(values, id) => compact({ id, service: values.service, at: given(givenTime(values.at)), detail: given(values.detail), remark: given(values.remark) }) satisfies RecordService}>
      <FormChoice name="service" label={text('field.service')} required side options={options(services)} />
      <FormTime name="at" label={text('field.when')} help={text('service.when-help')} />
      <FormText name="detail" label={text('service.detail')} maxLength={120} />
      <FormArea name="remark" label={text('field.remark')} />
    </CaseForm>
  );
}

interface DischargeValues { at: TypedTime; destination: string; region: string; relative: string; remark: string }

export function DischargeForm(props: ActionFormProps) {
  const text = useText();
  const options = useOptions();
  const { destinations, regions } = useReference();
  return (
    <CaseForm<DischargeValues> {...props} action="stay.discharge" path="stay/discharge" defaults={{ at: NO_TIME, destination: '', region: '', relative: '', remark: '' }}
      body={(values) => compact({ at: givenTime(values.at), destination: values.destination, region: given(values.region), relative: given(values.relative), remark: given(values.remark) }) satisfies DischargeChild}>
      <FormChoice name="destination" label={text('discharge.destination')} required options={options(destinations)} />
      <ReceiverField caseId={props.view.id} />
      <FormTime name="at" label={text('discharge.when')} required />
      <FormSelect name="region" label={text('discharge.region')} empty={text('form.not-given')} options={options(regions)} />
      <FormArea name="remark" label={text('field.remark')} />
    </CaseForm>
  );
}
