import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { EditionsService } from '../editions/index.js';
import { asOwner } from './context.js';

const DAY = 24 * 3_600_000;
const BATCH = 5_000;

/** Editions of one report of the last months, so that there is something to compare. All of it made up. */
export class DemoEditions {
  private readonly editions: EditionsService;

  constructor(
    app: INestApplicationContext,
    private readonly actor: Actor,
    private readonly now: number,
  ) {
    this.editions = app.get(EditionsService, { strict: false });
  }

  /** Of what is recorded by now: the worker that seals the journal may not run yet. */
  async freeze(): Promise<void> {
    await asOwner(async (client) => {
      for (let sealed = BATCH; sealed === BATCH; ) {
        const { rows } = await client.query<{ sealed: string }>('select seal_journal($1) as sealed', [BATCH]);
        sealed = Number(rows[0]?.sealed ?? 0);
      }
    });
    const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
    await this.editions.freeze(this.actor, { id: randomUUID(), report: 'deprivation', from: day(this.now - 365 * DAY), to: day(this.now) });
  }
}
