/** Old phones have none. */
export function hasPasskeys(): boolean {
  return typeof window.PublicKeyCredential === 'function';
}

/** The person closed the device's own question, or it timed out (WebAuthn: NotAllowedError): nothing to complain about. */
export function isGivenUp(error: Error | null): boolean {
  return error?.name === 'NotAllowedError' || error?.name === 'AbortError';
}
