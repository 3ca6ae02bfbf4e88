import type { PayAllowance, VisitFamily } from '../../api/contract';
import { useReference } from '../../api/reference';
import { type ActionFormProps, CaseForm } from '../../forms/case-form';
import { FormArea, FormChoice, FormText, FormTime } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { compact, given, givenTime } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { NO_TIME, type TypedTime } from '../../ui/known-time';

interface VisitValues { at: TypedTime; outcome: string; heard: string; remark: string }

export function VisitFamilyForm(props: ActionFormProps) {
  const text = useText();
  const options = useOptions();
  const { fosterVisitOutcomes } = useReference();
  return (
    <CaseForm<VisitValues> {...props} action="stay.visit-family" path="stay/family-visits" defaults={{ at: NO_TIME, outcome: '', heard: '', remark: '' }}
      body={(values, id) => compact({ id, at: givenTime(values.at), outcome: values.outcome, childHeard: values.heard === 'yes', remark: given(values.remark) }) satisfies VisitFamily}>
      <FormChoice name="outcome" label={text('family-visit.outcome')} required options={options(fosterVisitOutcomes)} />
      <FormChoice name="heard" label={text('family-visit.heard')} help={text('family-visit.heard-help')} required side options={[{ value: 'yes', label: text('family-visit.heard.yes') }, { value: 'no', label: text('family-visit.heard.no') }]} />
      <FormTime name="at" label={text('field.when')} required />
      <FormArea name="remark" label={text('field.remark')} />
    </CaseForm>
  );
}

interface AllowanceValues { amount: string; from: string; to: string; paidOn: string; remark: string }

export function PayAllowanceForm(props: ActionFormProps) {
  const text = useText();
  return (
    <CaseForm<AllowanceValues> {...props} action="stay.pay-allowance" path="stay/allowances" defaults={{ amount: '', from: '', to: '', paidOn: '', remark: '' }}
      body={(values, id) => compact({ id, amount: Number(values.amount), from: values.from, to: values.to, paidOn: values.paidOn, remark: given(values.remark) }) satisfies PayAllowance}>
      <FormText name="amount" label={text('allowance.amount')} inputMode="numeric" required short maxLength={8} check={(value) => (/^\d{1,8}$/.test(value.trim()) ? undefined : text('centre.whole-number'))} />
      <FormText name="from" type="date" label={text('allowance.from')} required />
      <FormText name="to" type="date" label={text('allowance.to')} help={text('allowance.to-help')} required />
      <FormText name="paidOn" type="date" label={text('allowance.paid-on')} required />
      <FormArea name="remark" label={text('field.remark')} />
    </CaseForm>
  );
}
