import passport from 'passport';

export type WalkEnd = { readonly kind: 'redirect'; readonly address: string } | { readonly kind: 'user'; readonly user: unknown } | { readonly kind: 'refused' };

interface Walk {
  /** Path and query that the browser asked for. */
  readonly url: string;
  readonly publicUrl: string;
  /** What the strategy keeps between going and coming back. */
  readonly session: Record<string, unknown>;
}

/**
 * Runs a passport strategy that redirects. It expects Express; Fastify's reply has neither `setHeader` nor `end`, so it is given
 * the little that passport calls, and the end of the walk is told instead of sent.
 * @throws what the strategy threw
 */
export function walkStrategy(strategy: object, { url, publicUrl, session }: Walk): Promise<WalkEnd> {
  const { protocol, host } = new URL(publicUrl);
  const request = { method: 'GET', url, protocol: protocol.slice(0, -1), host, headers: {}, session };
  return new Promise((done, failed) => {
    const headers = new Map<string, string>();
    const reply = {
      statusCode: 200,
      setHeader: (name: string, value: string) => headers.set(name.toLowerCase(), value),
      end: () => {
        done({ kind: 'redirect', address: headers.get('location') ?? '' });
      },
    };
    // Typed for strategies registered by name; one given as it is works as well, and leaves the process without a register.
    const walk = passport.authenticate(strategy as passport.Strategy, { session: false }, (error: unknown, user: unknown) => {
      if (error instanceof Error) failed(error);
      else done(user === false || user === undefined || user === null ? { kind: 'refused' } : { kind: 'user', user });
    }) as (request: object, reply: object, next: (error?: unknown) => void) => void;
    walk(request, reply, (error) => {
      failed(error instanceof Error ? error : new Error('the strategy passed'));
    });
  });
}
