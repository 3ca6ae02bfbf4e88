import type { FollowUp } from '../../api/contract';
import { useDates } from '../../i18n/dates';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';

/** What must follow, for whoever answers: seen before anything else about the child. */
export function FollowUps({ followUps }: { followUps: readonly FollowUp[] }) {
  const text = useText();
  const label = useLabel();
  const dates = useDates();
  return (
    <>
      {followUps.map((one) => (
        <Banner key={`${one.kind} ${one.about}`} kind="warning">
          <p>{text(`follow-up.open.${one.kind}`, { what: label(one.label), when: dates.known(one.openedAt) })}</p>
        </Banner>
      ))}
    </>
  );
}
