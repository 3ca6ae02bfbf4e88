import type { OpenCase } from '../cases/index.js';
import type { Group, Part } from './case-summary.vocabulary.js';

/** The French words of the paper that are nobody's code. */
export const PART_WORDS: Record<Part, string> = {
  identity: 'identité (noms)',
  relatives: 'proches et village',
  health: 'santé, fiche d’admission et incidents',
  notes: 'notes libres',
  age: 'détermination de l’âge',
};

export const GROUP_WORDS: Record<Group, string> = {
  way: 'Chronologie du dossier',
  care: 'Prise en charge et services',
  plan: 'Plan',
  placement: 'Placements',
  visit: 'Visites de suivi',
  family: 'Famille',
  health: 'Santé et vie au centre',
  age: 'Détermination de l’âge',
};

/** As the pages say it. */
export const STATUS_WORDS: Record<OpenCase['standing']['status'], string> = {
  identified: 'Identifié', 'in-custody': 'En détention', 'handover-offered': 'Remise proposée', 'handed-over': 'Remis', 'in-interim-care': 'Prise en charge transitoire',
  'between-centres': 'Entre deux centres', 'in-reintegration': 'En réintégration', 'released-without-handover': 'Libéré sans remise',
  'situation-unknown': 'Situation inconnue', escaped: 'Évadé', 'before-court': 'Devant la justice', deceased: 'Décédé', 'absent-without-leave': 'Absence non autorisée',
  're-recruited': 'Réenrôlé', closed: 'Clos', merged: 'Réuni à un autre',
};

export const SEX_WORDS = { male: 'Garçon', female: 'Fille', unknown: 'Non consigné' } as const;
export const RISK_WORDS: Readonly<Record<string, string>> = { low: 'Faible', medium: 'Moyen', high: 'Élevé' };
