import { useMutation } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { changePassword } from '../../api/access';
import type { OwnAccess } from '../../api/contract';
import { say } from '../../app/flash';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/text-field';
import { fieldProblem, Refused } from './ask';

export function PasswordSection({ own, onChange }: { own: OwnAccess; onChange: () => void }) {
  const text = useText();
  const dates = useDates();
  const [open, setOpen] = useState(false);
  if (own.passwordChangedAt === undefined) return null;
  return (
    <section className="card stack" aria-labelledby="password-title">
      <h2 id="password-title">{text('sign-in.password')}</h2>
      <p className="soft">{text('password.since', { day: dates.day(own.passwordChangedAt) })}</p>
      {open ? <ChangeForm email={own.email} onDone={() => { setOpen(false); say({ kind: 'good', id: 'password.changed' }); onChange(); }} /> : <div><Button onPress={() => { setOpen(true); }}>{text('password.change')}</Button></div>}
    </section>
  );
}

function ChangeForm({ email, onDone }: { email: string; onDone: () => void }) {
  const text = useText();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const change = useMutation({ mutationFn: () => changePassword({ current, next }), onSuccess: onDone });
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (!change.isPending) change.mutate();
  };
  return (
    <form className="stack" onSubmit={submit}>
      <Refused error={change.error} fields={['current', 'next']} />
      <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
      <TextField id="current" label={text('password.current')} required type="password" autoComplete="current-password" value={current} error={fieldProblem(change.error, 'current')} onChange={(event) => { setCurrent(event.target.value); }} />
      <NewPasswordField id="next" value={next} onChange={setNext} error={fieldProblem(change.error, 'next')} />
      <p className="small soft">{text('password.ends-others')}</p>
      <div className="row"><Button type="submit" kind="main" aria-disabled={change.isPending}>{text(change.isPending ? 'form.sending' : 'password.change')}</Button></div>
    </form>
  );
}

interface NewPasswordProps {
  readonly id: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | undefined;
}

/** Can be shown while it is typed: what is seen is typed right, and need not be typed twice (NIST SP 800-63B-4, section 3.1.1.2). */
export function NewPasswordField({ id, value, onChange, error }: NewPasswordProps) {
  const text = useText();
  const [shown, setShown] = useState(false);
  return (
    <>
      <TextField id={id} label={text('password.next')} help={text('password.rule')} required type={shown ? 'text' : 'password'} autoComplete="new-password" autoCapitalize="none" spellCheck={false} value={value} error={error} onChange={(event) => { onChange(event.target.value); }} />
      <div><Button kind="bare" aria-pressed={shown} onPress={() => { setShown(!shown); }}>{text(shown ? 'password.hide' : 'password.show')}</Button></div>
    </>
  );
}
