import type { Label } from '../reference/index.js';

export const EXPORT_FORMATS = ['csv', 'xlsx', 'pdf', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
export type Language = keyof Label;

interface Coded {
  readonly code: string;
  readonly label: Label;
}

/** Figures on their way out of the house, whatever the report: of today, of an earlier state, or of an edition. */
export interface Exported {
  readonly report: string;
  readonly label: Label;
  readonly from: string;
  readonly to: string;
  readonly knownOn?: { readonly position: number; readonly recordedAt: string; readonly hash: string };
  readonly edition?: { readonly number: string; readonly hash: string };
  readonly tables: readonly {
    readonly code: string;
    readonly label: Label;
    readonly dimensions: readonly Coded[];
    readonly measures: readonly Coded[];
    readonly rows: readonly { readonly codes: readonly string[]; readonly labels: readonly Label[]; readonly values: readonly number[] }[];
  }[];
}

/** P-code of a region and the version of the list it is from, by the region's code. */
export type PCodes = ReadonlyMap<string, { readonly pcode: string; readonly version: string }>;

export interface ExportedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}
