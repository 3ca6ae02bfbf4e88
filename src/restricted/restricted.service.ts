import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { CasesService, type OpenCase, readTime } from '../cases/index.js';
import { ChildVault } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { AccessLog } from '../platform/journal/index.js';
import { formatKnownTime, type Precision } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { ReferenceService } from '../reference/index.js';
import type { NamedPersonView, RecordRestrictedRequest, RestrictedCountsView, RestrictedEntryView, RestrictedListView, RestrictedView, RestrictedWrittenView } from './restricted.dto.js';
import { codeOf, listFor } from './restricted.rules.js';

interface ListRow {
  readonly id: string;
  readonly case_id: string;
  readonly opened_by: string;
  readonly keeps: boolean;
}
interface EntryRow {
  readonly id: string;
  readonly list_id: string;
  readonly case_id: string;
  readonly kind: string;
  readonly code: string | null;
  readonly happened_at: Date | null;
  readonly precision: Precision | null;
  readonly sealed: Buffer;
  readonly recorded_at: Date;
  readonly recorded_by_name: string;
}
type NamedRow = NamedPersonView & { readonly list_id: string };

/**
 * What survivors of sexual violence are given and tell, and girls' specific needs: for those named alone (docs/adr/0035). Nothing here is a
 * fact of the case: nothing is settled, no version counts, and whoever is not named is answered as where there is nothing.
 */
@Injectable()
export class RestrictedService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(ChildVault) private readonly vault: ChildVault,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(AccessLog) private readonly log: AccessLog,
  ) {}

  /** @throws Refusal not-found */
  async ofCase(actor: Actor, caseId: string): Promise<RestrictedView> {
    return await this.uow.read(actor.scope, async () => {
      const file = await this.cases.read(caseId);
      // The same look as that of the file: a look of its own would tell everybody that there is something to look at.
      await this.log.record('case.read', { caseId });
      const ids = [file.row.id, ...file.merged.map(({ id }) => id)];
      const lists = await this.lists(ids);
      const named = await this.uow.query<NamedRow>(NAMED, [ids]);
      const entries = await this.entries(ids);
      return {
        caseCode: file.row.code,
        lists: lists.map((list): RestrictedListView => ({
          id: list.id,
          own: list.opened_by === actor.userId,
          keeps: list.keeps,
          named: named.filter(({ list_id: id }) => id === list.id).map(personOf),
          entries: entries.filter(({ listId }) => listId === list.id).map(({ entry }) => entry),
        })),
        colleagues: (await this.uow.query<NamedPersonView>(COLLEAGUES, [file.row.regionCode, file.row.centreCode, file.row.assignedTo])).map(personOf),
      };
    });
  }

  /** @throws Refusal not-found (of the case, or of a list the person is not named in), case-closed, case-merged, emergency-read-only, identity-missing, restricted-code-required, unknown-code, in-the-future */
  async record(actor: Actor, caseId: string, input: RecordRestrictedRequest): Promise<RestrictedWrittenView> {
    const at = input.at === undefined ? undefined : readTime(input.at, 'at');
    if (at !== undefined) this.cases.mustBePast(at, 'at');
    const code = codeOf(input.kind, input.code);
    await this.reference.mustKnow(input.kind === 'need' ? 'girls-need' : 'service', code ?? undefined, 'code', at);
    return await this.uow.write(actor.scope, async () => {
      const file = await this.mustAct(actor, caseId);
      await this.mustHaveKey(caseId);
      const lists = await this.lists([caseId]);
      const listId = listFor(lists.map(({ id, opened_by: by }) => ({ id, own: by === actor.userId })), input.listId) ?? (await this.open(actor, file.row.id));
      await this.uow.query(WRITE, [
        input.id, listId, caseId, input.kind, code, at?.at ?? null, at?.precision ?? null, await this.vault.seal(caseId, input.text), this.cases.now(), actor.userId,
      ]);
      return { id: input.id };
    });
  }

  /** By whoever keeps the list. @throws Refusal not-found, forbidden, restricted-person-unfit */
  async name(actor: Actor, caseId: string, listId: string, userId: string): Promise<RestrictedWrittenView> {
    return await this.uow.write(actor.scope, async () => {
      await this.mustKeep(actor, caseId, listId);
      const [person] = await this.uow.query(`select 1 from app_user where id = $1 and active and role = any ($2)`, [userId, CARERS]);
      if (person === undefined) throw new Refusal('restricted-person-unfit', 'userId');
      const [named] = await this.uow.query('select 1 from restricted_list where id = $1 and opened_by = $2 union all select 1 from restricted_member where list_id = $1 and user_id = $2 and ended_at is null', [listId, userId]);
      if (named === undefined) await this.uow.query('insert into restricted_member (id, list_id, case_id, user_id, named_at, named_by) values ($1, $2, $3, $4, $5, $6)', [randomUUID(), listId, caseId, userId, this.cases.now(), actor.userId]);
      return { id: userId };
    });
  }

  /** From then on the person sees nothing of it. @throws Refusal not-found, forbidden */
  async takeOff(actor: Actor, caseId: string, listId: string, userId: string): Promise<RestrictedWrittenView> {
    return await this.uow.write(actor.scope, async () => {
      await this.mustKeep(actor, caseId, listId);
      await this.uow.query('update restricted_member set ended_at = $3, ended_by = $4, version = version + 1 where list_id = $1 and user_id = $2 and ended_at is null', [listId, userId, this.cases.now(), actor.userId]);
      return { id: userId };
    });
  }

  /** Of the whole country, by calendar year, no line below five. */
  async counts(actor: Actor, year: number): Promise<RestrictedCountsView> {
    return await this.uow.read(actor.scope, async () => {
      await this.log.record('report.read', { detail: { report: 'restricted', year } });
      return { year, items: await this.uow.query<{ kind: string; code: string; children: number }>('select kind, code, children from restricted_counts($1)', [year]) };
    });
  }

  private async lists(caseIds: readonly string[]): Promise<ListRow[]> {
    return await this.uow.query<ListRow>('select id, case_id, opened_by, app_keeps_list(id) as keeps from restricted_list where case_id = any ($1) order by opened_at, id', [caseIds]);
  }

  private async entries(caseIds: readonly string[]): Promise<{ listId: string; entry: RestrictedEntryView }[]> {
    const rows = await this.uow.query<EntryRow>(ENTRIES, [caseIds]);
    const texts = new Map<string, string | undefined>();
    for (const [caseId, of] of Map.groupBy(rows, ({ case_id: id }) => id)) {
      const opened = await this.vault.unseal(caseId, of.map(({ sealed }) => sealed));
      of.forEach(({ id }, index) => texts.set(id, opened[index]));
    }
    return rows.map((row) => {
      const text = texts.get(row.id);
      return {
        listId: row.list_id,
        entry: {
          id: row.id,
          kind: row.kind,
          ...(row.code !== null && { code: row.code }),
          ...(row.happened_at !== null && row.precision !== null && { at: formatKnownTime({ at: row.happened_at, precision: row.precision }) }),
          ...(text !== undefined && { text }),
          recordedAt: row.recorded_at.toISOString(),
          recordedBy: row.recorded_by_name,
        },
      };
    });
  }

  private async open(actor: Actor, caseId: string): Promise<string> {
    const id = randomUUID();
    await this.uow.query('insert into restricted_list (id, case_id, opened_at, opened_by) values ($1, $2, $3, $4)', [id, caseId, this.cases.now(), actor.userId]);
    return id;
  }

  private async mustAct(actor: Actor, caseId: string): Promise<OpenCase> {
    const file = await this.cases.read(caseId);
    if (!this.cases.reachesByPost(actor, file)) throw new Refusal('emergency-read-only');
    if (file.row.mergedInto !== null) throw new Refusal('case-merged');
    if (file.standing.status === 'closed') throw new Refusal('case-closed');
    return file;
  }

  private async mustKeep(actor: Actor, caseId: string, listId: string): Promise<void> {
    const file = await this.cases.read(caseId);
    if (!this.cases.reachesByPost(actor, file)) throw new Refusal('emergency-read-only');
    const list = (await this.lists([caseId])).find(({ id }) => id === listId);
    if (list === undefined) throw new Refusal('not-found');
    if (!list.keeps) throw new Refusal('forbidden');
  }

  /** A key that is made for nothing anybody else can see would tell that there is something. */
  private async mustHaveKey(caseId: string): Promise<void> {
    const [key] = await this.uow.query('select 1 from child_key where case_id = $1', [caseId]);
    if (key === undefined) throw new Refusal('identity-missing');
  }
}

