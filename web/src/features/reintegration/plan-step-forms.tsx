import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { type AddStep, DOMAINS, type EndStep, type Reintegration, type SetGoal } from '../../api/contract';
import { reintegrationQuery } from '../../api/queries';
import { useReference } from '../../api/reference';
import { type ActionFormProps, CaseForm } from '../../forms/case-form';
import { FormArea, FormChoice, FormSelect, FormText, FormTime } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { compact, given, givenTime } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { NO_TIME, type TypedTime } from '../../ui/known-time';
import { QueryState } from '../../ui/query-state';
import { useGoalWords } from './plan-section';
import { useDomainNames } from './use-domain-names';

/** Said in words alone. */
const OTHERWISE = 'otherwise';

interface GoalValues { domain: string; goal: string; words: string }

export function GoalForm(props: ActionFormProps) {
  return (
    <CaseForm<GoalValues> {...props} action="plan.set-goal" path="plan/goals" defaults={{ domain: '', goal: '', words: '' }}
      body={(values, id) => ({ ...compact({ id, goal: values.goal === OTHERWISE ? undefined : given(values.goal), words: given(values.words) }), domain: DOMAINS.find((domain) => domain === values.domain) ?? 'safety' }) satisfies SetGoal}>
      <GoalFields />
    </CaseForm>
  );
}

function GoalFields() {
  const text = useText();
  const options = useOptions();
  const nameOf = useDomainNames();
  const { planGoals } = useReference();
  const { setValue } = useFormContext<GoalValues>();
  const domain = useWatch<GoalValues, 'domain'>({ name: 'domain' });
  const goals = planGoals.filter(({ category }) => category === domain);
  return (
    <>
      <FormSelect name="domain" label={text('plan.domain')} required onPicked={() => { setValue('goal', ''); }} options={DOMAINS.map((value) => ({ value, label: nameOf(value) }))} />
      {goals.length > 0 && <FormChoice key={domain} name="goal" label={text('plan.goal')} options={[...options(goals), { value: OTHERWISE, label: text('plan.goal-other') }]} />}
      <FormArea name="words" label={text('plan.goal-words')} help={text('plan.goal-words-help')} maxLength={500} />
    </>
  );
}

interface StepValues { goalId: string; what: string; ownerId: string; at: TypedTime; dueOn: string }

export function StepForm(props: ActionFormProps) {
  return <QueryState of={useQuery(reintegrationQuery(props.view.id))}>{(found) => <StepFields {...props} found={found} />}</QueryState>;
}

function StepFields({ found: { plans, owners }, ...props }: ActionFormProps & { found: Reintegration }) {
  const text = useText();
  const words = useGoalWords();
  const goals = plans[0]?.goals ?? [];
  const [only] = goals.length === 1 ? goals : [];
  return (
    <CaseForm<StepValues> {...props} action="plan.add-step" path="plan/steps" defaults={{ goalId: only?.id ?? '', what: '', ownerId: '', at: NO_TIME, dueOn: '' }}
      body={(values, id) => ({ id, goalId: values.goalId, what: values.what.trim(), ownerId: values.ownerId, at: givenTime(values.at), dueOn: values.dueOn }) satisfies AddStep}>
      <OnlyGoal id={only?.id} />
      <FormSelect name="goalId" label={text('plan.step-goal')} required options={goals.map((goal) => ({ value: goal.id, label: words(goal) }))} />
      <FormArea name="what" label={text('plan.step-what')} help={text('plan.step-what-help')} required maxLength={500} />
      <FormSelect name="ownerId" label={text('plan.step-owner')} help={text('plan.step-owner-help')} required options={owners.map(({ id, name }) => ({ value: id, label: name }))} />
      <FormText name="dueOn" type="date" label={text('plan.step-due')} required />
      <FormTime name="at" label={text('plan.step-agreed-when')} required />
    </CaseForm>
  );
}

/** Where there is one goal there is nothing to choose; it may become known while the form stands there, after a goal was set on a slow network. */
function OnlyGoal({ id }: { id: string | undefined }) {
  const { getValues, setValue } = useFormContext<StepValues>();
  useEffect(() => {
    if (id !== undefined && getValues('goalId') === '') setValue('goalId', id);
  }, [id, getValues, setValue]);
  return null;
}

interface EndValues { stepId: string; outcome: string; at: TypedTime; reason: string }

export function EndStepForm(props: ActionFormProps) {
  return <QueryState of={useQuery(reintegrationQuery(props.view.id))}>{(found) => <EndForm {...props} found={found} />}</QueryState>;
}

function EndForm({ found: { plans }, ...props }: ActionFormProps & { found: Reintegration }) {
  const text = useText();
  const open = plans.flatMap(({ goals }) => goals.flatMap(({ steps }) => steps.filter(({ state }) => state === 'open' || state === 'overdue')));
  const [only] = open.length === 1 ? open : [];
  return (
    <CaseForm<EndValues> {...props} action="plan.end-step" path={({ stepId }) => `plan/steps/${encodeURIComponent(stepId)}/end`} defaults={{ stepId: only?.id ?? '', outcome: '', at: NO_TIME, reason: '' }}
      body={(values) => {
        const dropped = values.outcome === 'dropped';
        return { ...compact({ at: givenTime(values.at), reason: dropped ? given(values.reason) : undefined }), outcome: dropped ? 'dropped' : 'done' } satisfies EndStep;
      }}>
      <FormSelect name="stepId" label={text('plan.step-which')} required options={open.map(({ id, what = '', dueOn }) => ({ value: id, label: `${what} (${dueOn})` }))} />
      <FormChoice name="outcome" label={text('plan.step-outcome')} required side options={(['done', 'dropped'] as const).map((value) => ({ value, label: text(`plan.step-outcome.${value}`) }))} />
      <WhyDropped />
      <FormTime name="at" label={text('plan.step-ended-when')} required />
    </CaseForm>
  );
}

function WhyDropped() {
  const text = useText();
  if (useWatch({ name: 'outcome' }) !== 'dropped') return null;
  return <FormArea name="reason" label={text('plan.step-reason')} required maxLength={500} />;
}
