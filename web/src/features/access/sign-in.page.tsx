import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { sessionQuery } from '../../api/queries';
import { say } from '../../app/flash';
import { useText } from '../../i18n/use-text';
import { Loading } from '../../ui/query-state';
import { PasswordStep } from './password-step';
import { SignInFrame } from './sign-in-frame';
import { SecondStep } from './second-step';

/** Seldom needed, with what draws a QR code: not in the first load. */
const Enrol = lazy(async () => ({ default: (await import('./enrol')).Enrol }));

export function SignInPage() {
  const text = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { back, refused } = useSearch({ from: '/sign-in' });
  const { data: session } = useQuery(sessionQuery);
  const awaits = session?.awaits;
  const inside = (session ?? undefined) !== undefined && awaits === undefined;

  useEffect(() => { document.title = `${text('sign-in.title')} – Passerelle`; }, [text]);
  useEffect(() => {
    if (!inside) return;
    say(null);
    void navigate({ to: back ?? '/', replace: true });
  }, [inside, back, navigate]);

  return (
    <SignInFrame>
      {session?.awaits === 'second-factor' && <SecondStep session={session} />}
      {awaits === 'enrolment' && <Suspense fallback={<Loading />}><Enrol onDone={() => { void client.invalidateQueries({ queryKey: sessionQuery.queryKey }); }} /></Suspense>}
      {awaits === undefined && <PasswordStep refused={refused} />}
    </SignInFrame>
  );
}
