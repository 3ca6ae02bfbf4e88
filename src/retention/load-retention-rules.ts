import { readFileSync } from 'node:fs';
import type { ClientBase } from 'pg';
import type { RetentionCode } from './retention.vocabulary.js';

interface Words {
  readonly fr: string;
  readonly en: string;
}

interface SourceRule {
  readonly code: RetentionCode;
  readonly effect: 'proposed' | 'deleted';
  readonly period: string;
  readonly effectiveFrom: string;
  readonly certainty: 'stated' | 'secondary' | 'programme standard';
  readonly label: Words;
  readonly startsAt: Words;
  readonly source: Words;
}

/** The columns that make a period the period it is: when one differs, it is another version. */
const COLUMNS = ['label_fr', 'label_en', 'starts_fr', 'starts_en', 'effect', 'period', 'source_fr', 'source_en', 'certainty'] as const;

/** The periods of the data file as versions: a changed one gets a new version, an old one is never edited. Needs the owner's connection. */
export async function loadRetentionRules(client: ClientBase): Promise<void> {
  const { rules } = JSON.parse(readFileSync(new URL('./data/retention-rules.json', import.meta.url), 'utf8')) as { rules: SourceRule[] };
  for (const rule of rules) await loadRule(client, rule);
}

/** A changed period takes effect on the day that the data say, or today when that day is not after the version before it. */
async function loadRule(client: ClientBase, rule: SourceRule): Promise<void> {
  const wanted = [rule.label.fr, rule.label.en, rule.startsAt.fr, rule.startsAt.en, rule.effect, rule.period, rule.source.fr, rule.source.en, rule.certainty];
  const { rows } = await client.query<Record<(typeof COLUMNS)[number], string> & { version: number; effective_from: string; today: string }>(
    `select version, effective_from::text, current_date::text as today, ${COLUMNS.join(', ')} from retention_rule where code = $1 order by version desc limit 1`,
    [rule.code],
  );
  const [newest] = rows;
  const later = newest === undefined || rule.effectiveFrom > newest.effective_from;
  if (newest !== undefined && !later && COLUMNS.every((column, index) => newest[column] === wanted[index])) return;
  await client.query(
    `insert into retention_rule (code, version, effective_from, ${COLUMNS.join(', ')}) values ($1, $2, $3, ${COLUMNS.map((_, index) => `$${String(index + 4)}`).join(', ')})`,
    [rule.code, (newest?.version ?? 0) + 1, later ? rule.effectiveFrom : newest.today, ...wanted],
  );
}
