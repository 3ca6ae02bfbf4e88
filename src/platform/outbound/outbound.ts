import { lookup } from 'node:dns';
import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPrivateAddress } from './private-addresses.js';

const TIMEOUT_MS = 15_000;
/** Enough of an answer to tell what was wrong, in bytes. */
const ANSWER = 65_536;

export interface Sending {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

export interface Answered {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

/** Nobody may be reached at this address: another protocol, or a network of our own. */
export class AddressRefused extends Error {}

/**
 * @param privateHosts names of hosts that may be reached in our own network; those of this machine over plain HTTP too
 * @throws AddressRefused when the address could never be reached; where its name leads is looked at with each sending
 */
export function checkedAddress(text: string, privateHosts: ReadonlySet<string>): URL {
  if (!URL.canParse(text)) throw new AddressRefused('no address');
  const url = new URL(text);
  const ours = privateHosts.has(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && ours && LOOPBACK.has(url.hostname))) throw new AddressRefused('not https');
  if (url.username !== '' || url.password !== '') throw new AddressRefused('a password in the address');
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (!ours && (LOOPBACK.has(url.hostname) || (isIP(literal) !== 0 && isPrivateAddress(literal)))) throw new AddressRefused('private address');
  return url;
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Posts to an address that somebody else has given. The very address that the name leads to is looked at and then used, so that a name
 * cannot lead elsewhere in between. Redirections are not followed.
 * @throws AddressRefused; Error when nothing answers within 15 s
 */
export async function postOutside({ url: text, headers, body }: Sending, privateHosts: ReadonlySet<string>, timeoutMs = TIMEOUT_MS): Promise<Answered> {
  const url = checkedAddress(text, privateHosts);
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return await new Promise<Answered>((resolve, reject) => {
    const options = { method: 'POST', headers: { ...headers, 'content-length': Buffer.byteLength(body) }, agent: false, ...(!privateHosts.has(url.hostname) && { lookup: publicLookup }) };
    const made: ClientRequest = request(url, options, (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size <= ANSWER) chunks.push(chunk);
        else made.destroy(Object.assign(new Error('the answer does not end'), { code: 'EMSGSIZE' }));
      });
      response.on('end', () => { resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(chunks).toString() }); });
      response.on('error', reject);
    });
    const timer = setTimeout(() => { made.destroy(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' })); }, timeoutMs);
    made.on('error', reject);
    made.on('close', () => { clearTimeout(timer); });
    made.end(body);
  });
}

const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error !== null) {
      callback(error, '', 0);
      return;
    }
    const [first] = found;
    if (first === undefined || found.some(({ address }) => isPrivateAddress(address))) callback(Object.assign(new AddressRefused('private address'), { code: 'EACCES' }), '', 0);
    else if (options.all === true) callback(null, found);
    else callback(null, first.address, first.family);
  });
};
