import type { Exported, Language, PCodes } from './exported.vocabulary.js';

/** Cells of a spreadsheet: a number is a number. */
export type Line = readonly (string | number)[];

const WORDS = {
  head: { fr: ['Tableau', 'Mesure', 'Dimension 1', 'Code 1', 'Libellé 1', 'Dimension 2', 'Code 2', 'Libellé 2', 'P-code', 'Version du P-code', 'Valeur'], en: ['Table', 'Measure', 'Dimension 1', 'Code 1', 'Label 1', 'Dimension 2', 'Code 2', 'Label 2', 'P-code', 'P-code version', 'Value'] },
  report: { fr: 'Rapport', en: 'Report' },
  period: { fr: 'Période', en: 'Period' },
  edition: { fr: 'Édition', en: 'Edition' },
  hash: { fr: 'Empreinte de l’édition (SHA-256)', en: 'Hash of the edition (SHA-256)' },
  position: { fr: 'Position du journal scellé', en: 'Position of the sealed journal' },
  journalHash: { fr: 'Empreinte du journal à cette position', en: 'Hash of the journal at this position' },
  today: { fr: 'D’après tout ce qui est consigné au moment de l’export', en: 'By all that is recorded at the time of the export' },
} as const;

/** One line a figure, so that a pivot table can be made of it; the head first. No report splits a table by more than two dimensions. */
export function figureLines({ tables }: Exported, language: Language, pcodes: PCodes): Line[] {
  const lines = tables.flatMap(({ label, dimensions, measures, rows }) => rows.flatMap(({ codes, labels, values }) => measures.map((measure, column): Line => {
    const cells = [0, 1].flatMap((index) => [dimensions[index]?.label[language] ?? '', codes[index] ?? '', labels[index]?.[language] ?? '']);
    const region = pcodes.get(codes[dimensions.findIndex(({ code }) => code === 'region')] ?? '');
    return [label[language], measure.label[language], ...cells, region?.pcode ?? '', region?.version ?? '', values[column] ?? 0];
  })));
  return [WORDS.head[language], ...lines];
}

/** Where the figures come from, line by line: name and value. */
export function originLines({ label, from, to, edition, knownOn }: Exported, language: Language): [string, string][] {
  return [
    [WORDS.report[language], label[language]],
    [WORDS.period[language], `${from} – ${to}`],
    ...(edition === undefined ? [] : ([[WORDS.edition[language], edition.number], [WORDS.hash[language], edition.hash]] as [string, string][])),
    ...(knownOn === undefined ? ([[WORDS.today[language], '']] as [string, string][]) : ([[WORDS.position[language], `${String(knownOn.position)} (${knownOn.recordedAt})`], [WORDS.journalHash[language], knownOn.hash]] as [string, string][])),
  ];
}
