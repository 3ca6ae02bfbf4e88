import { readFileSync } from 'node:fs';
import type { ClientBase } from 'pg';
import { isDuration } from './duration.rules.js';
import type { Label, TimeLimit } from './deadline.vocabulary.js';

/** One rule as the field's sources give it. */
interface SourceRule {
  readonly code: string;
  readonly jurisdiction: string;
  readonly subject: string;
  readonly limit?: string;
  readonly series?: readonly string[];
  readonly repeats?: boolean;
  readonly warnings?: readonly string[];
  readonly escalations?: readonly string[];
  readonly source: string;
  readonly certainty: TimeLimit['certainty'];
  readonly remark?: string;
}

/** What the system adds to it: words, and the facts it records. */
interface WatchedRule {
  readonly label: Label;
  readonly startsAt: Label;
  readonly endsAt: Label;
  readonly announced?: boolean;
  /** How long after an acknowledgement those told are told again, where it is not the default. */
  readonly renewAfter?: string;
  readonly effectiveFrom?: string;
  readonly facts?: { readonly start: string; readonly settling: readonly string[]; readonly voiding: readonly string[] };
}

interface WatchedFacts {
  readonly effectiveFrom: Record<TimeLimit['certainty'], string>;
  readonly defaultEscalations: readonly string[];
  readonly defaultRenewAfter: string;
  readonly rules: Record<string, WatchedRule | undefined>;
}

/** The columns of a rule that make it the rule it is: when one differs, it is another version. */
const COLUMNS = [
  'jurisdiction', 'subject', 'label_fr', 'label_en', 'starts_fr', 'starts_en', 'ends_fr', 'ends_en', 'limit_duration', 'series', 'repeats', 'warnings',
  'escalations', 'announced', 'source', 'certainty', 'remark', 'start_fact', 'settling_facts', 'voiding_facts', 'renew_after',
] as const;

type RuleRow = Record<(typeof COLUMNS)[number], unknown> & { readonly effective_from: string };

/** The rules of the data files as versions: a changed rule gets a new one, an old one is never edited. Needs the owner's connection. */
export async function loadTimeLimits(client: ClientBase): Promise<void> {
  const { rules } = JSON.parse(readFileSync(new URL('../reference/data/time-limits.json', import.meta.url), 'utf8')) as { rules: SourceRule[] };
  const watched = JSON.parse(readFileSync(new URL('./data/watched-facts.json', import.meta.url), 'utf8')) as WatchedFacts;
  for (const rule of rules) await loadRule(client, rule.code, rowOf(rule, watched));
}

/**
 * A changed rule takes effect on the day that the data say, if that lies after the day of the version before it; otherwise today:
 * what started under the old version stays under it (docs/adr/0007).
 */
async function loadRule(client: ClientBase, code: string, wanted: RuleRow): Promise<void> {
  const { rows } = await client.query<RuleRow & { version: number; effective_from: string; today: string }>(
    `select version, effective_from::text, current_date::text as today, ${COLUMNS.join(', ')} from time_limit_rule where code = $1 order by version desc limit 1`,
    [code],
  );
  const [newest] = rows;
  const later = newest === undefined || wanted.effective_from > newest.effective_from;
  if (newest !== undefined && !later && COLUMNS.every((column) => JSON.stringify(newest[column]) === JSON.stringify(wanted[column]))) return;
  await client.query(
    `insert into time_limit_rule (code, version, effective_from, ${COLUMNS.join(', ')}) values ($1, $2, $3, ${COLUMNS.map((_, index) => `$${String(index + 4)}`).join(', ')})`,
    [code, (newest?.version ?? 0) + 1, later ? wanted.effective_from : newest.today, ...COLUMNS.map((column) => wanted[column])],
  );
}

function rowOf(rule: SourceRule, { rules, effectiveFrom, defaultEscalations, defaultRenewAfter }: WatchedFacts): RuleRow {
  const words = rules[rule.code];
  if (words === undefined) throw new Error(`time limit ${rule.code} has no words in watched-facts.json`);
  const { facts } = words;
  const warnings = rule.warnings ?? [];
  const escalations = rule.escalations ?? defaultEscalations;
  const renewAfter = words.renewAfter ?? defaultRenewAfter;
  const wrong = [rule.limit ?? [], rule.series ?? [], warnings, escalations, renewAfter].flat().find((duration) => !isDuration(duration));
  if (wrong !== undefined) throw new Error(`time limit ${rule.code}: "${wrong}" is no duration`);
  return {
    jurisdiction: rule.jurisdiction,
    subject: rule.subject,
    label_fr: words.label.fr,
    label_en: words.label.en,
    starts_fr: words.startsAt.fr,
    starts_en: words.startsAt.en,
    ends_fr: words.endsAt.fr,
    ends_en: words.endsAt.en,
    limit_duration: rule.limit ?? null,
    series: rule.series ?? null,
    repeats: rule.repeats ?? false,
    warnings,
    escalations,
    announced: words.announced ?? false,
    source: rule.source,
    certainty: rule.certainty,
    remark: rule.remark ?? null,
    effective_from: words.effectiveFrom ?? effectiveFrom[rule.certainty],
    start_fact: facts?.start ?? null,
    settling_facts: facts?.settling ?? null,
    voiding_facts: facts?.voiding ?? null,
    renew_after: renewAfter,
  };
}
