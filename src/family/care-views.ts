import { formatKnownTime, type Precision } from '../platform/known-time/index.js';
import type { AlternativeCareView, PreparationView } from './family-page.dto.js';
import type { SealedTexts } from './sealed-texts.js';

export interface PreparationRow {
  readonly id: string;
  readonly relative_id: string | null;
  readonly kind: string;
  readonly met: string[];
  readonly outcome: string;
  readonly held_at: Date;
  readonly held_precision: Precision;
  readonly by: string | null;
}
export interface CareRow {
  readonly id: string;
  readonly form: string;
  readonly reason: string;
  readonly decided_at: Date;
  readonly decided_precision: Precision;
}
export interface CareReviewRow {
  readonly id: string;
  readonly care_id: string;
  readonly outcome: string;
  readonly reviewed_at: Date;
  readonly reviewed_precision: Precision;
}

export const PREPARATIONS = `
  select p.id, p.relative_id, p.kind, p.met, p.outcome, p.held_at, p.held_precision, u.display_name as by
    from family_preparation p left join app_user u on u.id = p.recorded_by where p.case_id = any ($1) order by p.held_at desc, p.recorded_at desc`;
export const CARES = 'select id, form, reason, decided_at, decided_precision from alternative_care where case_id = any ($1) order by decided_at desc, recorded_at desc';
export const CARE_REVIEWS = 'select id, care_id, outcome, reviewed_at, reviewed_precision from alternative_care_review where case_id = any ($1) order by reviewed_at desc, recorded_at desc';

export function preparationView(row: PreparationRow, texts: SealedTexts): PreparationView {
  const note = texts.note('family.prepared', row.id);
  return {
    id: row.id,
    kind: row.kind,
    at: formatKnownTime({ at: row.held_at, precision: row.held_precision }),
    ...(row.relative_id !== null && { relative: row.relative_id }),
    met: row.met,
    outcome: row.outcome,
    ...(note !== undefined && { note }),
    ...(row.by !== null && { by: row.by }),
  };
}

export function careView(row: CareRow, reviews: readonly CareReviewRow[], texts: SealedTexts): AlternativeCareView {
  const note = texts.note('alternative-care.decided', row.id);
  return {
    id: row.id,
    form: row.form,
    reason: row.reason,
    at: formatKnownTime({ at: row.decided_at, precision: row.decided_precision }),
    ...(note !== undefined && { note }),
    reviews: reviews.flatMap((review) => {
      if (review.care_id !== row.id) return [];
      const said = texts.note('alternative-care.reviewed', review.id);
      return [{ id: review.id, at: formatKnownTime({ at: review.reviewed_at, precision: review.reviewed_precision }), outcome: review.outcome, ...(said !== undefined && { note: said }) }];
    }),
  };
}
