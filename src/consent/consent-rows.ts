import type { KnownTime, Precision } from '../platform/known-time/index.js';
import type { Answer, Giver, Manner, Purpose, Section, SharedFor, Withdrawal } from './consent.vocabulary.js';

export interface ConsentRow {
  readonly id: string;
  readonly purpose: Purpose;
  readonly recipient: string | null;
  readonly giver: Giver;
  readonly agreed: boolean;
  readonly sections: Section[];
  readonly given_at: Date;
  readonly given_precision: Precision;
  readonly until_at: Date | null;
  readonly until_precision: Precision | null;
  readonly language: string;
  readonly manner: Manner;
  readonly recorded_at: Date;
  readonly recorded_by_name: string;
}

export interface WithdrawalRow {
  readonly id: string;
  readonly consent_id: string;
  readonly giver: Giver;
  readonly withdrawn_at: Date;
  readonly withdrawn_precision: Precision;
  readonly recorded_at: Date;
  readonly recorded_by_name: string;
}

export interface SharingRow {
  readonly id: string;
  readonly partner: string;
  readonly purpose: SharedFor;
  readonly sections: Section[];
  readonly basis: 'consent' | 'best-interests';
  readonly recorded_at: Date;
  readonly recorded_by_name: string;
}

export function answerOf(row: Omit<ConsentRow, 'recorded_by_name'>): Answer {
  return {
    id: row.id,
    purpose: row.purpose,
    recipient: row.recipient,
    giver: row.giver,
    agreed: row.agreed,
    sections: row.sections,
    given: { at: row.given_at, precision: row.given_precision },
    until: untilOf(row),
    recordedAt: row.recorded_at,
  };
}

export function withdrawalOf(row: Omit<WithdrawalRow, 'recorded_by_name'>): Withdrawal {
  return { consentId: row.consent_id, giver: row.giver, at: { at: row.withdrawn_at, precision: row.withdrawn_precision } };
}

export function untilOf(row: Pick<ConsentRow, 'until_at' | 'until_precision'>): KnownTime | null {
  return row.until_at === null || row.until_precision === null ? null : { at: row.until_at, precision: row.until_precision };
}
