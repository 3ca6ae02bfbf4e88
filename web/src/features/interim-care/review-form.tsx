import { useWatch } from 'react-hook-form';
import type { ReviewStay } from '../../api/contract';
import { useReference } from '../../api/reference';
import { type ActionFormProps, CaseForm } from '../../forms/case-form';
import { FormArea, FormChoice, FormTime } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { compact, given, givenTime } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { NO_TIME, type TypedTime } from '../../ui/known-time';

interface Values { outcome: string; reason: string; at: TypedTime; remark: string }

export function ReviewForm(props: ActionFormProps) {
  const text = useText();
  return (
    <CaseForm<Values> {...props} action="stay.review" path="stay/reviews" defaults={{ outcome: '', reason: '', at: NO_TIME, remark: '' }}
      body={(values, id) => {
        const outcome: ReviewStay['outcome'] = values.outcome === 'continues' ? 'continues' : 'leave-planned';
        return compact({ id, at: givenTime(values.at), outcome, reason: outcome === 'continues' ? given(values.reason) : undefined, remark: given(values.remark) }) satisfies ReviewStay;
      }}>
      <FormChoice name="outcome" label={text('review.outcome')} required options={(['continues', 'leave-planned'] as const).map((value) => ({ value, label: text(`review.outcome.${value}`) }))} />
      <Reason />
      <FormTime name="at" label={text('review.when')} required />
      <FormArea name="remark" label={text('field.remark')} />
    </CaseForm>
  );
}

function Reason() {
  const text = useText();
  const options = useOptions();
  const { stayReasons } = useReference();
  if (useWatch({ name: 'outcome' }) !== 'continues') return null;
  return <FormChoice name="reason" label={text('review.reason')} required options={options(stayReasons)} />;
}
