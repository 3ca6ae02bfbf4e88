import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { resetAccess, setUserActive } from '../../api/access';
import type { InvitedUser, UserView } from '../../api/contract';
import { usersQuery } from '../../api/queries';
import { uuidv7 } from '../../api/uuid';
import { say } from '../../app/flash';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Refused } from './ask';
import { InvitationMade } from './invitation-made';

/** What an administrator does with one account. */
export function AccountDialog({ user, onClose }: { user: UserView | undefined; onClose: () => void }) {
  return (
    <Dialog title={user?.displayName ?? ''} open={user !== undefined} onClose={onClose}>
      {user !== undefined && <Account key={user.id} user={user} onClose={onClose} />}
    </Dialog>
  );
}

function Account({ user, onClose }: { user: UserView; onClose: () => void }) {
  const text = useText();
  const client = useQueryClient();
  const [made, setMade] = useState<InvitedUser>();
  const refresh = (): void => { void client.invalidateQueries({ queryKey: usersQuery.queryKey }); };
  const reset = useMutation({ mutationFn: () => resetAccess(user.id), onSuccess: (invited) => { setMade(invited); refresh(); } });
  const activate = useMutation({
    mutationFn: (active: boolean) => setUserActive(user.id, active, uuidv7()),
    onSuccess: (_, active) => {
      say({ kind: 'good', id: active ? 'users.reopened' : 'users.closed', values: { name: user.displayName } });
      refresh();
      onClose();
    },
  });
  if (made !== undefined) return <div className="stack"><InvitationMade made={made} /><Button kind="main" wide onPress={onClose}>{text('users.done')}</Button></div>;
  const busy = reset.isPending || activate.isPending;
  if (user.state === 'inactive') {
    return (
      <div className="stack">
        <p>{text('users.reopen-help')}</p>
        <Refused error={activate.error} />
        <Button kind="main" wide aria-disabled={busy} onPress={() => { if (!busy) activate.mutate(true); }}>{text('users.reopen')}</Button>
      </div>
    );
  }
  return (
    <div className="stack">
      <Refused error={reset.error ?? activate.error} />
      <p>{text(user.state === 'active' ? 'users.reset-help' : 'users.invite-again-help')}</p>
      <Button wide aria-disabled={busy} onPress={() => { if (!busy) reset.mutate(); }}>{text(user.state === 'active' ? 'users.reset' : 'users.invite-again')}</Button>
      <p>{text('users.close-help')}</p>
      <Button kind="grave" wide aria-disabled={busy} onPress={() => { if (!busy) activate.mutate(false); }}>{text('users.close')}</Button>
    </div>
  );
}
