import { readFileSync } from 'node:fs';
import type { Precision, Told } from './history.js';

/*
 * The checker's own reading of the rules: from the same data files as the engine, and from nothing else of it. What is written here
 * twice is written twice on purpose.
 */

interface Rule {
  readonly code: string;
  readonly limits: readonly string[];
  readonly series: boolean;
  readonly warnings: readonly string[];
  readonly escalations: readonly string[];
  readonly announced: boolean;
  /** What answers it asks for it anew. */
  readonly repeats: boolean;
  readonly begins: string;
  readonly ends: readonly string[];
  readonly voids: readonly string[];
}

export interface Step {
  readonly kind: string;
  readonly at: number;
}

/** What the rules say of one child at one state of knowledge. */
export interface Expected {
  readonly rule: string;
  readonly subject: string;
  readonly ordinal: number;
  readonly due: number;
  readonly state: 'open' | 'met' | 'late' | 'lapsed';
  readonly steps: readonly Step[];
}

interface RuleFile {
  readonly rules: readonly { code: string; jurisdiction: string; repeats?: boolean; limit?: string; series?: string[]; warnings?: string[]; escalations?: string[] }[];
}
interface FactFile {
  readonly defaultEscalations: string[];
  readonly rules: Record<string, { announced?: boolean; facts?: { start: string; settling: string[]; voiding: string[] } } | undefined>;
}

const data = (path: string): unknown => JSON.parse(readFileSync(new URL(`../../src/${path}`, import.meta.url), 'utf8'));

/** Where the simulated children live. */
const COUNTRY = 'ML';

const RULES: readonly Rule[] = readRules();

function readRules(): Rule[] {
  const watched = data('deadlines/data/watched-facts.json') as FactFile;
  return (data('reference/data/time-limits.json') as RuleFile).rules.flatMap((rule) => {
    const told = watched.rules[rule.code];
    if (told?.facts === undefined || (rule.jurisdiction !== '*' && rule.jurisdiction !== COUNTRY)) return [];
    if (told.facts.start.startsWith('emergency.')) return []; // an access of the staff, not a child
    return [{
      code: rule.code,
      limits: rule.series ?? (rule.limit === undefined ? [] : [rule.limit]),
      series: rule.series !== undefined,
      warnings: rule.warnings ?? [],
      escalations: rule.escalations ?? watched.defaultEscalations,
      announced: told.announced ?? false,
      repeats: rule.repeats ?? false,
      begins: told.facts.start,
      ends: told.facts.settling,
      voids: told.facts.voiding,
    }];
  });
}

/** Every deadline of a child by these facts. */
export function expectedOf(told: readonly Told[]): Expected[] {
  const facts = [...told, ...told.flatMap((visit) => (visit.kind === 'visit.made' ? outcomesOf(visit, told) : []))];
  return RULES.flatMap((rule) => facts.filter(({ kind }) => kind === rule.begins).flatMap((start) => ofStart(rule, start, facts)));
}

/** A visit within thirty days of three, six or twelve months after the return says what has become of the child then. */
function outcomesOf(visit: Told, told: readonly Told[]): Told[] {
  const start = told.find(({ kind, subject }) => kind === 'placement.started' && subject === visit.subject);
  if (start === undefined) return [];
  const around = 30 * 86_400_000;
  return [3, 6, 12].filter((months) => visit.at >= after(start.at, `P${String(months)}M`) - around && visit.at < after(lastInstant(start), `P${String(months)}M`) + around)
    .map((months) => ({ ...visit, kind: `outcome.${String(months)}-months` }));
}

function ofStart(rule: Rule, start: Told, facts: readonly Told[]): Expected[] {
  if (rule.repeats) return again(rule, start, facts);
  let opensAt = Number.NEGATIVE_INFINITY;
  return rule.limits.map((limit, index) => {
    const due = after(start.at, limit);
    const answers = facts.filter((fact) => rule.ends.includes(fact.kind) && fact.subject === start.subject && fact.at > opensAt);
    const ends = facts.filter((fact) => rule.voids.includes(fact.kind) && concerns(fact, start));
    opensAt = due;
    return { rule: rule.code, subject: start.subject, ordinal: index + 1, due, state: stateOf(due, answers, ends), steps: stepsOf(rule, start.at, due) };
  });
}

