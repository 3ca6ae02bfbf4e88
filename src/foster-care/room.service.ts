import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { CasesService } from '../cases/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { endOf, type KnownTime } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { decideRoom, standingOn } from './family.rules.js';
import { VettingsService } from './vettings.service.js';

interface Child {
  readonly sex: 'female' | 'male' | 'unknown';
  readonly ageYears: number | null;
}

/** Whether a family has room, and who was placed beyond it. Runs inside the caller's unit of work. */
@Injectable()
export class RoomService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(VettingsService) private readonly vettings: VettingsService,
  ) {}

  /** Two placements with one family are decided one after the other. Taken before any case is opened, so that nobody waits in a circle. */
  async hold(code: string): Promise<void> {
    await this.uow.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`room of ${code}`]);
  }

  /** The same, of the family with which the child lives. @returns its code; undefined where the child lives with none that is named */
  async holdOfChild(caseId: string): Promise<string | undefined> {
    const [stay] = await this.uow.query<{ family: string }>(OPEN_FAMILY, [caseId]);
    if (stay !== undefined) await this.hold(stay.family);
    return stay?.family;
  }

  /** @returns the family's region, which answers for the child; and whether the family is over its places with it. @throws Refusal family-unknown, and what decideRoom refuses */
  async decide(code: string, at: KnownTime, child: Child, emergency: string | undefined): Promise<{ region: string; over: boolean }> {
    const [family] = await this.uow.query<{ region: string }>('select region_code as region from foster_family where code = $1', [code]);
    if (family === undefined) throw new Refusal('family-unknown', 'family');
    const vettings = await this.vettings.of(code);
    // Known to the day or month: the last instant that is meant, as doubt is not to shut a door.
    const then = new Date(endOf(at).getTime() - 1).toISOString().slice(0, 10);
    const over = decideRoom(standingOn(vettings, this.today()), standingOn(vettings, then), await this.taken(code), child, emergency);
    return { region: family.region, over };
  }

  /** Whoever waited because the family was over its places waits no longer, once it is not. */
  async relieve(actor: Actor, code: string): Promise<void> {
    const waiting = await this.uow.query<{ stayId: string; caseId: string }>(WAITING, [code]);
    if (waiting.length === 0) return;
    const places = standingOn(await this.vettings.of(code), this.today())?.terms?.places ?? 0;
    if ((await this.taken(code)) > places) return;
    await this.uow.query('select id from child_case where id = any ($1::uuid[]) order by id for update', [waiting.map(({ caseId }) => caseId)]);
    await this.uow.query('update stay_over_places set relieved_at = greatest($2, recorded_at), version = version + 1 where stay_id = any ($1::uuid[])', [waiting.map(({ stayId }) => stayId), this.cases.now()]);
    for (const { caseId } of waiting) await this.cases.settle(actor, caseId);
  }

  private async taken(code: string): Promise<number> {
    const [row] = await this.uow.query<{ taken: number }>('select foster_taken($1) as taken', [code]);
    return row?.taken ?? 0;
  }

  private today(): string {
    return this.cases.now().toISOString().slice(0, 10);
  }
}

const OPEN_FAMILY = `
  select s.family_code as family from stay s join child_case c on c.id = s.case_id
   where coalesce(c.merged_into, c.id) = $1 and s.discharged_at is null and s.family_code is not null`;

/** A merged file is told, and settled, in the one that is kept. */
const WAITING = `
  select o.stay_id as "stayId", k.id as "caseId"
    from stay_over_places o join stay s on s.id = o.stay_id join child_case c on c.id = o.case_id join child_case k on k.id = coalesce(c.merged_into, c.id)
   where s.family_code = $1 and s.discharged_at is null and o.answered_at is null and o.relieved_at is null
   order by k.id`;
