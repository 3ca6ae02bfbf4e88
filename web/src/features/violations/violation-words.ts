import type { Victim, ViolationStatus } from '../../api/contract';
import { useReference } from '../../api/reference';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import type { Tone } from '../../ui/badge';

export const STATUS_TONES: Record<ViolationStatus, Tone> = { reported: 'neutral', 'under-verification': 'soon', verified: 'indigo', 'not-verified': 'outline' };

type List = 'violationTypes' | 'violationStatuses' | 'violationSources' | 'recruitmentModes' | 'violationCauses' | 'facilityDamages' | 'roles' | 'regions' | 'parties';

/** The words for a code of the lists of violations; the code itself where the list does not know it. */
export function useCodeWords(): (list: List, code: string) => string {
  const reference = useReference();
  const label = useLabel();
  return (list, code) => {
    const found = reference[list].find((entry) => entry.code === code);
    return found === undefined ? code : label(found.label);
  };
}

const MONTHS = 12;

/** How many, of which sex and age; or the code of the file. */
export function useVictimWords(): (victim: Victim) => string {
  const text = useText();
  return ({ caseCode, boys = 0, girls = 0, sexUnknown = 0, ageFromMonths, ageToMonths }) => {
    const counted = [boys > 0 && text('violations.n-boys', { n: boys }), girls > 0 && text('violations.n-girls', { n: girls }), sexUnknown > 0 && text('violations.n-unknown', { n: sexUnknown })];
    const ages = ageFromMonths === undefined || ageToMonths === undefined ? text('violations.age-unknown')
      : ageToMonths < 2 * MONTHS ? text('violations.ages-months', { from: ageFromMonths, to: ageToMonths }) : text('violations.ages', { from: Math.floor(ageFromMonths / MONTHS), to: Math.floor(ageToMonths / MONTHS) });
    return [caseCode ?? counted.filter((part) => part !== false).join(', '), ages].join(' · ');
  };
}

