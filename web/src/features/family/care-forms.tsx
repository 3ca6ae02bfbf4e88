import type { DecideAlternativeCare, FamilyView, RecordPreparation, ReviewAlternativeCare } from '../../api/contract';
import { useReference } from '../../api/reference';
import { type ActionFormProps, CaseForm } from '../../forms/case-form';
import { FormArea, FormChoice, FormChoices, FormSelect, FormTime } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { compact, given, givenTime } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { NO_TIME, type TypedTime } from '../../ui/known-time';
import { useCalled } from './relative-name';
import { WithFamily } from './with-family';

type Kind = RecordPreparation['kind'];
const KINDS: readonly Kind[] = ['family', 'community', 'mediation'];
interface PrepareValues { kind: '' | Kind; relative: string; at: TypedTime; met: string[]; outcome: string; account: string }

export function PrepareForm(props: ActionFormProps) {
  return <WithFamily caseId={props.view.id}>{(family) => <Prepare {...props} family={family} />}</WithFamily>;
}

function Prepare({ family: { relatives }, ...props }: ActionFormProps & { family: FamilyView }) {
  const text = useText();
  const options = useOptions();
  const called = useCalled();
  const { preparationMet, preparationOutcomes } = useReference();
  return (
    <CaseForm<PrepareValues> {...props} action="family.prepare" path="preparations" defaults={{ kind: '', relative: '', at: NO_TIME, met: [], outcome: '', account: '' }}
      body={(values, id) => compact({
        id, at: givenTime(values.at), kind: values.kind === '' ? 'family' : values.kind, relative: given(values.relative), met: values.met, outcome: values.outcome, account: values.account.trim(),
      }) satisfies RecordPreparation}>
      <Banner kind="info"><p>{text('preparation.help')}</p></Banner>
      <FormChoice name="kind" label={text('preparation.kind')} required options={KINDS.map((value) => ({ value, label: text(`preparation.kind.${value}`) }))} />
      {relatives.length > 0 && <FormSelect name="relative" label={text('preparation.relative')} empty={text('family.unsaid')} options={relatives.map((one) => ({ value: one.id, label: called(one) }))} />}
      <FormTime name="at" label={text('field.when')} required />
      <FormChoices name="met" label={text('preparation.met')} required options={options(preparationMet)} />
      <FormChoice name="outcome" label={text('preparation.outcome')} required options={options(preparationOutcomes)} />
      <FormArea name="account" label={text('preparation.account')} help={text('age.sealed-help')} required />
    </CaseForm>
  );
}

type Form = DecideAlternativeCare['form'];
const FORMS: readonly Form[] = ['kinship', 'foster-long-term', 'supervised-independence', 'other'];

export function DecideCareForm(props: ActionFormProps) {
  const text = useText();
  const options = useOptions();
  const { alternativeCareReasons } = useReference();
  return (
    <CaseForm<{ at: TypedTime; form: '' | Form; reason: string; account: string }> {...props} action="alternative-care.decide" path="alternative-care" defaults={{ at: NO_TIME, form: '', reason: '', account: '' }}
      body={(values, id) => ({ id, at: givenTime(values.at), form: values.form === '' ? 'other' : values.form, reason: values.reason, account: values.account.trim() }) satisfies DecideAlternativeCare}>
      <Banner kind="info"><p>{text('care.help')}</p></Banner>
      <FormChoice name="form" label={text('care.form')} required options={FORMS.map((value) => ({ value, label: text(`care.form.${value}`) }))} />
      <FormChoice name="reason" label={text('care.reason')} required options={options(alternativeCareReasons)} />
      <FormTime name="at" label={text('care.decided-when')} required />
      <FormArea name="account" label={text('care.account')} help={text('age.sealed-help')} required />
    </CaseForm>
  );
}

type Outcome = ReviewAlternativeCare['outcome'];
const OUTCOMES: readonly Outcome[] = ['continues', 'family-sought-again', 'change-needed'];

export function ReviewCareForm(props: ActionFormProps) {
  const text = useText();
  return (
    <CaseForm<{ at: TypedTime; outcome: '' | Outcome; remark: string }> {...props} action="alternative-care.review" path="alternative-care/reviews" defaults={{ at: NO_TIME, outcome: '', remark: '' }}
      body={(values, id) => compact({ id, at: givenTime(values.at), outcome: values.outcome === '' ? 'continues' : values.outcome, remark: given(values.remark) }) satisfies ReviewAlternativeCare}>
      <FormChoice name="outcome" label={text('care.review')} help={text('care.review-help')} required options={OUTCOMES.map((value) => ({ value, label: text(`care.outcome.${value}`) }))} />
      <FormTime name="at" label={text('field.when')} required />
      <FormArea name="remark" label={text('field.remark')} />
    </CaseForm>
  );
}
