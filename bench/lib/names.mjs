import { readFileSync } from 'node:fs';
import { tokensOf } from '../../dist/identity/name-tokens.js';
import { newKey, seal } from '../../dist/platform/crypto/index.js';

const MOHAMED_SHARE = 0.15;
const BATCH = 2000;
const lists = JSON.parse(readFileSync(new URL('../../test/names/families.json', import.meta.url), 'utf8'));
const lines = (list) => [...list.tuning, ...list['held-out']].map((line) => line.split(' '));
const GIVEN = [...lines(lists.boys), ...lines(lists.girls)];
const FAMILY = lines(lists.families);

/** A made-up child: names frequent by their rank, every seventh a Mohamed in one of the spellings. */
export function madeUpName() {
  const given = Math.random() < MOHAMED_SHARE ? 0 : frequent(GIVEN);
  const family = frequent(FAMILY);
  return { given: pick(GIVEN[given]), family: pick(FAMILY[family]), lines: [given, family] };
}

/** The same names as somebody else would write them, with one letter left out. */
export function misspelt({ lines: [given, family] }) {
  const slip = (word) => word.slice(0, -2) + word.slice(-1);
  return `${pick(GIVEN[given])} ${slip(pick(FAMILY[family]))}`;
}

/** Names for cases: sealed and indexed as the application does it, in large batches. @returns the names, in the order of the ids */
export async function giveNames({ owner, keys }, ids) {
  const secret = { key: newKey() };
  const [kept] = await keys.wrap([{ key: secret.key, context: 'name-tokens' }]);
  const { rows: [made] } = await owner.query(`insert into sealed_secret (purpose, wrapped, key_id, made_under) values ('name-tokens', $1, $2, $2) returning id`, [kept.wrapped, kept.keyId]);
  secret.id = made.id;
  const names = [];
  for (let from = 0; from < ids.length; from += BATCH) {
    const batch = ids.slice(from, from + BATCH).map((id) => ({ id, name: madeUpName(), key: newKey() }));
    const tokens = batch.flatMap(({ id, name }) => tokensOf(secret, name).map((token) => ({ id, token })));
    const wrapped = await keys.wrap(batch.map(({ id, key }) => ({ key, context: id })));
    await owner.query('insert into child_key (case_id, wrapped, key_id) select * from unnest($1::uuid[], $2::bytea[], $3::text[])', [
      batch.map(({ id }) => id), wrapped.map((key) => key.wrapped), wrapped.map((key) => key.keyId),
    ]);
    await owner.query(
      `insert into child_identity (case_id, sealed, recorded_at, recorded_by) select id, sealed, now(), (select id from app_user limit 1) from unnest($1::uuid[], $2::bytea[]) as made (id, sealed)`,
      [batch.map(({ id }) => id), batch.map(({ id, key, name }) => seal(key, Buffer.from(JSON.stringify({ given: name.given, family: name.family })), id))],
    );
    await owner.query('insert into name_token (case_id, token, secret_id) select id, token, $3 from unnest($1::uuid[], $2::bytea[]) as made (id, token)', [
      tokens.map(({ id }) => id), tokens.map(({ token }) => token), secret.id,
    ]);
    names.push(...batch.map(({ name }) => name));
  }
  return names;
}

function frequent(list) {
  const of = list.map((_, rank) => 1 / (rank + 3) ** 0.8);
  let at = Math.random() * of.reduce((sum, weight) => sum + weight, 0);
  const index = of.findIndex((weight) => (at -= weight) <= 0);
  return index === -1 ? list.length - 1 : index;
}

function pick(list) {
  return list[Math.floor(Math.random() * list.length)];
}
