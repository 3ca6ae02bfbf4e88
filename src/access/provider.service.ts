import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Configuration, IDToken } from 'openid-client';
import type { Strategy } from 'openid-client/passport';
import { Clock } from '../platform/clock/index.js';
import { Config, type ProviderConfig } from '../platform/config/index.js';
import { derivedKey, seal, unseal } from '../platform/crypto/index.js';
import { Doorstep } from '../platform/database/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { walkStrategy } from './passport-walk.js';
import { countsAsBothFactors } from './provider.rules.js';
import type { Proof } from './session.service.js';
import { SignInEvents } from './sign-in-events.js';
import type { Visitor } from './visitor.js';

const RETURN_PATH = '/api/session/provider/return';
const ERRAND_MS = 10 * 60_000;
const CONTEXT = 'provider errand';

/** What a browser takes along to the provider and back: state, nonce and PKCE verifier, sealed. */
interface Errand {
  readonly kept: Record<string, unknown>;
  readonly until: number;
}

interface Walker {
  readonly strategy: Strategy;
  readonly emailOf: (claims: IDToken, accessToken: string) => Promise<{ email?: string | undefined; verified: boolean }>;
}

/** OpenID Connect, authorization code with PKCE, state and nonce. It recognises accounts, and never makes one. */
@Injectable()
export class ProviderService {
  private readonly log = new Logger(ProviderService.name);
  private readonly key: Buffer;
  private walker: Promise<Walker> | undefined;

  constructor(
    @Inject(Doorstep) private readonly doorstep: Doorstep,
    @Inject(SignInEvents) private readonly events: SignInEvents,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Config) private readonly config: Config,
  ) {
    this.key = derivedKey(config.installationKeys().current, CONTEXT);
  }

  /** What the button says; undefined where no provider is set. */
  get label(): string | undefined {
    return this.config.provider?.label;
  }

  get errandSeconds(): number {
    return ERRAND_MS / 1000;
  }

  /** @returns where to send the browser, and what it keeps meanwhile @throws Refusal not-found where no provider is set, provider-unreachable */
  async begin(): Promise<{ address: string; errand: string }> {
    const { strategy } = await this.ready(this.mustHave());
    const kept: Record<string, unknown> = {};
    const end = await walkStrategy(strategy, { url: RETURN_PATH, publicUrl: this.config.publicUrl, session: kept });
    if (end.kind !== 'redirect') throw new Refusal('provider-unreachable');
    const errand: Errand = { kept, until: this.clock.now().getTime() + ERRAND_MS };
    return { address: end.address, errand: seal(this.key, Buffer.from(JSON.stringify(errand)), CONTEXT).toString('base64url') };
  }

  /**
   * @param query what the provider sent the browser back with
   * @throws Refusal provider-refused: not its answer, not this browser, or nobody we know
   */
  async finish(query: string, errand: string | undefined, visitor: Visitor): Promise<{ userId: string; proof: Proof }> {
    const provider = this.mustHave();
    const known = await this.recognise(provider, query, errand).catch((error: unknown) => {
      this.log.warn(`sign-in by the provider failed: ${error instanceof Error ? error.name : 'unknown'}`); // its message may hold what was sent
      return undefined;
    });
    if (known === undefined) {
      await this.events.note('provider-refused', { method: 'provider', visitor });
      throw new Refusal('provider-refused');
    }
    if (known.newlyLinked) await this.events.note('provider-linked', { userId: known.userId, method: 'provider', visitor });
    return known;
  }

  private async recognise(provider: ProviderConfig, query: string, errand: string | undefined): Promise<{ userId: string; proof: Proof; newlyLinked: boolean } | undefined> {
    const kept = this.open(errand);
    if (kept === undefined) return undefined;
    const { strategy, emailOf } = await this.ready(provider);
    const end = await walkStrategy(strategy, { url: `${RETURN_PATH}?${query}`, publicUrl: this.config.publicUrl, session: kept });
    if (end.kind !== 'user') return undefined;
    const { claims, accessToken } = end.user as { claims: IDToken; accessToken: string };
    const { email, verified } = await emailOf(claims, accessToken);
    const [account] = await this.doorstep.query<{ user_id: string; newly_linked: boolean }>('select * from provider_account($1, $2, $3, $4)', [
      claims.iss, claims.sub, verified ? (email ?? null) : null, this.clock.now(),
    ]);
    return account && { userId: account.user_id, newlyLinked: account.newly_linked, proof: countsAsBothFactors(claims, provider.secondFactorValues) ? 'both-factors' : 'first-factor' };
  }

  private open(errand: string | undefined): Record<string, unknown> | undefined {
    if (errand === undefined) return undefined;
    const { kept, until } = JSON.parse(unseal(this.key, Buffer.from(errand, 'base64url'), CONTEXT).toString()) as Errand;
    return this.clock.now().getTime() < until ? kept : undefined;
  }

  private mustHave(): ProviderConfig {
    if (this.config.provider === undefined) throw new Refusal('not-found');
    return this.config.provider;
  }

  /** The provider is asked for its configuration when first needed; one that did not answer is asked again. */
  private async ready(provider: ProviderConfig): Promise<Walker> {
    this.walker ??= meet(provider, `${this.config.publicUrl.replace(/\/$/, '')}${RETURN_PATH}`);
    try {
      return await this.walker;
    } catch (error) {
      this.walker = undefined;
      this.log.warn(`the sign-in provider cannot be reached: ${error instanceof Error ? error.name : 'unknown'}`);
      throw new Refusal('provider-unreachable');
    }
  }
}

async function meet({ issuer, clientId, clientSecret }: ProviderConfig, callbackURL: string): Promise<Walker> {
  const [client, { Strategy }] = await Promise.all([import('openid-client'), import('openid-client/passport')]);
  // Marked as deprecated by its makers so that nobody overlooks it. Config lets http through on loopback only.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const insecure = issuer.startsWith('http://') ? { execute: [client.allowInsecureRequests] } : {};
  const config: Configuration = await client.discovery(new URL(issuer), clientId, undefined, client.ClientSecretBasic(clientSecret), insecure);

  /** The strategy itself sends state only where PKCE is not offered; all three cost nothing. */
  class CarefulStrategy extends Strategy {
    override authorizationRequestParams(...given: Parameters<Strategy['authorizationRequestParams']>): URLSearchParams {
      const params = new URLSearchParams(super.authorizationRequestParams(...given));
      params.set('state', client.randomState());
      params.set('nonce', client.randomNonce());
      return params;
    }
  }
  const strategy = new CarefulStrategy({ config, callbackURL, scope: 'openid email' }, (tokens, verified) => {
    verified(null, { claims: tokens.claims(), accessToken: tokens.access_token });
  });
  return {
    strategy,
    emailOf: async (claims, accessToken) => {
      const told = claims['email'] === undefined ? await client.fetchUserInfo(config, accessToken, claims.sub) : claims;
      return { email: typeof told['email'] === 'string' ? told['email'] : undefined, verified: told['email_verified'] === true };
    },
  };
}
