import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { Clock } from '../platform/clock/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { ReferenceService } from '../reference/index.js';
import type { ActivityAnswerView, ActivityListView, ActivityQuery, ActivityView, EndActivityRequest, RecordActivityRequest } from './activities.dto.js';
import { decideActivity, decideOutcome } from './activities.rules.js';
import type { People } from './activities.vocabulary.js';

/** What the programme does beside the single child. Officers record it for their region, the Ministry for the country. */
@Injectable()
export class ActivitiesService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async list(actor: Actor, { kind, region }: ActivityQuery): Promise<ActivityListView> {
    const rows = await this.uow.read(actor.scope, () => this.uow.query<{ [K in keyof ActivityView]: ActivityView[K] | null }>(LIST, [kind ?? null, region ?? null]));
    return { items: rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as ActivityView) };
  }

  /** @throws Refusal forbidden (another region, or the country), unknown-code, unknown-region, and what decideActivity says */
  async record(actor: Actor, input: RecordActivityRequest): Promise<ActivityAnswerView> {
    const { males, females, sexUnknown, ...said } = input;
    const people = peopleOf({ males, females, sexUnknown });
    decideActivity({ ...said, people }, this.clock.now().toISOString().slice(0, 10));
    mustBeOwnRegion(actor, input.region);
    await this.mustKnow(input);
    await this.uow.write(actor.scope, () => this.uow.query(INSERT, [
      input.id, input.kind, input.status, input.onDay, input.untilDay ?? null, input.region ?? null, input.place ?? null, input.topic ?? null, input.audience ?? null, input.partner ?? null, input.party ?? null, input.step ?? null,
      input.cancelReason ?? null, people?.males ?? null, people?.females ?? null, people?.sexUnknown ?? null, input.schools ?? null, input.pupils ?? null, input.teachers ?? null, input.perCent ?? null, input.centres ?? null,
      this.clock.now(), actor.userId,
    ]));
    return { id: input.id };
  }

  /** @throws Refusal not-found (also of another region), activity-not-planned, activity-cancelled-why, activity-not-held, unknown-code */
  async end(actor: Actor, id: string, { status, cancelReason, ...counts }: EndActivityRequest): Promise<ActivityAnswerView> {
    const people = peopleOf(counts);
    decideOutcome({ status, cancelReason, people });
    await this.reference.mustKnow('activity-cancelled', cancelReason, 'cancelReason');
    return await this.uow.write(actor.scope, async () => {
      const [found] = await this.uow.query<{ status: string; region: string | null; kind: string; onDay: string }>('select status, region_code as region, kind, on_day::text as "onDay" from activity where id = $1 for update', [id]);
      if (found === undefined) throw new Refusal('not-found');
      mustBeOwnRegion(actor, found.region ?? undefined);
      if (found.status !== 'planned') throw new Refusal('activity-not-planned');
      if (status === 'done' && found.onDay > this.clock.now().toISOString().slice(0, 10)) throw new Refusal('in-the-future', 'status');
      if (people !== undefined && found.kind === 'action-plan') throw new Refusal('activity-field-of-another', 'males');
      await this.uow.query('update activity set status = $2, cancel_reason = $3, males = $4, females = $5, sex_unknown = $6, version = version + 1 where id = $1', [id, status, cancelReason ?? null, people?.males ?? null, people?.females ?? null, people?.sexUnknown ?? null]);
      return { id };
    });
  }

  private async mustKnow(input: RecordActivityRequest): Promise<void> {
    const on = { at: new Date(`${input.onDay}T00:00:00.000Z`), precision: 'day' } as const;
    await this.reference.mustKnowRegion(input.region, 'region');
    await this.reference.mustKnowParty(input.party, 'party');
    await this.reference.mustKnow('activity-topic', input.topic, 'topic', on);
    await this.reference.mustKnow('activity-audience', input.audience, 'audience', on);
    await this.reference.mustKnow('partner', input.partner, 'partner', on);
    await this.reference.mustKnow('action-plan-step', input.step, 'step', on);
    await this.reference.mustKnow('activity-cancelled', input.cancelReason, 'cancelReason', on);
    if (input.place !== undefined && !(await this.reference.book()).places.has(input.place)) throw new Refusal('unknown-code', 'place');
  }
}

/** @throws Refusal forbidden */
function mustBeOwnRegion({ scope }: Actor, region: string | undefined): void {
  if (scope.reach !== 'all' && (region === undefined || !scope.grantees.includes(`region:${region}`))) throw new Refusal('forbidden', 'region');
}

/** @throws Refusal activity-people-by-sex */
function peopleOf({ males, females, sexUnknown }: { males?: number | undefined; females?: number | undefined; sexUnknown?: number | undefined }): People | undefined {
  if (males === undefined && females === undefined && sexUnknown === undefined) return undefined;
  if (males === undefined || females === undefined) throw new Refusal('activity-people-by-sex', 'males');
  return { males, females, sexUnknown: sexUnknown ?? 0 };
}

const LIST = `
  select id, kind, status, on_day::text as "onDay", until_day::text as "untilDay", region_code as region, place_code as place, topic, audience, partner, party_code as party, step, cancel_reason as "cancelReason",
         males, females, sex_unknown as "sexUnknown", schools, pupils, teachers, per_cent as "perCent", centres
    from activity where ($1::text is null or kind = $1) and ($2::text is null or region_code = $2) order by on_day desc, recorded_at desc, id limit 500`;
const INSERT = `
  insert into activity (id, kind, status, on_day, until_day, region_code, place_code, topic, audience, partner, party_code, step, cancel_reason, males, females, sex_unknown, schools, pupils, teachers, per_cent, centres, recorded_at, recorded_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)`;
