import { randomUUID } from 'node:crypto';
import type { Caller } from './caller.js';

interface Wanted {
  readonly region?: string;
  readonly places?: number;
  readonly sex?: 'female' | 'male' | 'any';
  readonly ageFrom?: number;
  readonly ageTo?: number;
  readonly on?: string;
  readonly carers?: string;
}

/** A made-up foster family, asked and vetted by an officer of its region. @returns its code */
export async function vettedFamily(officer: Caller, { region = 'gao', places = 2, sex = 'any', ageFrom = 0, ageTo = 17, on = '2026-01-10', carers = 'Famille Essai' }: Wanted = {}): Promise<string> {
  const asked = await officer.post<{ code: string }>('/api/foster-families', { id: randomUUID(), region, carers, askedOn: on });
  if (asked.status !== 201) throw new Error(JSON.stringify(asked.body));
  const { code } = asked.body;
  const vetted = await officer.post(`/api/foster-families/${code}/vettings`, { id: randomUUID(), step: 'vetted', onDay: on, places, sex, ageFrom, ageTo, words: 'visite à domicile' });
  if (vetted.status !== 201) throw new Error(JSON.stringify(vetted.body));
  return code;
}
