import { Inject, Injectable } from '@nestjs/common';
import { type Actor, may } from '../access/index.js';
import { isLoss } from '../cases/index.rules.js';
import { ChildVault } from '../identity/index.js';
import { Clock } from '../platform/clock/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { AccessLog } from '../platform/journal/index.js';
import { type ReferenceBook, ReferenceService } from '../reference/index.js';
import type { DayItemView, DayView } from './day.dto.js';
import { DEADLINES, type ItemRow, SHOWN, TO_DO, WAITING } from './day-rows.js';
import { dayOver, factsToAnswer, inOrderOfDue } from './day.rules.js';

/** What a person has to do today and what they wait for: read off what the system knows anyway, and kept nowhere (docs/adr/0044). */
@Injectable()
export class DayService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ChildVault) private readonly vault: ChildVault,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(AccessLog) private readonly log: AccessLog,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async of(actor: Actor): Promise<DayView> {
    const book = await this.reference.book();
    return await this.uow.read(actor.scope, async () => {
      await this.log.record('case.search', { detail: { by: 'day' } });
      const facts = factsToAnswer((permission) => may(actor.role, permission));
      const partner = actor.partnerCode ?? null;
      const decides = may(actor.role, 'closure.decide');
      const deadlines = await this.uow.query<ItemRow>(DEADLINES, [actor.userId, facts.post, facts.follower, actor.centreCode, actor.regionCode]);
      const asked = await this.uow.query<ItemRow>(TO_DO, [actor.userId, partner, decides]);
      const waiting = await this.uow.query<ItemRow>(WAITING, [actor.userId, partner, actor.centreCode]);
      const [followed] = await this.uow.query<{ count: number }>(`select count(*)::int as count from child_case where assigned_to = $1 and status not in ('closed', 'merged')`, [actor.userId]);
      const decidable = asked.filter(({ kind, reason }) => kind !== 'closure' || reason === null || !isLoss(reason) || may(actor.role, 'closure.decide-loss'));
      const mine = inOrderOfDue(await this.views([...deadlines, ...decidable], book));
      return {
        now: this.clock.now().toISOString(),
        mine: mine.slice(0, SHOWN),
        waiting: inOrderOfDue(await this.views(waiting, book)).slice(0, SHOWN),
        more: mine.length > SHOWN,
        children: followed?.count ?? 0,
      };
    });
  }

  private async views(rows: readonly ItemRow[], book: ReferenceBook): Promise<DayItemView[]> {
    const texts = new Map<string, string | undefined>();
    for (const [caseId, of] of Map.groupBy(rows.filter(({ sealed }) => sealed !== null), (row) => row.case_id)) {
      const opened = await this.vault.unseal(caseId, of.flatMap(({ sealed }) => (sealed === null ? [] : [sealed])));
      of.forEach(({ id }, index) => texts.set(id, opened[index]));
    }
    return rows.map((row) => viewOf(row, book, texts.get(row.id)));
  }
}

function viewOf(row: ItemRow, book: ReferenceBook, what: string | undefined): DayItemView {
  const who = whoOf(row, book);
  const due = row.due_at?.toISOString() ?? (row.due_on === null ? undefined : dayOver(row.due_on));
  return {
    id: row.id,
    kind: row.kind,
    caseId: row.case_id,
    caseCode: row.case_code,
    ...(row.label_fr !== null && row.label_en !== null && { label: { fr: row.label_fr, en: row.label_en } }),
    ...(what !== undefined && { what }),
    ...(row.subject_id !== null && { subjectId: row.subject_id }),
    ...(due !== undefined && { dueAt: due }),
    ...(who !== undefined && { who }),
  };
}

function whoOf({ who, who_kind: kind }: ItemRow, book: ReferenceBook): { fr: string; en: string } | undefined {
  if (who === null) return undefined;
  if (kind === 'person') return { fr: who, en: who };
  return (kind === 'centre' ? book.centres.get(who) : book.lists.get('partner')?.get(who))?.label;
}
