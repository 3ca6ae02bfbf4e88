import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import { Config } from '../platform/config/index.js';
import { derivedKey, keyedToken } from '../platform/crypto/index.js';
import { Doorstep } from '../platform/database/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { digestOf } from './session.service.js';
import { SignInEvents } from './sign-in-events.js';
import { mayTry, networkOf } from './throttle.rules.js';
import type { Visitor } from './visitor.js';

interface AttemptRow {
  attempt: string;
  known: boolean;
  by_device: number;
  by_place: number;
  by_strangers: number;
  by_network: number;
}

/** Guessing is slowed down by account, network and known device; who is right is never slowed down by others. */
@Injectable()
export class AttemptsService {
  private readonly key: Buffer;

  constructor(
    @Inject(Doorstep) private readonly doorstep: Doorstep,
    @Inject(SignInEvents) private readonly events: SignInEvents,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Config) config: Config,
  ) {
    this.key = derivedKey(config.installationKeys().current, 'sign-in attempts');
  }

  /**
   * Looks at what was given, unless there were too many wrong ones.
   * @param email as typed; whether there is such an account makes no difference here
   * @param look undefined when what was given is wrong
   * @throws Refusal too-many-attempts, also for what would have been right: otherwise guessing could go on
   */
  async guarded<T>(kind: 'password' | 'second-factor', email: string, visitor: Visitor, look: () => Promise<T | undefined>): Promise<T | undefined> {
    const account = keyedToken(this.key, email.toLowerCase());
    const network = keyedToken(this.key, networkOf(visitor.network));
    const device = visitor.deviceToken === undefined ? null : digestOf(visitor.deviceToken);
    const [row] = await this.doorstep.query<AttemptRow>('select * from begin_attempt($1, $2, $3, $4, $5, $6)', [kind, email, account, network, device, this.clock.now()]);
    if (row === undefined) throw new Error('an attempt was not written down');
    const failures = { known: row.known, byDevice: row.by_device, byPlace: row.by_place, byStrangers: row.by_strangers, byNetwork: row.by_network };
    if (!mayTry(failures)) {
      await this.settle(row.attempt, false);
      await this.events.note('throttled', { visitor });
      throw new Refusal('too-many-attempts');
    }
    const found = await look();
    if (found !== undefined) await this.settle(row.attempt, true);
    return found;
  }

  private async settle(attempt: string, right: boolean): Promise<void> {
    await this.doorstep.query('select settle_attempt($1, $2)', [attempt, right]);
  }
}
