import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { Clock } from '../platform/clock/index.js';
import { newKey, seal, unseal } from '../platform/crypto/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { KeyService } from '../platform/keys/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { BoardService } from './board.service.js';
import { MeetingService } from './meeting.service.js';
import type { HandOverShiftRequest, ShiftsView, ShiftView } from './shift.dto.js';
import { decideHandOver, decideTaking } from './shift.rules.js';

interface ShiftRow {
  readonly id: string;
  readonly note_sealed: Buffer;
  readonly wrapped: Buffer;
  readonly key_id: string;
  readonly absent: number;
  readonly overdue: number;
  readonly due_today: number;
  readonly given_at: Date;
  readonly given_by: string;
  readonly given_by_name: string;
  readonly taken_at: Date | null;
  readonly taken_by_name: string | null;
}

/** From one shift to the next: who leaves writes what the next must know, who comes confirms it; what is open is counted beside it (docs/adr/0045). */
@Injectable()
export class ShiftService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(BoardService) private readonly boards: BoardService,
    @Inject(MeetingService) private readonly meetings: MeetingService,
    @Inject(KeyService) private readonly keys: KeyService,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws Refusal not-found for a centre for which this person does not answer */
  async of(actor: Actor, centre: string): Promise<ShiftsView> {
    await this.boards.mustAnswerFor(actor, centre);
    return await this.uow.read(actor.scope, () => this.view(actor, centre));
  }

  /** @throws Refusal not-found, shift-waiting */
  async handOver(actor: Actor, centre: string, { id, note }: HandOverShiftRequest): Promise<ShiftsView> {
    await this.boards.mustAnswerFor(actor, centre);
    return await this.uow.write(actor.scope, async () => {
      await this.lock(centre);
      decideHandOver(await this.waiting(centre));
      const { absent, overdue, dueToday } = await this.meetings.openNow(centre);
      const key = newKey();
      const [made] = await this.keys.wrap([{ key, context: id }]);
      await this.uow.query('insert into shift_handover (id, centre_code, note_sealed, absent, overdue, due_today, given_at, given_by) values ($1, $2, $3, $4, $5, $6, $7, $8)', [
        id, centre, seal(key, Buffer.from(note), id), absent, overdue, dueToday, this.clock.now(), actor.userId,
      ]);
      await this.uow.query('insert into shift_key (shift_id, centre_code, wrapped, key_id) values ($1, $2, $3, $4)', [id, centre, made?.wrapped, made?.keyId]);
      return await this.view(actor, centre);
    });
  }

  /** @throws Refusal not-found, no-shift-waiting, shift-of-oneself */
  async take(actor: Actor, centre: string, id: string): Promise<ShiftsView> {
    await this.boards.mustAnswerFor(actor, centre);
    return await this.uow.write(actor.scope, async () => {
      await this.lock(centre);
      const waiting = await this.waiting(centre);
      decideTaking(waiting?.id === id ? waiting : undefined, actor.userId);
      await this.uow.query('update shift_handover set taken_at = $2, taken_by = $3, version = version + 1 where id = $1', [id, this.clock.now(), actor.userId]);
      return await this.view(actor, centre);
    });
  }

  private async lock(centre: string): Promise<void> {
    await this.uow.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`shift of ${centre}`]);
  }

  private async waiting(centre: string): Promise<{ id: string; givenBy: string } | undefined> {
    const [row] = await this.uow.query<{ id: string; givenBy: string }>('select id, given_by as "givenBy" from shift_handover where centre_code = $1 and taken_at is null', [centre]);
    return row;
  }

  private async view(actor: Actor, centre: string): Promise<ShiftsView> {
    const rows = await this.uow.query<ShiftRow>(SHIFTS, [centre]);
    const keys = await this.keys.unwrap(rows.map(({ id, wrapped, key_id: keyId }) => ({ wrapped, keyId, context: id })));
    const items = rows.map((row, index): ShiftView => {
      const key = keys[index];
      if (key === undefined) throw new Refusal('not-found');
      return {
        id: row.id,
        note: unseal(key, row.note_sealed, row.id).toString(),
        absent: row.absent,
        overdue: row.overdue,
        dueToday: row.due_today,
        givenAt: row.given_at.toISOString(),
        givenBy: row.given_by_name,
        ...(row.taken_at !== null && { takenAt: row.taken_at.toISOString() }),
        ...(row.taken_by_name !== null && { takenBy: row.taken_by_name }),
        toTake: row.taken_at === null && row.given_by !== actor.userId,
      };
    });
    return { ...(await this.meetings.openNow(centre)), waiting: rows.some(({ taken_at: at }) => at === null), items };
  }
}

const SHIFTS = `
  select s.id, s.note_sealed, k.wrapped, k.key_id, s.absent, s.overdue, s.due_today, s.given_at, s.given_by, g.display_name as given_by_name, s.taken_at,
         (select display_name from app_user where id = s.taken_by) as taken_by_name
    from shift_handover s join shift_key k on k.shift_id = s.id join app_user g on g.id = s.given_by
   where s.centre_code = $1 order by s.given_at desc, s.id limit 20`;
