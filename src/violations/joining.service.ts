import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { Clock } from '../platform/clock/index.js';
import { requestContext, UnitOfWork } from '../platform/database/index.js';
import { formatKnownTime, type Precision } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { ReferenceService } from '../reference/index.js';
import type { CompareIncidentRequest } from './incident.dto.js';
import type { IncidentAnswerView, LikelyIncidentView } from './incident-page.dto.js';
import { IncidentsService } from './incidents.service.js';
import { type ComparedIncident, decideJoin, type JoinedIncident, mayBeOne } from './joining.rules.js';

const UNIDENTIFIED = 'UNIDENTIFIED';
const SHOWN = 20;

/** The same event recorded twice, from two sources: found, joined, and taken apart again. */
@Injectable()
export class JoiningService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(IncidentsService) private readonly incidents: IncidentsService,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Those that nobody has compared with this one yet. Inside the running unit of work. */
  async likely(id: string): Promise<LikelyIncidentView[]> {
    const { parties } = await this.reference.book();
    const rows = await this.uow.query<ComparedRow>(NEAR, [id]);
    const own = rows.find((row) => row.id === id);
    if (own === undefined || own.joined_into !== null) return [];
    const compared = ({ occurred_at: at, occurred_precision: precision, region_code: region, party_code: party, types }: ComparedRow): ComparedIncident => (
      { occurredAt: { at, precision }, region, party, coalition: parties.get(party)?.parent ?? party, types }
    );
    return rows
      .filter((row) => row.id !== id && row.joined_into === null && mayBeOne(compared(own), compared(row), UNIDENTIFIED))
      .slice(0, SHOWN)
      .map((row) => ({ id: row.id, code: row.code, version: row.version, occurredAt: formatKnownTime({ at: row.occurred_at, precision: row.occurred_precision }), party: row.party_code, types: row.types, children: row.children }));
  }

  /**
   * This incident is told in the other one from now on.
   * @throws Refusal not-found, version-overtaken of either, compared-already, and those of decideJoin
   */
  async join(actor: Actor, id: string, input: CompareIncidentRequest): Promise<IncidentAnswerView> {
    return await this.uow.write(actor.scope, async () => {
      await this.openBoth(id, input);
      decideJoin(await this.whole(id), await this.whole(input.otherId));
      await this.compare(actor, id, input, 'same');
      await this.uow.query('update incident set joined_into = $2, version = version + 1 where id = $1', [id, input.otherId]);
      return await this.incidents.settle(input.otherId);
    });
  }

  /** Two events: not proposed again. */
  async keepApart(actor: Actor, id: string, input: CompareIncidentRequest): Promise<IncidentAnswerView> {
    return await this.uow.write(actor.scope, async () => {
      await this.openBoth(id, input);
      await this.compare(actor, id, input, 'different');
      return await this.incidents.settle(id);
    });
  }

  /** Each stands again by itself. @throws Refusal incident-not-joined */
  async separate(actor: Actor, id: string): Promise<IncidentAnswerView> {
    return await this.uow.write(actor.scope, async () => {
      const { joinedInto } = await this.incidents.open(id, requestContext.getStore()?.expectedVersion);
      if (joinedInto === null) throw new Refusal('incident-not-joined');
      await this.uow.query(`update incident_comparison set undone_at = $2, undone_by = $3, version = version + 1 where incident_id = $1 and verdict = 'same' and undone_at is null`, [id, this.clock.now(), actor.userId]);
      await this.uow.query('update incident set joined_into = null where id = $1', [id]);
      await this.incidents.settle(joinedInto);
      return await this.incidents.settle(id);
    });
  }

  /** Locked in one order, so that two people never wait for each other. */
  private async openBoth(id: string, { otherId, otherVersion }: CompareIncidentRequest): Promise<void> {
    if (id === otherId) throw new Refusal('join-with-itself');
    const versions = new Map([[id, requestContext.getStore()?.expectedVersion], [otherId, otherVersion]]);
    for (const one of [id, otherId].toSorted()) await this.incidents.open(one, versions.get(one));
  }

  private async compare(actor: Actor, id: string, input: CompareIncidentRequest, verdict: 'same' | 'different'): Promise<void> {
    await this.uow.query('insert into incident_comparison (id, incident_id, other_id, verdict, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6)', [
      input.id, id, input.otherId, verdict, this.clock.now(), actor.userId,
    ]);
  }

  private async whole(id: string): Promise<JoinedIncident> {
    const [row] = await this.uow.query<JoinedIncident>(WHOLE, [id]);
    if (row === undefined) throw new Refusal('not-found');
    return row;
  }
}

interface ComparedRow {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly occurred_at: Date;
  readonly occurred_precision: Precision;
  readonly region_code: string;
  readonly party_code: string;
  readonly joined_into: string | null;
  readonly types: string[];
  readonly children: number;
}

/** Two months to each side: a month has at most 31 days. */
const NEAR = `
  select o.id, o.code, o.version, o.occurred_at, o.occurred_precision, o.region_code, o.party_code, o.joined_into,
         (select coalesce(array_agg(distinct v.type), '{}') from violation v where v.incident_id = o.id) as types,
         (select coalesce(sum(case when w.case_id is null then w.boys + w.girls + w.sex_unknown else 1 end), 0)::int from incident_victim w where w.incident_id = o.id and w.withdrawn_at is null) as children
    from incident i join incident o on o.region_code = i.region_code and o.occurred_at between i.occurred_at - interval '35 days' and i.occurred_at + interval '35 days'
   where i.id = $1
     and not exists (select from incident_comparison c where c.undone_at is null and ((c.incident_id = i.id and c.other_id = o.id) or (c.incident_id = o.id and c.other_id = i.id)))
   order by abs(extract(epoch from o.occurred_at - i.occurred_at)), o.id`;

const WHOLE = `
  select i.id, i.joined_into as "joinedInto", exists (select from incident o where o.joined_into = i.id) as "holdsOthers",
         (select coalesce(json_agg(json_build_object('type', v.type, 'facility', v.facility, 'act', v.facility_act, 'status', v.status)), '[]') from violation v where v.incident_id = i.id) as violations,
         (select coalesce(json_agg(json_build_object('childId', coalesce(c.merged_into, c.id), 'type', s.type)), '[]')
            from incident_victim w join child_case c on c.id = w.case_id join victim_violation s on s.victim_id = w.id where w.incident_id = i.id and w.withdrawn_at is null) as links
    from incident i where i.id = $1`;
