import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { CasesService, type Fact, type FactSource, FactSources, instant, type JsonRows, type OpenCase, readTime, type WriteAnswer } from '../cases/index.js';
import { noteKey, NotesService } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { AccessLog } from '../platform/journal/index.js';
import { endOf, formatKnownTime } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { ReferenceService } from '../reference/index.js';
import { CONSENT_AGES } from './consent-ages.js';
import { consentFacts } from './consent-facts.rules.js';
import { type ConsentRow, answerOf, untilOf, type WithdrawalRow, withdrawalOf } from './consent-rows.js';
import type { AgreementView, ConsentFactView, ConsentsView, RecordConsentRequest, WithdrawConsentRequest } from './consent.dto.js';
import { agreedAt, decideAnswer, decideWithdrawal, needed, type Said } from './consent.rules.js';
import { type Needed, type Purpose, SHARED_FOR } from './consent.vocabulary.js';

/** What the child and those who answer for them agree to, from whom to whom, for how long. Nothing is changed here, only added. */
/** A row as the facts of a case are read: times as text, and who recorded it by the account. */
type Told<Row, Times extends keyof Row, Doubtful extends keyof Row = never> =
  Omit<Row, Times | Doubtful | 'recorded_by_name'> & Record<Times, string> & Record<Doubtful, string | null> & { readonly recorded_by: string };

@Injectable()
export class ConsentService implements FactSource, OnModuleInit {
  readonly tables = ['consent', 'consent_withdrawal'];

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(NotesService) private readonly notes: NotesService,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(AccessLog) private readonly log: AccessLog,
    @Inject(FactSources) private readonly sources: FactSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  factsFrom(rows: { consent: JsonRows<Told<ConsentRow, 'given_at' | 'recorded_at', 'until_at'>>; consent_withdrawal: JsonRows<Told<WithdrawalRow, 'withdrawn_at' | 'recorded_at'>> }): readonly Fact[] {
    return consentFacts(
      rows.consent.map((row) => ({
        ...answerOf({ ...row, given_at: instant(row.given_at), until_at: instant(row.until_at), recorded_at: instant(row.recorded_at) }), recordedBy: row.recorded_by,
      })),
      rows.consent_withdrawal.map((row) => ({
        ...withdrawalOf({ ...row, withdrawn_at: instant(row.withdrawn_at), recorded_at: instant(row.recorded_at) }), recordedAt: instant(row.recorded_at), recordedBy: row.recorded_by,
      })),
    );
  }

