import { useWatch } from 'react-hook-form';
import type { AdmitChild, AnswerOverPlaces, DischargeChild } from '../../api/contract';
import { useReference } from '../../api/reference';
import { useSession } from '../../api/session';
import { type ActionFormProps, CaseForm } from '../../forms/case-form';
import { FormArea, FormChoice, FormSelect, FormTime } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { compact, given, givenTime } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { ExtraQuestions, type ExtraValues, givenExtra, WithExtra } from '../configuration/extra-questions';
import { FamilyField } from '../foster-care/family-field';
import { ReceiverField } from '../family/receiver-field';
import { NO_TIME, type TypedTime } from '../../ui/known-time';

interface AdmitValues { at: TypedTime; kind: 'centre' | 'foster-family'; centre: string; family: string; emergency: string; remark: string; extra: ExtraValues }

export function AdmitForm(props: ActionFormProps) {
  const text = useText();
  const session = useSession();
  const centre = session?.user.centre?.code ?? props.view.handover?.centre ?? '';
  return (
    <WithExtra place="admission" view={props.view}>{(fields, nothing) => (
    <CaseForm<AdmitValues> {...props} action="stay.admit" path="stay/admit" defaults={{ at: NO_TIME, kind: 'centre', centre, family: '', emergency: '', remark: '', extra: nothing }}
      body={(values, id) => {
        const place = values.kind === 'centre' ? { centre: values.centre } : { family: values.family };
        return compact({ id, at: givenTime(values.at), kind: values.kind, ...place, emergency: given(values.emergency), remark: given(values.remark), extra: givenExtra(fields, values.extra) }) satisfies AdmitChild;
      }}>
      <FormChoice name="kind" label={text('stay.kind')} required side options={[{ value: 'centre', label: text('stay.kind.centre') }, { value: 'foster-family', label: text('stay.kind.foster-family') }]} />
      <AdmitPlace />
      <FormTime name="at" label={text('stay.admit-when')} required />
      <ExtraQuestions fields={fields} />
      <FormArea name="remark" label={text('field.remark')} />
    </CaseForm>
    )}</WithExtra>
  );
}

function AdmitPlace() {
  const text = useText();
  const options = useOptions();
  const { centres } = useReference();
  const inCentre = useWatch({ name: 'kind' }) === 'centre';
  return (
    <>
      {inCentre ? <FormSelect key="centre" name="centre" label={text('field.centre')} required options={options(centres)} /> : <FamilyField />}
      <FormArea name="emergency" label={text(inCentre ? 'stay.emergency' : 'stay.emergency-family')} help={text('stay.emergency-help')} />
    </>
  );
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

interface DischargeValues { at: TypedTime; destination: string; region: string; relative: string; remark: string }

export function DischargeForm(props: ActionFormProps) {
  const text = useText();
  const options = useOptions();
  const { destinations, regions } = useReference();
  const absent = props.view.status === 'absent-without-leave';
  const offered = absent ? destinations.filter(({ category }) => category === 'absence') : destinations.filter(({ category }) => category !== 'death' && category !== 'episode'); // those have forms of their own
  const [only] = offered.length === 1 ? offered : [];
  return (
    <CaseForm<DischargeValues> {...props} action="stay.discharge" path="stay/discharge" defaults={{ at: NO_TIME, destination: only?.code ?? '', region: '', relative: '', remark: '' }}
      body={(values) => compact({ at: givenTime(values.at), destination: values.destination, region: given(values.region), relative: given(values.relative), remark: given(values.remark) }) satisfies DischargeChild}>
      {absent && <Banner kind="info"><p>{text('discharge.absent-help')}</p></Banner>}
      <FormChoice name="destination" label={text('discharge.destination')} required options={options(offered)} />
      <ReceiverField caseId={props.view.id} />
      <FormTime name="at" label={text('discharge.when')} required />
      <FormSelect name="region" label={text('discharge.region')} empty={text('form.not-given')} options={options(regions)} />
      <FormArea name="remark" label={text('field.remark')} />
    </CaseForm>
  );
}
