import { Inject, Injectable } from '@nestjs/common';
import { type Actor, may } from '../access/index.js';
import { DeadlinesService } from '../deadlines/index.js';
import { type ChildName, ChildVault, noteKey, NotesService } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { AccessLog } from '../platform/journal/index.js';
import { formatKnownTime } from '../platform/known-time/index.js';
import { ReferenceService } from '../reference/index.js';
import { CasesService, type OpenCase, seesRegisterNumbers } from './cases.service.js';
import type { CaseView, TimelineEntryView } from './case-page.dto.js';
import type { Fact } from './facts.vocabulary.js';
import { Words } from './words.js';

const A_DAY = 24 * 3_600_000;

/** The page of one case: who, where, since when, who answers, what is due, what may be done. Every look is logged. */
@Injectable()
export class CasePageService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(DeadlinesService) private readonly deadlines: DeadlinesService,
    @Inject(ChildVault) private readonly vault: ChildVault,
    @Inject(NotesService) private readonly notes: NotesService,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(AccessLog) private readonly log: AccessLog,
  ) {}

  async page(actor: Actor, caseId: string): Promise<CaseView> {
    const words = new Words(await this.reference.book());
    return await this.uow.read(actor.scope, async () => {
      const file = await this.cases.read(caseId);
      await this.log.record('case.read', { caseId });
      const deadlines = await this.deadlines.ofCase(caseId);
      const open = deadlines.filter((deadline) => deadline.state === 'open').sort((a, b) => a.dueAt.localeCompare(b.dueAt));
      const identity = may(actor.role, 'identity.read');
      const name = identity ? await this.vault.name(caseId) : undefined;
      const notes = identity ? await this.notes.ofCase(caseId) : new Map<string, string>();
      const [next] = open;
      return {
        ...head(file, words, seesRegisterNumbers(actor)),
        child: childOf(file, name),
        ...(next && { nextDeadline: next }),
        deadlines,
        timeline: timeline(file.facts, words, notes),
        allowed: this.cases.allowed(actor, file.standing),
      };
    });
  }
}

function head({ row, standing }: OpenCase, words: Words, registerNumber: boolean): Omit<CaseView, 'child' | 'deadlines' | 'timeline' | 'allowed'> {
  return {
    id: row.id,
    code: row.code,
    version: row.version,
    status: standing.status,
    entry: row.entry,
    openedAt: row.recordedAt.toISOString(),
    ...(registerNumber && row.registerNumber !== null && { registerNumber: row.registerNumber }),
    whereabouts: {
      label: words.whereabouts(standing.whereabouts),
      precise: standing.whereabouts.kind !== 'unknown',
      ...(standing.since !== null && { since: formatKnownTime(standing.since) }),
    },
    answerable: { label: words.answerable(standing.answerable) },
    ...(standing.handover !== null && {
      handover: {
        id: standing.handover.id,
        offeredAt: formatKnownTime(standing.handover.offeredAt),
        ...(standing.handover.centre !== null && { centre: standing.handover.centre }),
      },
    }),
    ...(standing.stay !== null && {
      stay: {
        id: standing.stay.id,
        kind: standing.stay.care,
        admittedAt: formatKnownTime(standing.stay.admittedAt),
        ...(standing.stay.centre !== null && { centre: standing.stay.centre }),
      },
    }),
  };
}

function childOf({ row }: OpenCase, name: ChildName | undefined): CaseView['child'] {
  return {
    sex: row.sex,
    age: { precision: row.agePrecision, ...(row.ageYears !== null && { years: row.ageYears }) },
    ...(row.originRegion !== null && { origin: row.originRegion }),
    ...(row.condition !== null && { condition: row.condition }),
    ...(name && { name }),
  };
}

/** Newest first; what has no time of its own stands where it was recorded. */
function timeline(facts: readonly Fact[], words: Words, notes: ReadonlyMap<string, string>): TimelineEntryView[] {
  const when = (fact: Fact): number => (fact.at ?? fact.recordedAt).getTime();
  return [...facts]
    .sort((a, b) => when(b) - when(a) || b.recordedAt.getTime() - a.recordedAt.getTime())
    .map((fact) => {
      const note = notes.get(noteKey(fact.kind, noteSubject(fact)));
      return {
        id: `${fact.kind}:${noteSubject(fact)}:${String(when(fact))}`,
        kind: fact.kind,
        recordedAt: fact.recordedAt.toISOString(),
        ...(fact.at !== null && fact.precision !== null && { at: formatKnownTime({ at: fact.at, precision: fact.precision }) }),
        ...words.fact(fact),
        ...(note !== undefined && { note }),
        ...(fact.at !== null && fact.recordedAt.getTime() - fact.at.getTime() > A_DAY && { late: true }),
      };
    });
}

/** The row that a note stands beside. */
function noteSubject(fact: Fact): string {
  if ('rowId' in fact) return fact.rowId;
  if ('handoverId' in fact) return fact.handoverId;
  return fact.subjectId;
}
