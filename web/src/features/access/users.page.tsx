import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { UserView } from '../../api/contract';
import { usersQuery } from '../../api/queries';
import { useNameOf } from '../../api/reference';
import { useSession } from '../../api/session';
import { Page } from '../../app/page';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';
import { Badge, type Tone } from '../../ui/badge';
import { Button, ButtonLink } from '../../ui/button';
import { IconPlus } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import '../../ui/table.css';
import { useWide } from '../../ui/use-wide';
import { AccountDialog } from './account-dialog';
import './users.css';

export function UsersPage() {
  const text = useText();
  const wide = useWide();
  const list = useQuery(usersQuery);
  const [chosen, setChosen] = useState<UserView>();
  return (
    <Page title={text('users.title')} beside={<ButtonLink kind="main" to="/users/new"><IconPlus size={20} />{text('users.create')}</ButtonLink>}>
      <QueryState of={list}>{({ items }) => (wide ? <UserTable items={items} onChoose={setChosen} /> : <UserCards items={items} onChoose={setChosen} />)}</QueryState>
      <AccountDialog user={chosen} onClose={() => { setChosen(undefined); }} />
    </Page>
  );
}

interface ListProps {
  readonly items: readonly UserView[];
  readonly onChoose: (user: UserView) => void;
}

function usePlaceOf(): (user: UserView) => string {
  const nameOf = useNameOf();
  return ({ centre, region, unit }) => unit ?? (centre !== undefined ? nameOf('centres', centre) : nameOf('regions', region));
}

function UserTable({ items, onChoose }: ListProps) {
  const text = useText();
  const placeOf = usePlaceOf();
  return (
    <div className="table-frame">
      <table className="table">
        <caption className="hidden-visually">{text('users.title')}</caption>
        <thead><tr><th scope="col">{text('users.name')}</th><th scope="col">{text('users.role')}</th><th scope="col">{text('users.place')}</th><th scope="col">{text('users.state')}</th><th scope="col"><span className="hidden-visually">{text('users.actions')}</span></th></tr></thead>
        <tbody>
          {items.map((user) => (
            <tr key={user.id}><th scope="row">{user.displayName}<p className="small soft user-mail">{user.email}</p></th><td>{text(`role.${user.role}`)}</td><td>{placeOf(user)}</td><td><UserState user={user} /></td><td><Manage user={user} onChoose={onChoose} /></td></tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function UserCards({ items, onChoose }: ListProps) {
  const text = useText();
  const placeOf = usePlaceOf();
  return (
    <ul className="user-cards" aria-label={text('users.title')}>
      {items.map((user) => (
        <li key={user.id} className="card stack-small">
          <div className="row spread"><strong>{user.displayName}</strong><UserState user={user} /></div>
          <p>{[text(`role.${user.role}`), placeOf(user)].filter((words) => words !== '').join(' · ')}</p>
          <p className="small soft user-mail">{user.email}</p>
          <div><Manage user={user} onChoose={onChoose} /></div>
        </li>
      ))}
    </ul>
  );
}

/** Not for one's own account: another administrator does that. */
function Manage({ user, onChoose }: { user: UserView; onChoose: (user: UserView) => void }) {
  const text = useText();
  if (useSession()?.user.id === user.id) return null;
  return <Button aria-label={text('users.manage-one', { name: user.displayName })} onPress={() => { onChoose(user); }}>{text('users.manage')}</Button>;
}

const TONES: Record<UserView['state'], Tone> = { active: 'later', invited: 'indigo', 'without-access': 'soon', inactive: 'neutral' };

function UserState({ user }: { user: UserView }) {
  const text = useText();
  const dates = useDates();
  return (
    <div className="stack-small">
      <div><Badge tone={TONES[user.state]}>{text(`users.${user.state}`)}</Badge></div>
      {user.state === 'invited' && user.invitedUntil !== undefined && <p className="small soft">{text('users.until', { day: dates.brief(user.invitedUntil) })}</p>}
    </div>
  );
}
