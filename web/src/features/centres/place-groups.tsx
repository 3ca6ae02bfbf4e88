import type { GroupCount } from '../../api/contract';
import { useText } from '../../i18n/use-text';
import '../../ui/table.css';

/** Taken and free, one line for each sex and age. */
export function PlaceGroups({ groups }: { groups: readonly GroupCount[] }) {
  const text = useText();
  return (
    <div className="table-frame">
      <table className="table centre-groups">
        <caption className="hidden-visually">{text('centre.places')}</caption>
        <thead>
          <tr><th scope="col">{text('centre.group')}</th><th scope="col" className="number">{text('centre.places')}</th><th scope="col" className="number">{text('centre.taken')}</th><th scope="col" className="number">{text('centre.free')}</th></tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={`${group.sex} ${String(group.ageFrom)}`}>
              <th scope="row">{text(`centre.group.${group.sex}`, { from: group.ageFrom, to: group.ageTo })}</th>
              <td className="number">{group.places}</td>
              <td className="number">{group.taken}</td>
              <td className="number">{group.over > 0 ? <strong className="centre-over">{text('centre.group-over', { n: group.over })}</strong> : group.free}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
