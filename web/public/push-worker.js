/*
 * Shows what a push service hands over, and nothing else: no page is kept here and no request answered. What is shown names a code and
 * a limit, never a child (docs/adr/0024).
 */
self.addEventListener('push', (event) => {
  const told = event.data === null ? undefined : event.data.json();
  if (told === undefined) return;
  // The same message twice takes its own place.
  const shown = self.registration.showNotification(told.title, { body: told.body, tag: told.id, icon: '/favicon.svg', data: { link: told.link } });
  const receipt = fetch('/api/alerts/received', {
    method: 'POST', credentials: 'same-origin', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ deliveries: [told.id] }),
  }).catch(() => undefined); // without a session there is no receipt, and the message is shown all the same
  event.waitUntil(Promise.all([shown, receipt]));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const link = new URL(event.notification.data.link, self.location.origin);
  if (link.origin === self.location.origin) event.waitUntil(self.clients.openWindow(link.href));
});
