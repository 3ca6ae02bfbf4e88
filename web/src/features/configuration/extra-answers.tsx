import { useQuery } from '@tanstack/react-query';
import type { ExtraAnswer } from '../../api/contract';
import { extraAnswersQuery } from '../../api/queries';
import { useDates } from '../../i18n/dates';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';

/** What was answered to additional fields, in the words in which it was asked; nothing where nothing was. */
export function ExtraAnswers({ caseId }: { caseId: string }) {
  const text = useText();
  const label = useLabel();
  const dates = useDates();
  const items = useQuery(extraAnswersQuery(caseId)).data?.items ?? [];
  const valueOf = ({ text: words, number, day, flag, choice }: ExtraAnswer): string => {
    if (number !== undefined) return text('extra.number', { value: number });
    if (day !== undefined) return dates.day(day);
    if (flag !== undefined) return text(flag ? 'extra.yes' : 'extra.no');
    return choice === undefined ? (words ?? text('extra.sealed')) : label(choice);
  };
  if (items.length === 0) return null;
  return (
    <section className="card extra-answers" aria-labelledby="extra-answers">
      <h2 id="extra-answers">{text('extra.answers')}</h2>
      <dl>
        {items.map((item) => (
          <div key={item.id}>
            <dt>{label(item.label)}</dt>
            <dd>{valueOf(item)} <span className="small soft">{text(`extra.place.${item.place}`)}, {dates.day(item.on)}</span></dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
