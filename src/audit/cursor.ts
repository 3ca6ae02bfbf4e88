const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The last id of a page. An unreadable cursor begins at the beginning. */
export function idCursor(cursor: string | undefined): string | null {
  return cursor !== undefined && UUID.test(cursor) ? cursor : null;
}

export function positionCursor(cursor: string | undefined): number | null {
  const position = Number(cursor);
  return cursor !== undefined && Number.isSafeInteger(position) && position > 0 ? position : null;
}

/** A page of so many, and the cursor of the next where there is more. `rows` holds one more than a page. */
export function pageOf<Row>(rows: readonly Row[], size: number, cursorOf: (row: Row) => string): { shown: Row[]; next: { nextCursor?: string } } {
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  return { shown, next: rows.length > size && last !== undefined ? { nextCursor: cursorOf(last) } : {} };
}
