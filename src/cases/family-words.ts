import type { Label } from '../reference/index.js';
import type { Rating } from './best-interests.vocabulary.js';
import type { Fact } from './facts.vocabulary.js';

export const LIVES: Record<'alive' | 'dead' | 'unknown', Label> = {
  alive: { fr: 'en vie', en: 'alive' },
  dead: { fr: 'décédé', en: 'dead' },
  unknown: { fr: 'sort inconnu', en: 'fate unknown' },
};
export const HEARD: Record<Extract<Fact, { kind: 'relative.heard' }>['result'], Label> = {
  agrees: { fr: 'concorde', en: 'agrees' },
  doubtful: { fr: 'douteux', en: 'doubtful' },
  contradicts: { fr: 'se contredit', en: 'contradicts' },
};
/** How many of its parts speak for it, and how many against. */
export function ratingsInWords(ratings: Extract<Fact, { kind: 'best-interests.assessed' }>['ratings']): Label {
  const count = (which: Rating): string => String(Object.values(ratings).filter((rating) => rating === which).length);
  return {
    fr: `favorable ${count('favourable')}, partagé ${count('mixed')}, défavorable ${count('unfavourable')}, non connu ${count('not-known')}`,
    en: `favourable ${count('favourable')}, mixed ${count('mixed')}, unfavourable ${count('unfavourable')}, not known ${count('not-known')}`,
  };
}
export const PREPARATIONS: Record<Extract<Fact, { kind: 'family.prepared' }>['preparation'], Label> = {
  family: { fr: 'Préparation de la famille', en: 'Preparation of the family' },
  community: { fr: 'Préparation de la communauté', en: 'Preparation of the community' },
  mediation: { fr: 'Médiation familiale', en: 'Family mediation' },
};
export const CARE_FORMS: Record<Extract<Fact, { kind: 'alternative-care.decided' }>['form'], Label> = {
  kinship: { fr: 'chez des proches', en: 'kinship care' },
  'foster-long-term': { fr: 'famille d’accueil de longue durée', en: 'long-term foster family' },
  'supervised-independence': { fr: 'autonomie accompagnée', en: 'supervised independent living' },
  other: { fr: 'autre forme', en: 'another form' },
};
export const CARE_REVIEWS: Record<Extract<Fact, { kind: 'alternative-care.reviewed' }>['outcome'], Label> = {
  continues: { fr: 'elle continue', en: 'it continues' },
  'family-sought-again': { fr: 'une famille est de nouveau cherchée', en: 'a family is sought again' },
  'change-needed': { fr: 'un changement est nécessaire', en: 'a change is needed' },
};
export const PRIORITIES: Record<'urgent' | 'normal', Label> = { urgent: { fr: 'urgente', en: 'urgent' }, normal: { fr: 'ordinaire', en: 'ordinary' } };
export const SEARCH_ENDS: Record<Extract<Fact, { kind: 'tracing.closed' }>['outcome'], Label> = {
  found: { fr: 'trouvé', en: 'found' },
  'not-found': { fr: 'non trouvé', en: 'not found' },
  'child-declines': { fr: 'l’enfant ne le souhaite pas', en: 'the child does not wish it' },
  danger: { fr: 'danger pour l’enfant', en: 'danger for the child' },
};
