import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import { Doorstep, UnitOfWork } from '../platform/database/index.js';
import { Refusal } from '../platform/refusal/index.js';
import type { Actor } from './actor.js';
import type { SignInEventsQuery } from './sign-in-event.dto.js';
import { SIGN_IN_EVENTS, type SignInEventKind, type SignInMethod, TOPIC_OF } from './sign-in-event.vocabulary.js';
import type { Visitor } from './visitor.js';

interface EventRow {
  readonly id: string;
  readonly at: Date;
  readonly kind: SignInEventKind;
  readonly user_id: string | null;
  readonly user_name: string | null;
  readonly actor_name: string | null;
  readonly method: SignInMethod | null;
  readonly network: string | null;
  readonly device: string | null;
}

interface Noted {
  readonly userId?: string | undefined;
  readonly method?: SignInMethod;
  readonly visitor?: Visitor;
}

const PAGE = 100;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NOTE = 'select note_sign_in_event($1, $2, $3, $4, $5, $6)';

/** A day is one of Mali, which is a UTC day. */
const LIST = `
  select e.id, e.at, e.kind, e.user_id, u.display_name as user_name, a.display_name as actor_name, e.method, e.network, e.device
    from sign_in_event e left join app_user u on u.id = e.user_id left join app_user a on a.id = e.actor
   where ($1::uuid is null or e.id < $1) and ($2::uuid is null or e.user_id = $2 or e.actor = $2) and ($3::text[] is null or e.kind = any ($3))
     and ($4::date is null or e.at >= $4::date::timestamp at time zone 'UTC') and ($5::date is null or e.at < ($5::date + 1)::timestamp at time zone 'UTC')
   order by e.id desc limit $6`;

/** What happened at the door. Never a password, token, code, or an address that somebody typed. */
@Injectable()
export class SignInEvents {
  constructor(
    @Inject(Doorstep) private readonly doorstep: Doorstep,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Of somebody who is not inside yet, or of no account at all. */
  async note(kind: SignInEventKind, noted: Noted): Promise<void> {
    await this.doorstep.query(NOTE, this.values(kind, noted));
  }

  /** Within the unit of work that does it: what is undone is not told. */
  async noteHere(kind: SignInEventKind, noted: Noted): Promise<void> {
    await this.uow.query(NOTE, this.values(kind, noted));
  }

  /**
   * The latest first, a page at a time: the person's own, or everybody's for the auditor; row-level security decides which rows there are.
   * An unreadable cursor begins at the beginning.
   * @throws Refusal ends-before-start
   */
  async list(actor: Actor, { person, kind, from, to, cursor }: SignInEventsQuery): Promise<{ shown: EventRow[]; nextCursor: string | undefined }> {
    if (from !== undefined && to !== undefined && to < from) throw new Refusal('ends-before-start', 'to');
    const kinds = kind === undefined ? null : SIGN_IN_EVENTS.filter((event) => TOPIC_OF[event] === kind);
    const before = cursor !== undefined && UUID.test(cursor) ? cursor : null;
    const rows = await this.uow.read(actor.scope, () => this.uow.query<EventRow>(LIST, [before, person ?? null, kinds, from ?? null, to ?? null, PAGE + 1]));
    return { shown: rows.slice(0, PAGE), nextCursor: rows.length > PAGE ? rows[PAGE - 1]?.id : undefined };
  }

  private values(kind: SignInEventKind, { userId, method, visitor }: Noted): unknown[] {
    return [this.clock.now(), kind, userId ?? null, method ?? null, visitor?.network ?? null, visitor?.device ?? null];
  }
}
