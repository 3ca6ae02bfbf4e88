import { currentLocale } from '../i18n/locale';
import { serverAnswered, serverDidNotAnswer } from './connection';
import { NoAnswerError, problemFrom } from './problem';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface Call {
  readonly method?: Method;
  readonly body?: object;
  /** Sent in place of the body, which then says what the file is, in a header. */
  readonly file?: Blob;
  /** Idempotency-Key: the same for every try of one submission. */
  readonly key?: string;
  /** If-Match: the version of the case that the person had before their eyes. */
  readonly version?: number;
  readonly signal?: AbortSignal;
}

const TIMEOUT_MS = 30_000;
/** Fifteen megabytes over a slow network. */
const FILE_TIMEOUT_MS = 900_000;
const BAD_GATEWAY = 502;
const GATEWAY_TIMEOUT = 504;

/** The one way to the server. */
export async function call<T>(path: string, { method = 'GET', body, file, key, version, signal }: Call = {}): Promise<T> {
  const headers = new Headers({ accept: 'application/json', 'accept-language': currentLocale() });
  if (body !== undefined) headers.set('content-type', file === undefined ? 'application/json' : 'application/octet-stream');
  if (file !== undefined) headers.set('document-about', encodeURIComponent(JSON.stringify(body)));
  if (key !== undefined) headers.set('idempotency-key', key);
  if (version !== undefined) headers.set('if-match', `"${String(version)}"`);

  const response = await reach(path, { method, headers, ...(body !== undefined && { body: file ?? JSON.stringify(body) }) }, file === undefined ? TIMEOUT_MS : FILE_TIMEOUT_MS, signal);
  if (!response.ok) throw await problemFrom(response);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

async function reach(path: string, init: RequestInit, patience: number, signal?: AbortSignal): Promise<Response> {
  const timeout = new AbortController();
  const timer = setTimeout(() => { timeout.abort(); }, patience);
  const abandon = (): void => { timeout.abort(); };
  signal?.addEventListener('abort', abandon);
  try {
    const response = await fetch(`/api${path}`, { ...init, credentials: 'same-origin', cache: 'no-store', signal: timeout.signal });
    if (response.status >= BAD_GATEWAY && response.status <= GATEWAY_TIMEOUT) throw new NoAnswerError();
    serverAnswered();
    return response;
  } catch (error) {
    if (signal?.aborted === true) throw error;
    serverDidNotAnswer();
    throw new NoAnswerError();
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abandon);
  }
}
