import type { Plan, PlanGoal, PlanStep } from '../../api/contract';
import { useReference } from '../../api/reference';
import { useDates } from '../../i18n/dates';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { Badge, type Tone } from '../../ui/badge';
import { Disclosure } from '../../ui/disclosure';
import { useDomainNames } from './use-domain-names';

const TONES: Record<PlanStep['state'], Tone> = { open: 'soon', overdue: 'overdue', done: 'later', dropped: 'outline' };

/** The plan that holds, and those before it: a revision takes nothing away. */
export function PlanSection({ plans }: { plans: readonly Plan[] }) {
  const text = useText();
  const dates = useDates();
  const [current, ...earlier] = plans;
  return (
    <section className="stack" aria-labelledby="plan">
      <h2 id="plan">{text('plan.title')}</h2>
      {current === undefined ? <p>{text('plan.none')}</p> : <div className="card"><OnePlan plan={current} /></div>}
      {earlier.map((plan) => (
        <div key={plan.id} className="card"><Disclosure title={text('plan.earlier', { when: dates.known(plan.at) })}><OnePlan plan={plan} /></Disclosure></div>
      ))}
    </section>
  );
}

function OnePlan({ plan }: { plan: Plan }) {
  const text = useText();
  const dates = useDates();
  return (
    <>
      <p className="small soft">{text('plan.agreed-on', { when: dates.known(plan.at) })}</p>
      {!plan.childAgreed && <p><strong>{plan.whyNot === undefined ? text('plan.child-disagrees-bare') : text('plan.child-disagrees', { why: plan.whyNot })}</strong></p>}
      {plan.words !== undefined && <p className="plan-words">{plan.words}</p>}
      {plan.goals.length === 0 ? <p className="small soft">{text('plan.no-goals')}</p> : <ul>{plan.goals.map((goal) => <Goal key={goal.id} goal={goal} />)}</ul>}
    </>
  );
}

function Goal({ goal }: { goal: PlanGoal }) {
  const text = useText();
  const name = useGoalWords();
  return (
    <li className="plan-goal">
      <h3>{name(goal)}</h3>
      {goal.steps.length === 0 ? <p className="small soft">{text('plan.no-steps')}</p> : <ul className="plan-steps">{goal.steps.map((step) => <Step key={step.id} step={step} />)}</ul>}
    </li>
  );
}

function Step({ step }: { step: PlanStep }) {
  const text = useText();
  const dates = useDates();
  const when = dates.known(step.dueOn);
  return (
    <li className="plan-step">
      <Badge tone={TONES[step.state]}>{text(`plan.state.${step.state}`)}</Badge>
      {step.what !== undefined && <span>{step.what}</span>}
      <span className="small soft">{step.owner === undefined ? text('plan.step-line', { when }) : text('plan.step-by', { owner: step.owner, when })}</span>
      {step.reason !== undefined && <span className="small">{step.reason}</span>}
    </li>
  );
}

/** A goal in one line: its domain, and what is to be reached. */
export function useGoalWords(): (goal: PlanGoal) => string {
  const { planGoals } = useReference();
  const domainName = useDomainNames();
  const label = useLabel();
  return ({ domain, goal, words }) => {
    const coded = planGoals.find(({ code }) => code === goal);
    return `${domainName(domain)} : ${[...(coded === undefined ? [] : [label(coded.label)]), ...(words === undefined ? [] : [words])].join(', ')}`;
  };
}
