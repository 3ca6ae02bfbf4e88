import { known } from '../deadlines/index.js';
import type { KnownTime } from '../platform/known-time/index.js';
import type { Label } from '../reference/index.js';
import type { CorrectableKind } from './correction.vocabulary.js';
import type { CustodyFollowUpKind } from './custody.vocabulary.js';
import type { AgeRange, AgeStep, Fact, TellingAnswer, WeekAspect } from './facts.vocabulary.js';
import type { Risk, TrackKind } from './reintegration.vocabulary.js';

// What the kinds of facts are called, French and English, where no list of codes says it.

export const CORRECTED: Record<CorrectableKind, Label> = {
  'custody.started': { fr: 'début de la privation de liberté', en: 'start of the deprivation of liberty' },
  'custody.transferred': { fr: 'transfert à une autre autorité', en: 'transfer to another authority' },
  'custody.ended': { fr: 'fin de la privation de liberté', en: 'end of the deprivation of liberty' },
  'custody.observed': { fr: 'constat pendant la détention', en: 'observation in custody' },
  'handover.offered': { fr: 'remise proposée', en: 'handover offered' },
  'handover.accepted': { fr: 'remise acceptée', en: 'handover accepted' },
  'stay.admitted': { fr: 'admission', en: 'admission' },
  'stay.discharged': { fr: 'sortie', en: 'discharge' },
  'absence.started': { fr: 'absence', en: 'absence' },
  'absence.ended': { fr: 'fin de l’absence', en: 'end of the absence' },
  'incident.happened': { fr: 'incident', en: 'incident' },
  'transfer.proposed': { fr: 'transfert proposé', en: 'transfer proposed' },
  'transfer.accepted': { fr: 'transfert accepté', en: 'transfer accepted' },
  'age-assessment.raised': { fr: 'âge mis en doute', en: 'age doubted' },
  'referral.sent': { fr: 'référencement envoyé', en: 'referral sent' },
  'referral.accepted': { fr: 'référencement accepté', en: 'referral accepted' },
  'service.given': { fr: 'début d’un service', en: 'start of a service' },
  'service.ended': { fr: 'fin d’un service', en: 'end of a service' },
  'reunification.asked': { fr: 'décision sur le retour demandée', en: 'decision on return asked for' },
  'tracing.opened': { fr: 'recherche ouverte', en: 'search opened' },
  'alternative-care.decided': { fr: 'prise en charge de remplacement décidée', en: 'alternative care decided' },
};

export const ADMISSION_RISK: Record<'low' | 'medium' | 'high', Label> = {
  low: { fr: 'risque faible', en: 'low risk' }, medium: { fr: 'risque moyen', en: 'medium risk' }, high: { fr: 'risque élevé', en: 'high risk' },
};

export const SEVERITY: Record<'low' | 'medium' | 'high', Label> = {
  low: { fr: 'sans gravité', en: 'minor' }, medium: { fr: 'gravité moyenne', en: 'medium severity' }, high: { fr: 'grave', en: 'severe' },
};

export const ASPECTS: Record<WeekAspect, Label> = {
  health: { fr: 'santé', en: 'health' }, mood: { fr: 'humeur', en: 'mood' }, relations: { fr: 'relations', en: 'relations' }, participation: { fr: 'participation', en: 'participation' },
};
export const WEEK_MARK: Record<'good' | 'watch' | 'worrying', Label> = {
  good: { fr: 'bien', en: 'good' }, watch: { fr: 'à suivre', en: 'to be watched' }, worrying: { fr: 'préoccupant', en: 'worrying' },
};

export const SESSION_WITH: Record<'educator' | 'nurse' | 'psychologist', Label> = {
  educator: { fr: 'Suivi individuel par l’éducateur', en: 'Individual follow-up by the educator' },
  nurse: { fr: 'Suivi individuel par l’infirmier', en: 'Individual follow-up by the nurse' },
  psychologist: { fr: 'Suivi individuel par le psychologue', en: 'Individual follow-up by the psychologist' },
};

export const HEARD_ALONE: { readonly [Locale in keyof Label]: (heard: boolean) => string } = {
  fr: (heard) => (heard ? 'l’enfant a été entendu seul' : 'l’enfant n’a pas été entendu seul'),
  en: (heard) => (heard ? 'the child was heard alone' : 'the child was not heard alone'),
};

