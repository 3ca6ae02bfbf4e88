import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { Clock } from '../platform/clock/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { Refusal } from '../platform/refusal/index.js';
import type { AbsenceListView, ColleagueView, RecordAbsenceRequest } from './absence.dto.js';
import { absencePeriod, type Colleague, mayRecordAbsence, mayStandIn } from './absence.rules.js';

interface ColleagueRow extends Colleague {
  readonly name: string;
}

interface AbsenceRow {
  id: string;
  user_id: string;
  from_at: Date;
  until_at: Date;
  stand_in_id: string | null;
  recorded_by: string;
}

/** Who is away from when to when, and who is told in their place. */
@Injectable()
export class AbsencesService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** One's own, those one stands in for, and those of the people one manages; running and to come. */
  async list(actor: Actor): Promise<AbsenceListView> {
    return await this.uow.read(actor.scope, () => this.view(actor));
  }

  /** Who may stand in for somebody, by role and place. @throws Refusal not-found when the person is none whose absence the actor may record */
  async standIns(actor: Actor, userId: string): Promise<ColleagueView[]> {
    return await this.uow.read(actor.scope, async () => {
      const colleagues = await this.colleagues();
      const absent = mustManage(actor, userId, colleagues);
      return [...colleagues.values()].filter((one) => mayStandIn(one, absent)).map(viewOf);
    });
  }

  /** @throws Refusal not-found, ends-before-start, absence-over, absence-too-long, absence-overlaps, stand-in-unfit */
  async record(actor: Actor, input: RecordAbsenceRequest): Promise<AbsenceListView> {
    await this.uow.write(actor.scope, async () => {
      const now = this.clock.now();
      const { from, until } = absencePeriod(input.fromDay, input.lastDay, now);
      const colleagues = await this.colleagues();
      const absent = mustManage(actor, input.userId, colleagues);
      if (input.standInId !== undefined) {
        const standIn = colleagues.get(input.standInId);
        if (standIn === undefined || !mayStandIn(standIn, absent)) throw new Refusal('stand-in-unfit', 'standInId');
      }
      await this.uow.query('insert into absence (id, user_id, from_at, until_at, stand_in_id, recorded_by, recorded_at) values ($1, $2, $3, $4, $5, $6, $7)', [
        input.id, absent.id, from, until, input.standInId ?? null, actor.userId, now,
      ]);
    });
    return await this.list(actor);
  }

  /** Back earlier, or not away at all. @throws Refusal not-found, absence-over */
  async end(actor: Actor, id: string): Promise<AbsenceListView> {
    await this.uow.write(actor.scope, async () => {
      const now = this.clock.now();
      const [absence] = await this.uow.query<{ user_id: string; over: boolean }>('select user_id, coalesce(ended_at, until_at) <= $2 as over from absence where id = $1', [id, now]);
      if (absence === undefined) throw new Refusal('not-found');
      mustManage(actor, absence.user_id, await this.colleagues());
      if (absence.over) throw new Refusal('absence-over');
      await this.uow.query('update absence set ended_at = greatest(from_at, $2), ended_by = $3, version = version + 1 where id = $1', [id, now, actor.userId]);
    });
    return await this.list(actor);
  }

  private async view(actor: Actor): Promise<AbsenceListView> {
    const colleagues = await this.colleagues();
    const self = colleagues.get(actor.userId);
    const manages = (one: Colleague): boolean => self !== undefined && mayRecordAbsence(self, one);
    const rows = await this.uow.query<AbsenceRow>(
      'select id, user_id, from_at, until_at, stand_in_id, recorded_by from absence where ended_at is null and until_at > $1 order by from_at, id', [this.clock.now()],
    );
    return {
      items: rows.flatMap((row) => {
        const person = colleagues.get(row.user_id);
        if (person === undefined || (!manages(person) && row.stand_in_id !== actor.userId)) return [];
        const standIn = colleagues.get(row.stand_in_id ?? '');
        return [{
          id: row.id, person: viewOf(person), from: row.from_at.toISOString(), until: row.until_at.toISOString(), ...(standIn && { standIn: viewOf(standIn) }),
          recordedBy: colleagues.get(row.recorded_by)?.name ?? '', own: row.user_id === actor.userId, endable: manages(person),
        }];
      }),
      people: [...colleagues.values()].filter((one) => one.id !== actor.userId && manages(one)).map(viewOf),
    };
  }

  /** Whom the actor knows and who works here, inside the running unit of work. */
  private async colleagues(): Promise<Map<string, ColleagueRow>> {
    const rows = await this.uow.query<ColleagueRow>(COLLEAGUES);
    return new Map(rows.map((row) => [row.id, row]));
  }
}

const COLLEAGUES = `
  select u.id, u.display_name as name, u.role, u.region_code as "regionCode", u.centre_code as "centreCode", c.region_code as "centreRegion", u.unit_id as "unitId"
    from app_user u left join centre c on c.code = u.centre_code
   where u.active order by u.display_name, u.id`;

function mustManage(actor: Actor, userId: string, colleagues: ReadonlyMap<string, ColleagueRow>): ColleagueRow {
  const self = colleagues.get(actor.userId);
  const absent = colleagues.get(userId);
  if (self === undefined || absent === undefined || !mayRecordAbsence(self, absent)) throw new Refusal('not-found');
  return absent;
}

function viewOf({ id, name, role }: ColleagueRow): ColleagueView {
  return { id, name, role };
}
