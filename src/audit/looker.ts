import type { ReferenceBook } from '../reference/index.js';
import type { LookerView } from './looks.dto.js';

export interface LookerRow {
  readonly actor: string;
  readonly display_name: string | null;
  readonly role: string | null;
  readonly region_code: string | null;
  readonly centre_code: string | null;
  readonly unit_id: string | null;
}

/** Who looked, and where they work. An account that is gone leaves its id. */
export function lookerOf(row: LookerRow, book: ReferenceBook): LookerView {
  const unit = row.unit_id === null ? undefined : book.units.get(row.unit_id)?.name;
  return {
    id: row.actor,
    name: row.display_name ?? row.actor,
    role: row.role ?? '',
    ...(row.region_code !== null && { region: row.region_code }),
    ...(row.centre_code !== null && { centre: row.centre_code }),
    ...(unit !== undefined && { unit }),
  };
}
