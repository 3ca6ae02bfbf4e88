import { call } from './client';

const WORKER = '/push-worker.js';

/** Whether this browser can be told while no page is open. */
export const canPush = (): boolean => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

/** The person said no to this browser's own question. */
export class PushDenied extends Error {}

/** Asks the person, the browser and the push service, and tells the server where this browser waits. @throws PushDenied */
export async function turnPushOn(pushKey: string): Promise<void> {
  if ((await Notification.requestPermission()) !== 'granted') throw new PushDenied();
  await navigator.serviceWorker.register(WORKER);
  const { pushManager } = await navigator.serviceWorker.ready;
  const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: pushKey });
  const { endpoint, keys } = subscription.toJSON();
  await call('/me/push-devices', { method: 'POST', body: { endpoint, p256dh: keys?.['p256dh'], auth: keys?.['auth'] } });
}
