import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { CasesService } from '../cases/index.js';
import { ChildVault } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { AccessLog } from '../platform/journal/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { ActingService } from './acting.service.js';
import { ColleaguesService } from './colleagues.service.js';
import { filesOf } from './files.rules.js';
import type { CaseNotesView, ColleagueNoteView, WriteNoteRequest } from './note.dto.js';
import { decideNote } from './notes.rules.js';
import type { TaskWrittenView } from './task.dto.js';

/** What the note is about, in case_note: nothing but itself. */
const ABOUT = 'colleague.note';

interface NoteRow {
  readonly id: string;
  readonly sealed: Buffer;
  readonly recorded_at: Date;
  readonly by: string;
}
interface MentionRow {
  readonly note_id: string;
  readonly user_id: string;
  readonly name: string;
  readonly read_at: Date | null;
}

/** Notes about a child between colleagues, in which some are named. No fact of the case: nothing is settled, and no version counts. */
@Injectable()
export class ColleagueNotesService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(ActingService) private readonly acting: ActingService,
    @Inject(ColleaguesService) private readonly colleagues: ColleaguesService,
    @Inject(ChildVault) private readonly vault: ChildVault,
    @Inject(AccessLog) private readonly log: AccessLog,
  ) {}

  /** @throws Refusal not-found */
  async ofCase(actor: Actor, caseId: string): Promise<CaseNotesView> {
    return await this.uow.read(actor.scope, async () => {
      const file = await this.cases.read(caseId);
      await this.log.record('case.read', { caseId, detail: { part: 'notes' } });
      const items: ColleagueNoteView[] = [];
      for (const id of filesOf(file)) items.push(...(await this.notes(actor, id)));
      const acts = this.acting.mayAct(actor, file, 'note.record');
      const colleagues = acts ? await this.colleagues.of(file) : [];
      return { caseCode: file.row.code, items: items.toSorted((a, b) => b.at.localeCompare(a.at)), colleagues };
    });
  }

  /** @throws Refusal not-found, case-closed, case-merged, emergency-read-only, owner-cannot-see */
  async write(actor: Actor, caseId: string, { id, text, mentions }: WriteNoteRequest): Promise<TaskWrittenView> {
    return await this.uow.write(actor.scope, async () => {
      const { standing } = await this.acting.mustAct(actor, caseId);
      const named = [];
      for (const userId of mentions) named.push(await this.colleagues.find(userId));
      decideNote(standing, named);
      const now = this.cases.now();
      await this.uow.query('insert into case_note (id, case_id, about, about_id, sealed, recorded_at, recorded_by) values ($1, $2, $3, $1, $4, $5, $6)', [id, caseId, ABOUT, await this.vault.seal(caseId, text), now, actor.userId]);
      for (const userId of mentions) {
        await this.uow.query('insert into mention (id, case_id, note_id, user_id, named_at, named_by) values ($1, $2, $3, $4, $5, $6)', [randomUUID(), caseId, id, userId, now, actor.userId]);
      }
      return { id };
    });
  }

  /** By who is named in it; a second time it changes nothing. @throws Refusal not-found, emergency-read-only */
  async read(actor: Actor, caseId: string, id: string): Promise<TaskWrittenView> {
    return await this.uow.write(actor.scope, async () => {
      const file = await this.cases.read(caseId);
      if (!this.cases.reachesByPost(actor, file)) throw new Refusal('emergency-read-only');
      const [mention] = await this.uow.query<{ read_at: Date | null }>('select read_at from mention where note_id = $1 and case_id = any ($2::uuid[]) and user_id = $3 for update', [id, filesOf(file), actor.userId]);
      if (mention === undefined) throw new Refusal('not-found');
      if (mention.read_at === null) await this.uow.query('update mention set read_at = $3, version = version + 1 where note_id = $1 and user_id = $2', [id, actor.userId, this.cases.now()]);
      return { id };
    });
  }

  private async notes(actor: Actor, caseId: string): Promise<ColleagueNoteView[]> {
    const rows = await this.uow.query<NoteRow>(NOTES, [caseId, ABOUT]);
    if (rows.length === 0) return [];
    const texts = await this.vault.unseal(caseId, rows.map(({ sealed }) => sealed));
    const mentions = await this.uow.query<MentionRow>(MENTIONS, [rows.map(({ id }) => id)]);
    return rows.map(({ id, recorded_at: at, by }, index) => {
      const text = texts[index];
      const named = mentions.filter(({ note_id: note }) => note === id);
      return {
        id,
        ...(text !== undefined && { text }),
        at: at.toISOString(),
        by,
        mentions: named.map(({ name, read_at: readAt }) => ({ name, ...(readAt !== null && { readAt: readAt.toISOString() }) })),
        toRead: named.some(({ user_id: userId, read_at: readAt }) => userId === actor.userId && readAt === null),
      };
    });
  }
}

const NOTES = `
  select n.id, n.sealed, n.recorded_at, u.display_name as by from case_note n join app_user u on u.id = n.recorded_by
   where n.case_id = $1 and n.about = $2 order by n.recorded_at desc, n.id limit 200`;
const MENTIONS = `select m.note_id, m.user_id, u.display_name as name, m.read_at from mention m join app_user u on u.id = m.user_id where m.note_id = any ($1) order by u.display_name, u.id`;
