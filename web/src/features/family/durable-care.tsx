import type { AlternativeCare, FamilyView, Preparation } from '../../api/contract';
import { useNameOf } from '../../api/reference';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';
import { useCalled } from './relative-name';

/** What was done to make family and community ready, the latest first. */
export function Preparations({ family }: { family: FamilyView }) {
  const text = useText();
  if (family.preparations.length === 0) return null;
  return (
    <section className="card" aria-labelledby="preparations">
      <h2 id="preparations">{text('preparation.title')}</h2>
      <ul className="family-list">{family.preparations.map((one) => <Meeting key={one.id} meeting={one} family={family} />)}</ul>
    </section>
  );
}

function Meeting({ meeting: { kind, at, relative, met, outcome, note, by }, family }: { meeting: Preparation; family: FamilyView }) {
  const text = useText();
  const dates = useDates();
  const called = useCalled();
  const nameOf = useNameOf();
  return (
    <li>
      <p><strong>{text(`preparation.kind.${kind}`)}</strong> · {nameOf('preparationOutcomes', outcome)}</p>
      <p className="small">{met.map((one) => nameOf('preparationMet', one)).join(', ')}</p>
      {relative !== undefined && <p className="small">{called(family.relatives.find(({ id }) => id === relative))}</p>}
      {note !== undefined && <p className="small preline">{note}</p>}
      <p className="small soft">{dates.known(at)}{by !== undefined && ` · ${by}`}</p>
    </li>
  );
}

/** Where no family can take the child: which care, why, and its reviews. */
export function Cares({ cares }: { cares: readonly AlternativeCare[] }) {
  const text = useText();
  const dates = useDates();
  const nameOf = useNameOf();
  if (cares.length === 0) return null;
  return (
    <section className="card" aria-labelledby="cares">
      <h2 id="cares">{text('care.title')}</h2>
      <ul className="family-list">
        {cares.map(({ id, form, reason, at, note, reviews }) => (
          <li key={id}>
            <p><strong>{text(`care.form.${form}`)}</strong> · {nameOf('alternativeCareReasons', reason)}</p>
            <p className="small soft">{dates.known(at)}</p>
            {note !== undefined && <p className="small preline">{note}</p>}
            {reviews.length > 0 && (
              <ul className="family-steps">
                {reviews.map((review) => (
                  <li key={review.id}>
                    <p>{text(`care.outcome.${review.outcome}`)} <span className="small soft">{dates.known(review.at)}</span></p>
                    {review.note !== undefined && <p className="small preline">{review.note}</p>}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
