import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { Clock } from '../platform/clock/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { ChildVault } from './child-vault.js';

/** Free text beside a fact. It may name people, so it is sealed like a name. */
@Injectable()
export class NotesService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ChildVault) private readonly vault: ChildVault,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Does nothing when there is no text. */
  async write(actor: Actor, caseId: string, about: string, aboutId: string, text: string | undefined): Promise<void> {
    if (text === undefined) return;
    const sealed = await this.vault.seal(caseId, text);
    await this.uow.query('insert into case_note (id, case_id, about, about_id, sealed, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7)', [
      randomUUID(), caseId, about, aboutId, sealed, this.clock.now(), actor.userId,
    ]);
  }

  /** Notes by the fact they stand beside, for whoever may read the file; nothing for others. */
  async ofCase(caseId: string): Promise<Map<string, string>> {
    const rows = await this.uow.query<{ about: string; about_id: string; sealed: Buffer }>('select about, about_id, sealed from case_note where case_id = $1 order by recorded_at', [caseId]);
    if (rows.length === 0) return new Map();
    const texts = await this.vault.unseal(caseId, rows.map((row) => row.sealed));
    const notes = new Map<string, string>();
    rows.forEach((row, index) => {
      const text = texts[index];
      if (text !== undefined) notes.set(noteKey(row.about, row.about_id), text);
    });
    return notes;
  }
}

export function noteKey(about: string, aboutId: string): string {
  return `${about} ${aboutId}`;
}
