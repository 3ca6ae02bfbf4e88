import type { ReferenceBook } from '../reference/index.js';

/** What a case's row says of where the child stands. */
export interface Whose {
  readonly status: string;
  readonly region_code: string | null;
  readonly centre_code: string | null;
  readonly unit_id: string | null;
  readonly authority_code: string | null;
}

const HELD = new Set(['in-custody', 'handover-offered', 'situation-unknown']);
const AT_A_CENTRE = new Set(['in-interim-care', 'between-centres', 'absent-without-leave', 'handed-over']);

/** Who answers for the child now, for a line of the board. The case page says it in full (cases/words.ts). */
export function answerableInWords(whose: Whose, book: ReferenceBook, locale: 'fr' | 'en'): string {
  if (HELD.has(whose.status)) {
    const authority = whose.authority_code === null ? undefined : book.lists.get('authority')?.get(whose.authority_code)?.label[locale];
    const unit = whose.unit_id === null ? undefined : book.units.get(whose.unit_id)?.name;
    if (authority !== undefined) return unit === undefined ? authority : `${unit}, ${authority}`;
    if (unit !== undefined) return unit;
  }
  const centre = whose.centre_code === null || !AT_A_CENTRE.has(whose.status) ? undefined : book.centres.get(whose.centre_code);
  if (centre !== undefined) return centre.label[locale];
  const region = whose.region_code === null ? undefined : book.regions.get(whose.region_code);
  if (region === undefined) return locale === 'fr' ? 'Ministère (MPFEF)' : 'Ministry (MPFEF)';
  return locale === 'fr' ? `Direction régionale (${region.label.fr})` : `Regional directorate (${region.label.en})`;
}