function personOf({ id, name, role, opened }: NamedPersonView): NamedPersonView {
  return { id, name, role, opened };
}

const CARERS = ['centre-worker', 'centre-manager', 'case-worker', 'regional-officer', 'national-officer'];
const WRITE = 'insert into restricted_entry (id, list_id, case_id, kind, code, happened_at, precision, sealed, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)';
const ENTRIES = `
  select e.id, e.list_id, e.case_id, e.kind, e.code, e.happened_at, e.precision, e.sealed, e.recorded_at, u.display_name as recorded_by_name
    from restricted_entry e join app_user u on u.id = e.recorded_by where e.case_id = any ($1) order by e.recorded_at, e.id`;
const NAMED = `
  select l.id as list_id, u.id, u.display_name as name, u.role, true as opened from restricted_list l join app_user u on u.id = l.opened_by where l.case_id = any ($1)
  union all
  select m.list_id, u.id, u.display_name, u.role, false from restricted_member m join app_user u on u.id = m.user_id where m.case_id = any ($1) and m.ended_at is null
  order by opened desc, name, id`;
const COLLEAGUES = `
  select u.id, u.display_name as name, u.role, false as opened from app_user u
   where u.active and u.role in ('centre-worker', 'centre-manager', 'case-worker', 'regional-officer', 'national-officer')
     and (u.role = 'national-officer' or u.id = $3 or (u.role = 'regional-officer' and u.region_code = $1) or (u.role in ('centre-worker', 'centre-manager') and u.centre_code = $2))
   order by u.display_name, u.id`;
