import type { Activity, Coded } from '../../api/contract';
import { useNameOf, useReference } from '../../api/reference';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';

/** An activity in one line, and what was counted of it in another. */
export function useActivityWords(): (activity: Activity) => { what: string; counted: string } {
  const text = useText();
  const label = useLabel();
  const nameOf = useNameOf();
  const { activityKinds, activityTopics, activityAudiences, actionPlanSteps, activityCancelled, partners } = useReference();
  const named = (list: readonly Coded[], code: string | undefined): string[] => {
    const found = list.find((one) => one.code === code);
    return code === undefined ? [] : [found === undefined ? code : label(found.label)];
  };
  return (activity) => {
    const { kind, topic, audience, partner, party, step, cancelReason, males, females, sexUnknown, schools, pupils, teachers, perCent, centres } = activity;
    const parts = [...named(activityTopics, topic), ...named(activityAudiences, audience), ...named(partners, partner), ...(party === undefined ? [] : [nameOf('parties', party)]), ...named(actionPlanSteps, step)];
    const counted = [
      ...(males === undefined || females === undefined ? [] : [text('activity.people', { males, females, unknown: sexUnknown ?? 0 })]),
      ...(schools === undefined ? [] : [text('activity.n-schools', { n: schools })]), ...(perCent === undefined ? [] : [text('activity.n-per-cent', { n: perCent })]),
      ...(pupils === undefined ? [] : [text('activity.n-pupils', { n: pupils })]), ...(teachers === undefined ? [] : [text('activity.n-teachers', { n: teachers })]),
      ...(centres === undefined ? [] : [text('activity.n-centres', { n: centres })]), ...named(activityCancelled, cancelReason),
    ];
    return { what: [named(activityKinds, kind).join(''), parts.join(', ')].filter((one) => one !== '').join(' : '), counted: counted.join(', ') };
  };
}
