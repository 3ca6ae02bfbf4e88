import { BEST_INTERESTS, type BestInterestsPart } from '../cases/index.js';
import { formatKnownTime, type Precision } from '../platform/known-time/index.js';
import type { BestInterestsWords } from './best-interests.rules.js';
import type { BestInterestsView, LinkStatementView } from './family-page.dto.js';
import type { SealedTexts } from './sealed-texts.js';

export interface StatementRow {
  readonly id: string;
  readonly relative_id: string;
  readonly side: string;
  readonly result: string;
  readonly photo: string;
  readonly documents: string[];
  readonly given_at: Date;
  readonly given_precision: Precision;
  readonly by: string | null;
}
export interface AssessmentRow extends Record<BestInterestsPart, string> {
  readonly id: string;
  readonly relative_id: string | null;
  readonly unverified_reason: string | null;
  readonly remarks_sealed: Buffer | null;
  readonly assessed_at: Date;
  readonly assessed_precision: Precision;
  readonly by: string | null;
}

export const STATEMENTS = `
  select s.id, s.relative_id, s.side, s.result, s.photo, s.documents, s.given_at, s.given_precision, u.display_name as by
    from link_statement s left join app_user u on u.id = s.recorded_by where s.case_id = any ($1) order by s.given_at desc, s.recorded_at desc`;
export const ASSESSMENTS = `
  select b.id, b.relative_id, b.child_wish as "childWish", b.family_wish as "familyWish", b.safety, b.care_capacity as "careCapacity", b.community, b.schooling,
         b.recruitment_risk as "recruitmentRisk", b.unverified_reason, b.remarks_sealed, b.assessed_at, b.assessed_precision, u.display_name as by
    from best_interests b left join app_user u on u.id = b.recorded_by where b.case_id = any ($1) order by b.assessed_at desc, b.recorded_at desc`;

export function statementView(row: StatementRow, texts: SealedTexts): LinkStatementView {
  const note = texts.note('relative.heard', row.id);
  return {
    id: row.id,
    side: row.side,
    at: formatKnownTime({ at: row.given_at, precision: row.given_precision }),
    result: row.result,
    photo: row.photo,
    documents: row.documents,
    ...(note !== undefined && { note }),
    ...(row.by !== null && { by: row.by }),
  };
}

export function assessmentView(row: AssessmentRow, texts: SealedTexts): BestInterestsView {
  const text = texts.of(row.remarks_sealed);
  const words = text === undefined ? {} : (JSON.parse(text) as BestInterestsWords);
  return {
    id: row.id,
    at: formatKnownTime({ at: row.assessed_at, precision: row.assessed_precision }),
    ...(row.relative_id !== null && { relative: row.relative_id }),
    parts: BEST_INTERESTS.map((part) => {
      const note = words[part];
      return { part, rating: row[part], ...(note !== undefined && { note }) };
    }),
    ...(row.unverified_reason !== null && { unverifiedReason: row.unverified_reason }),
    ...(words.unverified !== undefined && { unverifiedNote: words.unverified }),
    ...(row.by !== null && { by: row.by }),
  };
}
