import type { Reader } from '../platform/database/index.js';
import { inOrderOfKeys } from './figures.rules.js';
import type { ReportDefinition, ReportFigure } from './figures.vocabulary.js';
import { readPeriod } from './period.js';
import { type ReadBefore, remembering } from './units.rules.js';

/** What a report said at a position of the sealed journal. */
export interface ReportState {
  readonly figures: ReportFigure[];
  /** The version of every time limit that was written by then. */
  readonly timeLimits: Readonly<Record<string, number>>;
  /** What it was made of. */
  readonly rows: ReadBefore;
}

const LIMITS = 'select code, max(version) as version from time_limit_rule group by code order by code';

/** Made of the journal alone: of the tables of today nothing is read but words. */
export async function stateOn(reader: Reader, report: ReportDefinition, period: { readonly from: string; readonly to: string }, position: number): Promise<ReportState> {
  return await reader.asKnownOn(position, [...report.reads, 'time_limit_rule'], async (read) => {
    const rows = new Map<string, readonly unknown[]>();
    const figures = inOrderOfKeys(await report.figures(remembering(read, rows), readPeriod(period)));
    const versions = await read<{ code: string; version: number }>(LIMITS, []);
    return { figures, rows, timeLimits: Object.fromEntries(versions.map(({ code, version }) => [code, version])) };
  });
}
