import { formatKnownTime, type KnownTime, type Precision } from '../platform/known-time/index.js';
import type { ReferenceBook } from '../reference/index.js';
import { answerableInWords, type Whose } from './answerable.js';
import type { DeadlineView } from './deadline.dto.js';
import type { DeadlineState, TimeLimit } from './deadline.vocabulary.js';
import { knownLate, whyLines } from './why.rules.js';

/** A deadline with its rule, its case and what was said about it, as the pages read it. */
export interface PageRow extends Whose {
  readonly id: string;
  readonly case_id: string;
  readonly case_code: string;
  readonly ordinal: number;
  readonly starts_at: Date;
  readonly starts_precision: Precision;
  readonly due_at: Date;
  readonly state: DeadlineState;
  readonly settled_at: Date | null;
  readonly settled_precision: Precision | null;
  readonly settled_by: string | null;
  readonly became_known_at: Date;
  readonly code: string;
  readonly version: number;
  readonly label_fr: string;
  readonly label_en: string;
  readonly starts_fr: string;
  readonly starts_en: string;
  readonly ends_fr: string;
  readonly ends_en: string;
  readonly limit_duration: string | null;
  readonly series: string[] | null;
  readonly source: string;
  readonly certainty: TimeLimit['certainty'];
  readonly start_fact: string | null;
  readonly settling_facts: string[];
  readonly repeats: boolean;
  readonly effective_from: Date;
  readonly last_step: string | null;
  readonly acknowledged_at: Date | null;
  readonly acknowledged_note_sealed: Buffer | null;
  readonly acknowledged_by: string | null;
}

/** @param note what was said with the acknowledgement, unsealed for this person */
export function viewOf(row: PageRow, book: ReferenceBook, locale: 'fr' | 'en', note: string | undefined): DeadlineView {
  const starts: KnownTime = { at: row.starts_at, precision: row.starts_precision };
  const settled: KnownTime | null = row.settled_at === null || row.settled_precision === null ? null : { at: row.settled_at, precision: row.settled_precision };
  return {
    id: row.id,
    caseId: row.case_id,
    caseCode: row.case_code,
    rule: { code: row.code, version: row.version, label: labelOf(row), confirmed: row.certainty === 'stated', source: row.source },
    state: row.state,
    settling: row.settling_facts,
    startsAt: formatKnownTime(starts),
    dueAt: row.due_at.toISOString(),
    ...(settled !== null && { settledAt: formatKnownTime(settled) }),
    ...(knownLate({ starts, dueAt: row.due_at, becameKnownAt: row.became_known_at }) && { knownLateAt: row.became_known_at.toISOString() }),
    why: whyLines({
      rule: {
        label: labelOf(row),
        startsAt: { fr: row.starts_fr, en: row.starts_en },
        endsAt: { fr: row.ends_fr, en: row.ends_en },
        limits: row.series ?? (row.limit_duration === null ? [] : [row.limit_duration]),
        series: row.series !== null,
        source: row.source,
        certainty: row.certainty,
        version: row.version,
        startFact: row.start_fact,
        effectiveFrom: row.effective_from,
      },
      ordinal: row.repeats ? 1 : row.ordinal,
      starts,
      dueAt: row.due_at,
      state: row.state,
      settled,
      settledBy: row.settled_by,
      becameKnownAt: row.became_known_at,
    }),
    ...(row.acknowledged_at !== null && {
      acknowledged: { by: row.acknowledged_by ?? '', at: row.acknowledged_at.toISOString(), note: note ?? '' },
    }),
    status: row.status,
    ...(row.region_code !== null && { region: row.region_code }),
    answerable: answerableInWords(row, book, locale),
    ...(row.last_step !== null && { alertStep: row.last_step }),
  };
}

function labelOf(row: PageRow): { fr: string; en: string } {
  return { fr: row.label_fr, en: row.label_en };
}
