import type { FamilyTold, RecordDeath, ReviewDeath, WithdrawDeath } from '../../api/contract';
import { useReference } from '../../api/reference';
import { type ActionFormProps, CaseForm } from '../../forms/case-form';
import { FormArea, FormChoice, FormTime } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { givenTime } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { NO_TIME, type TypedTime } from '../../ui/known-time';

interface DeathValues { at: TypedTime; cause: string; confirmedBy: string; document: string; remark: string }

export function RecordDeathForm(props: ActionFormProps) {
  const text = useText();
  const options = useOptions();
  const { deathCauses, deathConfirmers, deathDocuments } = useReference();
  return (
    <CaseForm<DeathValues> {...props} action="death.record" path="death" grave defaults={{ at: NO_TIME, cause: '', confirmedBy: '', document: '', remark: '' }}
      body={({ at, cause, confirmedBy, document, remark }, id) => ({ id, at: givenTime(at), cause, confirmedBy, document, remark: remark.trim() }) satisfies RecordDeath}>
      <Banner kind="warning"><p>{text('death.careful')}</p></Banner>
      <FormTime name="at" label={text('death.when')} required />
      <FormChoice name="cause" label={text('death.cause')} required options={options(deathCauses)} />
      <FormChoice name="confirmedBy" label={text('death.confirmed-by')} required options={options(deathConfirmers)} />
      <FormChoice name="document" label={text('death.document')} required options={options(deathDocuments)} />
      <FormArea name="remark" label={text('death.words')} help={text('death.words-help')} required />
    </CaseForm>
  );
}

export function FamilyToldForm(props: ActionFormProps) {
  const text = useText();
  return (
    <CaseForm<{ at: TypedTime; remark: string }> {...props} action="death.family-told" path="death/family-told" defaults={{ at: NO_TIME, remark: '' }}
      body={({ at, remark }) => ({ at: givenTime(at), remark: remark.trim() }) satisfies FamilyTold}>
      <Banner kind="info"><p>{text('death.told-help')}</p></Banner>
      <FormTime name="at" label={text('death.when')} required />
      <FormArea name="remark" label={text('death.told-words')} required />
    </CaseForm>
  );
}

export function ReviewDeathForm(props: ActionFormProps) {
  const text = useText();
  const options = useOptions();
  const { deathReviews } = useReference();
  return (
    <CaseForm<{ outcome: string; remark: string }> {...props} action="death.review" path="death/review" defaults={{ outcome: '', remark: '' }}
      body={({ outcome, remark }) => ({ outcome, remark: remark.trim() }) satisfies ReviewDeath}>
      <FormChoice name="outcome" label={text('death.review-outcome')} required options={options(deathReviews)} />
      <FormArea name="remark" label={text('death.review-words')} required />
    </CaseForm>
  );
}

export function WithdrawDeathForm(props: ActionFormProps) {
  const text = useText();
  return (
    <CaseForm<{ remark: string }> {...props} action="death.withdraw" path="death/withdraw" grave defaults={{ remark: '' }}
      body={({ remark }) => ({ remark: remark.trim() }) satisfies WithdrawDeath}>
      <Banner kind="warning"><p>{text('death.withdraw-help')}</p></Banner>
      <FormArea name="remark" label={text('death.withdraw-words')} required />
    </CaseForm>
  );
}
