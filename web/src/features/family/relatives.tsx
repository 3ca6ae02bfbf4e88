import type { FamilyMember, FamilyView, LinkStatement } from '../../api/contract';
import { useNameOf } from '../../api/reference';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';
import { Badge } from '../../ui/badge';
import { Empty } from '../../ui/empty';
import { useCalled } from './relative-name';

/** Who is known of the family, and who was noted at identification and is not among them yet. */
export function Relatives({ family: { relatives, noted, livesWith } }: { family: FamilyView }) {
  const text = useText();
  return (
    <section className="card" aria-labelledby="relatives">
      <h2 id="relatives">{text('family.relatives')}</h2>
      {relatives.length === 0 ? <Empty>{text('family.no-relatives')}</Empty> : <ul className="family-list">{relatives.map((relative) => <Line key={relative.id} relative={relative} livesWith={relative.id === livesWith} />)}</ul>}
      {noted.length > 0 && (
        <>
          <h3>{text('family.noted-title')}</h3>
          <ul>{noted.map((one) => <li key={one.noted}>{one.name} ({one.relation}){one.contact !== undefined && <span className="soft"> · {one.contact}</span>}</li>)}</ul>
        </>
      )}
    </section>
  );
}

function Line({ relative, livesWith }: { relative: FamilyMember; livesWith: boolean }) {
  const text = useText();
  const called = useCalled();
  const nameOf = useNameOf();
  const { carer, life, region, country, village, contact, relation, note, verified, verificationReason, statements } = relative;
  const where = [village, region === undefined ? undefined : nameOf('regions', region), country === undefined ? undefined : nameOf('countries', country)].filter((part) => part !== undefined).join(', ');
  return (
    <li>
      <p className="family-head">
        <strong>{called(relative)}</strong>
        {livesWith && <Badge tone="indigo">{text('family.lives-with')}</Badge>}
        {verified !== undefined && <Badge tone={verified ? 'later' : 'overdue'}>{text(verified ? 'family.link.verified' : 'family.link.not-verified')}</Badge>}
        <Badge tone={life === 'dead' ? 'neutral' : life === 'alive' ? 'later' : 'soon'}>{text(`family.life.${life}`)}</Badge>
      </p>
      {carer !== 'none' && <p className="small">{text(`family.carer.${carer}`)}</p>}
      {where !== '' && <p className="small">{where}</p>}
      {contact !== undefined && <p className="small">{contact}</p>}
      {relation !== undefined && <p className="small soft">{relation}</p>}
      {note !== undefined && <p className="small preline">{note}</p>}
      {verificationReason !== undefined && <p className="small">{nameOf('verificationReasons', verificationReason)}</p>}
      {statements.length > 0 && <ul className="family-steps">{statements.map((statement) => <Said key={statement.id} statement={statement} />)}</ul>}
    </li>
  );
}

function Said({ statement: { side, result, photo, documents, note, at, by } }: { statement: LinkStatement }) {
  const text = useText();
  const dates = useDates();
  const nameOf = useNameOf();
  const seen = [text(`family.photo.${photo}`), ...documents.map((document) => nameOf('linkDocuments', document))].join(', ');
  return (
    <li>
      <p>{text(`family.said-by.${side}`)} <Badge tone={result === 'agrees' ? 'later' : result === 'doubtful' ? 'soon' : 'overdue'}>{text(`family.said.${result}`)}</Badge></p>
      <p className="small">{seen}</p>
      {note !== undefined && <p className="small preline">{note}</p>}
      <p className="small soft">{dates.known(at)}{by !== undefined && ` · ${by}`}</p>
    </li>
  );
}
