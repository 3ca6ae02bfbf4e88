import { type QueryClient, useQuery } from '@tanstack/react-query';
import { currentLocale, hasChosenLocale, showLocale } from '../i18n/locale';
import { call } from './client';
import type { SessionView } from './contract';
import { sessionQuery } from './queries';
import { forgetWords } from './search-words';

export function useSession(): SessionView | null {
  return useQuery(sessionQuery).data ?? null;
}

export function useMay(): (permission: string) => boolean {
  const session = useSession();
  return (permission) => session?.permissions.includes(permission) ?? false;
}

export function signIn(client: QueryClient, credentials: { email: string; password: string }): Promise<SessionView> {
  return arrive(client, call<SessionView>('/session', { method: 'POST', body: credentials }));
}

/** Whoever comes in, by whatever way, finds nothing of whoever was here before. */
export async function arrive(client: QueryClient, opened: Promise<SessionView>): Promise<SessionView> {
  const session = await opened;
  if (!hasChosenLocale() && session.user.locale !== currentLocale()) showLocale(session.user.locale);
  forgetWords();
  client.removeQueries({ predicate: (cached) => cached.queryKey[0] !== 'session' && cached.queryKey[0] !== 'ways' });
  client.setQueryData(sessionQuery.queryKey, session);
  return session;
}

/** Nothing of anybody's files stays on a shared laptop: the page is loaded anew, and with it goes all that was in memory. */
export function useSignOut(): () => Promise<void> {
  return async () => {
    await call('/session', { method: 'DELETE' }).catch(() => undefined);
    window.location.assign('/sign-in');
  };
}