export function allowance({ amount, from, to }: { amount: number; from: string; to: string }): Label {
  const day = (text: string): KnownTime => ({ at: new Date(`${text}T00:00:00.000Z`), precision: 'day' });
  const francs = String(amount).replaceAll(/\B(?=(\d{3})+$)/g, ' ');
  return { fr: `${francs} FCFA, du ${known(day(from), 'fr')} au ${known(day(to), 'fr')}`, en: `${francs} XOF, from ${known(day(from), 'en')} to ${known(day(to), 'en')}` };
}

export const BREACH: Label = { fr: 'contraire au Protocole', en: 'against the Protocol' };

export const FOLLOWED_UP: Record<CustodyFollowUpKind, Label> = {
  breach: { fr: 'Suite donnée à un manquement', en: 'What followed a breach' },
  declaration: { fr: 'Fin de détention déclarée : vérifiée', en: 'Declared end of custody: checked' },
  search: { fr: 'Recherche de l’enfant', en: 'Search for the child' },
  inquiry: { fr: 'Enquête sur le décès', en: 'Inquiry into the death' },
  court: { fr: 'Suite devant la justice', en: 'What followed before the court' },
};

export const AGE_STEPS: Record<AgeStep['kind'], Label> = {
  document: { fr: 'Âge : document examiné', en: 'Age: document looked at' },
  interview: { fr: 'Âge : entretien avec l’enfant', en: 'Age: interview with the child' },
  testimony: { fr: 'Âge : témoignage de la famille ou de la communauté', en: 'Age: testimony of family or community' },
  assessment: { fr: 'Âge : évaluation globale', en: 'Age: holistic assessment' },
  examination: { fr: 'Âge : examen médical, en dernier recours', en: 'Age: medical examination, as a last resort' },
};

export const years = ({ low, high }: AgeRange): Label =>
  low === high ? { fr: `${String(low)} ans`, en: `${String(low)} years` } : { fr: `entre ${String(low)} et ${String(high)} ans`, en: `between ${String(low)} and ${String(high)} years` };

export const RECRUITMENT_RISK: Record<Risk, Label> = {
  low: { fr: 'risque de réenrôlement faible', en: 'risk of re-recruitment low' }, medium: { fr: 'risque de réenrôlement moyen', en: 'risk of re-recruitment medium' },
  high: { fr: 'risque de réenrôlement élevé', en: 'risk of re-recruitment high' },
};
export const TRACK_BEGUN: Record<TrackKind, Label> = {
  school: { fr: 'Début de la scolarité', en: 'School begun' }, training: { fr: 'Début d’une formation professionnelle', en: 'Vocational training begun' },
  income: { fr: 'Début d’une activité génératrice de revenus', en: 'Income-generating activity begun' },
};

export const TOLD_OF_AGE: Record<TellingAnswer, Label> = {
  accepts: { fr: 'L’enfant accepte', en: 'The child accepts it' },
  contests: { fr: 'L’enfant conteste : l’âge est de nouveau en doute', en: 'The child contests it: the age is in doubt again' },
  'no-answer': { fr: 'L’enfant ne se prononce pas', en: 'The child says nothing to it' },
};
export const OVER_PLACES: Record<Extract<Fact, { kind: 'stay.places-answered' }>['answer'], Label> = {
  'leave-planned': { fr: 'Une sortie se prépare', en: 'A leave is being prepared' },
  'transfer-planned': { fr: 'Un transfert se prépare', en: 'A transfer is being prepared' },
  'places-added': { fr: 'Des places sont ajoutées', en: 'Places are added' },
};
export const ABSENCE_ENDED: Record<'returned' | 'found-elsewhere', Label> = {
  returned: { fr: 'L’enfant est revenu', en: 'The child came back' },
  'found-elsewhere': { fr: 'Retrouvé ailleurs, ne revient pas', en: 'Found elsewhere, does not come back' },
};
export const REUNIFICATION: Record<'in-favour' | 'against' | 'postponed', Label> = {
  'in-favour': { fr: 'Retour en famille décidé', en: 'Return to the family decided' },
  against: { fr: 'Retour en famille : décision contraire', en: 'Return to the family: decided against' },
  postponed: { fr: 'Retour en famille : décision reportée', en: 'Return to the family: decision put off' },
};

export function joined(parts: readonly Label[]): Label {
  return both((l) => parts.map((part) => part[l]).join(', '));
}

export function both(text: (locale: 'fr' | 'en') => string): Label {
  return { fr: text('fr'), en: text('en') };
}

export function told(fr: string, en: string): { label: Label } {
  return { label: { fr, en } };
}
