import { queryOptions } from '@tanstack/react-query';
import { call } from './client';
import type { AddedFactor, InvitedUser, NewTotp, OpenInvitation, OwnAccess, SessionView, SignInEventList, UserView, WaysIn } from './contract';

/**
 * One's way in. None of this goes through the commands: what is sent holds secrets that no outbox may keep, and what comes back is
 * shown once.
 */
export const waysQuery = queryOptions({ queryKey: ['ways'], queryFn: () => call<WaysIn>('/session/ways'), staleTime: Infinity });
export const ownAccessQuery = queryOptions({ queryKey: ['own-access'], queryFn: ({ signal }) => call<OwnAccess>('/me/access', { signal }) });
export const ownEventsQuery = queryOptions({ queryKey: ['own-access', 'events'], queryFn: ({ signal }) => call<SignInEventList>('/me/sign-in-events', { signal }) });

export const answerCode = (code: string) => call<SessionView>('/session/second-factor', { method: 'POST', body: { code } });
export const confirmPassword = (password: string) => call<undefined>('/session/confirm', { method: 'POST', body: { password } });
export const changePassword = (body: { current: string; next: string }) => call<undefined>('/me/password', { method: 'PUT', body });
export const beginTotp = () => call<NewTotp>('/me/totp', { method: 'POST', body: {} });
export const confirmTotp = (code: string) => call<AddedFactor>('/me/totp/confirm', { method: 'POST', body: { code } });
export const removeTotp = () => call<undefined>('/me/totp', { method: 'DELETE' });
export const removePasskey = (id: string) => call<undefined>(`/me/passkeys/${id}`, { method: 'DELETE' });
export const renewRecoveryCodes = () => call<{ codes: string[] }>('/me/recovery-codes', { method: 'POST', body: {} });
export const endSession = (id: string) => call<undefined>(`/me/sessions/${id}`, { method: 'DELETE' });
export const endOtherSessions = () => call<undefined>('/me/sessions', { method: 'DELETE' });
export const lookAtInvitation = (token: string) => call<OpenInvitation>('/invitation/look', { method: 'POST', body: { token } });
export const acceptInvitation = (body: { token: string; password: string }) => call<SessionView>('/invitation/accept', { method: 'POST', body });
export const resetAccess = (id: string) => call<InvitedUser>(`/users/${id}/invitation`, { method: 'POST', body: {} });
export const setUserActive = (id: string, active: boolean, key: string) => call<UserView>(`/users/${id}/${active ? 'reactivate' : 'deactivate'}`, { method: 'POST', body: {}, key });

/** Asks the device for one of its passkeys of this address. @throws when the person closes the device's own question */
async function shownPasskey(): Promise<object> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  return await startAuthentication({ optionsJSON: await call('/session/passkey/options', { method: 'POST', body: {} }) });
}

export const signInByPasskey = async () => call<SessionView>('/session/passkey', { method: 'POST', body: { response: await shownPasskey() } });
export const confirmByPasskey = async () => call<undefined>('/session/confirm/passkey', { method: 'POST', body: { response: await shownPasskey() } });

export async function addPasskey(): Promise<AddedFactor> {
  const { startRegistration } = await import('@simplewebauthn/browser');
  const response = await startRegistration({ optionsJSON: await call('/me/passkeys/options', { method: 'POST', body: {} }) });
  return await call<AddedFactor>('/me/passkeys', { method: 'POST', body: { response } });
}
