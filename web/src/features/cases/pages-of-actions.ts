import { isOfAgePage } from '../age-assessment/age-actions';
import { isOfFamilyPage } from '../family/family-actions';
import { isOfLifePage } from '../stay-life/life-actions';
import { isOfReintegrationPage } from '../reintegration/reintegration-actions';

/** Steps that come from a page of their own beside the page of the case, and lead back to it. */
const PAGES = [
  ['/cases/$caseId/age', isOfAgePage],
  ['/cases/$caseId/family', isOfFamilyPage],
  ['/cases/$caseId/life', isOfLifePage],
  ['/cases/$caseId/reintegration', isOfReintegrationPage],
] as const;

export function pageOf(action: string): (typeof PAGES)[number][0] | '/cases/$caseId' {
  return PAGES.find(([, has]) => has(action))?.[0] ?? '/cases/$caseId';
}
