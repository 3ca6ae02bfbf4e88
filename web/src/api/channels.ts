import { queryOptions } from '@tanstack/react-query';
import { call } from './client';
import type { CreatedWebhookEndpoint, CreateWebhookEndpoint, OwnChannels, PersonChannel, WebhookEndpointList } from './contract';

/** How one is told. Like one's way in, none of this goes through the commands: no outbox may keep a number, a code or a secret. */
export const ownChannelsQuery = queryOptions({ queryKey: ['own-channels'], queryFn: ({ signal }) => call<OwnChannels>('/me/channels', { signal }) });
export const orderChannels = (channels: readonly PersonChannel[]) => call<OwnChannels>('/me/channels', { method: 'PUT', body: { channels } });
export const setTelephone = (number: string) => call<OwnChannels>('/me/telephone', { method: 'PUT', body: { number } });
export const confirmTelephone = (code: string) => call<OwnChannels>('/me/telephone/confirm', { method: 'POST', body: { code } });
export const removeTelephone = () => call<undefined>('/me/telephone', { method: 'DELETE' });
export const removePushDevice = (id: string) => call<undefined>(`/me/push-devices/${id}`, { method: 'DELETE' });
export const sayReceived = (deliveries: readonly string[]) => call<undefined>('/alerts/received', { method: 'POST', body: { deliveries } });

export const webhooksQuery = queryOptions({ queryKey: ['webhooks'], queryFn: ({ signal }) => call<WebhookEndpointList>('/webhook-endpoints', { signal }) });
export const createWebhook = (body: CreateWebhookEndpoint) => call<CreatedWebhookEndpoint>('/webhook-endpoints', { method: 'POST', body });
