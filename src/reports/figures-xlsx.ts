import type { Exported, Language, PCodes } from './exported.vocabulary.js';
import { figureLines, originLines } from './exported-lines.rules.js';

const SHEETS = { fr: ['Chiffres', 'Origine'], en: ['Figures', 'Origin'] } as const;

/** A workbook: every figure on a line with its value as a number, and a sheet that says where they come from. The writer is loaded with the first one. */
export async function figuresXlsx(exported: Exported, language: Language, pcodes: PCodes): Promise<Buffer> {
  const { default: writeXlsx } = await import('write-excel-file/node');
  const [head = [], ...lines] = figureLines(exported, language, pcodes);
  const [figures, origin] = SHEETS[language];
  return await writeXlsx([
    { sheet: figures, stickyRowsCount: 1, columns: head.map((_, index) => ({ width: index === 10 ? 10 : 24 })), data: [head.map((value) => ({ value: String(value), type: String, fontWeight: 'bold' as const })), ...lines.map((line) => line.map(cell))] },
    { sheet: origin, columns: [{ width: 40 }, { width: 70 }], data: originLines(exported, language).map((line) => line.map(cell)) },
  ]).toBuffer();
}

const cell = (value: string | number): { value: string; type: StringConstructor } | { value: number; type: NumberConstructor } => (typeof value === 'number' ? { value, type: Number } : { value, type: String });
