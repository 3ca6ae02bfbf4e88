import type { AgeAssessment } from '../../api/contract';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';

/** Beside sex and age: that the age is in doubt, and that the person counts as a child; or what was concluded. */
export function AgeDoubt({ assessment }: { assessment: AgeAssessment }) {
  const text = useText();
  const dates = useDates();
  const { raisedAt, conclusion, concludedAt, low, high } = assessment;
  if (conclusion === undefined) return <p><strong>{text('age.in-doubt', { precision: dates.precision(raisedAt), when: dates.known(raisedAt) })}</strong></p>;
  return <p className="soft">{text(`age.concluded.${conclusion}`, { low: low ?? 0, high: high ?? 0, when: dates.known(concludedAt ?? raisedAt) })}</p>;
}
