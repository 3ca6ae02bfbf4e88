import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { answerCode, signInByPasskey } from '../../api/access';
import type { SessionView } from '../../api/contract';
import { arrive, useSignOut } from '../../api/session';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/text-field';
import { fieldProblem, Refused } from './ask';
import { hasPasskeys, isGivenUp } from './passkeys';

/** After the password: the application's code, a passkey or, when both are lost, a code from paper. */
export function SecondStep({ session }: { session: SessionView }) {
  const text = useText();
  const client = useQueryClient();
  const signOut = useSignOut();
  const [code, setCode] = useState('');
  const [fromPaper, setFromPaper] = useState(session.secondFactor?.totp !== true);
  const answer = useMutation({ mutationFn: () => arrive(client, answerCode(code.trim())) });
  const passkey = useMutation({ mutationFn: () => arrive(client, signInByPasskey()) });
  const byPasskey = session.secondFactor?.passkey === true && hasPasskeys();

  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    passkey.reset();
    if (!answer.isPending) answer.mutate();
  };
  return (
    <form className="sign-in-form" onSubmit={submit}>
      <h1>{text('second-step.title')}</h1>
      <p>{text('second-step.for', { name: session.user.displayName })}</p>
      <Refused error={isGivenUp(passkey.error) ? answer.error : (passkey.error ?? answer.error)} fields={['code']} />
      {byPasskey && <Button kind="main" wide aria-disabled={passkey.isPending} onPress={() => { answer.reset(); if (!passkey.isPending) passkey.mutate(); }}>{text('sign-in.by-passkey')}</Button>}
      {fromPaper ? (
        <TextField key="paper" id="code" label={text('second-step.recovery-code')} help={text('second-step.recovery-help')} required autoComplete="off" autoCapitalize="characters" maxLength={40} value={code} error={fieldProblem(answer.error, 'code')} onChange={(event) => { setCode(event.target.value); }} />
      ) : (
        <TextField key="app" id="code" label={text('second-step.code')} help={text('second-step.code-help')} required short inputMode="numeric" autoComplete="one-time-code" maxLength={7} value={code} error={fieldProblem(answer.error, 'code')} onChange={(event) => { setCode(event.target.value); }} />
      )}
      <Button type="submit" kind={byPasskey ? 'plain' : 'main'} wide aria-disabled={answer.isPending}>{text(answer.isPending ? 'sign-in.working' : 'second-step.continue')}</Button>
      <div className="row spread">
        {session.secondFactor?.totp === true && <Button kind="bare" onPress={() => { answer.reset(); setCode(''); setFromPaper(!fromPaper); }}>{text(fromPaper ? 'second-step.use-app' : 'second-step.use-paper')}</Button>}
        <Button kind="bare" onPress={() => { void signOut(); }}>{text('second-step.leave')}</Button>
      </div>
    </form>
  );
}
