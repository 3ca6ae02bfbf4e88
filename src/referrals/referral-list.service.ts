import { Inject, Injectable } from '@nestjs/common';
import { type Actor, may } from '../access/index.js';
import { CasesService, type OpenCase } from '../cases/index.js';
import { mayDecideBestInterests, SharingService } from '../consent/index.js';
import { noteKey, NotesService } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { AccessLog } from '../platform/journal/index.js';
import { formatKnownTime, type KnownTime } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import type { CaseReferralsView, ReferralDetailView, ReferralListView, ReferralView } from './referral.dto.js';
import { referralOf, type ReferralRow } from './referral-facts.js';
import { allowedOn, stateOf } from './referral.rules.js';
import type { Side } from './referral.vocabulary.js';
import { ReferralSides } from './referral-sides.js';

/** What a list holds at most: who waits for more than this has another problem. */
const SHOWN = 200;

/** A referral with what stands around it. */
interface ListedRow {
  readonly row: ReferralRow;
  readonly purpose: string;
  readonly sections: string[];
  readonly basis: string;
  readonly code: string;
  readonly version: number;
  readonly sent_by: string;
  readonly due_at: Date | null;
  readonly has_accounts: boolean;
}

/** Referrals as they are shown: of a child, waiting, and one by itself. */
@Injectable()
export class ReferralListService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(SharingService) private readonly sharings: SharingService,
    @Inject(ReferralSides) private readonly sides: ReferralSides,
    @Inject(NotesService) private readonly notes: NotesService,
    @Inject(AccessLog) private readonly log: AccessLog,
  ) {}

  /** @throws Refusal not-found */
  async ofCase(actor: Actor, caseId: string): Promise<CaseReferralsView> {
    return await this.uow.read(actor.scope, async () => {
      const file = await this.cases.read(caseId);
      await this.log.record('case.read', { caseId, detail: { part: 'referrals' } });
      const rows = await this.uow.query<ListedRow>(`${LISTED} where r.case_id = $1 order by r.sent_at desc, r.id`, [caseId]);
      return {
        caseCode: file.row.code,
        caseVersion: file.row.version,
        items: rows.map((row) => viewOf(actor, row, this.acts(actor, file))),
        mayOverride: mayDecideBestInterests(actor.role),
        maySend: this.cases.allowed(actor, file).includes('referral.send'),
      };
    });
  }

  /** Those that run: for the partner to answer and to report on, for the others to wait for. */
  async waiting(actor: Actor): Promise<ReferralListView> {
    const ours = await this.sentToOurs(actor);
    return await this.uow.read(actor.scope, async () => {
      const own = await this.uow.query<ListedRow>(`${LISTED} where ${RUNNING} ${ORDERED}`);
      const rows = [...ours, ...own.filter(({ row }) => !ours.some((other) => other.row.id === row.id))].sort((a, b) => dueOf(a) - dueOf(b));
      await this.log.record('case.search', { detail: { by: 'referrals', shown: Math.min(rows.length, SHOWN) } });
      return { items: rows.slice(0, SHOWN).map((row) => viewOf(actor, row, may(actor.role, 'referral.record'))), more: rows.length > SHOWN };
    });
  }

  /** Of the person's organisation alone: by the name of one referral the others of the same child would be seen too. */
  private async sentToOurs(actor: Actor): Promise<ListedRow[]> {
    if (typeof actor.partnerCode !== 'string') return [];
    return await this.uow.read(await this.sides.scopeOfPartner(actor), () => this.uow.query<ListedRow>(`${LISTED} where r.partner = $1 and ${RUNNING} ${ORDERED}`, [actor.partnerCode]));
  }

  /** To the partner: what the sharing tells, and nothing else of the child. @throws Refusal not-found */
  async one(actor: Actor, caseId: string, id: string): Promise<ReferralDetailView> {
    return await this.uow.read(await this.sides.scopeOf(actor, caseId, id), async () => {
      const file = await this.cases.read(caseId);
      const [row] = await this.uow.query<ListedRow>(`${LISTED} where r.case_id = $1 and r.id = $2`, [caseId, id]);
      if (row === undefined) throw new Refusal('not-found');
      await this.log.record('case.read', { caseId, detail: { referral: id, sections: row.sections } });
      const notes = await this.notes.ofCase(caseId);
      const told = await this.told(caseId, row.row.sharing_id);
      const text = (about: string): string | undefined => notes.get(noteKey(`referral.${about}`, id));
      const words = {
        message: text('sent'), answerRemark: text('accepted') ?? text('refused'), answeredBy: text('answered-by'), doneRemark: text('done'), feedback: text('fed-back'), withdrawnWhy: text('withdrawn'),
      };
      return {
        ...viewOf(actor, row, actor.partnerCode === row.row.partner || this.acts(actor, file)),
        ...Object.fromEntries(Object.entries(words).filter(([, word]) => word !== undefined)),
        ...(told && { told }),
      };
    });
  }

  private acts(actor: Actor, file: OpenCase): boolean {
    return file.standing.status !== 'closed' && file.standing.status !== 'merged' && this.cases.reachesByPost(actor, file);
  }

  /** Nothing once the consent no longer covers it. */
  private async told(caseId: string, sharingId: string): Promise<ReferralDetailView['told']> {
    try {
      return await this.sharings.summary(caseId, sharingId);
    } catch (error) {
      if (error instanceof Refusal && error.code === 'consent-missing') return undefined;
      throw error;
    }
  }
}

