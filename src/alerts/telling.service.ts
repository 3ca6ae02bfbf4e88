import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { Config } from '../platform/config/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { minutesOf, timeOfDay } from './quiet.rules.js';
import type { ChangeTellingRequest, TellingView } from './telling.dto.js';

interface PreferenceRow {
  quiet_from: number | null;
  quiet_to: number | null;
  digest_at: number;
}

/** A person's own hours: what is harmless waits in the quiet ones, and the digest comes at the one chosen. */
@Injectable()
export class TellingService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Config) private readonly config: Config,
  ) {}

  async view(actor: Actor): Promise<TellingView> {
    return await this.uow.read(actor.scope, async () => {
      const [row] = await this.uow.query<PreferenceRow>('select quiet_from, quiet_to, digest_at from telling_preference where user_id = $1', [actor.userId]);
      const { quietHours, digestAt } = this.config;
      return viewOf(row ?? { quiet_from: quietHours?.from ?? null, quiet_to: quietHours?.to ?? null, digest_at: digestAt }, row !== undefined);
    });
  }

  /** @throws Refusal quiet-hours-incomplete when one end is missing, or both are the same */
  async change(actor: Actor, { quietFrom, quietTo, digestAt }: ChangeTellingRequest): Promise<TellingView> {
    if ((quietFrom === undefined) !== (quietTo === undefined) || (quietFrom !== undefined && quietFrom === quietTo)) throw new Refusal('quiet-hours-incomplete', 'quietTo');
    const row: PreferenceRow = { quiet_from: quietFrom === undefined ? null : minutesOf(quietFrom), quiet_to: quietTo === undefined ? null : minutesOf(quietTo), digest_at: minutesOf(digestAt) };
    await this.uow.write(actor.scope, async () => {
      await this.uow.query(
        `insert into telling_preference as t (user_id, quiet_from, quiet_to, digest_at) values ($1, $2, $3, $4)
         on conflict (user_id) do update set quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, digest_at = excluded.digest_at, version = t.version + 1`,
        [actor.userId, row.quiet_from, row.quiet_to, row.digest_at],
      );
    });
    return viewOf(row, true);
  }
}

function viewOf({ quiet_from: from, quiet_to: to, digest_at: at }: PreferenceRow, chosen: boolean): TellingView {
  return { ...(from !== null && to !== null && { quietFrom: timeOfDay(from), quietTo: timeOfDay(to) }), digestAt: timeOfDay(at), chosen };
}
