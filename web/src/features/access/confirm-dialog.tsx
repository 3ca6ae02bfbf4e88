import { useMutation } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { confirmByPasskey, confirmPassword } from '../../api/access';
import type { OwnAccess } from '../../api/contract';
import { problemOf } from '../../api/problem';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/text-field';
import { fieldProblem, Refused } from './ask';
import { hasPasskeys, isGivenUp } from './passkeys';

export interface Guarded {
  /** Tries; where the server wants to know first who it is, asks, and tries once more. */
  readonly run: (work: () => Promise<void>) => void;
  readonly dialog: React.ReactNode;
  readonly error: Error | null;
  readonly busy: boolean;
}

/** What changes a way in asks for a fresh proof of who it is. */
export function useGuarded(own: OwnAccess): Guarded {
  const [waiting, setWaiting] = useState<() => Promise<void>>();
  const attempt = useMutation({ mutationFn: (work: () => Promise<void>) => work() });
  const run = (work: () => Promise<void>): void => {
    attempt.mutate(work, { onError: (error) => { if (asksWho(error)) setWaiting(() => work); } });
  };
  const proven = (): void => {
    const work = waiting;
    setWaiting(undefined);
    if (work !== undefined) attempt.mutate(work);
  };
  const complaint = attempt.error !== null && !asksWho(attempt.error) && !isGivenUp(attempt.error) ? attempt.error : null;
  return {
    run, error: complaint, busy: attempt.isPending,
    dialog: <ConfirmDialog own={own} open={waiting !== undefined} onClose={() => { setWaiting(undefined); }} onProven={proven} />,
  };
}

function asksWho(error: Error): boolean {
  return problemOf(error)?.code === 'confirmation-required';
}

function ConfirmDialog({ own, open, onClose, onProven }: { own: OwnAccess; open: boolean; onClose: () => void; onProven: () => void }) {
  const text = useText();
  return <Dialog title={text('confirm.title')} open={open} onClose={onClose}><ConfirmForm own={own} onProven={onProven} /></Dialog>;
}

function ConfirmForm({ own, onProven }: { own: OwnAccess; onProven: () => void }) {
  const text = useText();
  const [password, setPassword] = useState('');
  const byPassword = useMutation({ mutationFn: () => confirmPassword(password), onSuccess: onProven });
  const byPasskey = useMutation({ mutationFn: confirmByPasskey, onSuccess: onProven });
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (!byPassword.isPending) byPassword.mutate();
  };
  return (
    <form className="stack" onSubmit={submit}>
      <p>{text('confirm.why')}</p>
      <Refused error={isGivenUp(byPasskey.error) ? byPassword.error : (byPasskey.error ?? byPassword.error)} fields={['password']} />
      {own.passkeys.length > 0 && hasPasskeys() && <Button wide onPress={() => { byPassword.reset(); byPasskey.mutate(); }}>{text('sign-in.by-passkey')}</Button>}
      {own.passwordChangedAt !== undefined && (
        <>
          <TextField id="confirm-password" label={text('sign-in.password')} required type="password" autoComplete="current-password" value={password} error={fieldProblem(byPassword.error, 'password')} onChange={(event) => { setPassword(event.target.value); }} />
          <Button type="submit" kind="main" wide aria-disabled={byPassword.isPending}>{text('confirm.confirm')}</Button>
        </>
      )}
    </form>
  );
}
