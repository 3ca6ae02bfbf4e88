import type { AcceptTransfer, ProposeTransfer, RefuseTransfer } from '../../api/contract';
import { useReference } from '../../api/reference';
import { type ActionFormProps, CaseForm } from '../../forms/case-form';
import { FormArea, FormSelect, FormText, FormTime } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { compact, given, givenTime } from '../../forms/values';
import { useDates } from '../../i18n/dates';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { NO_TIME, type TypedTime } from '../../ui/known-time';

interface ProposeValues { to: string; reason: string; plannedDay: string; remark: string }

export function ProposeTransferForm(props: ActionFormProps) {
  const text = useText();
  const options = useOptions();
  const { centres, transferReasons } = useReference();
  return (
    <CaseForm<ProposeValues> {...props} action="transfer.propose" path="stay/transfer" defaults={{ to: '', reason: '', plannedDay: '', remark: '' }} submitLabel={text('transfer.send')}
      body={({ to, reason, plannedDay, remark }, id) => compact({ id, to, reason, plannedDay, remark: given(remark) }) satisfies ProposeTransfer}>
      <Banner kind="info"><p>{text('transfer.propose-help')}</p></Banner>
      <FormSelect name="to" label={text('transfer.to')} required options={options(centres.filter(({ code }) => code !== props.view.stay?.centre))} />
      <FormSelect name="reason" label={text('transfer.reason')} required options={options(transferReasons)} />
      <FormText name="plannedDay" type="date" label={text('transfer.planned')} required />
      <FormArea name="remark" label={text('field.remark')} help={text('transfer.remark-help')} />
    </CaseForm>
  );
}

interface AcceptValues { at: TypedTime; emergency: string; remark: string }

export function AcceptTransferForm(props: ActionFormProps) {
  const text = useText();
  return (
    <CaseForm<AcceptValues> {...props} action="transfer.accept" path="stay/transfer/accept" defaults={{ at: NO_TIME, emergency: '', remark: '' }} submitLabel={text('action.transfer.accept')}
      body={(values, id) => compact({ id, at: givenTime(values.at), emergency: given(values.emergency), remark: given(values.remark) }) satisfies AcceptTransfer}>
      <Proposed {...props} />
      <Banner kind="info"><p>{text('transfer.accept-help')}</p></Banner>
      <FormTime name="at" label={text('transfer.accept-when')} required />
      <FormArea name="emergency" label={text('stay.emergency')} help={text('stay.emergency-help')} />
      <FormArea name="remark" label={text('field.remark')} />
    </CaseForm>
  );
}

export function RefuseTransferForm(props: ActionFormProps) {
  const text = useText();
  return (
    <CaseForm<{ reason: string }> {...props} action="transfer.refuse" path="stay/transfer/refuse" grave defaults={{ reason: '' }} submitLabel={text('action.transfer.refuse')}
      body={({ reason }) => ({ reason: reason.trim() }) satisfies RefuseTransfer}>
      <Proposed {...props} />
      <FormArea name="reason" label={text('transfer.refuse-reason')} required maxLength={300} />
    </CaseForm>
  );
}

/** What the other centre says of it. */
function Proposed({ view: { transfer } }: ActionFormProps) {
  const text = useText();
  const label = useLabel();
  const dates = useDates();
  const { transferReasons } = useReference();
  if (transfer === undefined) return null;
  const reason = transferReasons.find(({ code }) => code === transfer.reason);
  return <p><strong>{reason === undefined ? transfer.reason : label(reason.label)}</strong>, {text('transfer.planned-on', { day: dates.day(transfer.plannedDay) })}</p>;
}
