import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type SyntheticEvent, useEffect, useState } from 'react';
import { NoAnswerError, problemOf } from '../../api/problem';
import { sessionQuery } from '../../api/queries';
import { signIn } from '../../api/session';
import { ConnectionBanner } from '../../app/connection-banner';
import { Flash, say } from '../../app/flash';
import { LanguageSwitch } from '../../app/language-switch';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { BrandMark } from '../../ui/brand';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/text-field';
import './sign-in.css';

export function SignInPage() {
  const text = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { back } = useSearch({ from: '/sign-in' });
  const { data: session } = useQuery(sessionQuery);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const enter = useMutation({ mutationFn: () => signIn(client, { email: email.trim(), password }) });

  useEffect(() => { document.title = `${text('sign-in.title')} – Passerelle`; }, [text]);
  useEffect(() => {
    if (session === undefined || session === null) return;
    say(null);
    void navigate({ to: back ?? '/', replace: true });
  }, [session, back, navigate]);

  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (!enter.isPending) enter.mutate();
  };
  return (
    <div className="sign-in">
      <header className="sign-in-head">
        <div className="sign-in-brand"><BrandMark size={56} /><p>Passerelle</p></div>
        <p className="sign-in-purpose">{text('sign-in.purpose')}</p>
      </header>
      <main className="sign-in-main">
        <ConnectionBanner />
        <Flash />
        <form className="sign-in-form" onSubmit={submit}>
          <h1>{text('sign-in.title')}</h1>
          {enter.error !== null && <Banner kind="grave" role="alert"><p>{problemOf(enter.error)?.detail || text(enter.error instanceof NoAnswerError ? 'problem.no-answer' : 'problem.unexpected')}</p></Banner>}
          <TextField id="email" label={text('sign-in.email')} required type="email" inputMode="email" autoComplete="username" autoCapitalize="none" value={email} onChange={(event) => { setEmail(event.target.value); }} />
          <TextField id="password" label={text('sign-in.password')} required type="password" autoComplete="current-password" value={password} onChange={(event) => { setPassword(event.target.value); }} />
          <Button type="submit" kind="main" wide aria-disabled={enter.isPending}>{text(enter.isPending ? 'sign-in.working' : 'sign-in.enter')}</Button>
        </form>
        <LanguageSwitch />
      </main>
    </div>
  );
}
