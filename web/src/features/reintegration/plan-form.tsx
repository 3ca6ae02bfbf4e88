import { useWatch } from 'react-hook-form';
import type { RecordPlan } from '../../api/contract';
import { type ActionFormProps, CaseForm } from '../../forms/case-form';
import { FormArea, FormChoice, FormTime } from '../../forms/fields';
import { compact, given, givenTime } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { NO_TIME, type TypedTime } from '../../ui/known-time';

interface Values { goals: string; agreed: string; whyNot: string; at: TypedTime }

export function PlanForm(props: ActionFormProps) {
  const text = useText();
  return (
    <CaseForm<Values> {...props} action="plan.record" path="plans" defaults={{ goals: '', agreed: '', whyNot: '', at: NO_TIME }}
      body={(values, id) => {
        const childAgreed = values.agreed === 'yes';
        return compact({ id, at: givenTime(values.at), goals: values.goals.trim(), childAgreed, whyNot: childAgreed ? undefined : given(values.whyNot) }) satisfies RecordPlan;
      }}>
      <FormArea name="goals" label={text('plan.goals')} help={text('plan.goals-help')} required />
      <FormChoice name="agreed" label={text('plan.child-agrees')} required side options={[{ value: 'yes', label: text('plan.child-agrees.yes') }, { value: 'no', label: text('plan.child-agrees.no') }]} />
      <WhyNot />
      <FormTime name="at" label={text('plan.when')} required />
    </CaseForm>
  );
}

function WhyNot() {
  const text = useText();
  if (useWatch({ name: 'agreed' }) !== 'no') return null;
  return <FormArea name="whyNot" label={text('plan.why-not')} help={text('plan.why-not-help')} required maxLength={500} />;
}
