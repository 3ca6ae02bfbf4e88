import { type QueryClient, useQuery } from '@tanstack/react-query';
import { currentLocale, hasChosenLocale, showLocale } from '../i18n/locale';
import { call } from './client';
import type { SessionView } from './contract';
import { sessionQuery } from './queries';

export function useSession(): SessionView | null {
  return useQuery(sessionQuery).data ?? null;
}

export function useMay(): (permission: string) => boolean {
  const session = useSession();
  return (permission) => session?.permissions.includes(permission) ?? false;
}

export async function signIn(client: QueryClient, credentials: { email: string; password: string }): Promise<SessionView> {
  const session = await call<SessionView>('/session', { method: 'POST', body: credentials });
  if (!hasChosenLocale() && session.user.locale !== currentLocale()) showLocale(session.user.locale);
  client.removeQueries({ predicate: (cached) => cached.queryKey[0] !== 'session' });
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
