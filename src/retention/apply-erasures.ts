import type { Statements } from '../platform/database/index.js';
import { databaseSecret, type KeyService } from '../platform/keys/index.js';
import { erasedNumberToken } from './erased-number.js';
import { ErasureList } from './erasure-list.js';

export interface Applied {
  readonly listed: number;
  /** Cases whose key had come back and was destroyed again. */
  readonly destroyed: number;
  /** Lines that the list had lost and the database still knew. */
  readonly completed: number;
}

/**
 * Brings a database in line with the list of destroyed keys, and the list with the database. Each destruction is journalled. Twice gives
 * nothing new. On the owner's connection: the application itself can destroy nothing without two people.
 */
export async function applyErasures(owner: Statements, keys: KeyService, erasuresFile: string): Promise<Applied> {
  const list = new ErasureList(erasuresFile);
  const listed = await list.read();
  let destroyed = 0;
  await owner.query('begin');
  await owner.query('set local role passerelle_definer'); // the owner itself is held to row-level security
  for (const { caseId, erasureId, at, fingerprint } of listed) {
    const [gone] = await owner.query<{ register_number: string | null }>('select register_number from destroy_again($1, $2, $3, $4)', [
      caseId, erasureId, at, fingerprint === null ? null : Buffer.from(fingerprint, 'hex'),
    ]);
    if (gone === undefined) continue;
    destroyed += 1;
    if (gone.register_number !== null) {
      await owner.query('insert into erased_register_number (token) values ($1) on conflict do nothing', [erasedNumberToken(await databaseSecret(owner, keys, 'erased-numbers'), gone.register_number)]);
    }
  }
  const known = await owner.query<{ case_id: string; erasure_id: string; at: Date; fingerprint: Buffer | null }>(
    'select case_id, erasure_id, at, fingerprint from destroyed_key where case_id <> all ($1) order by at, case_id',
    [listed.map(({ caseId }) => caseId)],
  );
  for (const row of known) {
    await list.add({ caseId: row.case_id, erasureId: row.erasure_id, at: row.at.toISOString(), fingerprint: row.fingerprint?.toString('hex') ?? null });
  }
  await owner.query('commit');
  return { listed: listed.length, destroyed, completed: known.length };
}
