import { type Fact, instant } from '../cases/index.js';
import type { Precision } from '../platform/known-time/index.js';
import type { Referral } from './referral.vocabulary.js';

/** A row of the table referral as JSON. */
export interface ReferralRow {
  readonly id: string;
  readonly case_id: string;
  readonly sharing_id: string;
  readonly partner: string;
  readonly service_code: string;
  readonly sent_at: string;
  readonly sent_precision: Precision;
  readonly answer: 'accepted' | 'refused' | null;
  readonly refusal: string | null;
  readonly told_by_sender: boolean | null;
  readonly answered_at: string | null;
  readonly answered_precision: Precision | null;
  readonly answered_recorded_at: string | null;
  readonly answered_recorded_by: string | null;
  readonly done_at: string | null;
  readonly done_precision: Precision | null;
  readonly done_recorded_at: string | null;
  readonly done_recorded_by: string | null;
  readonly result: string | null;
  readonly fed_back_at: string | null;
  readonly fed_back_precision: Precision | null;
  readonly fed_back_recorded_at: string | null;
  readonly fed_back_recorded_by: string | null;
  readonly withdrawn_at: string | null;
  readonly withdrawn_precision: Precision | null;
  readonly withdrawn_recorded_at: string | null;
  readonly withdrawn_recorded_by: string | null;
  readonly recorded_at: string;
  readonly recorded_by: string;
}

type Step = 'answered' | 'done' | 'fed_back' | 'withdrawn';

export function factsOfReferral(row: ReferralRow): Fact[] {
  const { partner } = row;
  const answered = told(row, 'answered');
  const done = told(row, 'done');
  const fedBack = told(row, 'fed_back');
  const withdrawn = told(row, 'withdrawn');
  const toldBySender = row.told_by_sender === true;
  return [
    { kind: 'referral.sent', subjectId: row.id, at: instant(row.sent_at), precision: row.sent_precision, recordedAt: instant(row.recorded_at), recordedBy: row.recorded_by, partner, service: row.service_code },
    ...(answered !== null && row.answer === 'accepted' ? [{ ...answered, kind: 'referral.accepted' as const, partner, toldBySender }] : []),
    ...(answered !== null && row.answer === 'refused' ? [{ ...answered, kind: 'referral.refused' as const, partner, toldBySender, reason: row.refusal ?? '' }] : []),
    ...(done !== null ? [{ ...done, kind: 'referral.done' as const, partner }] : []),
    ...(fedBack !== null ? [{ ...fedBack, kind: 'referral.fed-back' as const, partner, result: row.result ?? '' }] : []),
    ...(withdrawn !== null ? [{ ...withdrawn, kind: 'referral.withdrawn' as const, partner }] : []),
  ];
}

/** The referral of a row, in the words of the rules. */
export function referralOf(row: ReferralRow): Referral {
  const answered = told(row, 'answered');
  return {
    sent: { at: instant(row.sent_at), precision: row.sent_precision },
    answer: answered === null || row.answer === null ? null : { is: row.answer, at: { at: answered.at, precision: answered.precision } },
    done: timeOf(row, 'done'),
    fedBack: timeOf(row, 'fed_back'),
    withdrawn: timeOf(row, 'withdrawn'),
  };
}

function timeOf(row: ReferralRow, step: Step): { at: Date; precision: Precision } | null {
  const taken = told(row, step);
  return taken === null ? null : { at: taken.at, precision: taken.precision };
}

/** The table holds all parts of a step or none. */
function told(row: ReferralRow, step: Step): { subjectId: string; at: Date; precision: Precision; recordedAt: Date; recordedBy: string } | null {
  const [at, precision, recordedAt, recordedBy] = [row[`${step}_at`], row[`${step}_precision`], row[`${step}_recorded_at`], row[`${step}_recorded_by`]];
  if (at === null || precision === null || recordedAt === null || recordedBy === null) return null;
  return { subjectId: row.id, at: instant(at), precision, recordedAt: instant(recordedAt), recordedBy };
}
