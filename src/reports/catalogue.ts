import { CARE } from './care.report.js';
import { DEPRIVATION } from './deprivation.report.js';
import type { ReportDefinition } from './figures.vocabulary.js';
import { VIOLATIONS } from './violations.report.js';

/** Every report that can be exported, frozen as an edition, compared, and run as known on an earlier position. A new one is a line here. */
export const CATALOGUE: readonly ReportDefinition[] = [DEPRIVATION, CARE, VIOLATIONS];

export function findReport(code: string): ReportDefinition | undefined {
  return CATALOGUE.find((report) => report.code === code);
}
