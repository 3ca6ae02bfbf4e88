import { Inject, Injectable, Logger, type MessageEvent, type OnModuleDestroy } from '@nestjs/common';
import { Observable, type Subscriber } from 'rxjs';
import { type Actor, SessionService } from '../access/index.js';
import { Notifications, UnitOfWork } from '../platform/database/index.js';

/** Proxies end what is silent for a minute; and a browser that has gone is noticed by it. */
const BEAT_MS = 20_000;
/** More at once is a browser that is not told by events: it reads the whole page anew. */
const MOST = 200;
/** Of one person: pages and devices. The oldest gives way. */
const STREAMS_EACH = 8;
const CHANNEL = 'passerelle_alert';
/** How long a browser waits before it comes back, in milliseconds. */
const RETRY_MS = 3_000;

interface AlertRow {
  readonly number: number;
  readonly delivery: string | null;
}

/** Whoever looks: who, under which session, and what they know already. */
export interface Looking {
  readonly actor: Actor;
  readonly token: string;
  /** The number of the last alert that this browser has heard of; undefined: it has just read the page. */
  readonly after: number | undefined;
  /** What is new, and the end: for a browser or a network that can hold nothing open. */
  readonly once: boolean;
}

/**
 * The open browsers of this process. What is new is looked up in the database under the person's own scope, by the numbers of their alerts,
 * which have no gaps: so nothing depends on what this process has heard, and after a break nothing is missed (docs/adr/0024).
 */
@Injectable()
export class AlertStreams implements OnModuleDestroy {
  private readonly log = new Logger(AlertStreams.name);
  private readonly open = new Map<string, Set<AlertStream>>();
  private beating: NodeJS.Timeout | undefined;
  private deaf: (() => void) | undefined;

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(SessionService) private readonly sessions: SessionService,
    @Inject(Notifications) private readonly notifications: Notifications,
  ) {}

  stream(looking: Looking): Observable<MessageEvent> {
    return new Observable<MessageEvent>((subscriber) => {
      const stream = new AlertStream(looking, subscriber, this.uow, this.sessions, (error) => { this.log.warn(`a stream of alerts: ${String(error)}`); });
      if (!looking.once) this.add(looking.actor.userId, stream);
      void stream.look();
      return () => { this.remove(looking.actor.userId, stream); };
    });
  }

  /** To every open browser: a sign of life, and whatever no notification has told. */
  async beat(): Promise<void> {
    await Promise.all(this.all().map((stream) => stream.beat()));
  }

  onModuleDestroy(): void {
    clearInterval(this.beating);
    this.deaf?.();
    for (const stream of this.all()) stream.end();
  }

  private add(userId: string, stream: AlertStream): void {
    const theirs = this.open.get(userId) ?? new Set();
    this.open.set(userId, theirs.add(stream));
    if (theirs.size > STREAMS_EACH) [...theirs][0]?.end();
    this.beating ??= setInterval(() => void this.beat(), BEAT_MS).unref();
    this.deaf ??= this.notifications.listen(CHANNEL, (userIdToldOf) => {
      const concerned = userIdToldOf === undefined ? this.all() : [...(this.open.get(userIdToldOf) ?? [])];
      for (const one of concerned) void one.look();
    });
  }

  private remove(userId: string, stream: AlertStream): void {
    const theirs = this.open.get(userId);
    theirs?.delete(stream);
    if (theirs?.size === 0) this.open.delete(userId);
  }

  private all(): AlertStream[] {
    return [...this.open.values()].flatMap((theirs) => [...theirs]);
  }
}

/** One open browser. */
class AlertStream {
  private after: number | undefined;
  private looking: Promise<void> | undefined;
  private again = false;

  constructor(
    private readonly who: Looking,
    private readonly subscriber: Subscriber<MessageEvent>,
    private readonly uow: UnitOfWork,
    private readonly sessions: SessionService,
    private readonly failed: (error: unknown) => void,
  ) {
    this.after = who.after;
  }

  /** One look at a time; what is asked meanwhile is followed by another. */
  async look(): Promise<void> {
    this.again = true;
    this.looking ??= this.untilQuiet().finally(() => { this.looking = undefined; });
    await this.looking;
  }

  async beat(): Promise<void> {
    await this.look();
    if (!this.subscriber.closed) this.subscriber.next({ comment: 'here' });
  }

  end(): void {
    this.subscriber.complete();
  }

  private async untilQuiet(): Promise<void> {
    try {
      while (this.again && !this.subscriber.closed) {
        this.again = false;
        // Asked before each word: with the session ends what is told.
        if (!(await this.sessions.stands(this.who.token))) {
          this.subscriber.next({ type: 'signed-out', data: '' });
          this.end();
          return;
        }
        await this.tell();
      }
    } catch (error) {
      this.failed(error);
      this.end(); // the browser comes back, with the number of the last alert that it heard of
    }
    if (this.who.once) this.end();
  }

  private async tell(): Promise<void> {
    const { userId, scope } = this.who.actor;
    const { after } = this;
    const [last, fresh] = await this.uow.read(scope, async () => {
      const [newest] = await this.uow.query<{ number: number }>('select coalesce(max(number), 0) as number from alert where recipient_id = $1', [userId]);
      const rows = after === undefined ? [] : await this.uow.query<AlertRow>(FRESH, [userId, after, MOST]);
      return [newest?.number ?? 0, rows] as const;
    });
    if (after === undefined || after > last) this.subscriber.next({ type: 'known', id: String(last), retry: RETRY_MS, data: '' });
    for (const { number, delivery } of fresh) this.subscriber.next({ type: 'alert', id: String(number), data: { number, ...(delivery !== null && { delivery }) } });
    this.after = fresh.at(-1)?.number ?? (after === undefined || after > last ? last : after);
    if (fresh.length === MOST) this.again = true;
  }
}

const FRESH = `
  select a.number, y.id as delivery
    from alert a left join delivery y on y.alert_id = a.id and y.channel = 'app'
   where a.recipient_id = $1 and a.number > $2 order by a.number limit $3`;
