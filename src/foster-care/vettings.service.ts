import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { Clock } from '../platform/clock/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import type { FamilyTerms, Vetting } from './family.vocabulary.js';

interface Row {
  readonly id: string;
  readonly family: string;
  readonly step: Vetting['step'];
  readonly onDay: string;
  readonly untilDay: string | null;
  readonly places: number | null;
  readonly sex: FamilyTerms['sex'] | null;
  readonly ageFrom: number | null;
  readonly ageTo: number | null;
  readonly sealed: Buffer | null;
  readonly by: string | null;
}

/** A step as the database keeps it: with its words, sealed with the family's key, and who recorded it, for those who may know. */
export interface VettingRow extends Vetting {
  readonly id: string;
  readonly sealed: Buffer | null;
  readonly by: string | null;
}

/** The steps of families, in the order in which they hold. Runs inside the caller's unit of work. */
@Injectable()
export class VettingsService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async of(code: string): Promise<VettingRow[]> {
    return (await this.uow.query<Row>(`${VETTINGS} where v.family_code = $1 ${IN_ORDER}`, [code])).map(vettingOf);
  }

  /** Of every family that the acting person sees. */
  async ofAll(): Promise<Map<string, VettingRow[]>> {
    const rows = await this.uow.query<Row>(`${VETTINGS} ${IN_ORDER}`);
    return new Map([...Map.groupBy(rows, ({ family }) => family)].map(([family, some]) => [family, some.map(vettingOf)]));
  }

  async add(actor: Actor, code: string, { id, step, onDay, untilDay, terms, sealed }: Vetting & Pick<VettingRow, 'id' | 'sealed'>): Promise<void> {
    await this.uow.query(INSERT, [
      id, code, step, onDay, untilDay, terms?.places ?? null, terms?.sex ?? null, terms?.ageFrom ?? null, terms?.ageTo ?? null, sealed, this.clock.now(), actor.userId,
    ]);
  }
}

const VETTINGS = `
  select v.id, v.family_code as family, v.step, v.on_day::text as "onDay", v.until_day::text as "untilDay", v.places, v.sex, v.age_from as "ageFrom", v.age_to as "ageTo", v.sealed, u.display_name as by
    from foster_vetting v left join app_user u on u.id = v.recorded_by`;
const IN_ORDER = 'order by v.family_code, v.position';
const INSERT = `
  insert into foster_vetting (id, family_code, position, step, on_day, until_day, places, sex, age_from, age_to, sealed, recorded_at, recorded_by)
  select $1, $2, (select count(*) + 1 from foster_vetting where family_code = $2), $3, $4, $5, $6, $7, $8, $9, $10, $11, $12`;

function vettingOf({ id, step, onDay, untilDay, places, sex, ageFrom, ageTo, sealed, by }: Row): VettingRow {
  return { id, step, onDay, untilDay, sealed, by, terms: places === null || sex === null || ageFrom === null || ageTo === null ? null : { places, sex, ageFrom, ageTo } };
}
