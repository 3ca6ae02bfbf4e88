import type { AcceptHandover, OfferHandover, RefuseHandover } from '../../api/contract';
import { useReference } from '../../api/reference';
import { type ActionFormProps, CaseForm } from '../../forms/case-form';
import { FormArea, FormChoice, FormTime } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { compact, given, givenTime } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { NO_TIME, type TypedTime } from '../../ui/known-time';

interface OfferValues { at: TypedTime; centre: string; remark: string }

export function OfferForm(props: ActionFormProps) {
  const text = useText();
  const options = useOptions();
  const { centres } = useReference();
  return (
    <CaseForm<OfferValues> {...props} action="handover.offer" path="handover" defaults={{ at: NO_TIME, centre: '', remark: '' }} submitLabel={text('handover.send')}
      body={(values, id) => compact({ id, at: givenTime(values.at), centre: values.centre, remark: given(values.remark) }) satisfies OfferHandover}>
      <Banner kind="info"><p>{text('handover.offer-help')}</p></Banner>
      <FormChoice name="centre" label={text('handover.centre')} required options={options(centres)} />
      <FormTime name="at" label={text('handover.offer-when')} required />
      <FormArea name="remark" label={text('field.remark')} help={text('field.remark-no-name')} />
    </CaseForm>
  );
}

interface AcceptValues { at: TypedTime; remark: string }

export function AcceptForm(props: ActionFormProps) {
  const text = useText();
  return (
    <CaseForm<AcceptValues> {...props} action="handover.accept" path="handover/accept" defaults={{ at: NO_TIME, remark: '' }} submitLabel={text('action.handover.accept')}
      body={(values) => compact({ at: givenTime(values.at), remark: given(values.remark) }) satisfies AcceptHandover}>
      <Banner kind="info"><p>{text('handover.accept-help')}</p></Banner>
      <FormTime name="at" label={text('handover.accept-when')} required />
      <FormArea name="remark" label={text('field.remark')} help={text('handover.accept-remark-help')} />
    </CaseForm>
  );
}

export function RefuseForm(props: ActionFormProps) {
  const text = useText();
  return (
    <CaseForm<{ reason: string }> {...props} action="handover.refuse" path="handover/refuse" grave defaults={{ reason: '' }} submitLabel={text('action.handover.refuse')}
      body={({ reason }) => ({ reason: reason.trim() }) satisfies RefuseHandover}>
      <Banner kind="warning"><p>{text('handover.refuse-help')}</p></Banner>
      <FormArea name="reason" label={text('handover.refuse-reason')} required maxLength={300} />
    </CaseForm>
  );
}
