import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { ReferenceService } from '../reference/index.js';
import type { HeadListView } from './audit.dto.js';
import { type LookerRow, lookerOf } from './looker.js';

const DAYS = 60;

interface HeadRow {
  readonly day: string;
  readonly stream: string;
  readonly position: string | number;
  readonly hash: string;
  readonly at: Date;
  readonly holds: boolean;
}

interface LetterRow extends LookerRow {
  readonly day: string;
  readonly state: string;
  readonly attempts: number;
  readonly sent_at: Date | null;
  readonly last_error: string | null;
}

/** The published heads for the auditor, and how they left the house. They name nobody but the auditors themselves. */
@Injectable()
export class HeadsService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
  ) {}

  /** The last sixty days on which there were heads, newest first. */
  async list(actor: Actor): Promise<HeadListView> {
    const book = await this.reference.book();
    return await this.uow.read(actor.scope, async () => {
      const heads = await this.uow.query<HeadRow>(HEADS, [DAYS]);
      const days = [...new Set(heads.map(({ day }) => day))];
      const letters = await this.uow.query<LetterRow>(LETTERS, [days]);
      return {
        items: days.map((day) => ({
          day,
          heads: heads.filter((head) => head.day === day).map(({ stream, position, hash, at, holds }) => ({ stream, position: Number(position), hash, at: at.toISOString(), holds })),
          letters: letters
            .filter((letter) => letter.day === day)
            .map((letter) => ({
              to: lookerOf(letter, book),
              state: letter.state,
              attempts: letter.attempts,
              ...(letter.sent_at !== null && { sentAt: letter.sent_at.toISOString() }),
              ...(letter.last_error !== null && { problem: letter.last_error }),
            })),
        })),
      };
    });
  }
}

const HEADS = `
  with broken as materialized (select * from broken_heads())
  select h.day::text, h.stream, h.position, encode(h.hash, 'hex') as hash, h.at,
         not exists (select 1 from broken b where b.day = h.day and b.stream = h.stream) as holds
    from published_head h where h.day in (select distinct day from published_head order by day desc limit $1)
   order by h.day desc, h.stream desc`;

const LETTERS = `
  select y.day::text, y.state, y.attempts, y.sent_at, y.last_error, y.recipient_id as actor, u.display_name, u.role, u.region_code, u.centre_code, u.unit_id
    from head_letter y left join app_user u on u.id = y.recipient_id where y.day = any ($1::date[]) order by u.display_name, y.id`;
