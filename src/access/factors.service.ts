import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { databaseSecret, KeyService } from '../platform/keys/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { AttemptsService } from './attempts.service.js';
import { looksLikeTotp, newRecoveryCodes, newRecoverySalt, recoveryDigest } from './recovery-codes.js';
import { mustBeFresh, mustKeepOneFactor } from './second-factor.rules.js';
import type { OpenSession } from './session.service.js';
import { SignInEvents } from './sign-in-events.js';
import { newTotpSecret, sealTotpSecret, stepOfCode, totpAddress, unsealTotpSecret } from './totp.js';
import type { Visitor } from './visitor.js';

interface PasskeyRow {
  id: string;
  credential_id: Buffer;
  transports: string[];
  device: string;
  added_at: Date;
  last_used_at: Date | null;
}

/** What a person has to sign in with. */
export interface OwnFactors {
  readonly passwordChangedAt: Date | undefined;
  readonly totpSince: Date | undefined;
  readonly passkeys: readonly PasskeyRow[];
  readonly recoveryCodesLeft: number;
}

/** The second factor: codes by time, recovery codes, and what goes with having them. Passkeys are in passkeys.service.ts. */
@Injectable()
export class FactorsService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(AttemptsService) private readonly attempts: AttemptsService,
    @Inject(SignInEvents) private readonly events: SignInEvents,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(KeyService) private readonly keys: KeyService,
  ) {}

  own(session: OpenSession): Promise<OwnFactors> {
    return this.uow.read(session.actor.scope, async () => {
      const [password] = await this.uow.query<{ changed_at: Date }>('select changed_at from own_password()');
      const [totp] = await this.uow.query<{ confirmed_at: Date | null }>('select confirmed_at from own_totp()');
      const passkeys = await this.uow.query<PasskeyRow>('select * from own_passkeys()');
      const [left] = await this.uow.query<{ n: number }>('select recovery_codes_left() as n');
      return { passwordChangedAt: password?.changed_at, totpSince: totp?.confirmed_at ?? undefined, passkeys, recoveryCodesLeft: left?.n ?? 0 };
    });
  }

  /**
   * A code of the application, or a recovery code.
   * @throws Refusal second-factor-wrong, too-many-attempts
   */
  async answer(session: OpenSession, typed: string, visitor: Visitor): Promise<'totp' | 'recovery-code'> {
    const method = looksLikeTotp(typed) ? 'totp' : 'recovery-code';
    const right = await this.attempts.guarded('second-factor', session.email, visitor, () =>
      this.uow.write(session.actor.scope, () => (method === 'totp' ? this.useCode(session, typed, 'confirmed') : this.useRecoveryCode(session, typed))),
    );
    if (right === true) return method;
    await this.events.note('second-factor-refused', { userId: session.actor.userId, method, visitor });
    throw new Refusal('second-factor-wrong', 'code');
  }

  /**
   * A new secret, good for nothing until a code of it was typed.
   * @throws Refusal already-exists when an application is enrolled, confirmation-required
   */
  async beginTotp(session: OpenSession): Promise<{ secret: string; address: string }> {
    mustBeFresh(session.confirmedAt, this.clock.now());
    const secret = newTotpSecret();
    await this.uow.write(session.actor.scope, async () => {
      const sealed = sealTotpSecret(await this.key(), session.actor.userId, secret);
      const [begun] = await this.uow.query('select 1 from begin_totp($1, $2) as begun where begun', [sealed, this.clock.now()]);
      if (begun === undefined) throw new Refusal('already-exists');
    });
    return { secret, address: totpAddress(secret, session.email) };
  }

  /** @returns recovery codes, where there were none @throws Refusal second-factor-wrong, too-many-attempts, confirmation-required */
  async confirmTotp(session: OpenSession, code: string, visitor: Visitor): Promise<string[] | undefined> {
    mustBeFresh(session.confirmedAt, this.clock.now());
    const done = await this.attempts.guarded('second-factor', session.email, visitor, () =>
      this.uow.write(session.actor.scope, async () => {
        if ((await this.useCode(session, code, 'pending')) !== true) return undefined;
        await this.events.noteHere('totp-added', { userId: session.actor.userId, visitor });
        return { codes: await this.firstRecoveryCodes(session) };
      }),
    );
    if (done === undefined) throw new Refusal('second-factor-wrong', 'code');
    return done.codes;
  }

  /** @throws Refusal last-second-factor, confirmation-required, not-found */
  async removeTotp(session: OpenSession, visitor: Visitor): Promise<void> {
    mustBeFresh(session.confirmedAt, this.clock.now());
    const factors = await this.own(session);
    if (factors.totpSince === undefined) throw new Refusal('not-found');
    mustKeepOneFactor(session.actor.role, { totp: false, passkeys: factors.passkeys.length });
    await this.uow.write(session.actor.scope, async () => {
      await this.uow.query('select remove_totp()');
      await this.forgetCodesWithoutFactor(factors.passkeys.length);
      await this.events.noteHere('totp-removed', { userId: session.actor.userId, visitor });
    });
  }

  /** The old ones end. @throws Refusal confirmation-required, not-found when there is no second factor that they could stand in for */
  async renewRecoveryCodes(session: OpenSession, visitor: Visitor): Promise<string[]> {
    mustBeFresh(session.confirmedAt, this.clock.now());
    const factors = await this.own(session);
    if (factors.totpSince === undefined && factors.passkeys.length === 0) throw new Refusal('not-found');
    return await this.uow.write(session.actor.scope, async () => {
      await this.events.noteHere('recovery-codes-made', { userId: session.actor.userId, visitor });
      return this.writeRecoveryCodes(session);
    });
  }

  /** With the first factor come codes for the day on which it is lost. Inside a unit of work. */
  async firstRecoveryCodes(session: OpenSession): Promise<string[] | undefined> {
    const [left] = await this.uow.query<{ n: number }>('select recovery_codes_left() as n');
    return left?.n === 0 ? this.writeRecoveryCodes(session) : undefined;
  }

  /** Codes that stand in for nothing are only something to lose. Inside a unit of work. */
  async forgetCodesWithoutFactor(factorsLeft: number): Promise<void> {
    if (factorsLeft === 0) await this.uow.query('select set_recovery_codes($1, $2)', [newRecoverySalt(), []]);
  }

  private async writeRecoveryCodes(session: OpenSession): Promise<string[]> {
    const codes = newRecoveryCodes();
    const [key, salt] = [await this.key(), newRecoverySalt()];
    const digests = await Promise.all(codes.map((code) => recoveryDigest(key, salt, session.actor.userId, code)));
    await this.uow.query('select set_recovery_codes($1, $2)', [salt, digests]);
    return codes;
  }

  private async useCode(session: OpenSession, typed: string, which: 'confirmed' | 'pending'): Promise<true | undefined> {
    const [own] = await this.uow.query<{ sealed: Buffer; confirmed_at: Date | null }>('select sealed, confirmed_at from own_totp()');
    if (own === undefined || (own.confirmed_at === null) !== (which === 'pending')) return undefined;
    const now = this.clock.now();
    const step = stepOfCode(unsealTotpSecret(await this.key(), session.actor.userId, own.sealed), typed, now);
    if (step === undefined) return undefined;
    const [first] = await this.uow.query('select 1 from use_totp_step($1, $2) as used where used', [step, now]);
    return first === undefined ? undefined : true;
  }

  private async useRecoveryCode(session: OpenSession, typed: string): Promise<true | undefined> {
    const [own] = await this.uow.query<{ salt: Buffer | null }>('select recovery_salt() as salt');
    if (!own?.salt) return undefined;
    const digest = await recoveryDigest(await this.key(), own.salt, session.actor.userId, typed);
    const [used] = await this.uow.query('select 1 from use_recovery_code($1, $2) as used where used', [digest, this.clock.now()]);
    return used === undefined ? undefined : true;
  }

  /** Inside a unit of work. */
  private async key(): Promise<Buffer> {
    return await databaseSecret(this.uow, this.keys, 'second-factor');
  }
}
