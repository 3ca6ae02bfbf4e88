import { isIP } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import {
  type AuthenticationResponseJSON, type AuthenticatorTransport, generateAuthenticationOptions, generateRegistrationOptions, type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON, type RegistrationResponseJSON, verifyAuthenticationResponse, verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { Clock } from '../platform/clock/index.js';
import { Config } from '../platform/config/index.js';
import { Doorstep, UnitOfWork } from '../platform/database/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { FactorsService } from './factors.service.js';
import { mustBeFresh, mustKeepOneFactor } from './second-factor.rules.js';
import type { OpenSession } from './session.service.js';
import { SignInEvents } from './sign-in-events.js';
import type { Visitor } from './visitor.js';

const ANSWER_WITHIN_MS = 5 * 60_000;

/**
 * WebAuthn (Level 3). User verification is always required, and so a passkey is two factors in one: the device, and what unlocks
 * it. It signs in by itself, and it stands in for the second step.
 */
@Injectable()
export class PasskeysService {
  private readonly origin: string;
  private readonly party: string;

  constructor(
    @Inject(Doorstep) private readonly doorstep: Doorstep,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(FactorsService) private readonly factors: FactorsService,
    @Inject(SignInEvents) private readonly events: SignInEvents,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Config) config: Config,
  ) {
    const address = new URL(config.publicUrl);
    this.origin = address.origin;
    this.party = address.hostname;
  }

  /** A relying party has a name; under a bare IP address browsers make no passkey (WebAuthn, section 5.1.3). */
  get possible(): boolean {
    return isIP(this.party.replaceAll(/[[\]]/g, '')) === 0;
  }

  /** @throws Refusal not-found where passkeys are not possible, confirmation-required */
  async beginAdding(session: OpenSession): Promise<PublicKeyCredentialCreationOptionsJSON> {
    if (!this.possible) throw new Refusal('not-found');
    mustBeFresh(session.confirmedAt, this.clock.now());
    const { passkeys } = await this.factors.own(session);
    const options = await generateRegistrationOptions({
      rpName: 'Passerelle',
      rpID: this.party,
      userName: session.email,
      userDisplayName: session.actor.displayName,
      userID: new TextEncoder().encode(session.actor.userId),
      attestationType: 'none',
      excludeCredentials: passkeys.map((passkey) => ({ id: passkey.credential_id.toString('base64url'), transports: passkey.transports })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    await this.keep(options.challenge, session.actor.userId);
    return options;
  }

  /** @returns recovery codes, where there were none @throws Refusal passkey-refused, confirmation-required */
  async finishAdding(session: OpenSession, response: Record<string, unknown>, visitor: Visitor): Promise<string[] | undefined> {
    mustBeFresh(session.confirmedAt, this.clock.now());
    const verified = await verifyRegistrationResponse({
      response: response as unknown as RegistrationResponseJSON, // its shape is checked by what verifies it
      expectedChallenge: (challenge) => this.take(challenge, session.actor.userId),
      expectedOrigin: this.origin,
      expectedRPID: this.party,
      requireUserVerification: true,
    }).catch(() => undefined); // malformed as well as false: the sender learns no more than that it was refused
    if (verified?.verified !== true) throw new Refusal('passkey-refused');
    const { credential } = verified.registrationInfo;
    return await this.uow.write(session.actor.scope, async () => {
      await this.uow.query('select add_passkey($1, $2, $3, $4, $5, $6)', [
        Buffer.from(credential.id, 'base64url'), Buffer.from(credential.publicKey), credential.counter, credential.transports ?? [], visitor.device, this.clock.now(),
      ]);
      await this.events.noteHere('passkey-added', { userId: session.actor.userId, visitor });
      return this.factors.firstRecoveryCodes(session);
    });
  }

  /** @throws Refusal last-second-factor, confirmation-required, not-found */
  async remove(session: OpenSession, id: string, visitor: Visitor): Promise<void> {
    mustBeFresh(session.confirmedAt, this.clock.now());
    const { passkeys, totpSince } = await this.factors.own(session);
    if (!passkeys.some((passkey) => passkey.id === id)) throw new Refusal('not-found');
    mustKeepOneFactor(session.actor.role, { totp: totpSince !== undefined, passkeys: passkeys.length - 1 });
    await this.uow.write(session.actor.scope, async () => {
      await this.uow.query('select remove_passkey($1)', [id]);
      await this.factors.forgetCodesWithoutFactor(passkeys.length - 1 + (totpSince === undefined ? 0 : 1));
      await this.events.noteHere('passkey-removed', { userId: session.actor.userId, visitor });
    });
  }

  /** Asks any passkey of this installation: nobody is named, so nobody learns who has one. @throws Refusal not-found where passkeys are not possible */
  async ask(): Promise<PublicKeyCredentialRequestOptionsJSON> {
    if (!this.possible) throw new Refusal('not-found');
    const options = await generateAuthenticationOptions({ rpID: this.party, userVerification: 'required' });
    await this.keep(options.challenge, null);
    return options;
  }

  /** @returns the id of the account @throws Refusal passkey-refused */
  async answered(response: Record<string, unknown>, visitor: Visitor): Promise<string> {
    const id = typeof response['id'] === 'string' ? response['id'] : '';
    const credential = Buffer.from(id, 'base64url');
    const [holder] = await this.doorstep.query<{ user_id: string; public_key: Buffer; counter: string; transports: AuthenticatorTransport[] }>('select * from passkey_holder($1)', [credential]);
    const verified = holder && (await verifyAuthenticationResponse({
      response: response as unknown as AuthenticationResponseJSON, // its shape is checked by what verifies it
      expectedChallenge: (challenge) => this.take(challenge, null),
      expectedOrigin: this.origin,
      expectedRPID: this.party,
      requireUserVerification: true,
      credential: { id, publicKey: new Uint8Array(holder.public_key), counter: Number(holder.counter), transports: holder.transports },
    }).catch(() => undefined));
    if (holder === undefined || verified?.verified !== true) {
      await this.events.note('refused', { userId: holder?.user_id, method: 'passkey', visitor });
      throw new Refusal('passkey-refused');
    }
    await this.doorstep.query('select passkey_used($1, $2, $3)', [credential, verified.authenticationInfo.newCounter, this.clock.now()]);
    return holder.user_id;
  }

  /** The person who is signed in shows one of their own passkeys. @throws Refusal passkey-refused */
  async mustBeOf(session: OpenSession, response: Record<string, unknown>, visitor: Visitor): Promise<void> {
    if ((await this.answered(response, visitor)) !== session.actor.userId) throw new Refusal('passkey-refused');
  }

  private async keep(challenge: string, userId: string | null): Promise<void> {
    const now = this.clock.now();
    await this.doorstep.query('select keep_challenge($1, $2, $3, $4)', [Buffer.from(challenge, 'base64url'), userId, now, new Date(now.getTime() + ANSWER_WITHIN_MS)]);
  }

  /** Once, and for the person it was made for. */
  private async take(challenge: string, userId: string | null): Promise<boolean> {
    const [taken] = await this.doorstep.query<{ who: string | null }>('select who from take_challenge($1, $2)', [Buffer.from(challenge, 'base64url'), this.clock.now()]);
    return taken !== undefined && taken.who === userId;
  }
}