/** One limit after the other: the first from the start, each further one from the answer to the one before. */
function again(rule: Rule, start: Told, facts: readonly Told[]): Expected[] {
  const answers = facts.filter((fact) => rule.ends.includes(fact.kind) && fact.subject === start.subject).toSorted((a, b) => a.at - b.at || lastInstant(a) - lastInstant(b));
  return [start, ...answers].flatMap((link, index) => {
    const answer = answers[index];
    const ends = facts.filter((fact) => rule.voids.includes(fact.kind) && concerns(fact, { ...start, at: link.at }));
    return rule.limits.map((limit) => {
      const due = after(link.at, limit);
      return { rule: rule.code, subject: start.subject, ordinal: index + 1, due, state: stateOf(due, answer === undefined ? [] : [answer], ends), steps: stepsOf(rule, link.at, due) };
    });
  });
}

/** What is told of another kind of thing (the end of a custody, of the file) ends whatever had begun by then. */
function concerns(fact: Told, start: Told): boolean {
  const family = (kind: string): string => kind.slice(0, kind.indexOf('.'));
  return family(fact.kind) === family(start.kind) ? fact.subject === start.subject : lastInstant(fact) >= start.at;
}

function stateOf(due: number, answers: readonly Told[], ends: readonly Told[]): Expected['state'] {
  if (answers.length > 0) return Math.min(...answers.map(lastInstant)) <= due ? 'met' : 'late';
  if (ends.length > 0) return Math.min(...ends.map(lastInstant)) <= due ? 'lapsed' : 'late';
  return 'open';
}

function stepsOf(rule: Rule, start: number, due: number): Step[] {
  const steps: Step[] = rule.announced ? [{ kind: 'opened', at: start }] : [];
  if (!rule.series) {
    rule.warnings.map((warning) => after(start, warning)).filter((at) => at < due).forEach((at, index) => steps.push({ kind: `warning-${String(index + 1)}`, at }));
  }
  steps.push({ kind: 'limit', at: due });
  rule.escalations.map((escalation) => after(due, escalation)).filter((at) => at > due).forEach((at, index) => steps.push({ kind: `escalation-${String(index + 1)}`, at }));
  return steps;
}

/** "That day" may have been its last moment. */
export function lastInstant({ at, precision }: { readonly at: number; readonly precision: Precision }): number {
  const time = new Date(at);
  if (precision === 'day') return Date.UTC(time.getUTCFullYear(), time.getUTCMonth(), time.getUTCDate() + 1);
  if (precision === 'month') return Date.UTC(time.getUTCFullYear(), time.getUTCMonth() + 1, 1);
  return at;
}

const UNITS: Readonly<Record<string, number>> = { W: 7 * 86_400_000, D: 86_400_000, H: 3_600_000, S: 1_000 };

/** An ISO 8601 duration later; months by the calendar, and never past the end of the month arrived at. */
function after(at: number, duration: string): number {
  const [date = '', time = ''] = duration.slice(1).split('T');
  let months = 0;
  let rest = 0;
  for (const [, count = '0', unit = ''] of date.matchAll(/(\d+)([YMWD])/g)) {
    if (unit === 'Y' || unit === 'M') months += Number(count) * (unit === 'Y' ? 12 : 1);
    else rest += Number(count) * (UNITS[unit] ?? 0);
  }
  for (const [, count = '0', unit = ''] of time.matchAll(/(\d+)([HMS])/g)) rest += Number(count) * (unit === 'M' ? 60_000 : (UNITS[unit] ?? 0));
  const from = new Date(at);
  const month = Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1);
  const days = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0)).getUTCDate();
  return month + (Math.min(from.getUTCDate(), days) - 1) * 86_400_000 + (at % 86_400_000) + rest;
}
