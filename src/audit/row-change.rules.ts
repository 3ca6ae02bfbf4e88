/** What became of one column. `sealed`: cipher, shown to nobody here. `withheld`: in clear, and possibly words about somebody. */
export interface ColumnChange {
  readonly column: string;
  readonly shown: 'clear' | 'sealed' | 'withheld';
  readonly from?: string;
  readonly to?: string;
}

type Row = Readonly<Record<string, unknown>>;

/** bytea as jsonb renders it. */
const CIPHER = /^\\x([0-9a-f]{2})*$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+[+-][\d:]+$/;

/** Columns that hold a word of a closed list, a code or a place, by their last part. Whatever is not known here is withheld. */
const CLOSED = /(^|_)(status|state|kind|entry|outcome|destination|level|sex|precision|condition|stream|locale|role|channel|purpose|about)$|_(region|centre)$/;
/** As this house writes its words: no capitals, no spaces. */
const WORD = /^[a-z0-9][a-z0-9.:-]{0,60}$/;
const CODE_COLUMN = /(^|_)code$/;
const CODE = /^[A-Za-z0-9][A-Za-z0-9-]{0,40}$/;
/** Staff are named to the auditor: that is what the record is for. */
const STAFF = new Set(['app_user.email', 'app_user.display_name']);
/** What came with a register stands for one child there. */
const CHILDS_OWN = new Set(['register_number']);

/**
 * The columns that differ between two versions of a row, with what may be shown of them to somebody who may see no identity: closed
 * words, codes, numbers, times and ids. Fails closed: a column that is not known is told by its name alone.
 */
export function changesBetween(subject: string, before: Row | undefined, after: Row): ColumnChange[] {
  return Object.keys({ ...before, ...after })
    .filter((column) => JSON.stringify(before?.[column] ?? null) !== JSON.stringify(after[column] ?? null))
    .map((column) => change(subject, column, before?.[column] ?? null, after[column] ?? null));
}

function change(subject: string, column: string, from: unknown, to: unknown): ColumnChange {
  const values = [from, to].filter((value) => value !== null);
  if (values.some((value) => typeof value === 'string' && CIPHER.test(value))) return { column, shown: 'sealed' };
  if (!values.every((value) => mayBeShown(subject, column, value))) return { column, shown: 'withheld' };
  return { column, shown: 'clear', ...(from !== null && { from: inWords(from) }), ...(to !== null && { to: inWords(to) }) };
}

function mayBeShown(subject: string, column: string, value: unknown): boolean {
  if (typeof value === 'number' || typeof value === 'boolean') return !CHILDS_OWN.has(column);
  if (typeof value !== 'string') return false; // lists and objects may hold anything
  if (UUID.test(value) || INSTANT.test(value) || STAFF.has(`${subject}.${column}`)) return true;
  return (CLOSED.test(column) && WORD.test(value)) || (CODE_COLUMN.test(column) && CODE.test(value));
}

function inWords(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
