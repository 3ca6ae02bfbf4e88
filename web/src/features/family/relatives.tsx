import type { FamilyMember, FamilyView } from '../../api/contract';
import { useNameOf } from '../../api/reference';
import { useText } from '../../i18n/use-text';
import { Badge } from '../../ui/badge';
import { Empty } from '../../ui/empty';
import { useCalled } from './relative-name';

/** Who is known of the family, and who was noted at identification and is not among them yet. */
export function Relatives({ family: { relatives, noted } }: { family: FamilyView }) {
  const text = useText();
  return (
    <section className="card" aria-labelledby="relatives">
      <h2 id="relatives">{text('family.relatives')}</h2>
      {relatives.length === 0 ? <Empty>{text('family.no-relatives')}</Empty> : <ul className="family-list">{relatives.map((relative) => <Line key={relative.id} relative={relative} />)}</ul>}
      {noted.length > 0 && (
        <>
          <h3>{text('family.noted-title')}</h3>
          <ul>{noted.map((one) => <li key={one.noted}>{one.name} ({one.relation}){one.contact !== undefined && <span className="soft"> · {one.contact}</span>}</li>)}</ul>
        </>
      )}
    </section>
  );
}

function Line({ relative }: { relative: FamilyMember }) {
  const text = useText();
  const called = useCalled();
  const nameOf = useNameOf();
  const { carer, life, region, country, village, contact, relation, note } = relative;
  const where = [village, region === undefined ? undefined : nameOf('regions', region), country === undefined ? undefined : nameOf('countries', country)].filter((part) => part !== undefined).join(', ');
  return (
    <li>
      <p className="family-head">
        <strong>{called(relative)}</strong>
        <Badge tone={life === 'dead' ? 'neutral' : life === 'alive' ? 'later' : 'soon'}>{text(`family.life.${life}`)}</Badge>
      </p>
      {carer !== 'none' && <p className="small">{text(`family.carer.${carer}`)}</p>}
      {where !== '' && <p className="small">{where}</p>}
      {contact !== undefined && <p className="small">{contact}</p>}
      {relation !== undefined && <p className="small soft">{relation}</p>}
      {note !== undefined && <p className="small preline">{note}</p>}
    </li>
  );
}
