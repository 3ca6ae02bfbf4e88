import type { Label, ReferenceBook } from '../reference/index.js';
import type { Dimension, Measure } from './builder.vocabulary.js';

export const MEASURE_LABELS: Readonly<Record<Measure, Label>> = {
  children: { fr: 'Enfants ayant un dossier', en: 'Children with a file' }, custodies: { fr: 'Privations de liberté', en: 'Deprivations of liberty' }, stays: { fr: 'Séjours', en: 'Stays' },
  services: { fr: 'Services rendus', en: 'Services given' }, referrals: { fr: 'Référencements', en: 'Referrals' }, visits: { fr: 'Visites de suivi', en: 'Follow-up visits' },
  deadlines: { fr: 'Échéances', en: 'Deadlines' }, violations: { fr: 'Violations, par incident', en: 'Violations, by incident' }, victims: { fr: 'Enfants victimes, par violation', en: 'Child victims, by violation' },
};
export const DIMENSION_LABELS: Readonly<Record<Dimension, Label>> = {
  year: { fr: 'Année', en: 'Year' }, month: { fr: 'Mois', en: 'Month' }, region: { fr: 'Région', en: 'Region' }, sex: { fr: 'Sexe', en: 'Sex' }, age_group: { fr: 'Âge', en: 'Age' }, entry: { fr: 'Entrée', en: 'Entry' },
  status: { fr: 'État', en: 'Status' }, authority: { fr: 'Autorité', en: 'Authority' }, outcome: { fr: 'Issue', en: 'Outcome' }, kind: { fr: 'Type de placement', en: 'Kind of placement' }, centre: { fr: 'Centre', en: 'Centre' },
  destination: { fr: 'Destination', en: 'Destination' }, service: { fr: 'Service', en: 'Service' }, state: { fr: 'Avancement', en: 'State' }, occupation: { fr: 'Occupation', en: 'Occupation' },
  risk: { fr: 'Risque de réenrôlement', en: 'Risk of re-recruitment' }, rule: { fr: 'Délai', en: 'Time limit' }, type: { fr: 'Type de violation', en: 'Type of violation' }, party: { fr: 'Partie au conflit', en: 'Party to the conflict' },
  facility: { fr: 'École ou hôpital', en: 'School or hospital' }, harm: { fr: 'Atteinte', en: 'Harm' },
};
const WORDS: Readonly<Record<string, Label>> = {
  total: { fr: 'Total', en: 'Total' }, 'not-recorded': { fr: 'Non noté', en: 'Not recorded' }, none: { fr: 'Aucun', en: 'None' }, held: { fr: 'Encore retenu', en: 'Still held' }, unknown: { fr: 'Inconnu', en: 'Unknown' },
  'in-care': { fr: 'Pris en charge', en: 'In care' }, sent: { fr: 'Envoyé', en: 'Sent' }, accepted: { fr: 'Accepté', en: 'Accepted' }, refused: { fr: 'Refusé', en: 'Refused' }, done: { fr: 'Fait', en: 'Done' },
  'fed-back': { fr: 'Retour reçu', en: 'Fed back' }, withdrawn: { fr: 'Retiré', en: 'Withdrawn' }, low: { fr: 'Faible', en: 'Low' }, medium: { fr: 'Moyen', en: 'Medium' }, high: { fr: 'Élevé', en: 'High' },
  open: { fr: 'En cours', en: 'Open' }, met: { fr: 'Tenue', en: 'Met' }, late: { fr: 'En retard', en: 'Late' }, lapsed: { fr: 'Sans objet', en: 'Lapsed' }, undated: { fr: 'Faite, sans date', en: 'Done, undated' },
  reported: { fr: 'Rapportée', en: 'Reported' }, verified: { fr: 'Vérifiée', en: 'Verified' }, 'under-verification': { fr: 'En cours de vérification', en: 'Under verification' }, 'not-verified': { fr: 'Non vérifiée', en: 'Not verified' },
  identified: { fr: 'Identifié', en: 'Identified' }, 'in-custody': { fr: 'En détention', en: 'In custody' }, 'handover-offered': { fr: 'Remise proposée', en: 'Handover offered' }, 'handed-over': { fr: 'Remis', en: 'Handed over' },
  'in-interim-care': { fr: 'Prise en charge transitoire', en: 'In interim care' }, 'between-centres': { fr: 'Entre deux centres', en: 'Between centres' }, 'in-reintegration': { fr: 'En réintégration', en: 'In reintegration' },
  'released-without-handover': { fr: 'Libéré sans remise', en: 'Released without handover' }, 'situation-unknown': { fr: 'Situation inconnue', en: 'Situation unknown' }, escaped: { fr: 'Évadé', en: 'Escaped' },
  'before-court': { fr: 'Devant la justice', en: 'Before a court' }, deceased: { fr: 'Décédé', en: 'Deceased' }, 'absent-without-leave': { fr: 'Absence non autorisée', en: 'Absent without leave' },
  're-recruited': { fr: 'Réenrôlé', en: 'Recruited again' }, closed: { fr: 'Clos', en: 'Closed' },
};
const LISTS: Readonly<Partial<Record<Dimension, readonly string[]>>> = {
  sex: ['sex'], age_group: ['age-group'], entry: ['entry'], authority: ['authority'], outcome: ['custody-outcome', 'visit-outcome'], kind: ['stay-kind'], destination: ['destination'], service: ['service'],
  occupation: ['occupation'], type: ['violation-type'], facility: ['violation-facility'], harm: ['violation-harm'],
};

export function codeLabel(book: ReferenceBook, limits: ReadonlyMap<string, Label>, dimension: Dimension, code: string): Label {
  const found = dimension === 'region' ? book.regions.get(code) : dimension === 'centre' ? book.centres.get(code) : dimension === 'party' ? book.parties.get(code)
    : (LISTS[dimension] ?? []).map((list) => book.lists.get(list)?.get(code)).find((entry) => entry !== undefined);
  return found?.label ?? (dimension === 'rule' ? limits.get(code) : undefined) ?? WORDS[code] ?? { fr: code, en: code };
}
