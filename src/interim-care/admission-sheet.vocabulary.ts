export const RISK_LEVELS = ['low', 'medium', 'high'] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number];

/** What is written in words: sealed as one text. */
export const SHEET_WORDS = ['healthWords', 'needsWords', 'belongings', 'riskWords', 'religion', 'dietWords'] as const;
export type SheetWords = Partial<Record<(typeof SHEET_WORDS)[number], string>>;

/** What is told in codes of the lists. */
export interface SheetCodes {
  readonly health: readonly string[];
  readonly needs: readonly string[];
  readonly riskLevel: RiskLevel;
  readonly risks: readonly string[];
  readonly language?: string | undefined;
  readonly diet: readonly string[];
}
