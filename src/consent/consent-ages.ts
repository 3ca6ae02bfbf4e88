import { readFileSync } from 'node:fs';
import type { ConsentAges } from './consent.vocabulary.js';

interface Age {
  readonly years: number;
  readonly certainty: 'stated' | 'secondary' | 'programme standard';
}

const data = JSON.parse(readFileSync(new URL('../reference/data/consent-ages.json', import.meta.url), 'utf8')) as { majority: Age; assentFrom: Age };

/** confirmed: both ages were read in their source; otherwise the Ministry must confirm them. */
export const CONSENT_AGES: ConsentAges & { readonly confirmed: boolean } = {
  majority: data.majority.years,
  assentFrom: data.assentFrom.years,
  confirmed: data.majority.certainty === 'stated' && data.assentFrom.certainty === 'stated',
};
