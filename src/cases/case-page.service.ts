import { Inject, Injectable } from '@nestjs/common';
import { type Actor, may, type Permission } from '../access/index.js';
import { DeadlinesService } from '../deadlines/index.js';
import { type ChildIdentity, ChildVault, noteKey } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { AccessLog } from '../platform/journal/index.js';
import { formatKnownTime } from '../platform/known-time/index.js';
import { ReferenceService } from '../reference/index.js';
import { CasesService, type OpenCase, seesRegisterNumbers } from './cases.service.js';
import type { AgeAssessmentView, CaseView, FollowUpView, IdentityView, OtherFileView, TimelineEntryView } from './case-page.dto.js';
import { correctable, mayCorrect, rowOf } from './correction.rules.js';
import { followsFrom } from './dated-facts.rules.js';
import { firstActions } from './first-actions.rules.js';
import { textsIn } from './opened-texts.js';
import { sealedTexts } from './sealed-texts.rules.js';
import type { ChildCase } from './case.entity.js';
import type { Fact } from './facts.vocabulary.js';
import type { AgeAssessment } from './standing.vocabulary.js';
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
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(AccessLog) private readonly log: AccessLog,
  ) {}

  async page(actor: Actor, caseId: string): Promise<CaseView> {
    return await this.uow.read(actor.scope, async () => {
      const file = await this.cases.read(caseId);
      const deadlines = await this.deadlines.ofCase(caseId);
      const open = deadlines.filter((deadline) => deadline.state === 'open').sort((a, b) => a.dueAt.localeCompare(b.dueAt));
      // What custody rows say is for the liaison too, who sees those rows alone; a monitor sees codes.
      const identity = may(actor.role, 'identity.read');
      const sealed = identity || may(actor.role, 'custody.notify') ? sealedTexts(file.facts) : [];
      const opened = identity || sealed.length > 0 ? await this.vault.files([caseId, ...file.merged.map(({ id }) => id)]) : [];
      const child = identity ? opened.find((one) => one.identity !== undefined)?.identity : undefined;
      await this.log.recordEach(child === undefined ? ['case.read'] : ['case.read', 'identity.read'], caseId);
      const words = new Words(await this.reference.book(), textsIn(opened, sealed));
      const notes = new Map(identity ? opened.flatMap((one) => [...one.notes]) : []);
      const kept = file.row.mergedInto === null ? undefined : await this.cases.read(file.row.mergedInto);
      const [next] = open;
      const allowed = this.cases.allowed(actor, file);
      const seen = identity ? file.facts : file.facts.filter(({ kind }) => kind !== 'sight.granted');
      const told = timeline(seen, words, notes, (permission) => allowed.includes('fact.correct') && may(actor.role, permission));
      return {
        ...head(file, words, kept, seesRegisterNumbers(actor)),
        child: childOf(file, child),
        ...(allowed.includes('follow-up.conclude') && { followUps: followUpsOf(file, words) }),
        ...(next && { nextDeadline: next }),
        deadlines,
        timeline: told,
        first: firstActions(open.map(({ settling }) => settling), allowed),
        allowed: allowed.filter((action) => action !== 'fact.correct' || told.some((entry) => entry.correctable !== undefined)),
      };
    });
  }
}

