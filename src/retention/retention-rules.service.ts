import { Inject, Injectable } from '@nestjs/common';
import { Doorstep } from '../platform/database/index.js';
import type { RetentionRuleView } from './retention.dto.js';

interface RuleRow {
  code: string;
  version: number;
  label_fr: string;
  label_en: string;
  starts_fr: string;
  starts_en: string;
  effect: string;
  period: string;
  source_fr: string;
  source_en: string;
  certainty: string;
  effective_from: string;
}

/** The periods, newest version of each first; versions before it stay readable below it. */
@Injectable()
export class RetentionRulesService {
  constructor(@Inject(Doorstep) private readonly doorstep: Doorstep) {}

  async list(): Promise<RetentionRuleView[]> {
    const rows = await this.doorstep.query<RuleRow>(
      `select code, version, label_fr, label_en, starts_fr, starts_en, effect, period, source_fr, source_en, certainty, effective_from::text
         from retention_rule order by effect desc, code, version desc`,
    );
    return rows.map((row) => ({
      code: row.code,
      version: row.version,
      label: { fr: row.label_fr, en: row.label_en },
      startsAt: { fr: row.starts_fr, en: row.starts_en },
      effect: row.effect,
      period: row.period,
      source: { fr: row.source_fr, en: row.source_en },
      certainty: row.certainty,
      confirmed: row.certainty === 'stated',
      effectiveFrom: row.effective_from,
    }));
  }
}
