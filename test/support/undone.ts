import pg from 'pg';

const UNWRITTEN = 'set constraints all immediate; rollback';

/**
 * From now on every unit of work does all it has to, its deferred constraints too, and is then undone instead of committed: thousands
 * of writes can be tried on the same rows. @returns what puts an end to it
 */
export function undoUnitsOfWork(): () => void {
  const prototype = pg.Client.prototype as unknown as { query: (this: unknown, ...words: readonly unknown[]) => unknown };
  const { query } = prototype;
  prototype.query = function undone(this: unknown, ...words: readonly unknown[]) {
    return query.apply(this, words[0] === 'commit' ? [UNWRITTEN] : [...words]);
  };
  return () => {
    prototype.query = query;
  };
}
