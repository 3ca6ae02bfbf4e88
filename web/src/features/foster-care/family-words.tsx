import type { FamilyTerms, FosterFamily } from '../../api/contract';
import { useText } from '../../i18n/use-text';
import { Badge, type Tone } from '../../ui/badge';

const TONES: Record<FosterFamily['state'], Tone> = { asked: 'indigo', vetted: 'later', expired: 'soon', refused: 'neutral', suspended: 'overdue', ended: 'neutral' };

export function FamilyBadge({ state }: { state: FosterFamily['state'] }) {
  const text = useText();
  return <Badge tone={TONES[state]}>{text(`foster.state.${state}`)}</Badge>;
}

/** What a family may take, in words: "2 places, filles et garçons de 6 à 14 ans". */
export function useTermsWords(): (terms: FamilyTerms) => string {
  const text = useText();
  return ({ places, sex, ageFrom, ageTo }) => text('foster.terms', { places, who: text(`foster.terms.${sex}`), from: ageFrom, to: ageTo });
}
