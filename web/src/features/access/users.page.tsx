import { useQuery } from '@tanstack/react-query';
import type { UserView } from '../../api/contract';
import { usersQuery } from '../../api/queries';
import { useNameOf } from '../../api/reference';
import { Page } from '../../app/page';
import { useText } from '../../i18n/use-text';
import { Badge } from '../../ui/badge';
import { ButtonLink } from '../../ui/button';
import { IconPlus } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import '../../ui/table.css';
import { useWide } from '../../ui/use-wide';
import './users.css';

export function UsersPage() {
  const text = useText();
  const wide = useWide();
  const list = useQuery(usersQuery);
  return (
    <Page title={text('users.title')} beside={<ButtonLink kind="main" to="/users/new"><IconPlus size={20} />{text('users.create')}</ButtonLink>}>
      <QueryState of={list}>{({ items }) => (wide ? <UserTable items={items} /> : <UserCards items={items} />)}</QueryState>
    </Page>
  );
}

function usePlaceOf(): (user: UserView) => string {
  const nameOf = useNameOf();
  return ({ centre, region, unit }) => unit ?? (centre !== undefined ? nameOf('centres', centre) : nameOf('regions', region));
}

function UserTable({ items }: { items: readonly UserView[] }) {
  const text = useText();
  const placeOf = usePlaceOf();
  return (
    <div className="table-frame">
      <table className="table">
        <caption className="hidden-visually">{text('users.title')}</caption>
        <thead><tr><th scope="col">{text('users.name')}</th><th scope="col">{text('users.role')}</th><th scope="col">{text('users.place')}</th><th scope="col">{text('users.state')}</th></tr></thead>
        <tbody>
          {items.map((user) => (
            <tr key={user.id}><th scope="row">{user.displayName}<p className="small soft user-mail">{user.email}</p></th><td>{text(`role.${user.role}`)}</td><td>{placeOf(user)}</td><td><UserState active={user.active} /></td></tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function UserCards({ items }: { items: readonly UserView[] }) {
  const text = useText();
  const placeOf = usePlaceOf();
  return (
    <ul className="user-cards" aria-label={text('users.title')}>
      {items.map((user) => (
        <li key={user.id} className="card stack-small">
          <div className="row spread"><strong>{user.displayName}</strong><UserState active={user.active} /></div>
          <p>{[text(`role.${user.role}`), placeOf(user)].filter((words) => words !== '').join(' · ')}</p>
          <p className="small soft user-mail">{user.email}</p>
        </li>
      ))}
    </ul>
  );
}

function UserState({ active }: { active: boolean }) {
  const text = useText();
  return active ? <Badge tone="later">{text('users.active')}</Badge> : <Badge>{text('users.inactive')}</Badge>;
}
