import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type SyntheticEvent, useEffect, useState } from 'react';
import { acceptInvitation, lookAtInvitation } from '../../api/access';
import type { OpenInvitation } from '../../api/contract';
import { problemOf } from '../../api/problem';
import { arrive } from '../../api/session';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { Button, ButtonLink } from '../../ui/button';
import { LoadProblem, Loading } from '../../ui/query-state';
import { fieldProblem, Refused } from './ask';
import { NewPasswordField } from './password-section';
import { SignInFrame } from './sign-in-frame';

/** The token stands behind the # and leaves the address at once, so that neither history nor a look over the shoulder keeps it. */
function takeToken(): string {
  const token = window.location.hash.slice(1);
  if (token !== '') window.history.replaceState(window.history.state, '', window.location.pathname);
  return token;
}

export function InvitationPage() {
  const text = useText();
  const [token] = useState(takeToken);
  const look = useMutation({ mutationFn: lookAtInvitation });
  const { mutate } = look;
  useEffect(() => { document.title = `${text('invitation.title')} – Passerelle`; }, [text]);
  useEffect(() => { if (token !== '') mutate(token); }, [token, mutate]);
  const ended = token === '' || [400, 410].includes(problemOf(look.error)?.status ?? 0);
  return (
    <SignInFrame>
      {ended ? (
        <div className="sign-in-form">
          <h1>{text('invitation.title')}</h1>
          <Banner kind="warning" role="alert"><p>{text('invitation.ended')}</p></Banner>
          <ButtonLink wide to="/sign-in">{text('invitation.to-sign-in')}</ButtonLink>
        </div>
      ) : look.error !== null ? <LoadProblem error={look.error} retry={() => { mutate(token); }} /> : look.data === undefined ? <Loading /> : <ChoosePassword token={token} invitation={look.data} />}
    </SignInFrame>
  );
}

function ChoosePassword({ token, invitation }: { token: string; invitation: OpenInvitation }) {
  const text = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [password, setPassword] = useState('');
  const accept = useMutation({
    mutationFn: () => arrive(client, acceptInvitation({ token, password })),
    onSuccess: () => { void navigate({ to: '/sign-in', replace: true }); },
  });
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (!accept.isPending) accept.mutate();
  };
  return (
    <form className="sign-in-form" onSubmit={submit}>
      <h1>{text('invitation.title')}</h1>
      <p>{text('invitation.welcome', { name: invitation.displayName, email: invitation.email })}</p>
      <Refused error={accept.error} fields={['password']} />
      <input type="email" name="username" autoComplete="username" value={invitation.email} readOnly hidden />
      <NewPasswordField id="password" value={password} onChange={setPassword} error={fieldProblem(accept.error, 'password')} />
      {invitation.secondFactorCompulsory && <p className="soft">{text('invitation.then-factor')}</p>}
      <Button type="submit" kind="main" wide aria-disabled={accept.isPending}>{text(accept.isPending ? 'form.sending' : 'invitation.accept')}</Button>
    </form>
  );
}
