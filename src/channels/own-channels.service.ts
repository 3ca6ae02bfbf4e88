import { randomInt, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { Clock } from '../platform/clock/index.js';
import { Config } from '../platform/config/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { KeyService } from '../platform/keys/index.js';
import { AddressRefused, checkedAddress } from '../platform/outbound/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { PERSON_CHANNELS, type PersonChannel } from './channel.vocabulary.js';
import { ChannelSecret } from './channel-secret.js';
import { installedChannels, smsGateway } from './channels.js';
import type { OwnChannelsView, PushDeviceRequest } from './own-channels.dto.js';
import type { SmsGateway } from './sms-gateway.js';
import { CODE_MINUTES, CODE_TRIES, internationalNumber, maskedNumber, oneMoreCode } from './telephone.rules.js';

interface TelephoneRow {
  readonly sealed: Buffer | null;
  readonly code_digest: Buffer | null;
  readonly code_until: Date | null;
  readonly code_tries: number;
  readonly codes_sent: number;
  readonly codes_since: Date | null;
  readonly verified_at: Date | null;
}

const DEVICES = 10;
const POINT_BYTES = 65;
const AUTH_BYTES = 16;

/** How a person is told outside the application: their own choice, their number, their browsers. */
@Injectable()
export class OwnChannelsService {
  private readonly installed: ReadonlySet<PersonChannel>;
  private readonly gateway: SmsGateway | undefined;

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(KeyService) private readonly keys: KeyService,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Config) private readonly config: Config,
  ) {
    this.installed = installedChannels(config);
    this.gateway = smsGateway(config, clock);
  }

  async view(actor: Actor): Promise<OwnChannelsView> {
    return await this.uow.read(actor.scope, async () => {
      const [preference] = await this.uow.query<{ channels: PersonChannel[] }>('select channels from channel_preference where user_id = $1', [actor.userId]);
      const telephone = await this.telephone(actor);
      const devices = await this.uow.query<{ id: string; device: string; added_at: Date }>('select id, device, added_at from push_device where user_id = $1 order by added_at desc, id', [actor.userId]);
      const secret = this.installed.has('push') || telephone?.sealed ? await this.secret() : undefined;
      return {
        channels: [...(preference?.channels ?? PERSON_CHANNELS)],
        installed: PERSON_CHANNELS.filter((channel) => this.installed.has(channel)),
        ...(telephone?.sealed && secret && { telephone: { number: maskedNumber(secret.unseal(`telephone:${actor.userId}`, telephone.sealed)), confirmed: telephone.verified_at !== null } }),
        devices: devices.map((row) => ({ id: row.id, device: row.device, addedAt: row.added_at.toISOString() })),
        ...(this.installed.has('push') && secret && { pushKey: secret.vapid().publicKey }),
      };
    });
  }

  /** @throws Refusal email-stays: everybody has at least that one */
  async order(actor: Actor, channels: readonly PersonChannel[]): Promise<OwnChannelsView> {
    if (!channels.includes('email')) throw new Refusal('email-stays', 'channels');
    await this.uow.write(actor.scope, async () => {
      await this.uow.query(
        `insert into channel_preference as p (user_id, channels, changed_at) values ($1, $2, $3)
           on conflict (user_id) do update set channels = excluded.channels, changed_at = excluded.changed_at, version = p.version + 1`,
        [actor.userId, channels, this.clock.now()],
      );
    });
    return await this.view(actor);
  }

  /**
   * Keeps the number, sealed, and sends it a code; only with that is it used. A number that was confirmed before is so no more.
   * @throws Refusal sms-not-set-up, telephone-invalid, too-many-codes, sms-not-sent
   */
  async setTelephone(actor: Actor, typed: string): Promise<OwnChannelsView> {
    const gateway = this.mustHaveGateway();
    const number = internationalNumber(typed);
    if (number === undefined) throw new Refusal('telephone-invalid', 'number');
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const now = this.clock.now();
    await this.uow.write(actor.scope, async () => {
      await this.uow.query('insert into telephone (user_id) values ($1) on conflict do nothing', [actor.userId]);
      const [row] = await this.uow.query<TelephoneRow>('select * from telephone where user_id = $1 for update', [actor.userId]); // two at once are two of the day's codes
      const sent = oneMoreCode({ count: row?.codes_sent ?? 0, since: row?.codes_since ?? null }, now);
      if (sent === undefined) throw new Refusal('too-many-codes', 'number');
      const secret = await this.secret();
      await this.uow.query(
        `update telephone set sealed = $2, verified_at = null, code_digest = $3, code_until = $4, code_tries = 0, codes_sent = $5, codes_since = $6 where user_id = $1`,
        [actor.userId, secret.seal(`telephone:${actor.userId}`, number), codeDigest(secret, actor, number, code), new Date(now.getTime() + CODE_MINUTES * 60_000), sent.count, sent.since],
      );
    });
    // After the commit: a gateway that does not answer holds no lock, and each code that is sent has been counted.
    const outcome = await gateway.send({ to: number, text: codeInWords(code, actor.locale), id: undefined });
    if (outcome.kind === 'problem') throw new Refusal('sms-not-sent', 'number');
    return await this.view(actor);
  }

  /** @throws Refusal telephone-code-wrong: another code, too late, or tried too often */
  async confirmTelephone(actor: Actor, typed: string): Promise<OwnChannelsView> {
    const now = this.clock.now();
    const right = await this.uow.write(actor.scope, async () => {
      const [row] = await this.uow.query<TelephoneRow>('select * from telephone where user_id = $1 for update', [actor.userId]);
      if (!row?.sealed || row.code_digest === null || row.code_until === null || row.code_until <= now || row.code_tries >= CODE_TRIES) return false;
      const secret = await this.secret();
      const digest = codeDigest(secret, actor, secret.unseal(`telephone:${actor.userId}`, row.sealed), typed.replaceAll(/\D/g, ''));
      const same = timingSafeEqual(digest, row.code_digest);
      await this.uow.query(
        same ? 'update telephone set verified_at = $2, code_digest = null, code_until = null where user_id = $1' : 'update telephone set code_tries = code_tries + 1 where user_id = $1 and $2::timestamptz is not null',
        [actor.userId, now],
      );
      return same;
    });
    if (!right) throw new Refusal('telephone-code-wrong', 'code'); // after the commit, so that the try counts
    return await this.view(actor);
  }

  async removeTelephone(actor: Actor): Promise<void> {
    await this.uow.write(actor.scope, async () => {
      await this.uow.query('update telephone set sealed = null, verified_at = null, code_digest = null, code_until = null where user_id = $1', [actor.userId]);
    });
  }

  /** @throws Refusal push-not-set-up; push-address-refused: no push service could be there, or the keys are none */
  async addDevice(actor: Actor, { endpoint, p256dh, auth }: PushDeviceRequest, device: string): Promise<{ id: string }> {
    if (!this.installed.has('push')) throw new Refusal('push-not-set-up');
    if (Buffer.from(p256dh, 'base64url').length !== POINT_BYTES || Buffer.from(auth, 'base64url').length !== AUTH_BYTES || !this.mayBeReached(endpoint)) throw new Refusal('push-address-refused', 'endpoint');
    return await this.uow.write(actor.scope, async () => {
      const secret = await this.secret();
      const [added] = await this.uow.query<{ id: string }>('select add_push_device($1, $2, $3, $4) as id', [
        secret.digest(`endpoint ${endpoint}`), secret.seal(`push:${actor.userId}`, JSON.stringify({ endpoint, keys: { p256dh, auth } })), device, this.clock.now(),
      ]);
      if (added === undefined) throw new Error('the device was not written');
      await this.uow.query('delete from push_device where user_id = $1 and id not in (select id from push_device where user_id = $1 order by added_at desc, id desc limit $2)', [actor.userId, DEVICES]);
      return { id: added.id };
    });
  }

  /** @throws Refusal not-found when it is nobody's or another person's */
  async removeDevice(actor: Actor, id: string): Promise<void> {
    await this.uow.write(actor.scope, async () => {
      const gone = await this.uow.query('delete from push_device where id = $1 and user_id = $2 returning id', [id, actor.userId]);
      if (gone.length === 0) throw new Refusal('not-found');
    });
  }

  private async telephone(actor: Actor): Promise<TelephoneRow | undefined> {
    const [row] = await this.uow.query<TelephoneRow>('select * from telephone where user_id = $1', [actor.userId]);
    return row;
  }

  private mustHaveGateway(): SmsGateway {
    if (this.gateway === undefined) throw new Refusal('sms-not-set-up');
    return this.gateway;
  }

  private mayBeReached(endpoint: string): boolean {
    try {
      checkedAddress(endpoint, this.config.channels.privateHosts);
      return true;
    } catch (error) {
      if (error instanceof AddressRefused) return false;
      throw error;
    }
  }

  private secret(): Promise<ChannelSecret> {
    return ChannelSecret.open(this.uow, this.keys);
  }
}

/** Bound to person and number: a code sent to one number confirms no other. */
function codeDigest(secret: ChannelSecret, actor: Actor, number: string, code: string): Buffer {
  return secret.digest(`${actor.userId} ${number} ${code}`);
}

function codeInWords(code: string, locale: 'fr' | 'en'): string {
  return locale === 'fr' ? `Passerelle: votre code est ${code}. Il vaut ${String(CODE_MINUTES)} minutes.` : `Passerelle: your code is ${code}. It is good for ${String(CODE_MINUTES)} minutes.`;
}
