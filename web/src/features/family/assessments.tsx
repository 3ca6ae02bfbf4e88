import type { BestInterests, FamilyView } from '../../api/contract';
import { useNameOf } from '../../api/reference';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';
import { Badge, type Tone } from '../../ui/badge';
import { isPart, type Rating } from './interests';
import { useCalled } from './relative-name';

const TONES: Record<Rating, Tone> = { favourable: 'later', mixed: 'soon', unfavourable: 'overdue', 'not-known': 'neutral' };

/** The best-interests assessments, the latest first: it is the one a decision rests on. */
export function Assessments({ family }: { family: FamilyView }) {
  const text = useText();
  if (family.assessments.length === 0) return null;
  return (
    <section className="card" aria-labelledby="interests">
      <h2 id="interests">{text('interests.title')}</h2>
      <ul className="family-list">{family.assessments.map((one) => <li key={one.id}><Assessment assessment={one} family={family} /></li>)}</ul>
    </section>
  );
}

export function Assessment({ assessment, family }: { assessment: BestInterests; family: FamilyView }) {
  const text = useText();
  const dates = useDates();
  const called = useCalled();
  const nameOf = useNameOf();
  const { at, by, relative, parts, unverifiedReason, unverifiedNote } = assessment;
  return (
    <>
      <p><strong>{relative === undefined ? text('interests.no-family') : called(family.relatives.find(({ id }) => id === relative))}</strong></p>
      <p className="small soft">{dates.known(at)}{by !== undefined && ` · ${by}`}</p>
      <dl className="family-ratings">
        {parts.map(({ part, rating, note }) => (
          <div key={part}>
            <dt>{isPart(part) ? text(`interests.part.${part}`) : part}</dt>
            <dd><Badge tone={TONES[rating]}>{text(`interests.rating.${rating}`)}</Badge>{note !== undefined && <span className="small preline"> {note}</span>}</dd>
          </div>
        ))}
      </dl>
      {unverifiedReason !== undefined && <p className="small"><strong>{text('interests.unverified')}</strong> {nameOf('unverifiedLinkReasons', unverifiedReason)}</p>}
      {unverifiedNote !== undefined && <p className="small preline">{unverifiedNote}</p>}
    </>
  );
}
