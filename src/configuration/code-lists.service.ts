import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { Clock } from '../platform/clock/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { CODE_LISTS, type CodeList, ReferenceService } from '../reference/index.js';
import type { AddCodeRequest, ChangeCodeRequest, CodeListsView, CodeListView, OrderCodesRequest } from './code-list.dto.js';
import { decideCodeChange, decideNewCode, decideOrder, type HeldCode } from './code-list.rules.js';
import { LIST_POLICIES } from './list-policy.vocabulary.js';

interface CodeRow extends HeldCode {
  readonly version: number;
  readonly changedAt: Date | null;
  readonly changedBy: string | null;
}

/** Words, order and retirement of code lists, without a new version of the product (docs/adr/0047). */
@Injectable()
export class CodeListsService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async all(actor: Actor): Promise<CodeListsView> {
    const counts = await this.uow.read(actor.scope, () =>
      this.uow.query<{ list: string; offered: number; retired: number }>(
        'select list, count(*) filter (where retired_from is null or retired_from > $1::date)::int as offered, count(*) filter (where retired_from <= $1::date)::int as retired from code_list group by list', [this.today()],
      ),
    );
    const of = new Map(counts.map((row) => [row.list, row]));
    return {
      items: CODE_LISTS.map((list) => {
        const { label, fixed } = LIST_POLICIES[list];
        return { list, label, ...(fixed !== undefined && { fixed }), offered: of.get(list)?.offered ?? 0, retired: of.get(list)?.retired ?? 0 };
      }),
    };
  }

  /** @throws Refusal not-found */
  async one(actor: Actor, name: string): Promise<CodeListView> {
    const list = mustBeList(name);
    return await this.uow.read(actor.scope, () => this.view(list));
  }

  /** At the end of the list. @throws Refusal not-found, list-overtaken, and those of decideNewCode */
  async add(actor: Actor, name: string, { seen, fr, en, category }: AddCodeRequest): Promise<CodeListView> {
    return await this.change(actor, mustBeList(name), seen, async (list, codes) => {
      const made = decideNewCode(LIST_POLICIES[list], codes, { fr, en, category });
      await this.uow.query(ADD, [list, made.code, fr, en, made.category, this.clock.now(), actor.userId]);
    });
  }

  /** @throws Refusal not-found, list-overtaken, and those of decideCodeChange */
  async changeCode(actor: Actor, name: string, code: string, { seen, fr, en, retiredFrom = null }: Omit<ChangeCodeRequest, 'retiredFrom'> & { retiredFrom?: string | null }): Promise<CodeListView> {
    return await this.change(actor, mustBeList(name), seen, async (list, codes) => {
      decideCodeChange(LIST_POLICIES[list], codes, code, { fr, en, retiredFrom }, this.today());
      await this.uow.query(CHANGE, [list, code, fr, en, retiredFrom, this.clock.now(), actor.userId]);
    });
  }

  /** @throws Refusal not-found, list-overtaken, and those of decideOrder */
  async order(actor: Actor, name: string, { seen, codes: order }: OrderCodesRequest): Promise<CodeListView> {
    return await this.change(actor, mustBeList(name), seen, async (list, codes) => {
      decideOrder(LIST_POLICIES[list], codes, order);
      await this.uow.query(ORDER, [list, order, this.clock.now(), actor.userId]);
    });
  }

  /** One after the other, each on what the one before has left. */
  private async change(actor: Actor, list: CodeList, seen: number, write: (list: CodeList, codes: readonly CodeRow[]) => Promise<void>): Promise<CodeListView> {
    const view = await this.uow.write(actor.scope, async () => {
      await this.uow.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`codes of ${list}`]);
      const codes = await this.codes(list);
      if (versionOf(codes) !== seen) throw new Refusal('list-overtaken');
      await write(list, codes);
      return await this.view(list);
    });
    // Other processes hear of it from the database.
    this.reference.forget();
    return view;
  }

  private async view(list: CodeList): Promise<CodeListView> {
    const { label, fixed, kept = [], categories = [], withoutCategory = false } = LIST_POLICIES[list];
    const codes = await this.codes(list);
    return {
      list, label, ...(fixed !== undefined && { fixed }), categories: [...categories], withoutCategory, version: versionOf(codes),
      items: codes.map((row) => ({
        code: row.code, label: { fr: row.labelFr, en: row.labelEn }, ...(row.category !== null && { category: row.category }), ...(row.retiredFrom !== null && { retiredFrom: row.retiredFrom }),
        kept: kept.includes(row.code), ...(row.changedAt !== null && { changedAt: row.changedAt.toISOString() }), ...(row.changedBy !== null && { changedBy: row.changedBy }),
      })),
    };
  }

  private async codes(list: CodeList): Promise<CodeRow[]> {
    return await this.uow.query<CodeRow>(CODES, [list]);
  }

  private today(): string {
    return this.clock.now().toISOString().slice(0, 10);
  }
}

function mustBeList(name: string): CodeList {
  const list = CODE_LISTS.find((one) => one === name);
  if (list === undefined) throw new Refusal('not-found');
  return list;
}

/** Every change raises one of them, and none is ever taken away. */
function versionOf(codes: readonly CodeRow[]): number {
  return codes.reduce((sum, { version }) => sum + version, 0);
}

const CODES = `
  select c.code, c.label_fr as "labelFr", c.label_en as "labelEn", c.category, c.retired_from::text as "retiredFrom", c.version, c.changed_at as "changedAt", u.display_name as "changedBy"
    from code_list c left join app_user u on u.id = c.changed_by where c.list = $1 order by c.position, c.code`;
const ADD = `
  insert into code_list (list, code, label_fr, label_en, category, position, version, changed_at, changed_by)
  values ($1, $2, $3, $4, $5, (select coalesce(max(position) + 1, 0) from code_list where list = $1), 1, $6, $7)`;
const CHANGE = `
  update code_list set label_fr = $3, label_en = $4, retired_from = $5::date, changed_at = $6, changed_by = $7, version = version + 1 where list = $1 and code = $2`;
const ORDER = `
  update code_list c set position = o.place - 1, changed_at = $3, changed_by = $4, version = c.version + 1
    from unnest($2::text[]) with ordinality as o (code, place) where c.list = $1 and c.code = o.code and c.position is distinct from o.place - 1`;
