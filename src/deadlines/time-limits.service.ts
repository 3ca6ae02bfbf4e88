import { Inject, Injectable } from '@nestjs/common';
import { Doorstep } from '../platform/database/index.js';
import type { TimeLimit } from './deadline.vocabulary.js';
import type { TimeLimitView } from './deadline.dto.js';

interface RuleRow {
  id: string;
  code: string;
  version: number;
  jurisdiction: string;
  label_fr: string;
  label_en: string;
  starts_fr: string;
  starts_en: string;
  ends_fr: string;
  ends_en: string;
  limit_duration: string | null;
  series: string[] | null;
  repeats: boolean;
  warnings: string[];
  escalations: string[];
  announced: boolean;
  source: string;
  certainty: TimeLimit['certainty'];
  remark: string | null;
  effective_from: string;
  effective_to: string | null;
  start_fact: string | null;
  settling_facts: string[] | null;
  voiding_facts: string[] | null;
}

/** The rules in force and those before them. Rules change by the loader alone, so they are read once a process. */
@Injectable()
export class TimeLimitsService {
  private held: Promise<readonly TimeLimit[]> | undefined;

  constructor(@Inject(Doorstep) private readonly doorstep: Doorstep) {}

  all(): Promise<readonly TimeLimit[]> {
    this.held ??= this.load().catch((error: unknown) => {
      this.held = undefined; // a failed load is tried again by the next reader
      throw error;
    });
    return this.held;
  }

  /** The newest version of each rule, watched or not. */
  async list(): Promise<TimeLimitView[]> {
    const newest = new Map<string, TimeLimit>();
    for (const rule of await this.all()) newest.set(rule.code, rule); // ordered by version: the last one stays
    return [...newest.values()].map(view);
  }

  private async load(): Promise<readonly TimeLimit[]> {
    const rows = await this.doorstep.query<RuleRow>(
      `select id, code, version, jurisdiction, label_fr, label_en, starts_fr, starts_en, ends_fr, ends_en, limit_duration, series, repeats, warnings, escalations,
              announced, source, certainty, remark, effective_from::text, effective_to::text, start_fact, settling_facts, voiding_facts
         from time_limit_rule order by subject, code, version`,
    );
    return rows.map(timeLimit);
  }
}

function timeLimit(row: RuleRow): TimeLimit {
  return {
    id: row.id,
    code: row.code,
    version: row.version,
    jurisdiction: row.jurisdiction,
    label: { fr: row.label_fr, en: row.label_en },
    startsAt: { fr: row.starts_fr, en: row.starts_en },
    endsAt: { fr: row.ends_fr, en: row.ends_en },
    limits: row.series ?? (row.limit_duration === null ? [] : [row.limit_duration]),
    series: row.series !== null,
    repeats: row.repeats,
    warnings: row.warnings,
    escalations: row.escalations,
    announced: row.announced,
    source: row.source,
    certainty: row.certainty,
    remark: row.remark,
    effectiveFrom: firstInstantOf(row.effective_from),
    effectiveTo: row.effective_to === null ? null : firstInstantOf(row.effective_to),
    startFact: row.start_fact,
    settlingFacts: row.settling_facts ?? [],
    voidingFacts: row.voiding_facts ?? [],
  };
}

function view(rule: TimeLimit): TimeLimitView {
  const [limit] = rule.limits;
  return {
    code: rule.code,
    version: rule.version,
    jurisdiction: rule.jurisdiction,
    label: rule.label,
    ...(rule.series ? { series: [...rule.limits] } : limit !== undefined && { limit }),
    warnings: [...rule.warnings],
    escalations: [...rule.escalations],
    source: rule.source,
    certainty: rule.certainty,
    confirmed: rule.certainty === 'stated',
    effectiveFrom: rule.effectiveFrom.toISOString().slice(0, 10),
    watched: rule.startFact !== null,
    ...(rule.remark !== null && { remark: rule.remark }),
  };
}

function firstInstantOf(day: string): Date {
  return new Date(`${day}T00:00:00.000Z`);
}
