import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { Clock } from '../platform/clock/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { VirusScanner } from '../platform/virus-scan/index.js';
import { WakeQueue } from '../platform/queue/index.js';
import { ClockHealthService } from './clock-health.service.js';
import type { ChannelStateView, ClockCheckView, ClockDifferenceView, HeartbeatView, LatenessView, OperationsView, UnsealedView } from './operations.dto.js';

const SHOWN = 100;

/** As the database writes it: instants as JSON text, with its own offset. */
interface State {
  readonly open: number;
  readonly nextDue: string | null;
  readonly lateness: LatenessView[];
  readonly deliveries: Pick<ChannelStateView, keyof ChannelStateView>[];
  readonly heartbeats: HeartbeatView[];
  readonly unsealed: Pick<UnsealedView, keyof UnsealedView>;
}

interface CheckRow {
  readonly asked_by: string;
  readonly started_at: Date;
  readonly finished_at: Date | null;
  readonly cases: number;
  readonly deadlines: number;
  readonly unread: string[] | null;
}

interface DifferenceRow {
  readonly id: string;
  readonly kind: string;
  readonly case_code: string;
  readonly label_fr: string;
  readonly label_en: string;
  readonly ordinal: number;
  readonly found_at: Date;
  readonly last_seen_at: Date;
  readonly total: number;
}

/** What those who keep the system running must see of it. They see no case: the database gives figures, and of a difference the code. */
@Injectable()
export class OperationsService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ClockHealthService) private readonly health: ClockHealthService,
    @Inject(WakeQueue) private readonly queue: WakeQueue,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(VirusScanner) private readonly scanner: VirusScanner,
  ) {}

  async look(actor: Actor): Promise<OperationsView> {
    const [clock, queued] = await Promise.all([this.health.health(), this.queue.waiting()]);
    return await this.uow.read(actor.scope, async () => {
      const [row] = await this.uow.query<{ state: State }>('select operations_state($1) as state', [this.clock.now()]);
      if (row === undefined) throw new Error('the database gave no state');
      const [check] = await this.uow.query<CheckRow>('select asked_by, started_at, finished_at, cases, deadlines, unread from clock_check order by started_at desc limit 1');
      const differences = await this.uow.query<DifferenceRow>(DIFFERENCES, [SHOWN]);
      const { state } = row;
      return {
        clock,
        open: state.open,
        nextDue: iso(state.nextDue),
        lateness: state.lateness,
        deliveries: state.deliveries.map((line) => ({ ...line, nextTryAt: iso(line.nextTryAt) })),
        queued: queued ?? null,
        heartbeats: state.heartbeats.map(({ name, at }) => ({ name, at: new Date(at).toISOString() })),
        unsealed: { ...state.unsealed, since: iso(state.unsealed.since) },
        virusScan: this.scanner.scans,
        check: check === undefined ? null : checkView(check),
        differences: differences.map(differenceView),
        differencesOpen: differences[0]?.total ?? 0,
      };
    });
  }
}

const DIFFERENCES = `
  select x.id, x.kind, x.case_code, r.label_fr, r.label_en, x.ordinal, x.found_at, x.last_seen_at, count(*) over ()::int as total
    from clock_difference x join time_limit_rule r on r.id = x.rule_id
   where x.closed_at is null order by x.found_at desc, x.id limit $1`;

function iso(text: string | null): string | null {
  return text === null ? null : new Date(text).toISOString();
}

function checkView(row: CheckRow): ClockCheckView {
  return {
    askedBy: row.asked_by,
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    cases: row.cases,
    deadlines: row.deadlines,
    unread: row.unread ?? [],
  };
}

function differenceView(row: DifferenceRow): ClockDifferenceView {
  return {
    id: row.id,
    kind: row.kind,
    caseCode: row.case_code,
    rule: { fr: row.label_fr, en: row.label_en },
    ordinal: row.ordinal,
    foundAt: row.found_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
  };
}