function viewOf(actor: Actor, { row, purpose, sections, basis, code, version, sent_by, due_at, has_accounts }: ListedRow, acts: boolean): Pick<ReferralView, keyof ReferralView> {
  const referral = referralOf(row);
  const side: Side = { ofPartner: actor.partnerCode === row.partner, partnerHasAccounts: has_accounts };
  const time = (name: string, at: KnownTime | null | undefined): object => (at === null || at === undefined ? {} : { [name]: formatKnownTime(at) });
  return {
    id: row.id,
    caseId: row.case_id,
    caseCode: code,
    caseVersion: version,
    partner: row.partner,
    service: row.service_code,
    purpose,
    sections,
    basis,
    state: stateOf(referral),
    sentAt: formatKnownTime(referral.sent),
    sentBy: sent_by,
    ...time('answeredAt', referral.answer?.at),
    ...(row.refusal !== null && { refusal: row.refusal }),
    ...(row.told_by_sender !== null && { toldBySender: row.told_by_sender }),
    ...time('doneAt', referral.done),
    ...time('fedBackAt', referral.fedBack),
    ...(row.result !== null && { result: row.result }),
    ...time('withdrawnAt', referral.withdrawn),
    ...(due_at !== null && { dueAt: due_at.toISOString() }),
    ofOurs: side.ofPartner,
    allowed: acts ? allowedOn(referral, side) : [],
  };
}

function dueOf({ due_at }: ListedRow): number {
  return due_at?.getTime() ?? Number.POSITIVE_INFINITY;
}

const RUNNING = `r.answer is distinct from 'refused' and r.fed_back_at is null and r.withdrawn_at is null and c.status not in ('closed', 'merged')`;

const ORDERED = `order by due.due_at nulls last, r.sent_at, r.id limit ${String(SHOWN + 1)}`;

const LISTED = `
  select to_jsonb(r) as row, s.purpose, s.sections, s.basis, c.code, c.version, u.display_name as sent_by, due.due_at,
         exists (select 1 from app_user p where p.partner_code = r.partner and p.active) as has_accounts
    from referral r join sharing s on s.id = r.sharing_id join child_case c on c.id = r.case_id join app_user u on u.id = r.recorded_by
    left join lateral (select min(d.due_at) as due_at from deadline d where d.case_id = r.case_id and d.subject_id = r.id and d.state = 'open') due on true`;
