import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import { Doorstep, UnitOfWork } from '../platform/database/index.js';
import type { Actor } from './actor.js';
import type { SignInEventKind, SignInMethod } from './sign-in-event.vocabulary.js';
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

const PAGE = 200;
const NOTE = 'select note_sign_in_event($1, $2, $3, $4, $5, $6)';

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

  /** The latest first: the person's own, or everybody's for the auditor; row-level security decides which rows there are. */
  list(actor: Actor, before: string | undefined): Promise<EventRow[]> {
    return this.uow.read(actor.scope, () =>
      this.uow.query<EventRow>(
        `select e.id, e.at, e.kind, e.user_id, u.display_name as user_name, a.display_name as actor_name, e.method, e.network, e.device
           from sign_in_event e left join app_user u on u.id = e.user_id left join app_user a on a.id = e.actor
          where $1::uuid is null or e.id < $1 order by e.id desc limit ${String(PAGE)}`,
        [before ?? null],
      ),
    );
  }

  private values(kind: SignInEventKind, { userId, method, visitor }: Noted): unknown[] {
    return [this.clock.now(), kind, userId ?? null, method ?? null, visitor?.network ?? null, visitor?.device ?? null];
  }
}
