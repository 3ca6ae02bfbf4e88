import type { Standing } from '../cases/index.js';
import { type KnownTime, surelyBefore } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import type { SheetCodes } from './admission-sheet.vocabulary.js';

/** Says that nothing was found or asked for: it stands alone. */
export const NOTHING = 'none';

/**
 * @returns the stay whose sheet it is: the one that runs
 * @throws Refusal case-closed, not-in-care, before-previous-fact (filled in before the admission), sheet-contradicts (nothing, and something), risk-unnamed
 */
export function decideSheet(standing: Standing, { at, health, riskLevel, risks }: Pick<SheetCodes, 'health' | 'riskLevel' | 'risks'> & { readonly at: KnownTime }): string {
  if (standing.status === 'closed') throw new Refusal('case-closed');
  if (standing.stay === null) throw new Refusal('not-in-care');
  if (surelyBefore(at, standing.stay.admittedAt)) throw new Refusal('before-previous-fact', 'at');
  if (health.includes(NOTHING) && health.length > 1) throw new Refusal('sheet-contradicts', 'health');
  if (riskLevel !== 'low' && risks.length === 0) throw new Refusal('risk-unnamed', 'risks');
  return standing.stay.id;
}

/** One line of a list for the printed act: "Fièvre, blessure. Marche avec difficulté." Nothing where there is nothing. */
export function sentence(labels: readonly string[], words: string | undefined): string | undefined {
  const listed = labels.join(', ');
  const parts = [...(listed === '' ? [] : [`${listed}.`]), ...(words === undefined ? [] : [words])];
  return parts.length === 0 ? undefined : parts.join(' ');
}
