import { Inject, Injectable } from '@nestjs/common';
import { type Actor, may } from '../access/index.js';
import { ChildVault } from '../identity/index.js';
import { Clock } from '../platform/clock/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { AccessLog } from '../platform/journal/index.js';
import { formatKnownTime, type Precision } from '../platform/known-time/index.js';
import { BoardService } from './board.service.js';
import type { MeetingChildView, MeetingDeadlineView, MeetingNameView, MeetingView } from './meeting.dto.js';
import { dueOf, meetingTimes } from './meeting.rules.js';

interface ChildRow {
  readonly id: string;
  readonly code: string;
  readonly at: Date;
  readonly precision: Precision;
}
interface LeftRow extends ChildRow {
  readonly destination: string;
}
interface DueRow {
  readonly id: string;
  readonly code: string;
  readonly label_fr: string;
  readonly label_en: string;
  readonly due_at: Date;
  readonly settling_facts: string[];
}

/** What the morning meeting of a centre speaks about: the board, what happened since yesterday, and what is due. Kept nowhere. */
@Injectable()
export class MeetingService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(BoardService) private readonly boards: BoardService,
    @Inject(ChildVault) private readonly vault: ChildVault,
    @Inject(AccessLog) private readonly log: AccessLog,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws Refusal not-found for a centre for which this person does not answer */
  async of(actor: Actor, centre: string): Promise<MeetingView> {
    const now = this.clock.now();
    const { since, until } = meetingTimes(now);
    return await this.uow.read(actor.scope, async () => {
      const board = await this.boards.board(actor, centre);
      const admitted = await this.uow.query<ChildRow>(ADMITTED, [centre, since]);
      const discharged = await this.uow.query<LeftRow>(DISCHARGED, [centre, since]);
      const [left] = await this.uow.query<{ count: number }>('select discharged_since($1, $2) as count', [centre, since]);
      const absent = await this.uow.query<ChildRow>(ABSENT, [centre]);
      const due = await this.uow.query<DueRow>(DUE, [centre, until]);
      const [rest] = await this.uow.query<{ count: number }>(LATER, [centre, until]);
      const shown = [...board.present.map(({ caseId }) => caseId), ...board.expected.map(({ caseId }) => caseId), ...[...admitted, ...discharged, ...absent].map(({ id }) => id)];
      return {
        board,
        since: since.toISOString(),
        admitted: admitted.map(childView),
        discharged: discharged.map((row) => ({ caseId: row.id, code: row.code, at: formatKnownTime(row), destination: row.destination })),
        left: left?.count ?? 0,
        absent: absent.map(childView),
        deadlines: due.map((row) => deadlineView(row, now)),
        later: rest?.count ?? 0,
        names: await this.names(actor, [...new Set(shown)]),
      };
    });
  }

  /** What is open in a centre, counted; inside the running unit of work. */
  async openNow(centre: string): Promise<{ absent: number; overdue: number; dueToday: number }> {
    const now = this.clock.now();
    const [row] = await this.uow.query<{ absent: number; overdue: number; dueToday: number }>(OPEN_NOW, [centre, meetingTimes(now).until, now]);
    return row ?? { absent: 0, overdue: 0, dueToday: 0 };
  }

  private async names(actor: Actor, caseIds: readonly string[]): Promise<MeetingNameView[]> {
    if (!may(actor.role, 'identity.read')) return [];
    const names = await this.vault.names([...caseIds]);
    if (names.size > 0) await this.log.record('identity.read', { detail: { in: 'list', cases: [...names.keys()] } });
    return [...names].map(([caseId, { given, family }]) => ({ caseId, name: [given, family].filter((part) => part !== '').join(' ') }));
  }
}

/** A file merged into another is told as the one that is kept. */
const OF_CENTRE = `join child_case c on c.id = s.case_id join child_case k on k.id = coalesce(c.merged_into, c.id)`;

/** $1 centre, $2 since. What is known to the month alone says nothing of a day. */
const ADMITTED = `
  select distinct on (s.admitted_at, k.code) k.id, k.code, s.admitted_at as at, s.admitted_precision as precision
    from stay s ${OF_CENTRE} where s.centre_code = $1 and s.admitted_at >= $2 and s.admitted_precision <> 'month' order by s.admitted_at, k.code`;
const DISCHARGED = `
  select distinct on (s.discharged_at, k.code) k.id, k.code, s.discharged_at as at, s.discharged_precision as precision, s.destination
    from stay s ${OF_CENTRE} where s.centre_code = $1 and s.discharged_at >= $2 and s.discharged_precision <> 'month' order by s.discharged_at, k.code`;
const ABSENT = `
  select k.id, k.code, a.since_at as at, a.since_precision as precision
    from stay_absence a join stay s on s.id = a.stay_id ${OF_CENTRE} where s.centre_code = $1 and s.discharged_at is null and a.ended_at is null order by a.since_at, k.code`;

const RUNNING = `from deadline d join child_case k on k.id = d.case_id join time_limit_rule r on r.id = d.rule_id
   where d.state = 'open' and r.subject <> 'access grant' and d.case_id in (
     select coalesce(c.merged_into, c.id) from stay s join child_case c on c.id = s.case_id where s.centre_code = $1 and s.discharged_at is null)`;
const DUE = `select k.id, k.code, r.label_fr, r.label_en, d.due_at, r.settling_facts ${RUNNING} and d.due_at < $2 order by d.due_at, k.code limit 500`;
const OPEN_NOW = `
  select (select count(*)::int from stay_absence a join stay s on s.id = a.stay_id where s.centre_code = $1 and s.discharged_at is null and a.ended_at is null) as absent,
         (select count(*)::int ${RUNNING} and d.due_at <= $3) as overdue, (select count(*)::int ${RUNNING} and d.due_at > $3 and d.due_at < $2) as "dueToday"`;
const LATER = `select count(*)::int as count ${RUNNING} and d.due_at >= $2`;

function childView(row: ChildRow): MeetingChildView {
  return { caseId: row.id, code: row.code, at: formatKnownTime(row) };
}

function deadlineView(row: DueRow, now: Date): MeetingDeadlineView {
  return { caseId: row.id, code: row.code, label: { fr: row.label_fr, en: row.label_en }, dueAt: row.due_at.toISOString(), due: dueOf(row.due_at, row.settling_facts, now) };
}
