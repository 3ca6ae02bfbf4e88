import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { Clock } from '../platform/clock/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { Refusal } from '../platform/refusal/index.js';
import type { ChangeDisclosureRequest, DisclosureChangedView, DisclosureView } from './disclosure.dto.js';
import { DEFAULT_SETTING, type DisclosureSetting, type Protected, type Table } from './disclosure.vocabulary.js';
import { round } from './rounding.rules.js';
import { loadSolver } from './solver.js';
import { suppress } from './suppression.rules.js';

interface SettingRow extends DisclosureSetting {
  readonly version: number;
  readonly reason: string;
  readonly recorded_at: Date;
  readonly recorded_by_name: string;
}

/** How small cells are protected, and protecting them. */
@Injectable()
export class DisclosureService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** What may be shown of a table outside the circle of those who may see cases. */
  async protect(table: Table, { method, threshold, width, base }: DisclosureSetting): Promise<Protected> {
    const solve = await loadSolver();
    return method === 'suppress' ? suppress(table, { method, threshold, width }, solve) : round(table, { method, threshold, base }, solve);
  }

  /** Inside the running unit of work. */
  async inForce(): Promise<DisclosureSetting> {
    const [newest] = await this.uow.query<SettingRow>(NEWEST);
    if (newest === undefined) return DEFAULT_SETTING;
    const { method, threshold, width, base } = newest;
    return { method, threshold, width, base };
  }

  async setting(actor: Actor): Promise<DisclosureView> {
    return await this.uow.read(actor.scope, async () => {
      const [newest] = await this.uow.query<SettingRow>(NEWEST);
      if (newest === undefined) return { ...DEFAULT_SETTING, version: 0 };
      const { method, threshold, width, base, version, reason, recorded_at: at, recorded_by_name: by } = newest;
      return { method, threshold, width, base, version, reason, recordedAt: at.toISOString(), recordedBy: by };
    });
  }

  /** Holds for years that nobody has asked for yet: what was answered stays as it is. @throws Refusal base-not-above-threshold */
  async change(actor: Actor, { method, threshold, width, base, reason }: ChangeDisclosureRequest): Promise<DisclosureChangedView> {
    if (base <= threshold) throw new Refusal('base-not-above-threshold', 'base');
    return await this.uow.write(actor.scope, async () => {
      const [row] = await this.uow.query<{ version: number }>(ADD, [randomUUID(), method, threshold, width, base, reason, this.clock.now(), actor.userId]);
      return { version: row?.version ?? 0 };
    });
  }
}

const NEWEST = `
  select s.version, s.method, s.threshold::int, s.width::int, s.base::int, s.reason, s.recorded_at, u.display_name as recorded_by_name
    from disclosure_setting s left join app_user u on u.id = s.recorded_by order by s.version desc limit 1`;
const ADD = `
  insert into disclosure_setting (id, version, method, threshold, width, base, reason, recorded_at, recorded_by)
  select $1, coalesce(max(version), 0) + 1, $2, $3, $4, $5, $6, $7, $8 from disclosure_setting returning version`;
