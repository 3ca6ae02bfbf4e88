import type { FastifyReply, FastifyRequest } from 'fastify';
import { localeOf } from './locale.js';
import { PROBLEMS } from './problem-catalog.js';

/** What no page of ours uses, and nothing that slips into one may. Passkeys are for ourselves. */
export const PERMISSIONS_POLICY = [
  ...['accelerometer', 'autoplay', 'browsing-topics', 'camera', 'display-capture', 'encrypted-media', 'fullscreen', 'geolocation', 'gyroscope', 'magnetometer', 'microphone', 'midi', 'payment', 'usb'].map((feature) => `${feature}=()`),
  'publickey-credentials-create=(self)', 'publickey-credentials-get=(self)',
].join(', ');

/**
 * An address that no router can read: a broken percent sign, a part longer than any id. Fastify answers those before any hook or
 * filter has been asked, in its own form, and repeats the address in it.
 */
export function refuseUnroutable(_error: Error, request: FastifyRequest, reply: FastifyReply): void {
  const { status, ...sentence } = PROBLEMS['not-found'];
  const locale = localeOf(request.headers['accept-language']);
  const body = JSON.stringify({ type: 'urn:passerelle:problem:not-found', title: 'not-found', status, code: 'not-found', detail: sentence[locale], correlationId: request.id });
  reply.raw.writeHead(status, {
    'content-type': 'application/problem+json; charset=utf-8', 'content-length': Buffer.byteLength(body), 'cache-control': 'no-store', 'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'", 'referrer-policy': 'no-referrer', 'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': PERMISSIONS_POLICY,
  });
  reply.raw.end(body);
}
