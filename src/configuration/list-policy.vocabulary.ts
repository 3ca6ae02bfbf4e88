import type { CodeList, Label } from '../reference/index.js';

/** Why a list is not changed from a page: the rules decide on its codes, or figures of other years and other bodies are told in them. */
export type WhyFixed = 'rules' | 'figures';

export interface ListPolicy {
  readonly label: Label;
  /** Left out: the list is open, and may be added to. */
  readonly fixed?: WhyFixed;
  /** Codes of an open list that a rule names: they may be called otherwise and stand elsewhere, and are not retired. */
  readonly kept?: readonly string[];
  /** What a new code must be one of, where the list has kinds. */
  readonly categories?: readonly string[];
  /** A code may also be of none of them. */
  readonly withoutCategory?: true;
}

const open = (fr: string, en: string, more: Omit<ListPolicy, 'label' | 'fixed'> = {}): ListPolicy => ({ label: { fr, en }, ...more });
const fixed = (why: WhyFixed, fr: string, en: string): ListPolicy => ({ label: { fr, en }, fixed: why });

/** Every list has its line: what is open is for the Ministry to word, what is fixed belongs to the code (docs/adr/0047). */
export const LIST_POLICIES: Readonly<Record<CodeList, ListPolicy>> = {
  authority: open('Autorités', 'Authorities', { kept: ['FAMA', 'GENDARMERIE', 'POLICE', 'INTERNATIONAL'] }),
  entry: fixed('rules', 'Manières d’arriver', 'Ways of arriving'),
  condition: open('État apparent', 'Apparent condition', { kept: ['urgent'] }),
  'association-role': fixed('figures', 'Rôles exercés', 'Roles during association'),
  service: open('Catalogue des services', 'Service catalogue', { kept: ['medical-care', 'psychosocial-support'], categories: ['care', 'reintegration'] }),
  destination: fixed('rules', 'Destinations à la sortie', 'Destinations at discharge'),
  placement: fixed('rules', 'Placements', 'Placements'),
  'closure-reason': fixed('rules', 'Motifs de clôture', 'Reasons for closure'),
  'visit-outcome': fixed('rules', 'Résultats d’une visite', 'Outcomes of a visit'),
  'custody-outcome': fixed('rules', 'Fins de privation de liberté', 'Ends of a deprivation of liberty'),
  sex: fixed('rules', 'Sexe', 'Sex'),
  'stay-kind': fixed('rules', 'Sortes de séjour', 'Kinds of stay'),
  'age-group': fixed('figures', 'Groupes d’âge', 'Age groups'),
  partner: open('Partenaires et centres intégrés', 'Partners and one-stop centres', { categories: ['organisation', 'one-stop-centre'], withoutCategory: true }),
  'consent-purpose': fixed('rules', 'Finalités d’un consentement', 'Purposes of a consent'),
  'consent-giver': fixed('rules', 'Qui consent', 'Who consents'),
  'consent-language': open('Langues', 'Languages'),
  'consent-manner': fixed('rules', 'Manières de consentir', 'Manners of consenting'),
  'shared-section': fixed('rules', 'Parties partagées d’un dossier', 'Shared parts of a file'),
  'reintegration-outcome': fixed('figures', 'Devenir de l’enfant', 'What has become of the child'),
  'outcome-source': open('Sources d’une nouvelle', 'Sources of news of a child'),
  're-recruitment-source': open('Sources d’un réenrôlement', 'Sources of a re-recruitment', { kept: ['visit'] }),
  're-recruitment-answer': open('Suites d’un réenrôlement', 'What follows a re-recruitment'),
  'activity-kind': fixed('rules', 'Sortes d’activités', 'Kinds of activities'),
  'activity-topic': open('Sujets d’une activité', 'Topics of an activity'),
  'activity-audience': open('Publics d’une activité', 'Audiences of an activity'),
  'activity-cancelled': open('Motifs d’annulation', 'Reasons for a cancellation'),
  'action-plan-step': open('Étapes d’un plan d’action', 'Steps of an action plan'),
  'age-doubter': fixed('rules', 'Qui doute de l’âge', 'Who doubts the age'),
  'age-doubt-ground': open('Motifs d’un doute sur l’âge', 'Grounds of a doubt about the age', { kept: ['new-document', 'contested'] }),
  'age-document': open('Documents sur l’âge', 'Documents about the age'),
  'document-credibility': fixed('rules', 'Crédibilité d’un document', 'Credibility of a document'),
  'age-method': open('Méthodes médicales', 'Medical methods'),
  profession: open('Professions de ceux qui évaluent', 'Professions of those who assess', { kept: ['educator', 'psychologist', 'health-worker', 'lawyer'] }),
  'tracing-action': open('Démarches de recherche', 'Steps of a search'),
  relationship: open('Liens de parenté', 'Relationships', { kept: ['mother', 'father'] }),
  'link-document': open('Preuves d’un lien familial', 'Papers of a family link'),
  'verification-reason': open('Motifs : lien non vérifié', 'Reasons: link not verified'),
  'unverified-link-reason': open('Motifs : sans vérification du lien', 'Reasons: without a verified link'),
  'preparation-met': open('Personnes rencontrées', 'People met'),
  'preparation-outcome': open('Résultats d’une préparation', 'Outcomes of a preparation'),
  'alternative-care-reason': open('Motifs d’une prise en charge de remplacement', 'Reasons for alternative care'),
  country: open('Pays', 'Countries'),
  'tracing-actor': open('Qui recherche', 'Who searches'),
  'tracing-result': open('Résultats d’une démarche', 'Results of a step'),
  'decision-body': open('Qui décide du retour', 'Who decides on the return'),
  'stay-reason': open('Motifs de poursuite d’un séjour', 'Reasons for a stay to continue'),
  'leave-reason': open('Motifs d’une permission', 'Reasons for a leave'),
  'transfer-reason': open('Motifs d’un transfert', 'Reasons for a transfer'),
  'stay-incident-kind': open('Sortes d’incident', 'Kinds of incident', { categories: ['grave'], withoutCategory: true }),
  'stay-incident-action': open('Mesures après un incident', 'Measures after an incident', { kept: ['none'] }),
  'stay-incident-outcome': open('Suites d’un incident', 'Follow-ups of an incident'),
  'session-topic': open('Sujets de suivi individuel', 'Topics of individual follow-up'),
  'reintegration-domain': fixed('rules', 'Domaines de réintégration', 'Domains of reintegration'),
  'assessment-rating': fixed('rules', 'Échelle d’une évaluation', 'Scale of an assessment'),
  'plan-goal': open('Objectifs d’un projet', 'Goals of a plan', { categories: ['safety', 'health', 'psychosocial', 'education', 'livelihood', 'family', 'community'] }),
  'track-detail': open('Niveaux, métiers et activités', 'Levels, trades and activities', { categories: ['school', 'training', 'income'] }),
  'track-outcome': fixed('rules', 'Résultats d’un parcours', 'Outcomes of a track'),
  'lives-with': fixed('figures', 'Avec qui vit l’enfant', 'With whom the child lives'),
  occupation: fixed('figures', 'Occupations', 'Occupations'),
  'risk-answer': open('Réponses à un risque', 'Answers to a risk'),
  'custody-observation': fixed('rules', 'Faits de la détention', 'Custody observations'),
  'custody-finding': fixed('rules', 'Constats en détention', 'Findings in custody'),
  'follow-up-outcome': fixed('rules', 'Suites données en détention', 'Follow-ups in custody'),
  'admission-health': open('Santé à l’admission', 'Health at admission', { kept: ['none'] }),
  'immediate-need': open('Besoins immédiats', 'Immediate needs'),
  'admission-risk': open('Risques à l’admission', 'Risks at admission'),
  diet: open('Alimentation', 'Diet'),
  'foster-training': open('Formations des familles d’accueil', 'Trainings of foster families'),
  'foster-visit-outcome': open('Résultats d’une visite en famille d’accueil', 'Outcomes of a visit to a foster family', { kept: ['not-found'] }),
  'closure-check': fixed('rules', 'Points de clôture', 'Points of closure'),
  'reopening-reason': open('Motifs de réouverture', 'Reasons for re-opening'),
  'death-cause': open('Causes de décès', 'Causes of death'),
  'death-confirmer': open('Qui confirme un décès', 'Who confirms a death'),
  'death-document': open('Documents de décès', 'Documents of a death', { kept: ['none'] }),
  'death-review': open('Conclusions sur un décès', 'Conclusions on a death'),
  'referral-refusal': open('Motifs de refus d’un référencement', 'Reasons for refusing a referral'),
  'referral-result': open('Résultats d’un référencement', 'Results of a referral'),
  'service-outcome': open('Résultats d’un service', 'Outcomes of a service'),
  'girls-need': open('Besoins propres aux filles', 'Girls’ specific needs'),
  'violation-type': fixed('rules', 'Violations graves', 'Grave violations'),
  'violation-status': fixed('rules', 'États d’une vérification', 'States of a verification'),
  'violation-source': fixed('figures', 'Sources d’un incident', 'Sources of an incident'),
  'recruitment-mode': fixed('figures', 'Modes de recrutement', 'Modes of recruitment'),
  'violation-cause': fixed('figures', 'Causes de mort et de blessure', 'Causes of killing and maiming'),
  'violation-harm': fixed('rules', 'Atteintes', 'Harms'),
  captivity: fixed('rules', 'Captivité', 'Captivity'),
  'violation-facility': fixed('rules', 'Établissements attaqués', 'Facilities attacked'),
  'facility-damage': fixed('figures', 'Dégâts', 'Damage'),
};
