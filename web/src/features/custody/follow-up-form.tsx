import { useFormContext, useWatch } from 'react-hook-form';
import type { ConcludeFollowUp, FollowUp } from '../../api/contract';
import { useReference } from '../../api/reference';
import { type ActionFormProps, CaseForm } from '../../forms/case-form';
import { FormArea, FormChoice, FormSelect, FormTime } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { givenTime } from '../../forms/values';
import { useDates } from '../../i18n/dates';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { NO_TIME, type TypedTime } from '../../ui/known-time';

interface Values { which: string; outcome: string; at: TypedTime; remark: string }

const keyOf = ({ kind, about }: FollowUp): string => `${kind} ${about}`;

export function FollowUpForm(props: ActionFormProps) {
  const text = useText();
  const open = props.view.followUps ?? [];
  const [only] = open.length === 1 ? open : [];
  return (
    <CaseForm<Values> {...props} action="follow-up.conclude" path="custody/follow-ups" defaults={{ which: only === undefined ? '' : keyOf(only), outcome: '', at: NO_TIME, remark: '' }}
      body={(values, id) => {
        const which = open.find((one) => keyOf(one) === values.which);
        return { id, about: which?.about ?? '', kind: which?.kind ?? 'breach', at: givenTime(values.at), outcome: values.outcome, remark: values.remark.trim() } satisfies ConcludeFollowUp;
      }}>
      <Fields open={open} />
      <FormTime name="at" label={text('field.when')} required />
      <FormArea name="remark" label={text('follow-up.words')} help={text('follow-up.words-help')} required />
    </CaseForm>
  );
}

function Fields({ open }: { open: readonly FollowUp[] }) {
  const text = useText();
  const label = useLabel();
  const dates = useDates();
  const options = useOptions();
  const { followUpOutcomes } = useReference();
  const { setValue } = useFormContext<Values>();
  const picked = useWatch<Values, 'which'>({ name: 'which' });
  const which = open.find((one) => keyOf(one) === picked);
  return (
    <>
      <FormSelect name="which" label={text('follow-up.which')} required onPicked={() => { setValue('outcome', ''); }}
        options={open.map((one) => ({ value: keyOf(one), label: `${label(one.label)} (${dates.known(one.openedAt)})` }))} />
      {which !== undefined && <FormChoice key={which.kind} name="outcome" label={text('follow-up.outcome')} required options={options(followUpOutcomes.filter(({ category }) => category === which.kind))} />}
    </>
  );
}
