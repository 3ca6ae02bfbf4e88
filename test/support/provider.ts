import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SignedInThere {
  readonly subject: string;
  readonly email: string;
  readonly verified?: boolean;
  /** What the provider says of how it knew the person. */
  readonly amr?: readonly string[];
}

export const CLIENT = { id: 'passerelle-essai', secret: 'un-secret-pour-les-essais-seulement-0123456789' };

/** A real OpenID Connect provider on loopback, at which whoever comes is signed in as the person set here. */
export class Provider {
  person: SignedInThere = { subject: 'nobody', email: 'nobody@essai.invalid' };
  /** Parameters of every authorization request. */
  readonly asked: URLSearchParams[] = [];

  private constructor(readonly issuer: string, private readonly end: () => Promise<void>) {}

  static async open(redirectUri: string): Promise<Provider> {
    const { default: Oidc } = await import('oidc-provider');
    const holder: { handle?: (request: IncomingMessage, response: ServerResponse) => void } = {};
    const server = createServer((request, response) => holder.handle?.(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const issuer = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    const provider = new Provider(issuer, () => new Promise((resolve) => { server.close(() => { resolve(); }); server.closeAllConnections(); }));
    const people = new Map<string, SignedInThere>();
    const oidc = new Oidc(issuer, {
      clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirectUri], response_types: ['code'], grant_types: ['authorization_code'] }],
      cookies: { keys: ['essai'] },
      claims: { openid: ['sub', 'acr', 'amr'], email: ['email', 'email_verified'] },
      features: { devInteractions: { enabled: false } },
      pkce: { required: () => true },
      interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
      findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, email: people.get(id)?.email, email_verified: people.get(id)?.verified ?? true }) }),
      loadExistingGrant: async (context) => {
        const { client, session, provider: here } = context.oidc;
        const grant = new here.Grant({ clientId: client?.clientId ?? '', accountId: session?.accountId ?? '' });
        grant.addOIDCScope('openid email');
        await grant.save();
        return grant;
      },
    });
    const answer = oidc.callback();
    holder.handle = (request, response) => {
      const url = new URL(request.url ?? '/', issuer);
      if (url.pathname === '/auth') provider.asked.push(url.searchParams);
      if (!url.pathname.startsWith('/interaction/')) {
        void answer(request, response);
        return;
      }
      const { subject, amr } = provider.person;
      people.set(subject, provider.person);
      void oidc.interactionFinished(request, response, { login: { accountId: subject, ...(amr && { amr: [...amr] }) } });
    };
    return provider;
  }

  /** What a browser does from the authorization request on. @returns the address at which the application gets it back */
  async visit(address: string, home: string): Promise<string> {
    const jar = new Map<string, string>();
    for (let next = address, steps = 0; steps < 10; steps += 1) {
      if (next.startsWith(home)) return next;
      const response = await fetch(next, { redirect: 'manual', headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') } });
      for (const cookie of response.headers.getSetCookie()) {
        const [name = '', value = ''] = (cookie.split(';', 1)[0] ?? '').split(/=(.*)/s);
        jar.set(name, value);
      }
      const location = response.headers.get('location');
      if (location === null) throw new Error(`the provider answered ${String(response.status)}: ${await response.text()}`);
      next = new URL(location, next).toString();
    }
    throw new Error('the provider sends in circles');
  }

  close(): Promise<void> {
    return this.end();
  }
}
