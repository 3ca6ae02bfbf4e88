import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { Clock } from '../platform/clock/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import type { CaseloadView, CaseloadWorkerView } from './caseload.dto.js';
import { CHILDREN_PER_WORKER, loadOf } from './caseload.rules.js';

/** How many children each worker follows, for whoever gives children to workers: those of the own centre and region. */
@Injectable()
export class CaseloadService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async list(actor: Actor): Promise<CaseloadView> {
    return await this.uow.read(actor.scope, async () => {
      const workers = await this.uow.query<WorkerRow>(WORKERS, [actor.regionCode, actor.centreCode, this.clock.now()]);
      const [rest] = await this.uow.query<{ unassigned: number }>(UNASSIGNED);
      return { standard: CHILDREN_PER_WORKER, items: workers.map(viewOf), unassigned: rest?.unassigned ?? 0 };
    });
  }
}

interface WorkerRow {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly region: string | null;
  readonly centre: string | null;
  readonly children: number;
  readonly overdue: number;
}

/** $1, $2: region and centre of the person asking; neither: the whole country. A centre's manager is shown the case workers of its region too. */
const WORKERS = `
  with worker as (
    select u.id, u.display_name as name, u.role, u.centre_code as centre, coalesce(u.region_code, c.region_code) as region
      from app_user u left join centre c on c.code = u.centre_code
     where u.active and u.role in ('case-worker', 'centre-worker')
  ), load as (
    select k.assigned_to as id, count(*)::int as children,
           (count(*) filter (where exists (select 1 from deadline d where d.case_id = k.id and d.state = 'open' and d.due_at < $3)))::int as overdue
      from child_case k where k.assigned_to is not null and k.status not in ('closed', 'merged') group by k.assigned_to
  )
  select w.*, coalesce(l.children, 0) as children, coalesce(l.overdue, 0) as overdue
    from worker w left join load l on l.id = w.id
   where case
           when $2::text is not null then w.centre = $2 or (w.role = 'case-worker' and w.region = (select region_code from centre where code = $2))
           else $1::text is null or w.region = $1
         end
   order by w.name, w.id`;

const UNASSIGNED = `
  select count(*)::int as unassigned from child_case
   where assigned_to is null and status in ('handed-over', 'in-interim-care', 'between-centres', 'in-reintegration', 'released-without-handover', 'absent-without-leave', 're-recruited', 'identified')`;

function viewOf({ region, centre, ...row }: WorkerRow): CaseloadWorkerView {
  return { ...row, ...(region !== null && { region }), ...(centre !== null && { centre }), load: loadOf(row.children) };
}