  async record(actor: Actor, caseId: string, input: RecordConsentRequest): Promise<WriteAnswer> {
    const given = readTime(input.at, 'at');
    const until = input.until === undefined ? null : readTime(input.until, 'until');
    const recipient = input.purpose === 'sharing' ? (input.recipient ?? null) : null;
    const sections = input.purpose === 'sharing' && input.agreed ? (input.sections ?? []) : [];
    this.cases.mustBePast(given, 'at');
    decideAnswer({ purpose: input.purpose, recipient, agreed: input.agreed, sections, given, until: input.agreed ? until : null });
    await this.reference.mustKnow('partner', recipient ?? undefined, 'recipient', given);
    await this.reference.mustKnow('consent-language', input.language, 'language', given);
    return await this.uow.write(actor.scope, async () => {
      const file = await this.cases.openForChange(caseId);
      if (file.standing.status === 'closed') throw new Refusal('case-closed');
      await this.uow.query(
        `insert into consent (id, case_id, purpose, recipient, giver, agreed, sections, given_at, given_precision, until_at, until_precision, language, manner, recorded_at, recorded_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
        [
          input.id, caseId, input.purpose, recipient, input.giver, input.agreed, sections, given.at, given.precision, input.agreed ? (until?.at ?? null) : null,
          input.agreed ? (until?.precision ?? null) : null, input.language, input.manner, this.cases.now(), actor.userId,
        ],
      );
      await this.notes.write(actor, caseId, 'consent.giver', input.id, input.giverName);
      await this.notes.write(actor, caseId, 'consent.remark', input.id, input.remark);
      await this.cases.rederive(caseId);
      return unchanged(file);
    });
  }

  /** Also on a closed case: a word may be taken back at any time. */
  async withdraw(actor: Actor, caseId: string, consentId: string, input: WithdrawConsentRequest): Promise<WriteAnswer> {
    const at = readTime(input.at, 'at');
    this.cases.mustBePast(at, 'at');
    return await this.uow.write(actor.scope, async () => {
      const file = await this.cases.openForChange(caseId);
      const { answers, withdrawals } = await this.said(caseId);
      const answer = answers.find(({ id }) => id === consentId);
      if (answer === undefined) throw new Refusal('not-found');
      decideWithdrawal(answer, withdrawals, at);
      const [written] = await this.uow.query<{ id: string }>(
        `insert into consent_withdrawal (id, case_id, consent_id, giver, withdrawn_at, withdrawn_precision, recorded_at, recorded_by)
         values (uuidv7(), $1, $2, $3, $4, $5, $6, $7) returning id`,
        [caseId, consentId, input.giver, at.at, at.precision, this.cases.now(), actor.userId],
      );
      await this.notes.write(actor, caseId, 'consent.withdrawn', written?.id ?? consentId, input.remark);
      await this.cases.rederive(caseId);
      return unchanged(file);
    });
  }

  async ofCase(actor: Actor, caseId: string): Promise<ConsentsView> {
    const now = this.cases.now();
    return await this.uow.read(actor.scope, async () => {
      const file = await this.cases.read(caseId);
      await this.log.record('case.read', { caseId, detail: { part: 'consent' } });
      const { consents, withdrawals } = await this.rows(caseId);
      const said: Said = { answers: consents.map(answerOf), withdrawals: withdrawals.map(withdrawalOf) };
      const who = whoseWord(file, now);
      const partners = new Set(consents.flatMap(({ recipient }) => (recipient === null ? [] : [recipient])));
      const asked: [Purpose, string | null][] = [...SHARED_FOR.map((purpose): [Purpose, null] => [purpose, null]), ...[...partners].map((partner): [Purpose, string] => ['sharing', partner])];
      return {
        caseId,
        caseCode: file.row.code,
        version: file.row.version,
        closed: file.standing.status === 'closed',
        agesConfirmed: CONSENT_AGES.confirmed,
        majority: CONSENT_AGES.majority,
        assentFrom: CONSENT_AGES.assentFrom,
        agreements: asked.map(([purpose, recipient]) => agreementView(said, purpose, recipient, who, now)),
        history: history(consents, withdrawals, await this.notes.ofCase(caseId)),
      };
    });
  }

  /** Inside the running unit of work. */
  async said(caseId: string): Promise<Said> {
    const { consents, withdrawals } = await this.rows(caseId);
    return { answers: consents.map(answerOf), withdrawals: withdrawals.map(withdrawalOf) };
  }

  private async rows(caseId: string): Promise<{ consents: ConsentRow[]; withdrawals: WithdrawalRow[] }> {
    const consents = await this.uow.query<ConsentRow>('select c.*, u.display_name as recorded_by_name from consent c join app_user u on u.id = c.recorded_by where c.case_id = $1', [caseId]);
    const withdrawals = await this.uow.query<WithdrawalRow>(
      'select w.*, u.display_name as recorded_by_name from consent_withdrawal w join app_user u on u.id = w.recorded_by where w.case_id = $1', [caseId],
    );
    return { consents, withdrawals };
  }
}

/** A consent is no fact of the child's way: when to ask anew follows from it, and nothing else of the case; its version stays. */
export function unchanged({ row }: OpenCase): WriteAnswer {
  return { caseId: row.id, code: row.code, version: row.version, visible: true };
}

/** An age that was assessed is what its conclusion says; in doubt, or concluded a child, nobody decides alone (presumption of minority). */
export function whoseWord({ row, standing: { ageAssessment } }: OpenCase, at: Date): Needed {
  const conclusion = ageAssessment?.conclusion ?? null;
  if (conclusion?.is === 'adult') return needed({ years: conclusion.low, precision: 'stated', knownAt: endOf(conclusion.at) }, CONSENT_AGES, at);
  const knownAt = endOf({ at: row.identifiedAt, precision: row.identifiedPrecision });
  return needed({ years: row.ageYears, precision: ageAssessment === null ? row.agePrecision : 'doubted', knownAt }, CONSENT_AGES, at);
}

function agreementView(said: Said, purpose: Purpose, recipient: string | null, who: Needed, now: Date): AgreementView {
  const { state, sections, child, adult } = agreedAt(said, purpose, recipient, who, now);
  return {
    purpose,
    ...(recipient !== null && { recipient }),
    state,
    sections: [...sections],
    child: { state: child.state, needed: who.assent },
    adult: { state: adult.state, needed: who.consent },
  };
}

function history(consents: readonly ConsentRow[], withdrawals: readonly WithdrawalRow[], notes: ReadonlyMap<string, string>): ConsentFactView[] {
  const byId = new Map(consents.map((row) => [row.id, row]));
  const withdrawn = new Set(withdrawals.map((row) => row.consent_id));
  const noted = (about: string, id: string, name: 'giverName' | 'remark'): object => {
    const text = notes.get(noteKey(about, id));
    return text === undefined ? {} : { [name]: text };
  };
  const given = consents.map((row): ConsentFactView => {
    const until = untilOf(row);
    return {
      id: row.id,
      kind: row.agreed ? 'agreed' : 'refused',
      ...subjectOf(row),
      giver: row.giver,
      ...noted('consent.giver', row.id, 'giverName'),
      at: formatKnownTime({ at: row.given_at, precision: row.given_precision }),
      ...(until !== null && { until: formatKnownTime(until) }),
      sections: row.sections,
      language: row.language,
      manner: row.manner,
      ...noted('consent.remark', row.id, 'remark'),
      recordedAt: row.recorded_at.toISOString(),
      recordedBy: row.recorded_by_name,
      withdrawable: row.agreed && !withdrawn.has(row.id),
    };
  });
  const taken = withdrawals.flatMap((row): ConsentFactView[] => {
    const consent = byId.get(row.consent_id);
    if (consent === undefined) return [];
    return [
      {
        id: row.id,
        kind: 'withdrawn',
        ...subjectOf(consent),
        giver: row.giver,
        at: formatKnownTime({ at: row.withdrawn_at, precision: row.withdrawn_precision }),
        sections: [],
        ...noted('consent.withdrawn', row.id, 'remark'),
        recordedAt: row.recorded_at.toISOString(),
        recordedBy: row.recorded_by_name,
        withdrawable: false,
      },
    ];
  });
  return [...given, ...taken].sort((a, b) => b.recordedAt.localeCompare(a.recordedAt) || b.id.localeCompare(a.id));
}

function subjectOf({ purpose, recipient }: ConsentRow): { purpose: Purpose; recipient?: string } {
  return { purpose, ...(recipient !== null && { recipient }) };
}
