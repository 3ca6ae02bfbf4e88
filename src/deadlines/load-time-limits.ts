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

type Column = (typeof COLUMNS)[number];
type RuleRow = Record<Column, unknown> & { readonly effective_from: string };
type VersionRow = RuleRow & { readonly version: number; readonly data: RuleRow | null; readonly today: string };

/** Rules without a country hold in all of them. */
const EVERYWHERE = '*';

/** The country whose rules hold where nothing else is said. */
const HOME = 'ML';

/**
 * The rules of the data files as versions: a changed rule gets a new one, an old one is never edited. Needs the owner's connection.
 * @param jurisdiction the country of this installation (ISO 3166-1 alpha-2): its rules are watched, those of other countries are shown
 * @throws when the files hold no rule of that country, or a rule that nobody could compute
 */
export async function loadTimeLimits(client: ClientBase, jurisdiction = HOME): Promise<void> {
  const { rules } = JSON.parse(readFileSync(new URL('../reference/data/time-limits.json', import.meta.url), 'utf8')) as { rules: SourceRule[] };
  const watched = JSON.parse(readFileSync(new URL('./data/watched-facts.json', import.meta.url), 'utf8')) as WatchedFacts;
  const countries = new Set(rules.map((rule) => rule.jurisdiction).filter((country) => country !== EVERYWHERE));
  if (!countries.has(jurisdiction)) throw new Error(`JURISDICTION: there is no rule of "${jurisdiction}"; there are rules of ${[...countries].join(', ')}`);
  for (const rule of rules) await loadRule(client, rule.code, rowOf(rule, watched, jurisdiction));
}

/**
 * A changed rule takes effect on the day that the data say, if that lies after the day of the version before it; otherwise today:
 * what started under the old version stays under it (docs/adr/0007). A rule that begins to be watched holds for what is running too.
 */
async function loadRule(client: ClientBase, code: string, wanted: RuleRow): Promise<void> {
  const { rows } = await client.query<VersionRow>(
    `select version, data, effective_from::text, current_date::text as today, ${COLUMNS.join(', ')} from time_limit_rule where code = $1 order by version`,
    [code],
  );
  const newest = rows.at(-1);
  const read = rows.findLast(({ data }) => data !== null)?.data ?? undefined;
  if (newest === undefined || read === undefined) {
    await add(client, code, 1, wanted, wanted.effective_from, false, wanted);
    return;
  }
  const later = wanted.effective_from > read.effective_from;
  const changed = COLUMNS.filter((column) => !same(read[column], wanted[column]));
  if (changed.length === 0 && !later) return;
  // What people have changed since the files were read stays as they want it; which facts start and end a rule is for the files alone.
  const version = { ...newest, ...Object.fromEntries(changed.filter((column) => same(newest[column], read[column])).map((column) => [column, wanted[column]])) };
  const from = [later ? wanted.effective_from : newest.today, newest.effective_from].toSorted().at(-1) ?? newest.today;
  await add(client, code, newest.version + 1, version, from, read.start_fact === null && wanted.start_fact !== null, wanted);
}

async function add(client: ClientBase, code: string, version: number, row: Record<Column, unknown>, from: string, appliesToRunning: boolean, data: RuleRow): Promise<void> {
  await client.query(
    `insert into time_limit_rule (code, version, effective_from, applies_to_running, data, ${COLUMNS.join(', ')})
     values ($1, $2, $3, $4, $5, ${COLUMNS.map((_, index) => `$${String(index + 6)}`).join(', ')})`,
    [code, version, from, appliesToRunning, JSON.stringify(data), ...COLUMNS.map((column) => row[column])],
  );
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function rowOf(rule: SourceRule, { rules, effectiveFrom, defaultEscalations, defaultRenewAfter }: WatchedFacts, jurisdiction: string): RuleRow {
  const words = rules[rule.code];
  if (words === undefined) throw new Error(`time limit ${rule.code} has no words in watched-facts.json`);
  const facts = rule.jurisdiction === EVERYWHERE || rule.jurisdiction === jurisdiction ? words.facts : undefined;
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
