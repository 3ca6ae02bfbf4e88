import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { signInByPasskey, waysQuery } from '../../api/access';
import { arrive, signIn } from '../../api/session';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/text-field';
import { Refused } from './ask';
import { hasPasskeys, isGivenUp } from './passkeys';

/** Says the same whether there is such an account or not: it only repeats what the server says. */
export function PasswordStep({ refused }: { refused: 'provider-refused' | 'provider-unreachable' | undefined }) {
  const text = useText();
  const client = useQueryClient();
  const { data: ways } = useQuery(waysQuery);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const enter = useMutation({ mutationFn: () => signIn(client, { email: email.trim(), password }) });
  const passkey = useMutation({ mutationFn: () => arrive(client, signInByPasskey()) });
  const error = enter.error ?? (isGivenUp(passkey.error) ? null : passkey.error);

  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    passkey.reset();
    if (!enter.isPending) enter.mutate();
  };
  return (
    <form className="sign-in-form" onSubmit={submit}>
      <h1>{text('sign-in.title')}</h1>
      {refused !== undefined && error === null && <Banner kind="warning" role="alert"><p>{text(`sign-in.${refused}`)}</p></Banner>}
      <Refused error={error} />
      <TextField id="email" label={text('sign-in.email')} required type="email" inputMode="email" autoComplete="username" autoCapitalize="none" value={email} onChange={(event) => { setEmail(event.target.value); }} />
      <TextField id="password" label={text('sign-in.password')} required type="password" autoComplete="current-password" value={password} onChange={(event) => { setPassword(event.target.value); }} />
      <Button type="submit" kind="main" wide aria-disabled={enter.isPending}>{text(enter.isPending ? 'sign-in.working' : 'sign-in.enter')}</Button>
      {ways?.passkey === true && hasPasskeys() && (
        <Button wide aria-disabled={passkey.isPending} onPress={() => { enter.reset(); if (!passkey.isPending) passkey.mutate(); }}>{text('sign-in.by-passkey')}</Button>
      )}
      {ways?.provider !== undefined && <a className="button button-plain button-wide" href="/api/session/provider">{text('sign-in.by-provider', { name: ways.provider })}</a>}
    </form>
  );
}
