import type { DeadlineState, DerivedDeadline, TimeLimit } from './deadline.vocabulary.js';
import type { Precision } from '../platform/known-time/index.js';
import { ladderOf } from './ladder.rules.js';

/** A deadline as it stands in its table. */
export interface DeadlineRow {
  id: string;
  rule_id: string;
  rule_code: string;
  subject_id: string;
  ordinal: number;
  starts_at: Date;
  starts_precision: Precision;
  due_at: Date;
  state: DeadlineState;
  settled_at: Date | null;
  settled_precision: Precision | null;
  settled_by: string | null;
  became_known_at: Date;
}

/** A row to write: without id a new one; `next_at` null where nothing is to be watched any more. */
export type WantedRow = Omit<DeadlineRow, 'id'> & { readonly id: string | null; readonly next_step: number; readonly next_at: Date | null };

/** What must be written so that the table says what was derived. Empty when it says so already: the journal stays quiet. */
export function changesBetween(existing: readonly DeadlineRow[], derived: readonly DerivedDeadline[], seen: ReadonlySet<string>): WantedRow[] {
  const rows = new Map(existing.map((row) => [keyOf(row), row]));
  const wanted: WantedRow[] = [];
  for (const deadline of derived) {
    const row = { ...columnsOf(deadline), ...watchOf(deadline.rule, deadline) };
    const before = rows.get(keyOf(row));
    rows.delete(keyOf(row));
    if (before === undefined) wanted.push({ id: null, ...row });
    else if (!same(before, row)) wanted.push({ id: before.id, ...row });
  }
  // What was derived once and is no more: a correction took its ground away. Subjects without any fact here lie outside the
  // sight of the acting person (an earlier stay, seen by a liaison): nothing is concluded about them.
  for (const row of rows.values()) {
    if (row.state === 'lapsed' || !seen.has(row.subject_id)) continue;
    wanted.push({ ...row, state: 'lapsed', settled_at: null, settled_precision: null, settled_by: null, next_step: 0, next_at: null });
  }
  return wanted;
}

/** The ladder begins anew with every change of an open deadline: steps told at or after their instant are not told again (sweep.service.ts). */
function watchOf(rule: TimeLimit, deadline: DerivedDeadline): Pick<WantedRow, 'next_step' | 'next_at'> {
  const [first] = deadline.state === 'open' ? ladderOf(rule, deadline.startsAt, deadline.dueAt, deadline.becameKnownAt) : [];
  return first === undefined ? { next_step: 0, next_at: null } : { next_step: first.number, next_at: first.at };
}

function columnsOf(deadline: DerivedDeadline): Omit<DeadlineRow, 'id'> {
  return {
    rule_id: deadline.rule.id,
    rule_code: deadline.rule.code,
    subject_id: deadline.subjectId,
    ordinal: deadline.ordinal,
    starts_at: deadline.startsAt,
    starts_precision: deadline.startsPrecision,
    due_at: deadline.dueAt,
    state: deadline.state,
    settled_at: deadline.settledAt,
    settled_precision: deadline.settledPrecision,
    settled_by: deadline.settledBy,
    became_known_at: deadline.becameKnownAt,
  };
}

function same(before: DeadlineRow, after: Omit<DeadlineRow, 'id'>): boolean {
  return (
    before.rule_id === after.rule_id &&
    before.starts_precision === after.starts_precision &&
    before.state === after.state &&
    before.settled_precision === after.settled_precision &&
    before.settled_by === after.settled_by &&
    before.starts_at.getTime() === after.starts_at.getTime() &&
    before.due_at.getTime() === after.due_at.getTime() &&
    before.became_known_at.getTime() === after.became_known_at.getTime() &&
    before.settled_at?.getTime() === after.settled_at?.getTime()
  );
}

function keyOf(row: Pick<DeadlineRow, 'rule_code' | 'subject_id' | 'ordinal'>): string {
  return `${row.rule_code} ${row.subject_id} ${String(row.ordinal)}`;
}
