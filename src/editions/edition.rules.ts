import type { ReportFigure } from '../reports/index.js';
import { type Canonical, canonicalJson } from './canonical-json.rules.js';
import type { EditionHead } from './edition.vocabulary.js';

/** The bytes of an edition. Whoever has its head and the figures writes the same ones. */
export function contentOf(head: EditionHead, figures: readonly ReportFigure[]): string {
  return canonicalJson({ ...head, format: 1, figures } as unknown as Canonical);
}

/** 'ED-2026-0003': one series a year, without a gap, as none is ever deleted. */
export function numberAfter(year: number, last: string | undefined): string {
  const before = last === undefined ? 0 : Number(last.slice(`ED-${String(year)}-`.length));
  return `ED-${String(year)}-${String(before + 1).padStart(4, '0')}`;
}
