import { Inject, Injectable } from '@nestjs/common';
import { Doorstep } from '../platform/database/index.js';
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

  constructor(@Inject(Doorstep) private readonly doorstep: Doorstep) {}

  book(): Promise<ReferenceBook> {
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

  /** @throws Refusal unknown-code on `field` when the code is given and not in the list */
  async mustKnow(list: CodeList, code: string | undefined, field: string): Promise<void> {
    if (code === undefined) return;
    const book = await this.book();
    if (book.lists.get(list)?.has(code) !== true) throw new Refusal('unknown-code', field);
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
      this.doorstep.query<CodeRow & { list: string }>(`select list, code, ${label}, category from code_list order by list, position`),
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

function byCode<Row extends { readonly code: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.code, row]));
}
