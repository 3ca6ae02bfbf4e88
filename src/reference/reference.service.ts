import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import { Doorstep, Notifications } from '../platform/database/index.js';
import type { KnownTime } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import type { CodeList } from './code-lists.vocabulary.js';

export interface Label {
  readonly fr: string;
  readonly en: string;
}
export interface RegionRow {
  readonly code: string;
  readonly label: Label;
}
export interface CentreRow extends RegionRow {
  readonly region: string;
}
export interface CodeRow extends RegionRow {
  readonly category: string | null;
  /** The first instant from which it is no longer offered; null: it is. */
  readonly retiredFrom: Date | null;
}
interface PlaceRow {
  readonly code: string;
  readonly name: string;
  readonly region: string;
}
interface UnitRow {
  readonly id: string;
  readonly name: string;
  readonly authority: string;
}
interface PartyRow extends RegionRow {
  readonly parent: string | null;
}

/** A point in time after a return into family or community at which its outcome is asked for, and the window around it. */
export interface Milestone {
  readonly code: string;
  readonly months: number;
  readonly daysBefore: number;
  readonly daysAfter: number;
}

/** All reference data at once: a few hundred lines that change a few times a year. */
export interface ReferenceBook {
  readonly regions: ReadonlyMap<string, RegionRow>;
  readonly places: ReadonlyMap<string, PlaceRow>;
  readonly centres: ReadonlyMap<string, CentreRow>;
  readonly parties: ReadonlyMap<string, PartyRow>;
  readonly units: ReadonlyMap<string, UnitRow>;
  readonly lists: ReadonlyMap<string, ReadonlyMap<string, CodeRow>>;
  /** In the order in which they are reached. */
  readonly milestones: readonly Milestone[];
}

@Injectable()
export class ReferenceService {
  private held: Promise<ReferenceBook> | undefined;
  private listening = false;

  constructor(
    @Inject(Doorstep) private readonly doorstep: Doorstep,
    @Inject(Notifications) private readonly notifications: Notifications,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  book(): Promise<ReferenceBook> {
    if (!this.listening) {
      this.listening = true;
      this.notifications.listen('passerelle_reference', () => { this.forget(); });
    }
    this.held ??= this.load().catch((error: unknown) => {
      this.held = undefined; // a failed load is tried again by the next reader
      throw error;
    });
    return this.held;
  }

  /** After somebody changed a list. */
  forget(): void {
    this.held = undefined;
  }

  /**
   * @param on when what is recorded happened, where that is known: what was retired since could still be chosen then
   * @throws Refusal unknown-code, code-retired on `field` when the code is given and not in the list, or no longer
   */
  async mustKnow(list: CodeList, code: string | undefined, field: string, on?: KnownTime): Promise<void> {
    if (code === undefined) return;
    const known = (await this.book()).lists.get(list)?.get(code);
    if (known === undefined) throw new Refusal('unknown-code', field);
    if (!isOffered(known, on?.at ?? this.clock.now())) throw new Refusal('code-retired', field);
  }

  async mustKnowRegion(code: string | undefined, field: string): Promise<void> {
    if (code !== undefined && !(await this.book()).regions.has(code)) throw new Refusal('unknown-region', field);
  }

  async mustKnowCentre(code: string | undefined, field: string): Promise<void> {
    if (code !== undefined && !(await this.book()).centres.has(code)) throw new Refusal('unknown-code', field);
  }

  async mustKnowParty(code: string | undefined, field: string): Promise<void> {
    if (code !== undefined && !(await this.book()).parties.has(code)) throw new Refusal('unknown-code', field);
  }

  async mustKnowUnit(id: string | undefined, field: string): Promise<void> {
    if (id !== undefined && !(await this.book()).units.has(id)) throw new Refusal('unknown-code', field);
  }

  private async load(): Promise<ReferenceBook> {
    const label = `json_build_object('fr', label_fr, 'en', label_en) as label`;
    const [regions, places, centres, parties, units, codes, milestones] = await Promise.all([
      this.doorstep.query<RegionRow>(`select code, ${label} from region order by label_fr`),
      this.doorstep.query<PlaceRow>('select code, name, region_code as region from place order by name'),
      this.doorstep.query<CentreRow>(`select code, ${label}, region_code as region from centre order by label_fr`),
      this.doorstep.query<PartyRow>(`select code, ${label}, parent_code as parent from party order by label_fr`),
      this.doorstep.query<UnitRow>('select id, name, authority_code as authority from unit order by name'),
      this.doorstep.query<CodeRow & { list: string }>(`select list, code, ${label}, category, retired_from::timestamp at time zone 'UTC' as "retiredFrom" from code_list order by list, position, code`),
      this.doorstep.query<Milestone>('select code, months, days_before as "daysBefore", days_after as "daysAfter" from outcome_milestone order by months'),
    ]);
    const lists = Map.groupBy(codes, (code) => code.list);
    return {
      regions: byCode(regions),
      places: byCode(places),
      centres: byCode(centres),
      parties: byCode(parties),
      units: new Map(units.map((unit) => [unit.id, unit])),
      lists: new Map([...lists].map(([list, rows]) => [list, byCode(rows)])),
      milestones,
    };
  }
}

/** Whether a code may be chosen for what happens then. */
export function isOffered({ retiredFrom }: Pick<CodeRow, 'retiredFrom'>, on: Date): boolean {
  return retiredFrom === null || on < retiredFrom;
}

function byCode<Row extends { readonly code: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.code, row]));
}