/** @param kept the file in which the child is followed, where this one was merged: where the child is and who answers is told from there */
function head({ row, merged, standing, follower }: OpenCase, words: Words, kept: OpenCase | undefined, registerNumber: boolean): Omit<CaseView, 'child' | 'deadlines' | 'timeline' | 'first' | 'allowed'> {
  const now = kept?.standing ?? standing;
  return {
    id: row.id,
    code: row.code,
    version: row.version,
    status: standing.status,
    entry: row.entry,
    openedAt: row.recordedAt.toISOString(),
    ...(registerNumber && row.registerNumber !== null && { registerNumber: row.registerNumber }),
    ...(row.erasedAt !== null && { erasedAt: row.erasedAt.toISOString() }),
    whereabouts: {
      label: words.whereabouts(now.whereabouts),
      precise: now.whereabouts.kind !== 'unknown',
      ...(now.since !== null && { since: formatKnownTime(now.since) }),
    },
    answerable: { label: words.answerable(now.answerable) },
    ...(follower !== null && { follower }),
    ...(kept && { mergedInto: otherFile(kept.row) }),
    ...(merged.length > 0 && { merged: merged.map(otherFile) }),
    ...(standing.handover !== null && {
      handover: {
        id: standing.handover.id,
        offeredAt: formatKnownTime(standing.handover.offeredAt),
        ...(standing.handover.centre !== null && { centre: standing.handover.centre }),
      },
    }),
    ...(standing.ageAssessment !== null && { ageAssessment: assessmentView(standing.ageAssessment) }),
    ...(standing.transfer !== null && { transfer: { id: standing.transfer.id, to: standing.transfer.to, reason: standing.transfer.reason, plannedDay: standing.transfer.plannedDay, proposedAt: formatKnownTime(standing.transfer.proposedAt) } }),
    ...(standing.stay !== null && {
      stay: {
        id: standing.stay.id,
        kind: standing.stay.care,
        admittedAt: formatKnownTime(standing.stay.admittedAt),
        ...(standing.stay.centre !== null && { centre: standing.stay.centre }),
        ...(standing.stay.family !== null && { family: standing.stay.family }),
      },
    }),
  };
}

function followUpsOf({ standing, facts }: OpenCase, words: Words): FollowUpView[] {
  return standing.followUps.flatMap(({ kind, aboutId, openedAt }) => {
    const about = facts.find((fact) => fact.subjectId === aboutId && followsFrom(fact) === kind);
    if (about === undefined) return [];
    const { detail, label } = words.fact(about);
    return [{ kind, about: aboutId, label: detail ?? label, openedAt: formatKnownTime(openedAt) }];
  });
}

function assessmentView({ raisedAt, conclusion }: AgeAssessment): AgeAssessmentView {
  return {
    raisedAt: formatKnownTime(raisedAt),
    ...(conclusion !== null && { conclusion: conclusion.is, concludedAt: formatKnownTime(conclusion.at), low: conclusion.low, high: conclusion.high }),
  };
}

function otherFile({ id, code, version }: ChildCase): OtherFileView {
  return { id, code, version };
}

function childOf({ row }: OpenCase, identity: ChildIdentity | undefined): CaseView['child'] {
  const { given = '', family = '', other, ...rest } = identity ?? {};
  return {
    sex: row.sex,
    age: { precision: row.agePrecision, ...(row.ageYears !== null && { years: row.ageYears }) },
    ...(row.originRegion !== null && { origin: row.originRegion }),
    ...(row.condition !== null && { condition: row.condition }),
    ...(identity && { name: { given, family, ...(other !== undefined && { other }) } }),
    ...(Object.keys(rest).length > 0 && { identity: rest as IdentityView }),
  };
}

/** Newest first; what has no time of its own stands where it was recorded. Who else may see the file stands there as long as it lasts; the journal keeps it. */
function timeline(facts: readonly Fact[], words: Words, notes: ReadonlyMap<string, string>, mayDo: (permission: Permission) => boolean): TimelineEntryView[] {
  const when = (fact: Fact): number => (fact.at ?? fact.recordedAt).getTime();
  const over = new Set(facts.flatMap((fact) => (fact.kind === 'sight.ended' ? [fact.subjectId] : [])));
  return facts
    .filter((fact) => !(fact.kind.startsWith('sight.') && over.has(fact.subjectId)) && !fact.kind.startsWith('consent.')) // consents have a page of their own, with whose they are
    .sort((a, b) => when(b) - when(a) || b.recordedAt.getTime() - a.recordedAt.getTime())
    .map((fact) => {
      const note = notes.get(noteKey(fact.kind, rowOf(fact)));
      const open = correctable(fact, facts);
      return {
        id: `${fact.kind}:${rowOf(fact)}:${String(when(fact))}`,
        kind: fact.kind,
        recordedAt: fact.recordedAt.toISOString(),
        ...(fact.at !== null && fact.precision !== null && { at: formatKnownTime({ at: fact.at, precision: fact.precision }) }),
        ...words.fact(fact),
        ...(note !== undefined && { note }),
        ...(open !== undefined && mayCorrect(open.kind, mayDo) && { correctable: rowOf(open) }),
        ...(fact.at !== null && fact.recordedAt.getTime() - fact.at.getTime() > A_DAY && { late: true }),
      };
    });
}
